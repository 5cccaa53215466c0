"""Changes that a turn asks for. The database applies each inside the turn's transaction or raises Conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.people import Invitation, Membership, Person
from reports.submission import State, Submission


@dataclass(frozen=True, slots=True)
class UseInvitation:
    """Count one use of the code, add person and membership if they are new, bind the address to the person.

    Conflict when the code has no use left, is revoked, or has expired at `at`.
    `address` is an `Address` written as text. `session_until` ends the binding by itself (web sessions), if given.
    """

    code_hash: str
    person: Person
    membership: Membership | None
    address: str
    at: datetime
    session_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AddInvitation:
    """Let a new code be used."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class AddSubmission:
    """Store a submission with its lines.

    Conflict when its id exists, or when `expects` (ids of this author's submissions for that form, unit and day that
    counted when it was written) is no longer what counts: somebody saved in between. Every submission named in
    `replaces` becomes `withdrawn`; Conflict when one of them is not `sent` any more.
    """

    submission: Submission
    expects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decide:
    """Move a submission from `expected` to `state`. Conflict when it has left `expected`."""

    submission: str
    expected: State
    state: State
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndMembership:
    """Close a membership on a day."""

    person: str
    unit: str
    on: date
