"""Totals of a unit over a period, and the teams that are still silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.form import DAILY
from reports.interfaces import Directory, Ledger
from reports.period import Period
from reports.precision import Precision
from reports.states import FROZEN
from reports.submission import Line, State, Submission
from reports.unit import Unit
from reports.value import Value, joined

if TYPE_CHECKING:
    from reports.sums import Sent, Sum


@dataclass(frozen=True, slots=True)
class Total:
    """A sum; "hơn 20" and 5 come to "hơn 25". Never zero by absence: without a line there is no total.

    `TraceFigure` finds the lines in it.
    """

    indicator: str
    amount: int
    precision: Precision = "exact"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a unit and all below it reported in a period.

    `teams` are the Tổ that existed on a day of the period; `reported` are those with a report that counts, nil
    included. `approved` and `waiting` are numbers of submissions; `approved_totals` are the totals of the approved
    ones alone.
    """

    unit: Unit
    period: Period
    totals: tuple[Total, ...]
    teams: tuple[Unit, ...]
    reported: tuple[Unit, ...]
    approved: int
    waiting: int
    approved_totals: tuple[Total, ...] = ()

    @property
    def missing(self) -> tuple[Unit, ...]:
        """Teams without a report."""
        return tuple(team for team in self.teams if team not in self.reported)

    def amount(self, indicator: str) -> int | None:
        """None when nobody reported it, which is not zero."""
        return next((total.amount for total in self.totals if total.indicator == indicator), None)

    def value(self, indicator: str) -> Value:
        """The same with its word ("hơn", "khoảng"); missing when nobody reported it."""
        return _value(self.totals, indicator)

    def approved_value(self, indicator: str) -> Value:
        """The same with its word."""
        return _value(self.approved_totals, indicator)


@dataclass(frozen=True, slots=True)
class Summarise:
    """Add up one form. Only for forms whose indicators all add over units and time, such as the daily one."""

    directory: Directory
    ledger: Ledger

    async def __call__(self, unit: str, period: Period, form: str = DAILY) -> Summary:
        """Raises KeyError when there never was such a unit."""
        tree = await self.directory.tree()
        sums: list[Sum] = []
        sent: list[Sent] = []
        for first, last in tree.spans(period.first, period.last):
            ids = [one.id for one in tree.below(unit, first)]
            sums += await self.ledger.sums(ids, form, first, last)
            sent += await self.ledger.sent(ids, form, first, last)
        authors = {one.unit for one in sent}
        teams = tuple(one for one in tree.during(unit, period.first, period.last) if one.level == "to")
        return Summary(
            unit=tree.unit(unit),
            period=period,
            totals=_totals(sums),
            teams=teams,
            reported=tuple(team for team in teams if team.id in authors),
            approved=sum(one.count for one in sent if one.state in FROZEN),
            waiting=sum(one.count for one in sent if one.state is State.SENT),
            approved_totals=_totals([one for one in sums if one.state in FROZEN]),
        )


def _totals(sums: Iterable[Sum]) -> tuple[Total, ...]:
    """By indicator code."""
    by_code: dict[str, list[Sum]] = defaultdict(list)
    for one in sums:
        by_code[one.indicator].append(one)
    return tuple(_total(code, by_code[code]) for code in sorted(by_code))


def _total(code: str, parts: Sequence[Sum | Line]) -> Total:
    return Total(code, sum(one.amount for one in parts), joined(one.precision for one in parts))


def _value(found: Sequence[Total], indicator: str) -> Value:
    total = next((one for one in found if one.indicator == indicator), None)
    return Value(None) if total is None else Value(total.amount, total.precision)


def totals(counting: Sequence[Submission]) -> tuple[Total, ...]:
    """Sums by indicator code."""
    by_code: dict[str, list[Line]] = defaultdict(list)
    for line in standing_lines(counting):
        by_code[line.indicator].append(line)
    return tuple(_total(code, by_code[code]) for code in sorted(by_code))


def standing_lines(counting: Iterable[Submission]) -> list[Line]:
    """The lines of submissions that count, without those that another of these lines corrects."""
    lines = [line for one in counting for line in one.lines]
    corrected = {line.corrects for line in lines}
    return [line for line in lines if line.id not in corrected]
