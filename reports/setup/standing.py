"""What is known already, before a workbook is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from reports.people import Membership, Person
from reports.unit import Edge, Succession, Unit

OwnKind = Literal["indicator", "form", "target", "obligation"]


@dataclass(frozen=True, slots=True)
class Own:
    """Something that a province or commune has set up for itself: `body` is JSON."""

    kind: OwnKind
    code: str
    body: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything real (nothing of the sample), of all times.

    `bound` are the people with an address, `invited` those with a code that can still be used. `codes` leads from
    "mã người" to the person.
    """

    units: tuple[Unit, ...] = ()
    edges: tuple[Edge, ...] = ()
    successions: tuple[Succession, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    bound: frozenset[str] = frozenset()
    invited: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)


class Organisation(Protocol):
    """Where it is kept. Implemented by the database and by the in-memory twin of the tests."""

    async def standing(self, now: datetime) -> Standing:
        """All of it."""
