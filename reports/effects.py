"""Changes that a turn asks for. The database applies each inside the turn's transaction or raises Conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.consolidation import Consolidation
from reports.deputy import Deputy
from reports.doors import Request
from reports.form import Per
from reports.note import Note
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
    """Let a new code be used. `by` is a person's id or a part of the program; without `at` it is made now."""

    invitation: Invitation
    by: str = "system:operator"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AddSubmission:
    """Store a submission with its lines.

    Conflict when its id exists, or when `expects` (ids of the submissions for that form, unit and period that counted
    when it was written: this author's, or everybody's where one report stands for the unit) is no longer what counts:
    somebody saved in between. Every submission named in `replaces` becomes `withdrawn`; Conflict when one of them is
    neither `sent` nor `returned` any more. A correction replaces nothing: its lines name the lines that they correct,
    and its number must be the next one for that form, unit and period.
    """

    submission: Submission
    expects: frozenset[str]
    per: Per = "member"


@dataclass(frozen=True, slots=True)
class Decide:
    """Move a submission from `expected` to `state`. Conflict when it has left `expected`, or that version if given.

    `decided_for` is the person in whose place a deputy decides. When a correction is approved, the consolidations
    that used a line which it corrects are marked with it.
    """

    submission: str
    expected: State
    state: State
    by: str
    at: datetime
    reason: str = ""
    version: int | None = None
    decided_for: str | None = None


@dataclass(frozen=True, slots=True)
class EndMembership:
    """Close a membership on a day. `by` is a person's id or a part of the program; without `at` it is done now."""

    person: str
    unit: str
    on: date
    by: str = "system:operator"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what its author sent just now.

    Conflict unless it still is `sent` in that version. What it had replaced counts again as it did.
    """

    submission: str
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AskRequest:
    """Store a request for more time or for a closed period to be opened. Conflict when the same one still waits."""

    request: Request


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Grant or refuse. Conflict when it was answered before."""

    request: Request


@dataclass(frozen=True, slots=True)
class SetDeputy:
    """Let somebody act in another's place. Conflict when they already do, there and on one of these days."""

    deputy: Deputy


@dataclass(frozen=True, slots=True)
class EndDeputy:
    """The last day of a deputy becomes `on`."""

    deputy: str
    on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AddNote:
    """Store a remark."""

    note: Note


@dataclass(frozen=True, slots=True)
class WithdrawNote:
    """Take a remark back. Conflict when it was taken back before or is unknown."""

    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Consolidate:
    """Store a consolidation; its members become `consolidated`, those that are locked stay so.

    Conflict when one of them is not approved now.
    """

    consolidation: Consolidation


@dataclass(frozen=True, slots=True)
class LockPeriod:
    """Every approved or consolidated submission of these units, form and period becomes `locked`."""

    units: tuple[str, ...]
    form: str
    first: date
    last: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A closed period was opened: what is `locked` there becomes `approved` again, unless a total has used it.

    What a total has used is only changed by a correction slip, which the open door lets in.
    """

    units: tuple[str, ...]
    form: str
    first: date
    last: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PreferUnit:
    """The unit for which this person reports unless another is named."""

    person: str
    unit: str


@dataclass(frozen=True, slots=True)
class RevokeInvitation:
    """Let a code be used no more. Conflict when nobody knows it."""

    code_hash: str
    by: str
    at: datetime
