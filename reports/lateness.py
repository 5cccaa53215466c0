"""Handed in on time or late: by the first sending, so that a later correction makes nothing late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from reports.submission import Submission


def first_sent(submission: Submission, there: Iterable[Submission]) -> datetime:
    """When the report was sent for the first time: it, what it replaced, and what that replaced.

    `there` are all submissions of the same form, unit and period. Of a correction slip it is the first report that
    counts. A report that its author undid is no sending, unless another took its place.
    """
    known = {one.id: one for one in there}
    if submission.correction:
        firsts = [one for one in known.values() if not one.correction and one.counts]
        return min((_origin(one, known) for one in firsts), default=submission.sent_at)
    return _origin(submission, known)


def is_late(submission: Submission, there: Iterable[Submission], due: datetime) -> bool:
    """Whether it came after the due moment, which is the end of its last day unless the form says an hour."""
    return first_sent(submission, there) > due


def _origin(submission: Submission, known: Mapping[str, Submission]) -> datetime:
    earliest, to_see, seen = submission.sent_at, list(submission.replaces), {submission.id}
    while to_see:
        one = known.get(to_see.pop())
        if one is not None and one.id not in seen:
            seen.add(one.id)
            earliest = min(earliest, one.sent_at)
            to_see += one.replaces
    return earliest
