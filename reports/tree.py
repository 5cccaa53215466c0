"""All units of all times. Every question names the day that it is asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from reports.names import NameKey, sharpest
from reports.unit import Edge, Level, Succession, Unit


class UnitTree:
    """Units, who stood under whom, and what became of whom. Immutable."""

    def __init__(self, units: Iterable[Unit], edges: Iterable[Edge], successions: Iterable[Succession] = ()) -> None:
        self._units: Mapping[str, Unit] = {unit.id: unit for unit in units}
        self._successions = tuple(successions)
        self._keys = {unit.id: NameKey.of(unit.name) for unit in self._units.values()}
        down: dict[str, list[Edge]] = defaultdict(list)
        up: dict[str, list[Edge]] = defaultdict(list)
        for edge in sorted(edges, key=lambda edge: (self._units[edge.child].code, edge.child)):
            down[edge.parent].append(edge)
            up[edge.child].append(edge)
        self._down: Mapping[str, Sequence[Edge]] = dict(down)
        self._up: Mapping[str, Sequence[Edge]] = dict(up)

    def unit(self, unit_id: str) -> Unit:
        """Raises KeyError when there never was such a unit."""
        return self._units[unit_id]

    def alive(self, on: date) -> tuple[Unit, ...]:
        """Every unit that existed on that day, by code."""
        return tuple(sorted((unit for unit in self._units.values() if self._alive(unit.id, on)), key=_by_code))

    def below(self, unit_id: str, on: date, level: Level | None = None) -> tuple[Unit, ...]:
        """The unit and everything under it that existed on that day: depth first, siblings by code."""
        found = self._walk(unit_id, on, set())
        return tuple(unit for unit in found if level in (None, unit.level))

    def during(self, unit_id: str, first: date, last: date, level: Level | None = None) -> tuple[Unit, ...]:
        """Whatever was below the unit on at least one day of [first, last]."""
        days = sorted({first, *self._starts(first, last)})
        found = {unit.id: unit for on in days for unit in self.below(unit_id, on, level)}
        return tuple(found.values())

    def spans(self, first: date, last: date) -> list[tuple[date, date]]:
        """[first, last] in pieces, oldest first, in each of which nothing stood elsewhere, began or ended."""
        ends = (one.valid_to + timedelta(days=1) for one in self._dated() if one.valid_to is not None)
        starts = sorted({first, *self._starts(first, last), *(on for on in ends if first < on <= last)})
        return [(on, later - timedelta(days=1)) for on, later in pairwise([*starts, last + timedelta(days=1)])]

    def above(self, unit_id: str, on: date) -> tuple[Unit, ...]:
        """The unit itself, its parent that day, and so on to the root; nothing when it did not exist."""
        path: list[Unit] = []
        at: str | None = unit_id
        while at is not None and self._alive(at, on) and self._units[at] not in path:
            path.append(self._units[at])
            at = next((edge.parent for edge in self._up.get(at, ()) if _held(edge, on)), None)
        return tuple(path)

    def contains(self, top: str, unit_id: str, on: date) -> bool:
        """Whether the unit is `top` or stood under it on that day."""
        return any(unit.id == top for unit in self.above(unit_id, on))

    def named(self, text: str, on: date) -> tuple[Unit, ...]:
        """Units of that day with this name, by code.

        Tone marks and the spellings i/y do not matter, unless marks tell these units apart. Without a kind word
        ("xã", "tỉnh", "tổ" …) every kind matches; with one, only that kind.
        """
        wanted = NameKey.of(text)
        alive = (unit for unit in self._units.values() if self._alive(unit.id, on))
        found = sorted((one for one in alive if self._keys[one.id].answers(wanted)), key=_by_code)
        return tuple(found[place] for place in sharpest(text, [one.name for one in found]))

    def successors(self, old: str) -> tuple[Succession, ...]:
        """What became of a unit; nothing when it still stands or was just dissolved."""
        return tuple(one for one in self._successions if one.old == old)

    def predecessors(self, new: str) -> tuple[Succession, ...]:
        """What a unit was made from."""
        return tuple(one for one in self._successions if one.new == new)

    def _walk(self, unit_id: str, on: date, seen: set[str]) -> Iterator[Unit]:
        if unit_id in seen or not self._alive(unit_id, on):
            return
        seen.add(unit_id)
        yield self._units[unit_id]
        for edge in self._down.get(unit_id, ()):
            if _held(edge, on):
                yield from self._walk(edge.child, on, seen)

    def _alive(self, unit_id: str, on: date) -> bool:
        unit = self._units.get(unit_id)
        return unit is not None and unit.valid_from <= on and (unit.valid_to is None or on <= unit.valid_to)

    def _starts(self, first: date, last: date) -> Iterator[date]:
        return (one.valid_from for one in self._dated() if first < one.valid_from <= last)

    def _dated(self) -> list[Unit | Edge]:
        return [*self._units.values(), *(edge for each in self._down.values() for edge in each)]


def _held(edge: Edge, on: date) -> bool:
    return edge.valid_from <= on and (edge.valid_to is None or on <= edge.valid_to)


def _by_code(unit: Unit) -> tuple[str, str]:
    return (unit.code, unit.id)
