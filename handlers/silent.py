""" "Ai chưa nộp": for those who approve, look or administer."""

from __future__ import annotations

from datetime import timedelta

from dialog.reply import Choice, Reply, say
from handlers.identity import actor, unit_for
from handlers.services import Actor, Turn
from handlers.texts import mine as texts
from handlers.texts import reports as report_texts
from handlers.views import mine as views
from handlers.views.forms import short
from reminders.calendar import today
from reports.debts import Coverage, ListSilent
from reports.form import DAILY, Form
from reports.people import Role
from reports.period import Period, before, read_key
from reports.unit import Unit

LOOKERS = (Role.REVIEWER, Role.ADMIN, Role.VIEWER)


async def show_silent(turn: Turn) -> Reply:
    """/aichuanop, or `aichuanop:<form>/<period>`: the daily log of today unless another is named."""
    who = actor(turn)
    if who is None:
        return say(report_texts.NOT_MEMBER)
    unit = looked_after(who)
    if unit is None:
        return say(texts.SILENT_NOT_YOURS, choices=[Choice(texts.WHAT_I_OWE, "congi")])
    form, period = _asked(turn)
    coverage = await _list(turn)(unit.id, form, period, turn.now)
    return views.silent(coverage, await _people(turn, coverage), _more(turn, unit, form, period))


def looked_after(who: Actor) -> Unit | None:
    """The unit whose silent ones this person may see; whoever reports for a commune gathers from its teams."""
    unit = unit_for(who, *LOOKERS)
    if unit is not None:
        return unit
    reporting = [who.tree.unit(one.unit) for one in who.memberships if one.role is Role.REPORTER]
    return next((each for each in reporting if each.level != "to"), None)


def _asked(turn: Turn) -> tuple[Form, Period]:
    name, _, key = turn.argument.partition("/")
    form = turn.services.forms.get(name, turn.services.forms[DAILY])
    try:
        return form, read_key(key)
    except ValueError:
        return form, form.period_on(today(turn.now))


def _more(turn: Turn, unit: Unit, form: Form, period: Period) -> list[Choice]:
    """The day before, and the other forms that units below this one fill in."""
    earlier = before(period)
    label = texts.DAY_BEFORE if form.id == DAILY else texts.OTHER_FORM.format(form=earlier.name)
    choices = [Choice(label, f"aichuanop:{form.id}/{earlier.key}")]
    levels = {"tinh": ("to", "xa"), "xa": ("to", "xa")}.get(unit.level, (unit.level,))
    for other in turn.services.forms.values():
        if other.id != form.id and other.level in levels:
            at = other.period_on(today(turn.now) - timedelta(days=14) if other.id != DAILY else today(turn.now))
            choices.append(Choice(texts.OTHER_FORM.format(form=short(other.name)), f"aichuanop:{other.id}/{at.key}"))
    return choices


async def _people(turn: Turn, coverage: Coverage) -> dict[str, list[str]]:
    """Names of those who report for the units that are silent."""
    units = [one.id for one in coverage.missing][:20]
    held = await turn.services.directory.members(units, today(turn.now), Role.REPORTER)
    names: dict[str, list[str]] = {}
    for one in held:
        person = await turn.services.directory.person(one.person)
        if person is not None:
            names.setdefault(one.unit, []).append(person.name)
    return names


def _list(turn: Turn) -> ListSilent:
    at_hand = turn.services
    return ListSilent(at_hand.directory, at_hand.ledger, at_hand.forms, at_hand.submit.find_closed)
