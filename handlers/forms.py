"""/bieumau: the forms that somebody has to fill in for their units, and one form with its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialog.reply import Reply, say
from handlers import fillings
from handlers.identity import actor, full_name
from handlers.own_units import own_units
from handlers.services import Actor, Turn
from handlers.texts import forms as texts
from handlers.texts import reports as report_texts
from handlers.views import forms as views
from handlers.views.forms import Duty
from handlers.views.written import listed
from reminders.calendar import today
from reports.form import Form
from reports.period import Period, before, read_key, reporting_month
from reports.rights import asked_of
from reports.states import State
from reports.submission import Submission
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Place:
    """A form, a unit and a period that this person may report for."""

    form: Form
    unit: Unit
    period: Period


async def show_forms(turn: Turn) -> Reply:
    """`bieumau` alone: all of them, unit by unit; with `<form>/<period>/<unit>`: that one."""
    if "/" in turn.argument:
        return await _open(turn)
    who = actor(turn)
    units = _units(who, today(turn.now), before(reporting_month(today(turn.now)))) if who else ()
    if who is None or not units:
        return say(report_texts.NOT_REPORTER)
    duties = [one for unit in units for one in await _duties(turn, who, unit)]
    if len(units) == 1 and len(duties) == 1:
        return views.page(_name(who, units[0], turn), duties[0], turn.now)
    return views.overview(listed([_name(who, unit, turn) for unit in units]), duties, turn.now)


async def place_of(turn: Turn, argument: str, verb: str) -> Place | Reply:
    """What `<form>/<period>[/<unit>]` means for whoever speaks; a reply when it may not be, or has to be asked."""
    who, (form, period, unit) = actor(turn), _parts(turn, argument)
    if who is None:
        return say(report_texts.NOT_REPORTER)
    if form is None or period is None:
        return say(texts.NO_SUCH)
    on = today(turn.now)
    there = [one for one in _units(who, on, period) if _asks(form, one, who, min(period.last, on))]
    mine = [one for one in there if unit in ("", one.id)]
    if not mine:
        return say(texts.NOT_YOURS)
    if len(mine) > 1:
        known = [(_name(who, one, turn), f"{form.id}/{period.key}/{one.id}") for one in mine]
        return views.which_unit(known, verb)
    return Place(form, mine[0], period)


async def duty(turn: Turn, place: Place) -> Duty:
    """Its dates, and where it stands."""
    at_hand, form, unit, period = turn.services, place.form, place.unit.id, place.period
    closed = await at_hand.submit.find_closed(form, unit, period, turn.now)
    waiting = fillings.waiting(turn, form, unit, period)
    return Duty(
        form,
        unit,
        period,
        await at_hand.submit.find_closed.dates(form, unit, period),
        await _standing(turn, place),
        len(waiting.counts) if waiting is not None else None,
        closed.since if closed is not None else None,
        await at_hand.submit.find_closed.opened(form, unit, period, turn.now),
    )


async def _open(turn: Turn) -> Reply:
    place = await place_of(turn, turn.argument, "bieumau")
    if isinstance(place, Reply):
        return place
    who = actor(turn)
    assert who is not None
    return views.page(_name(who, place.unit, turn), await duty(turn, place), turn.now)


async def _duties(turn: Turn, who: Actor, unit: Unit) -> list[Duty]:
    """The period that runs, and the one before as long as it is open."""
    on = today(turn.now)
    found = []
    for form in turn.services.forms.values():
        now = form.period_on(on)
        for period in [now] if form.period == "day" else [before(now), now]:
            if not _asks(form, unit, who, min(period.last, on)):
                continue
            one = await duty(turn, Place(form, unit, period))
            if period is now or one.closed is None:
                found.append(one)
    return found


def _asks(form: Form, unit: Unit, who: Actor, on: date) -> bool:
    """Whether the form is for this unit, which has to exist that day."""
    there = bool(who.tree.above(unit.id, on))
    return there and form.level == unit.level and asked_of(form, unit.id, who.tree, on)


def _units(who: Actor, on: date, period: Period) -> tuple[Unit, ...]:
    """Those of today; and what has ended since the period did, which still owes its last report."""
    both = (*own_units(who, on), *own_units(who, min(period.last, on)))
    return tuple({one.id: one for one in both}.values())


async def _standing(turn: Turn, place: Place) -> Submission | None:
    """What was sent last and not taken back."""
    who, last = actor(turn), place.period.last
    found = await turn.services.ledger.submissions([place.unit.id], place.form.id, last, last)
    mine = [one for one in found if place.form.per == "unit" or (who is not None and one.author == who.person.id)]
    there = [one for one in mine if one.state is not State.WITHDRAWN and not one.correction]
    return there[-1] if there else None


def _parts(turn: Turn, argument: str) -> tuple[Form | None, Period | None, str]:
    form, _, rest = argument.partition("/")
    key, _, unit = rest.partition("/")
    known = turn.services.forms.get(form)
    try:
        period = read_key(key)
    except (ValueError, IndexError):
        return known, None, unit
    return known, period if known is not None and period.kind == known.period else None, unit


def _name(who: Actor, unit: Unit, turn: Turn) -> str:
    return full_name(unit, who.tree, today(turn.now))
