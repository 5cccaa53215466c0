"""/tong: what was counted today and in this period, what of it is approved, and by how many teams."""

from __future__ import annotations

from dialog.reply import Choice, Reply, say
from handlers.helped import people_note
from handlers.identity import actor, full_name, unit_for
from handlers.services import Turn
from handlers.silent import looked_after
from handlers.texts import mine as more_texts
from handlers.texts import reports as texts
from handlers.views.totals import past_totals, totals
from reminders.calendar import today
from reports.people import Role
from reports.period import Period, before, day, read_key, reporting_month

LOOKERS = (Role.ADMIN, Role.REVIEWER, Role.VIEWER, Role.REPORTER)
"""Who sees totals, the widest role first."""


async def show_totals(turn: Turn) -> Reply:
    """Of the unit in which the widest role is held; `tong:<period>` shows a period that is over."""
    who = actor(turn)
    unit = unit_for(who, *LOOKERS) if who else None
    if who is None or unit is None:
        return say(texts.NOT_MEMBER)
    on = today(turn.now)
    period = _asked(turn) or reporting_month(on)
    found = await turn.services.summarise(unit.id, period)
    indicators, order = turn.services.indicators, turn.services.daily.indicators
    name = full_name(unit, who.tree, min(on, period.last))
    helped = await people_note(turn, unit.id, period)
    choices = _more(period, coordinates=looked_after(who) is not None)
    if not period.holds(on):
        return past_totals(name, found, indicators, order).plus(*helped, choices=choices)
    now = await turn.services.summarise(unit.id, day(on))
    return totals(name, now, found, indicators, order).plus(*helped, choices=choices)


def _asked(turn: Turn) -> Period | None:
    try:
        return read_key(turn.argument)
    except ValueError:
        return None


def _more(period: Period, *, coordinates: bool) -> list[Choice]:
    """Where a figure comes from, who is silent (for those who look after others), the period before."""
    earlier = Choice(texts.TOTAL_EARLIER, f"tong:{before(period).key}")
    silent = [Choice(more_texts.WHO_SILENT, "aichuanop")] if coordinates else []
    return [Choice(more_texts.WHERE_FROM, f"odau:/{period.key}"), *silent, earlier]
