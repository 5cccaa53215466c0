"""A submission → the words for where it stands. Every export carries them."""

from __future__ import annotations

from handlers.texts import states as texts
from reports.submission import State, Submission


def standing(submission: Submission, late: bool = False) -> str:
    """ "đã duyệt, đính chính số 2", "đã gửi, không phát sinh, nộp muộn", "đã tổng hợp, đã khóa"."""
    marks = [texts.STATES[submission.state.value]]
    if submission.state is State.LOCKED and submission.used_in:
        marks.insert(0, texts.STATES["consolidated"])
    if submission.nil:
        marks.append(texts.NIL)
    if submission.correction:
        marks.append(texts.CORRECTION.format(number=submission.correction))
    if late:
        marks.append(texts.LATE)
    return texts.JOIN.join(marks)


def nothing(*, overdue: bool) -> str:
    """Of a unit that has sent nothing."""
    return texts.OVERDUE if overdue else texts.NOT_YET
