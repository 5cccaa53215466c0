"""Units by what people call them: code, name of today, name of yesterday, "tổ …, xã …"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from reports.names import NameKey, sharpest
from reports.setup.likely import nearest
from reports.unit import Edge, Level, Succession, Unit

APART = re.compile(r"\s*[,;(–]\s*|\s+-\s+|\s+thuộc\s+")

ANSWERS = 500


class Finder:
    """Grows while the rows of a workbook are read. Every question names the day that it is asked about."""

    def __init__(self, units: Iterable[Unit], edges: Iterable[Edge], successions: Iterable[Succession]) -> None:
        self.units: dict[str, Unit] = {}
        self.parents: dict[str, str] = {}
        self._answers = 0
        self._keys: dict[str, NameKey] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._coded: dict[str, list[str]] = defaultdict(list)
        self._later: dict[str, list[Succession]] = defaultdict(list)
        for unit in units:
            self.put(unit)
        for edge in sorted(edges, key=lambda edge: edge.valid_from):
            self.parents[edge.child] = edge.parent
        for one in successions:
            self._later[one.old].append(one)

    def put(self, unit: Unit, parent: str | None = None) -> None:
        """Know this unit from now on; one of the same id is replaced."""
        if unit.id not in self.units:
            self._coded[unit.code.upper()].append(unit.id)
        key = self._keys[unit.id] = NameKey.of(unit.name)
        if unit.id not in self._named[key.name]:
            self._named[key.name].append(unit.id)
        self.units[unit.id] = unit
        if parent is not None:
            self.parents[unit.id] = parent

    def coded(self, code: str) -> list[Unit]:
        """Every unit that ever had this code."""
        return [self.units[one] for one in self._coded.get(code.upper(), ())]

    def named(self, text: str) -> list[Unit]:
        """Every unit that ever had this name."""
        wanted = NameKey.of(text)
        return [self.units[one] for one in self._named.get(wanted.name, ()) if self._keys[one].answers(wanted)]

    def find(
        self, text: str, on: date | None, levels: Collection[Level] = (), under: Collection[str] = ()
    ) -> list[Unit]:
        """Units of that day (of any, without one) that somebody can mean: by code, by name, by a name with what it
        stands under, or by the name of a unit that went into them."""
        for known in (self.coded(text), self.named(text)):
            if fits := [one for one in known if self._fits(one, on, levels, under)]:
                return [fits[place] for place in sharpest(text, [one.name for one in fits])]
        return self._qualified(text, on, levels) or (self._after(text, on, levels, under) if on else [])

    def ever(self, text: str, beside: str = "") -> list[Unit]:
        """Units of any day, by code, by name, by a name with what it stood under; those under `beside` first."""
        found = self.coded(text) or self.named(text) or self._qualified(text, None, ())
        return [one for one in found if self.parents.get(one.id) == beside] or found

    def likely(self, text: str, on: date, levels: Collection[Level] = ()) -> tuple[str, ...]:
        """Names of that day that look like this one; none after hundreds of answers, since nobody reads on."""
        self._answers += 1
        if self._answers > ANSWERS:
            return ()
        there = (one for one in self.units.values() if alive(one, on) and (not levels or one.level in levels))
        return nearest(text, (one.name for one in there))

    def full_name(self, unit: Unit) -> str:
        """ "Tổ … – xã Tháp Mười": a team with what it stands under."""
        parent = self.units.get(self.parents.get(unit.id, ""))
        return f"{unit.name} – {parent.name}" if unit.level == "to" and parent else unit.name

    def path(self, unit_id: str) -> list[str]:
        """The unit and everything above it now, by id."""
        found: list[str] = []
        at: str | None = unit_id
        while at is not None and at not in found:
            found.append(at)
            at = self.parents.get(at)
        return found

    def _fits(self, unit: Unit, on: date | None, levels: Collection[Level], under: Collection[str]) -> bool:
        if on is not None and not alive(unit, on):
            return False
        return (not levels or unit.level in levels) and (not under or self.parents.get(unit.id) in under)

    def _qualified(self, text: str, on: date | None, levels: Collection[Level]) -> list[Unit]:
        for cut in APART.finditer(text):
            tail = text[cut.end() :].rstrip(") ")
            tops = {one.id for one in self.find(tail, on)} if tail else set()
            if tops and (found := self.find(text[: cut.start()], on, levels, tops)):
                return found
        return []

    def _after(self, text: str, on: date, levels: Collection[Level], under: Collection[str]) -> list[Unit]:
        """What became of former units of this name; whoever took a whole one before those that took a part."""
        gone = [one for one in self.ever(text) if one.valid_to is not None and one.valid_to < on]
        steps = [step for one in gone for step in self._later.get(one.id, ())]
        whole = [step for step in steps if step.extent == "whole"]
        found = {step.new: self.units[step.new] for step in whole or steps if step.new in self.units}
        return [one for one in found.values() if self._fits(one, on, levels, under)]


def alive(unit: Unit, on: date) -> bool:
    return unit.valid_from <= on and (unit.valid_to is None or on <= unit.valid_to)
