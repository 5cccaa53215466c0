"""Ten minutes in which one's own report can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reports.effects import Undo
from reports.errors import AlreadyDecided, NoSuchSubmission, StaleVersion, TooLateToUndo
from reports.states import State
from reports.submission import Submission
from reports.undo import UNDO_WITHIN, still_open, undo
from tests.reports.given import HANH, MINH, NOW, VNEID, submission

SENT: Submission = replace(submission("s1", {VNEID: 3}), sent_at=NOW)
SECOND = timedelta(seconds=1)


def test_its_author_takes_it_back_in_time() -> None:
    at = NOW + UNDO_WITHIN - SECOND
    assert undo(SENT, MINH, at, 1) == Undo("s1", 1, MINH, at)


def test_after_ten_minutes_it_is_too_late() -> None:
    assert not still_open(SENT, NOW + UNDO_WITHIN)
    with pytest.raises(TooLateToUndo):
        undo(SENT, MINH, NOW + UNDO_WITHIN, 1)


def test_nobody_elses_and_nothing_unknown() -> None:
    for found, by in ((SENT, HANH), (None, MINH)):
        with pytest.raises(NoSuchSubmission):
            undo(found, by, NOW, 1)


@pytest.mark.parametrize("state", sorted(set(State) - {State.SENT}))
def test_what_is_not_waiting_any_more_is_decided(state: State) -> None:
    with pytest.raises(AlreadyDecided):
        undo(replace(SENT, state=state), MINH, NOW, 1)


def test_an_old_button_is_stale() -> None:
    with pytest.raises(StaleVersion):
        undo(replace(SENT, version=3), MINH, NOW, 1)
