"""A closed period explains itself: why, since when, until when it was open, who can open it."""

from __future__ import annotations

from dialog.reply import Reply
from handlers.identity import actor, full_name, name_of
from handlers.services import Turn
from handlers.views import doors as views
from reminders.calendar import today
from reports.doors import Closed, Request


async def explain_closed(turn: Turn, closed: Closed, unit: str) -> Reply:
    """For whoever speaks. Nothing that was typed is lost by it."""
    who, doors = actor(turn), turn.services.doors
    form, period = closed.form.id, closed.period
    may_open = who is not None and await doors.may_open(who.person.id, form, unit, period, turn.now)
    return views.closed(closed, await openers(turn, closed, unit), await above(turn, unit), may_open=may_open)


async def openers(turn: Turn, closed: Closed, unit: str) -> list[str]:
    """Names of those whom a request to open it would reach: the nearest who may, without whoever speaks."""
    who, (form, period) = actor(turn), (closed.form.id, closed.period)
    by = who.person.id if who else ""
    asking = Request("", "reopening", unit, form, period.key, by, turn.now, today(turn.now), "")
    nearest = (*await turn.services.doors.deciders(asking, turn.now), ())[0]
    return [await name_of(turn, person) for person in nearest]


async def above(turn: Turn, unit: str) -> str:
    """The name of the unit that stands above this one."""
    tree, on = await turn.services.directory.tree(), today(turn.now)
    path = tree.above(unit, on)
    return full_name(path[min(1, len(path) - 1)], tree, on) if path else ""
