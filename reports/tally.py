"""Tap-to-count: one press, one row. Sums are made of rows, so that several may press at once and none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reports.submission import Line

AMOUNTS = (1, 5, -1)
"""What one press adds; −1 takes back a press that was a slip."""


@dataclass(frozen=True, slots=True)
class Tap:
    """One press: `by` a person, for a unit and day. `submission` is what it became, once it is saved.

    `id` names the message that brought it, so that one delivered twice is one press.
    """

    id: str
    unit: str
    day: date
    indicator: str
    amount: int
    by: str
    at: datetime
    submission: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The shared counter of a unit on a day: all presses, oldest first, saved or not."""

    unit: str
    day: date
    taps: tuple[Tap, ...] = ()

    def sums(self, by: str | None = None) -> dict[str, int]:
        """What was pressed, by indicator; of one person, if one is given. Nothing is left out but zeros."""
        return _sums(one for one in self.taps if by in (None, one.by))

    def unsaved(self, by: str) -> tuple[Tap, ...]:
        """This person's presses that are in no submission."""
        return tuple(one for one in self.taps if one.by == by and one.submission is None)

    def to_save(self, by: str) -> dict[str, int]:
        """What a submission of this person's unsaved presses would say."""
        return _sums(self.unsaved(by))

    def debtors(self) -> tuple[str, ...]:
        """Who has something to save, in the order of ids."""
        return tuple(person for person in sorted({one.by for one in self.taps}) if self.to_save(person))

    def last_of(self, by: str) -> str | None:
        """The indicator that this person pressed last, if there is something to take back."""
        left = self.to_save(by)
        pressed = [one.indicator for one in self.unsaved(by) if one.amount > 0]
        return next((code for code in reversed(pressed) if code in left), None)

    def has(self, tap: str) -> bool:
        """Whether this press is counted already."""
        return any(one.id == tap for one in self.taps)

    def plus(self, tap: Tap) -> Tally:
        """With this press, unless it is there."""
        return self if self.has(tap.id) else Tally(self.unit, self.day, (*self.taps, tap))


class TapBook(Protocol):
    """The presses that are stored."""

    async def taps(self, unit: str, day: date) -> list[Tap]:
        """All of a unit and day, oldest first."""

    async def unsaved(self, until: date) -> list[Tap]:
        """Those in no submission, of days up to this one, oldest first."""

    async def taps_of(self, submission: str) -> list[Tap]:
        """Those behind a submission, oldest first."""


def by_use(items: Sequence[str], lately: Iterable[Line]) -> tuple[str, ...]:
    """Items used most in the last reports first, the others in their own order."""
    used = [line.indicator for line in lately if line.amount]
    return tuple(sorted(items, key=lambda code: (-used.count(code), items.index(code))))


def tallies(taps: Iterable[Tap]) -> list[Tally]:
    """By unit and day, the oldest day first."""
    found: dict[tuple[date, str], list[Tap]] = {}
    for one in taps:
        found.setdefault((one.day, one.unit), []).append(one)
    return [Tally(unit, day, tuple(some)) for (day, unit), some in sorted(found.items(), key=lambda each: each[0])]


def _sums(taps: Iterable[Tap]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for one in taps:
        sums[one.indicator] = sums.get(one.indicator, 0) + one.amount
    return {code: amount for code, amount in sums.items() if amount}
