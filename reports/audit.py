"""The audit trail: one chain a unit, each row hashing the one before, people by their ids only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from hashlib import sha256
from typing import Any

from reports.submission import Line

LINE = ("id", "indicator", "unit", "day", "amount", "corrects", "precision", "authority", "items", "note")
"""The fields of a line that its fingerprint covers. Never change these: old fingerprints would not match."""

SYSTEM = "system:"
"""An actor that begins so is a part of the program, not a person."""


class Action(StrEnum):
    """What was done, in the past."""

    SUBMISSION_SENT = "submission_sent"
    SUBMISSION_RETURNED = "submission_returned"
    SUBMISSION_APPROVED = "submission_approved"
    SUBMISSION_WITHDRAWN = "submission_withdrawn"
    SUBMISSION_RESTORED = "submission_restored"
    APPROVAL_TAKEN_BACK = "approval_taken_back"
    CORRECTION_SENT = "correction_sent"
    CORRECTION_APPROVED = "correction_approved"
    CORRECTION_RETURNED = "correction_returned"
    CONSOLIDATED = "consolidated"
    LOCKED = "locked"
    OPENED = "opened"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"
    REOPENING_ASKED = "reopening_asked"
    REOPENING_GRANTED = "reopening_granted"
    REOPENING_REFUSED = "reopening_refused"
    DEPUTY_SET = "deputy_set"
    DEPUTY_ENDED = "deputy_ended"
    MEMBERSHIP_STARTED = "membership_started"
    MEMBERSHIP_ENDED = "membership_ended"
    CODE_MADE = "code_made"
    CODE_REVOKED = "code_revoked"
    CODE_USED = "code_used"
    UNIT_CHANGED = "unit_changed"
    TALLY_CLOSED = "tally_closed"
    NOTE_ADDED = "note_added"
    NOTE_WITHDRAWN = "note_withdrawn"
    SETUP_APPLIED = "setup_applied"
    HELP_CLOSED = "help_closed"
    GROUP_BOUND = "group_bound"
    GROUP_UNBOUND = "group_unbound"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done in a unit: by whom (person id or "system:…"), when (aware), to what (id), and the facts.

    Facts are plain values (see `plain`). No names, and nothing typed by people but masked reasons.
    """

    unit: str
    at: datetime
    actor: str
    action: Action
    subject: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the number and hash of its last row. Number 0 is a chain without rows."""

    unit: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a chain as it is stored. `action` is text, since an older program may read a newer one's rows."""

    unit: str
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    facts: Mapping[str, Any]
    prev: str
    hash: str

    @property
    def head(self) -> Head:
        """The chain's end, when this is its last row."""
        return Head(self.unit, self.seq, self.hash)


def beginning(unit: str) -> Head:
    """The head of a chain that has no row yet: its hash is that of "unit:<id>"."""
    return Head(unit, 0, sha256(f"unit:{unit}".encode()).hexdigest())


def follow(head: Head, deed: Deed) -> Entry:
    """The deed as the row after `head`, hashed. Raises TypeError for facts that have no one way to be written."""
    row = Entry(
        head.unit, head.seq + 1, deed.at.astimezone(UTC), deed.actor, deed.action.value, deed.subject,
        plain(deed.facts), head.hash, "",
    )  # fmt: skip
    return replace(row, hash=digest(row))


def digest(entry: Entry) -> str:
    """SHA-256 (hex) over everything in the row but its hash, as canonical JSON: sorted keys, no spaces, UTF-8."""
    return _sha256({name: plain(getattr(entry, name)) for name in Entry.__slots__ if name != "hash"})


def fingerprint(lines: Iterable[Line]) -> str:
    """SHA-256 (hex) over every field of every line, in their order: that no figure was changed can be checked."""
    return _sha256([[plain(getattr(line, name)) for name in LINE] for line in lines])


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: Any) -> Any:
    """The value as JSON has it: times in UTC, days as ISO, sets sorted. Raises TypeError for floats and others."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case Set():
            return sorted(plain(one) for one in value)
        case list() | tuple():
            return [plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} cannot be written in an audit row")
