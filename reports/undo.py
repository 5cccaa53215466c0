"""Taking back what was sent just now."""

from __future__ import annotations

from datetime import datetime, timedelta

from reports.effects import Undo
from reports.errors import AlreadyDecided, NoSuchSubmission, StaleVersion, TooLateToUndo
from reports.submission import State, Submission

UNDO_WITHIN = timedelta(minutes=10)


def undo(found: Submission | None, by: str, now: datetime, version: int) -> Undo:
    """The effect that takes it back; `version` is the one that the button carried.

    Raises NoSuchSubmission (also for somebody else's), AlreadyDecided, StaleVersion, and TooLateToUndo after ten
    minutes.
    """
    if found is None or found.author != by:
        raise NoSuchSubmission
    if found.state is not State.SENT:
        raise AlreadyDecided
    if found.version != version:
        raise StaleVersion
    if not still_open(found, now):
        raise TooLateToUndo
    return Undo(found.id, found.version, by, now)


def still_open(found: Submission, now: datetime) -> bool:
    """Whether its ten minutes are not over."""
    return now < found.sent_at + UNDO_WITHIN
