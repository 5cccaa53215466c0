"""/tong: what was counted today and in this period, and by how many teams."""

from __future__ import annotations

from dialog.reply import Reply, say
from handlers.identity import actor, full_name, unit_for
from handlers.services import Turn
from handlers.texts import reports as texts
from handlers.views.totals import totals
from reminders.calendar import today
from reports.people import Role
from reports.period import day, reporting_month

LOOKERS = (Role.ADMIN, Role.REVIEWER, Role.VIEWER, Role.REPORTER)
"""Who sees totals, the widest role first."""


async def show_totals(turn: Turn) -> Reply:
    """Of the unit in which the widest role is held."""
    who = actor(turn)
    unit = unit_for(who, *LOOKERS) if who else None
    if who is None or unit is None:
        return say(texts.NOT_MEMBER)
    on = today(turn.now)
    now = await turn.services.summarise(unit.id, day(on))
    period = await turn.services.summarise(unit.id, reporting_month(on))
    name = full_name(unit, who.tree, on)
    return totals(name, now, period, turn.services.indicators, turn.services.daily.indicators)
