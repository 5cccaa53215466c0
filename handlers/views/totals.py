"""Totals → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Block, Note, Paragraph, Reply, Table, Title
from handlers.texts import common
from handlers.texts import reports as texts
from handlers.views.figures import amount
from handlers.views.written import capital, some
from reports.indicator import Indicator
from reports.summarise import Summary
from reports.unit import Unit
from reports.value import Value


def totals(
    unit: str, today: Summary, period: Summary, indicators: Mapping[str, Indicator], order: Sequence[str]
) -> Reply:
    """Today's and the period's totals, and how many teams they are from."""
    known = {total.indicator for total in (*today.totals, *period.totals)}
    rows = tuple(
        (_row_name(indicators[code]), *_sums(code, today, period), _amount(period.approved_value(code)))
        for code in order
        if code in known
    )
    body = Table(texts.TOTAL_COLUMNS, rows) if rows else Paragraph(_nothing(period))
    covers = (Paragraph(_cover(texts.TOTAL_TODAY, today)), Paragraph(_cover(capital(period.period.name), period)))
    return Reply((Title(texts.TOTAL_TITLE.format(unit=unit)), body, *covers, *_late(today)))


def past_totals(unit: str, period: Summary, indicators: Mapping[str, Indicator], order: Sequence[str]) -> Reply:
    """A period that is over."""
    known = {total.indicator for total in period.totals}
    rows = tuple(
        (_row_name(indicators[code]), *_sums(code, period), _amount(period.approved_value(code)))
        for code in order
        if code in known
    )
    body = Table(texts.TOTAL_PAST_COLUMNS, rows) if rows else Paragraph(_nothing(period))
    cover = Paragraph(_cover(capital(period.period.name), period))
    return Reply((Title(texts.TOTAL_TITLE.format(unit=unit)), body, cover))


def team_name(team: Unit) -> str:
    """ "Tổ ấp Hòa Thuận": short enough for a list."""
    return team.name.replace(texts.TEAM_FULL, texts.TEAM_SHORT, 1)


def _late(today: Summary) -> tuple[Block, ...]:
    names = [team_name(team) for team in today.missing]
    if not names:
        return ()
    if today.unit.level == "to":
        return (Note(texts.TOTAL_NOT_YET),)
    return (Note(texts.TOTAL_MISSING.format(teams=some(names, common.AND_MORE))),)


def _nothing(period: Summary) -> str:
    return texts.TOTAL_NIL if period.reported else texts.TOTAL_NOTHING


def _cover(name: str, summary: Summary) -> str:
    return texts.TOTAL_COVER.format(
        name=name,
        reported=len(summary.reported),
        teams=len(summary.teams),
        approved=summary.approved,
        waiting=summary.waiting,
    )


def _row_name(indicator: Indicator) -> str:
    return texts.TOTAL_ROW.format(name=indicator.short, unit=indicator.unit)


def _sums(code: str, *summaries: Summary) -> tuple[str, ...]:
    return tuple(_amount(one.value(code)) for one in summaries)


def _amount(value: Value) -> str:
    return texts.NO_FIGURE if value.missing else amount(value)
