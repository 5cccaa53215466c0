"""Totals of a unit over a period, with the lines behind each figure and the teams that are still silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.form import DAILY
from reports.interfaces import Directory, Ledger
from reports.period import Period
from reports.precision import Precision
from reports.states import FROZEN
from reports.submission import Line, State, Submission
from reports.unit import Unit
from reports.value import Value, joined


@dataclass(frozen=True, slots=True)
class Total:
    """A sum and every line in it, oldest first. Never zero by absence: without a line there is no total."""

    indicator: str
    lines: tuple[Line, ...]

    @property
    def amount(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def precision(self) -> Precision:
        """ "hơn 20" and 5 come to "hơn 25"."""
        return joined(line.precision for line in self.lines)


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

    def approved_amount(self, indicator: str) -> int | None:
        """The part of it that is approved; None when nothing of it is."""
        return next((total.amount for total in self.approved_totals if total.indicator == indicator), None)

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
        inside = tree.during(unit, period.first, period.last)
        found = await self.ledger.submissions([one.id for one in inside], form, period.first, period.last)
        counting = [one for one in found if one.counts and tree.contains(unit, one.unit, one.day)]
        authors = {one.unit for one in counting}
        teams = tuple(one for one in inside if one.level == "to")
        return Summary(
            unit=tree.unit(unit),
            period=period,
            totals=totals(counting),
            teams=teams,
            reported=tuple(team for team in teams if team.id in authors),
            approved=sum(one.state in FROZEN for one in counting),
            waiting=sum(one.state is State.SENT for one in counting),
            approved_totals=totals([one for one in counting if one.state in FROZEN]),
        )


def _value(found: Sequence[Total], indicator: str) -> Value:
    total = next((one for one in found if one.indicator == indicator), None)
    return Value(None) if total is None else Value(total.amount, total.precision)


def totals(counting: Sequence[Submission]) -> tuple[Total, ...]:
    """Sums by indicator code."""
    by_code: dict[str, list[Line]] = defaultdict(list)
    for line in standing_lines(counting):
        by_code[line.indicator].append(line)
    return tuple(Total(code, tuple(by_code[code])) for code in sorted(by_code))


def standing_lines(counting: Iterable[Submission]) -> list[Line]:
    """The lines of submissions that count, without those that another of these lines corrects."""
    lines = [line for one in counting for line in one.lines]
    corrected = {line.corrects for line in lines}
    return [line for line in lines if line.id not in corrected]
