"""The shared counter of a unit: every press is one row, and the presses are saved as reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialog.reply import Reply, say
from handlers.identity import actor, name_of
from handlers.own_units import log_unit, log_units, own_units
from handlers.presses import THEN, Place, id_of, pressed, read
from handlers.services import Actor, Turn
from handlers.texts import counting as texts
from handlers.texts import reports as report_texts
from handlers.views import counting as views
from handlers.views.teams import short
from handlers.views.written import on_day
from reminders.calendar import today
from reports.field_effects import AddTap
from reports.people import Role
from reports.period import day as period_of_day
from reports.rights import may_report, may_review, scope_of
from reports.submission import LARGEST
from reports.tally import Tally, Tap, by_use

LATELY = 7
"""Days of reports by which the items are put in order; it stays the same all day, so that no button jumps."""


async def open_counter(turn: Turn) -> Reply:
    """/dem, `dem`, `dem:<unit>`, `dem:<unit>/<day>…`."""
    who = actor(turn)
    if who is None:
        return say(report_texts.NOT_REPORTER)
    place = read(turn.argument)
    if place is not None:
        return await _at(turn, who, place)
    on = today(turn.now)
    if turn.value and turn.argument:
        return await show(turn, who, Place(turn.argument, on))
    return await _first(turn, who, on)


async def _first(turn: Turn, who: Actor, on: date) -> Reply:
    level = turn.services.daily.level
    unit = log_unit(who, on, level)
    if unit is not None:
        return replace(await show(turn, who, Place(unit.id, on)), refreshes=False)
    led = [one for one in scope_of(who.memberships, who.tree, on, Role.REVIEWER) if one.level == level]
    led = led or [*log_units(who, on, level)]
    pressed_today = {one.unit for one in await turn.services.taps.unsaved(on)}
    led = [one for one in led if one.id in pressed_today] or led
    return views.which_unit(led[:10]) if led else say(report_texts.NOT_REPORTER)


async def _at(turn: Turn, who: Actor, place: Place) -> Reply:
    if not place.rest:
        return await show(turn, who, place)
    if not _reports(who, place):
        return await show(turn, who, Place(place.unit, place.day), texts.ONLY_SEEN)
    if place.rest == ("khac",):
        tally = await tally_of(turn, place)
        return views.others(tally, await _order(turn, tally, who.person.id), turn.services.indicators)
    found = pressed(place, turn.services.daily.indicators)
    if found is None:
        return await show(turn, who, Place(place.unit, today(turn.now)), texts.RETIRED)
    if place.day != today(turn.now):
        return await _other_day(turn, who, place, *found)
    return await _press(turn, who, Place(place.unit, place.day), *found)


async def _press(turn: Turn, who: Actor, place: Place, code: str, amount: int, *, said: str = "") -> Reply:
    """One press, one row; what is shown is what is stored, and this."""
    tally, me = await tally_of(turn, place), who.person.id
    name, own = views.name(code, turn.services.indicators), tally.to_save(me).get(code, 0)
    tap = Tap(id_of(turn.inbound), place.unit, place.day, code, amount, me, turn.now)
    if not tally.has(tap.id) and not 0 <= own + amount <= LARGEST:
        refused = texts.NOTHING_TO_TAKE if amount < 0 else texts.ENOUGH
        return await show(turn, who, place, refused.format(name=name))
    turn.do(AddTap(tap))
    done = said or (texts.ADDED if amount > 0 else texts.TAKEN)
    return await show(turn, who, place, done.format(name=name, amount=amount, day=on_day(place.day)), tap)


async def _other_day(turn: Turn, who: Actor, place: Place, code: str, amount: int) -> Reply:
    """A button below an older message: whoever presses it may mean today."""
    if place.day > today(turn.now):
        return await show(turn, who, Place(place.unit, today(turn.now)))
    if place.rest[-1] != THEN:
        lead = texts.OTHER_DAY.format(day=on_day(place.day))
        shown = await show(turn, who, Place(place.unit, today(turn.now)), lead)
        return views.another_day(place, code, amount, shown)
    period = period_of_day(place.day)
    if await turn.services.submit.find_closed(turn.services.daily, place.unit, period, turn.now) is not None:
        return say(texts.CLOSED.format(day=on_day(place.day)))
    return await _press(turn, who, Place(place.unit, place.day), code, amount, said=texts.ADDED_THEN)


async def show(turn: Turn, who: Actor, place: Place, said: str = "", tap: Tap | None = None) -> Reply:
    """The counter, to those who count there or decide about it."""
    counts, leads = _reports(who, place), may_review(who.memberships, place.unit, today(turn.now), who.tree)
    if not (counts or leads):
        return say(texts.NOT_YOURS)
    tally, me = await tally_of(turn, place), who.person.id
    tally = tally.plus(tap) if tap is not None else tally
    waiting = [await name_of(turn, one) for one in tally.debtors() if one != me]
    order = await _order(turn, tally, me)
    name = short(who.tree.unit(place.unit))
    return views.board(
        tally, me, name, order, turn.services.indicators, counts=counts, leads=leads, waiting=waiting, said=said
    )


async def tally_of(turn: Turn, place: Place) -> Tally:
    """All presses there."""
    return Tally(place.unit, place.day, tuple(await turn.services.taps.taps(place.unit, place.day)))


async def _order(turn: Turn, tally: Tally, me: str) -> tuple[str, ...]:
    """Items used lately on top; what was pressed last has a place among them."""
    daily = turn.services.daily
    past = await turn.services.ledger.history(tally.unit, daily.id, today(turn.now), LATELY)
    items = by_use(daily.indicators, [line for one in past for line in one.lines])
    last = tally.last_of(me)
    if last is None or last not in items or last in items[: views.TOP]:
        return items
    others = [code for code in items if code != last]
    return (*others[: views.TOP - 1], last, *others[views.TOP - 1 :])


def _reports(who: Actor, place: Place) -> bool:
    """On that day, which may be over."""
    return any(one.id == place.unit for one in own_units(who, place.day)) or may_report(
        who.memberships, place.unit, place.day, who.tree
    )
