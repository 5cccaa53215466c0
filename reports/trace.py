""" "Ở đâu ra?": every figure answers with its lines, who wrote them, who approved, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from reports.interfaces import Directory, Ledger
from reports.period import Period
from reports.submission import Line, Submission
from reports.summarise import standing_lines


@dataclass(frozen=True, slots=True)
class Source:
    """A line in the figure, the submission it came with, and the lines that it took the place of, newest first."""

    line: Line
    submission: Submission
    before: tuple[tuple[Line, Submission], ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure and all of its sources, oldest first; `amount` is the sum of their lines."""

    indicator: str
    sources: tuple[Source, ...]

    @property
    def amount(self) -> int:
        return sum(one.line.amount for one in self.sources)


@dataclass(frozen=True, slots=True)
class TraceFigure:
    """Where a total of one form comes from."""

    directory: Directory
    ledger: Ledger

    async def __call__(self, unit: str, indicator: str, period: Period, form: str) -> Trace:
        """All lines of the unit and what is below it. Raises KeyError when there never was such a unit."""
        tree = await self.directory.tree()
        inside = tree.during(unit, period.first, period.last)
        found = await self.ledger.submissions([one.id for one in inside], form, period.first, period.last)
        within = [one for one in found if tree.contains(unit, one.unit, one.day)]
        lines = {line.id: (line, one) for one in within for line in one.lines}
        standing = standing_lines(one for one in within if one.counts)
        wanted = [line for line in standing if line.indicator == indicator]
        sources = (Source(line, lines[line.id][1], _before(line, lines)) for line in wanted)
        return Trace(indicator, tuple(sorted(sources, key=lambda one: (one.line.day, one.submission.sent_at))))


def _before(line: Line, lines: dict[str, tuple[Line, Submission]]) -> tuple[tuple[Line, Submission], ...]:
    """The chain of lines that were corrected."""
    chain: list[tuple[Line, Submission]] = []
    while line.corrects is not None and line.corrects in lines and len(chain) < len(lines):
        chain.append(lines[line.corrects])
        line = chain[-1][0]
    return tuple(chain)
