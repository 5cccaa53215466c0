"""Presses of counters and cards of people helped, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dialog.errors import Conflict
from reports.field_effects import AddTap, CloseHelp, CloseTally, EndHelpPeriod, KeepHelpSecret, ShowCard
from reports.tally import Tally, Tap

Shown = tuple[str, str, str]
"""Period, unit and digest."""


@dataclass(slots=True)
class Field:
    """The state that these effects change."""

    taps: dict[str, Tap] = field(default_factory=dict)
    secrets: dict[str, bytes] = field(default_factory=dict)
    cards: dict[Shown, tuple[date, int]] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)
    closed: list[CloseTally | CloseHelp] = field(default_factory=list)

    def apply(self, effect: object) -> bool:
        """Whether it was one of these effects; raises Conflict, having changed nothing."""
        match effect:
            case AddTap(tap):
                self._add(tap)
            case CloseTally():
                self._close(effect)
            case CloseHelp():
                self.closed.append(effect)
            case KeepHelpSecret(period, sealed):
                if period in self.secrets:
                    raise Conflict("the period has a secret already")
                self.secrets[period] = sealed
            case ShowCard(period, unit, digest, day):
                first, turns = self.cards.get((period, unit, digest), (day, 0))
                self.cards[period, unit, digest] = (first, turns + 1)
            case EndHelpPeriod():
                self._end(effect)
            case _:
                return False
        return True

    def _add(self, tap: Tap) -> None:
        if tap.id in self.taps:
            return
        left = self._tally(tap.unit, tap.day).to_save(tap.by).get(tap.indicator, 0)
        if tap.amount < 0 and left + tap.amount < 0:
            raise Conflict("there is nothing left to take back")
        self.taps[tap.id] = tap

    def _close(self, effect: CloseTally) -> None:
        mine = self._tally(effect.unit, effect.day).unsaved(effect.person)
        if not mine or {one.id for one in mine} != effect.taps:
            raise Conflict("a press was added or saved in between")
        for one in mine:
            self.taps[one.id] = replace(one, submission=effect.submission)
        self.closed.append(effect)

    def _end(self, effect: EndHelpPeriod) -> None:
        self.secrets.pop(effect.period, None)
        self.cards = {key: value for key, value in self.cards.items() if key[0] != effect.period}
        self.people |= {(effect.period, unit): people for unit, people in effect.people.items()}

    def _tally(self, unit: str, day: date) -> Tally:
        return Tally(unit, day, tuple(one for one in self.taps.values() if (one.unit, one.day) == (unit, day)))


class Holder:
    """Whatever has the field's state as `work`: the world of the tests."""

    work: Field


@dataclass(frozen=True, slots=True)
class MemoryTaps:
    """Read from the world."""

    world: Holder

    async def taps(self, unit: str, day: date) -> list[Tap]:
        return self._sorted(one for one in self._all() if (one.unit, one.day) == (unit, day))

    async def unsaved(self, until: date) -> list[Tap]:
        return self._sorted(one for one in self._all() if one.submission is None and one.day <= until)

    async def taps_of(self, submission: str) -> list[Tap]:
        return self._sorted(one for one in self._all() if one.submission == submission)

    def _all(self) -> list[Tap]:
        return list(self.world.work.taps.values())

    @staticmethod
    def _sorted(found: object) -> list[Tap]:
        return sorted(found, key=lambda one: (one.at, one.id))  # type: ignore[call-overload, no-any-return]


@dataclass(frozen=True, slots=True)
class MemoryCards:
    """Read from the world; sealing turns the bytes round."""

    world: Holder

    async def secret(self, period: str) -> bytes | None:
        sealed = self.world.work.secrets.get(period)
        return sealed[::-1] if sealed is not None else None

    def sealed(self, secret: bytes) -> bytes:
        return secret[::-1]

    async def shown(self, period: str, digest: str) -> date | None:
        days = [first for (when, _, what), (first, _) in self._all() if (when, what) == (period, digest)]
        return min(days, default=None)

    async def people(self, units: Sequence[str], period: str) -> int | None:
        return len({what for (when, unit, what), _ in self._all() if when == period and unit in units}) or None

    async def kept(self, unit: str, period: str) -> int | None:
        return self.world.work.people.get((period, unit))

    async def units_of(self, period: str) -> list[str]:
        return sorted({unit for (when, unit, _), _ in self._all() if when == period})

    async def periods(self) -> list[str]:
        return sorted({*self.world.work.secrets, *(when for (when, _, _), _ in self._all())})

    def _all(self) -> list[tuple[Shown, tuple[date, int]]]:
        return list(self.world.work.cards.items())
