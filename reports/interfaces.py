"""What reporting needs to know from memory. Implemented by the database and by the in-memory twin of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from reports.consolidation import Consolidation
from reports.deputy import Deputy
from reports.note import Note
from reports.people import Invitation, Membership, Person, Role
from reports.submission import Submission
from reports.tree import UnitTree

if TYPE_CHECKING:
    from reports.doors import Request, RequestState
    from reports.lock import Place
    from reports.sums import Sent, Sum


class WorkDays(Protocol):
    """Which days are worked; the calendar of reminders is one."""

    def next_working(self, day: date) -> date:
        """The day itself if it works, else the first one after it that does."""


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

    async def deputies(self, units: Sequence[str], on: date) -> list[Deputy]:
        """Deputies that act in exactly these units on that day or later."""

    async def invitations(self, units: Sequence[str], now: datetime) -> list[Invitation]:
        """Codes for exactly these units that can still be used."""

    async def invitation(self, code_hash: str) -> Invitation | None:
        """By the hash of its code."""


class Ledger(Protocol):
    """What was reported."""

    async def submission(self, submission: str) -> Submission | None:
        """With its lines."""

    async def submissions(self, units: Sequence[str], form: str, first: date, last: date) -> list[Submission]:
        """All of these units for days in [first, last], every state, oldest first, with lines."""

    async def sums(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sum]:
        """What counts of these units for days in [first, last], added up, without lines that a slip corrects."""

    async def sent(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sent]:
        """How many submissions count, by unit and state; units without any are left out."""

    async def waiting(self, units: Sequence[str], *, lines: bool = True) -> list[Submission]:
        """What these units sent and nobody has decided, every form, oldest first; with lines unless they are not
        wanted."""

    async def approved_by(self, person: str, since: date, limit: int = 100) -> list[Submission]:
        """What this person approved for days since then and no total has used, the newest decision first."""

    async def unlocked(self, form: str, until: date) -> list[Place]:
        """Where something sent, approved or consolidated is not locked, of periods that ended by that day."""

    async def by_author(self, author: str, first: date, last: date) -> list[Submission]:
        """What this person sent for days in [first, last], every form and state, newest first, with lines."""

    async def from_source(self, source: str) -> list[Submission]:
        """What came from this message, every state."""

    async def history(self, unit: str, form: str, before: date, limit: int = 24) -> list[Submission]:
        """What counted for this unit in that form for days before that one, newest first, with lines."""

    async def requests(self, units: Sequence[str], state: RequestState | None = None) -> list[Request]:
        """Requests of exactly these units, oldest first, in any state or in this one."""

    async def request(self, request: str) -> Request | None:
        """By id."""

    async def notes(self, units: Sequence[str], first: date, last: date) -> list[Note]:
        """Remarks of these units for days in [first, last] that were not taken back, oldest first."""

    async def consolidation(self, consolidation: str) -> Consolidation | None:
        """By id."""

    async def consolidations(self, units: Sequence[str], form: str, period: str) -> list[Consolidation]:
        """Of exactly these units, oldest first."""
