"""Lines and submissions: the atoms of reporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a submission stands. `sent` and `approved` count in totals; `returned` and `withdrawn` do not."""

    SENT = "sent"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


COUNTING = frozenset({State.SENT, State.APPROVED})
LARGEST = 100_000
"""The most that one line of a day can hold; anything above is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Line:
    """indicator × unit × day × amount. Never edited: a correction is a new line that names the one it replaces.

    `amount` is a whole number of the indicator's unit of measure, zero or more.
    """

    id: str
    submission: str
    indicator: str
    unit: str
    day: date
    amount: int
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What one member sent for one unit and one day, in one go. No lines and `nil` means "không phát sinh".

    `replaces` names the submissions whose place this one takes. `sentence` is the masked text it came from.
    """

    id: str
    form: str
    unit: str
    day: date
    author: str
    channel: str
    sent_at: datetime
    state: State
    lines: tuple[Line, ...] = ()
    nil: bool = False
    sentence: str = ""
    replaces: tuple[str, ...] = ()
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""
