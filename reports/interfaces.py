"""What reporting needs to know from memory. Implemented by the database and by the in-memory twin of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from reports.people import Invitation, Membership, Person, Role
from reports.submission import Submission
from reports.tree import UnitTree


class Directory(Protocol):
    """Who is who."""

    async def tree(self) -> UnitTree:
        """All units of all times."""

    async def person_at(self, address: str, now: datetime) -> Person | None:
        """Whoever is bound to this address, unless the binding has ended."""

    async def person(self, person: str) -> Person | None:
        """By id."""

    async def memberships(self, person: str, on: date) -> list[Membership]:
        """Roles held on that day."""

    async def members(self, units: Sequence[str], on: date, role: Role | None = None) -> list[Membership]:
        """Memberships in exactly these units on that day."""

    async def addresses(self, person: str, now: datetime) -> list[str]:
        """Open addresses, the one used last first."""

    async def invitation(self, code_hash: str) -> Invitation | None:
        """By the hash of its code."""


class Ledger(Protocol):
    """What was reported."""

    async def submission(self, submission: str) -> Submission | None:
        """With its lines."""

    async def submissions(self, units: Sequence[str], form: str, first: date, last: date) -> list[Submission]:
        """All of these units for days in [first, last], every state, oldest first, with lines."""
