"""Units as they shall be, while rows are being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reports.setup.finder import Finder
from reports.setup.mistake import Findings, Spot
from reports.setup.standing import Standing
from reports.unit import Edge, Succession, Unit


@dataclass(slots=True)
class UnitPlan:
    """Units as they shall be: by id, with edges and successions; `listed` are those that a row names;
    `left_out` are names of rows that are wrong: whoever names those is not told a second time."""

    finder: Finder
    root: Unit | None
    today: date
    since: date | None
    standing: Standing
    findings: Findings
    fixed: frozenset[str] = frozenset()
    units: dict[str, Unit] = field(default_factory=dict)
    edges: dict[tuple[str, str, date], Edge] = field(default_factory=dict)
    successions: dict[tuple[str, str], Succession] = field(default_factory=dict)
    listed: dict[str, Spot] = field(default_factory=dict)
    held: dict[str, list[Edge]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def on(self, first: date | None, last: date | None) -> date:
        """The day on which a row's names are meant."""
        return last if last is not None and last < self.today else max(first or self.today, self.today)
