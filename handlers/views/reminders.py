"""A reminder's facts → reply."""

from __future__ import annotations

from datetime import date

from dialog.reply import Choice, Note, Paragraph, Reply, Title
from handlers.identity import full_name
from handlers.texts import common
from handlers.texts import reminders as texts
from handlers.views.totals import team_name
from handlers.views.written import day, some, weekday
from reminders.facts import Facts
from reminders.obligation import Obligation
from reports.tree import UnitTree


def reminder(it: Facts, tree: UnitTree, on: date) -> Reply:
    """What is owed, by when, and one tap that settles it."""
    unit = tree.unit(it.unit)
    name = full_name(unit, tree, on)
    if it.obligation.period == "day":
        return _daily(it, name)
    return _cut_off_reviewer(it, name, tree) if unit.level != "to" else _cut_off_member(it, name)


def _daily(it: Facts, unit: str) -> Reply:
    title = Title(texts.DAILY_TITLE.format(day=day(it.due)))
    nil = Choice(texts.NIL, f"khongphatsinh:{it.due.isoformat()}")
    return Reply((title, Paragraph(texts.DAILY.format(unit=unit)), *_why(it.obligation)), (nil,))


def _cut_off_member(it: Facts, unit: str) -> Reply:
    said = texts.CUT_MEMBER.format(unit=unit, first=day(it.first), last=day(it.last), due=weekday(it.due))
    nil = Choice(texts.NIL, "khongphatsinh")
    return Reply((Title(texts.CUT_TITLE), Paragraph(said), *_why(it.obligation)), (nil,))


def _cut_off_reviewer(it: Facts, unit: str, tree: UnitTree) -> Reply:
    lines = [texts.CUT_REVIEWER.format(unit=unit, first=day(it.first), last=day(it.last), due=weekday(it.due))]
    if it.missing:
        lines.append(
            texts.CUT_MISSING.format(teams=some([team_name(tree.unit(team)) for team in it.missing], common.AND_MORE))
        )
    if it.waiting:
        lines.append(texts.CUT_WAITING.format(count=it.waiting))
    choices = (Choice(texts.LOOK, "choduyet"),) if it.waiting else ()
    return Reply((Title(texts.CUT_TITLE), *map(Paragraph, lines), *_why(it.obligation)), choices)


def _why(obligation: Obligation) -> tuple[Note, ...]:
    """The legal basis. What we propose ourselves is none, and is not dressed up as one."""
    binding = obligation.evidence != "proposal"
    source = ", ".join(filter(None, (obligation.clause, obligation.document))) if binding else ""
    return (Note(texts.WHY.format(source=source)),) if source else ()
