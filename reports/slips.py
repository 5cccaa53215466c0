"""What correction slips rest on: the lines that they take the place of have to stand when a slip begins to count."""

from __future__ import annotations

from collections.abc import Iterable

from reports.submission import State, Submission
from reports.summarise import standing_lines


def outdated(slip: Submission, there: Iterable[Submission]) -> bool:
    """Whether a line that it corrects does not stand any more: replaced, returned, or corrected by another slip.

    `there` are the submissions of the same form, unit and period. Approved nevertheless, it would count beside what
    has come in that line's place.
    """
    others = [one for one in there if one.id != slip.id and one.counts]
    standing = {line.id for line in standing_lines(others)}
    return any(line.corrects is not None and line.corrects not in standing for line in slip.lines)


def rested_on(one: Submission, there: Iterable[Submission]) -> bool:
    """Whether a slip that counts or waits corrects a line of this report."""
    lines = {line.id for line in one.lines}
    slips = (each for each in there if each.correction and (each.counts or each.state is State.SENT))
    return any(line.corrects in lines for slip in slips for line in slip.lines)
