"""For which of several teams a report is: one tap changes it, and the choice is remembered."""

from __future__ import annotations

from dataclasses import replace

from dialog.reply import Reply, say
from handlers.drafts import keep_report, open_report
from handlers.identity import actor, full_name
from handlers.looking import form_of, period_of
from handlers.own_units import log_units, own_units
from handlers.reading_back import read_back
from handlers.saving import explain_stale
from handlers.services import Turn
from handlers.shut import removed
from handlers.texts import reports as texts
from handlers.views import drafts as views
from handlers.views.units import ask_unit
from reminders.calendar import today
from reports.effects import PreferUnit
from reports.rights import may_report


async def switch(turn: Turn) -> Reply:
    """`donvi:<draft>` shows the teams, `donvi:<draft>.<unit>` takes one."""
    name, _, unit = turn.argument.partition(".")
    draft, who = open_report(turn), actor(turn)
    if draft is None or draft.id != name:
        turn.argument = name
        return await explain_stale(turn)
    if who is None:
        return removed(turn, draft)
    if unit:
        return await _take(turn, unit)
    shown = views.table(draft.values, turn.services.indicators, nil=draft.nil)
    own = log_units(who, draft.day, form_of(turn, draft).level)
    return ask_unit(draft.id, period_of(turn, draft), shown, own, texts.WHICH_UNIT)


async def _take(turn: Turn, unit: str) -> Reply:
    """Reasons fall away: they were given beside the other team's past."""
    draft, who, on = open_report(turn), actor(turn), today(turn.now)
    assert draft is not None
    assert who is not None
    if not may_report(who.memberships, unit, on, who.tree):
        return say(texts.NOT_REPORTER_THERE)
    moved = replace(draft, id=turn.services.new_id(), unit=unit, reasons={})
    keep_report(turn, moved)
    if unit != who.person.unit and unit in {one.id for one in own_units(who, on)}:
        turn.do(PreferUnit(who.person.id, unit))
    return await read_back(turn, moved, texts.SWITCHED.format(unit=full_name(who.tree.unit(unit), who.tree, on)))
