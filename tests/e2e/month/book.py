"""An independent bookkeeper: what was typed and decided, as plain numbers. It knows nothing of the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Figures = dict[str, int]
Standing = Literal["sent", "approved", "returned", "gone"]


@dataclass
class Report:
    """What one person sent for one team and day in one go; `slip` is what an unapproved correction changes."""

    who: str
    team: str
    day: date
    figures: Figures
    standing: Standing = "sent"
    slips: int = 0
    slip: Figures | None = None

    @property
    def counts(self) -> bool:
        return self.standing in ("sent", "approved")


@dataclass
class Book:
    """All reports, in the order of their coming."""

    teams: tuple[str, ...]
    reports: list[Report] = field(default_factory=list)

    def add(self, who: str, team: str, day: date, figures: Figures) -> Report:
        one = Report(who, team, day, dict(figures))
        self.reports.append(one)
        return one

    def replace(self, who: str, team: str, day: date, figures: Figures) -> Report:
        for old in self.of(who, day):
            assert old.standing != "approved"
            old.standing = "gone"
        return self.add(who, team, day, figures)

    def of(self, who: str, day: date) -> list[Report]:
        """What counts of this person and day, or was returned."""
        return [one for one in self.reports if (one.who, one.day) == (who, day) and one.standing != "gone"]

    def approve(self, reports: Iterable[Report]) -> None:
        for one in reports:
            assert one.standing == "sent", one
            one.standing = "approved"

    def approve_slip(self, one: Report) -> None:
        assert one.slip is not None
        one.figures, one.slip = {**one.figures, **one.slip}, None
        one.slips += 1

    def waiting(self) -> list[Report]:
        return [one for one in self.reports if one.standing == "sent"]

    def sums(self, first: date, last: date, *, approved: bool = False, team: str = "") -> Figures:
        """Sums by indicator; what nobody reported is not there, which is not zero."""
        found: Figures = {}
        for one in self.reports:
            right = one.standing == "approved" if approved else one.counts
            if right and first <= one.day <= last and team in ("", one.team):
                for code, amount in one.figures.items():
                    found[code] = found.get(code, 0) + amount
        return found

    def cover(self, first: date, last: date) -> tuple[int, int, int]:
        """Teams with a report that counts; approved reports, slips among them; reports that wait."""
        inside = [one for one in self.reports if one.counts and first <= one.day <= last]
        approved = [one for one in inside if one.standing == "approved"]
        waiting = sum(one.standing == "sent" for one in inside)
        return len({one.team for one in inside}), len(approved) + sum(one.slips for one in approved), waiting

    def lines(self, code: str, first: date, last: date) -> list[tuple[str, str, int]]:
        """Every line of a figure as people see it: day, team, amount; in the order of the alphabet."""
        inside = [one for one in self.reports if one.counts and first <= one.day <= last and code in one.figures]
        return sorted((f"{one.day:%d/%m/%Y}", one.team, one.figures[code]) for one in inside)

    def silent(self, on: date) -> list[str]:
        there = {one.team for one in self.reports if one.counts and one.day == on}
        return [team for team in self.teams if team not in there]
