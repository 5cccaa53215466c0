""" "Ở đâu ra?": the lines behind a figure."""

from __future__ import annotations

from dialog.reply import Choice, Reply, say
from handlers.identity import actor, full_name, name_of, unit_for
from handlers.services import Actor, Turn
from handlers.texts import mine as texts
from handlers.texts import reports as report_texts
from handlers.totals import LOOKERS
from handlers.views import mine as views
from handlers.views.totals import team_name
from handlers.views.written import number
from reminders.calendar import today
from reports.form import DAILY
from reports.period import Period, before, read_key, reporting_month
from reports.trace import Trace, TraceFigure


async def show_sources(turn: Turn) -> Reply:
    """`odau` offers the figures of this period; `odau:<indicator>/<period>[/<newer>]` shows the lines of one."""
    who = actor(turn)
    unit = unit_for(who, *LOOKERS) if who else None
    if who is None or unit is None:
        return say(report_texts.NOT_MEMBER)
    code, key, newer = (*turn.argument.split("/"), "", "")[:3]
    period = _period(key)
    if not code:
        return await _offer(turn, unit.id, period or reporting_month(today(turn.now)))
    if code not in turn.services.indicators or period is None:
        return say(texts.TRACE_UNKNOWN)
    trace = await TraceFigure(turn.services.directory, turn.services.ledger)(unit.id, code, period, DAILY)
    known = min(int(newer), len(trace.sources)) if newer.isdecimal() else 0
    names = await _names(turn, who, trace, known)
    name = full_name(unit, who.tree, today(turn.now))
    return views.traced(trace, turn.services.indicators[code], name, period, names, newer=known)


async def _offer(turn: Turn, unit: str, period: Period) -> Reply:
    summary = await turn.services.summarise(unit, period)
    choices = [
        Choice(
            texts.TRACE_CHOICE.format(name=turn.services.indicators[one.indicator].short, amount=number(one.amount)),
            f"odau:{one.indicator}/{period.key}",
        )
        for one in summary.totals
    ]
    if not choices:
        earlier = Choice(report_texts.TOTAL_EARLIER, f"odau:/{before(period).key}")
        return say(texts.TRACE_EMPTY.format(period=period.name), choices=[earlier])
    return say(texts.TRACE_ASK, choices=choices)


def _period(key: str) -> Period | None:
    try:
        return read_key(key)
    except ValueError:
        return None


async def _names(turn: Turn, who: Actor, trace: Trace, newer: int) -> dict[str, str]:
    """Of the units and the people that the view speaks of."""
    names = {one.line.unit: team_name(who.tree.unit(one.line.unit)) for one in trace.sources}
    shown = [one.submission for one in views.sources_shown(trace, newer)]
    for person in {each for one in shown for each in (one.author, one.decided_by) if each}:
        names[person] = await name_of(turn, person)
    return names
