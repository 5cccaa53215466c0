"""What would be written, beside what is there: added, changed, the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from reports.people import Membership, Person, Role
from reports.setup.people import PeoplePlan
from reports.setup.standing import Own, Standing
from reports.setup.unit_plan import UnitPlan
from reports.unit import Edge, Succession, Unit

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Delta(Generic[T]):
    """`changed` pairs what is there with what shall be; `same` is only counted."""

    added: tuple[T, ...] = ()
    changed: tuple[tuple[T, T], ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that one workbook changes. `codes` are new "mã người" by code."""

    units: Delta[Unit] = field(default_factory=Delta)
    edges: Delta[Edge] = field(default_factory=Delta)
    successions: Delta[Succession] = field(default_factory=Delta)
    people: Delta[Person] = field(default_factory=Delta)
    memberships: Delta[Membership] = field(default_factory=Delta)
    own: Delta[Own] = field(default_factory=Delta)
    codes: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        parts = (self.units, self.edges, self.successions, self.people, self.memberships, self.own)
        return any(parts) or bool(self.codes)


def difference(units: UnitPlan, people: PeoplePlan, own: Iterable[Own], standing: Standing) -> Changes:
    """Only what is not there yet, or is there otherwise."""
    return Changes(
        units=_delta({one.id: one for one in standing.units}, units.units),
        edges=_delta({(one.child, one.parent, one.valid_from): one for one in standing.edges}, units.edges),
        successions=_delta({(one.old, one.new): one for one in standing.successions}, units.successions),
        people=_delta(standing.people, people.people),
        memberships=_memberships(people.wanted),
        own=_own(own, standing),
        codes=people.codes,
    )


def absent(units: UnitPlan, people: PeoplePlan, standing: Standing, on: date) -> list[tuple[Membership, Membership]]:
    """Roles below the root that no row names, ended with this day. Administrators are never ended unnamed."""
    if units.root is None:
        return []
    named = {(one.person, one.unit, one.role) for _, one in people.wanted}
    found = []
    for one in standing.memberships:
        left_out = (one.person, one.unit, one.role) not in named and one.role is not Role.ADMIN
        if left_out and one.holds(on) and units.root.id in units.finder.path(one.unit):
            found.append((one, Membership(one.person, one.unit, one.role, one.valid_from, on)))
    return [(old, new) for old, new in found if old.valid_to != on]


def _delta(known: Mapping[K, T], wanted: Mapping[K, T]) -> Delta[T]:
    added = tuple(one for key, one in wanted.items() if key not in known)
    changed = tuple((known[key], one) for key, one in wanted.items() if key in known and known[key] != one)
    return Delta(added, changed, len(wanted) - len(added) - len(changed))


def _memberships(wanted: Iterable[tuple[Membership | None, Membership]]) -> Delta[Membership]:
    pairs = list(wanted)
    added = tuple(one for held, one in pairs if held is None)
    changed = tuple((held, one) for held, one in pairs if held is not None and held != one)
    return Delta(added, changed, len(pairs) - len(added) - len(changed))


def _own(wanted: Iterable[Own], standing: Standing) -> Delta[Own]:
    rows = list(wanted)
    known = standing.own
    added = tuple(one for one in rows if (one.kind, one.code) not in known)
    changed = tuple(
        (Own(one.kind, one.code, known[one.kind, one.code]), one)
        for one in rows
        if (one.kind, one.code) in known and dict(known[one.kind, one.code]) != dict(one.body)
    )
    return Delta(added, changed, len(rows) - len(added) - len(changed))
