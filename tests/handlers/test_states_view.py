"""Every state has its words in every export.

Complaint 23: approval marks that had no initial state, could not be cleared, were lost in export, rejections without
a reason (kobotoolbox/kobocat#428, kpi#2189, kpi#3813, formpack#253; onaio/onadata#1428).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import states as texts
from handlers.views.states import nothing, standing
from reports.states import TRANSITIONS, Move, State
from tests.reports.given import submission

WORDS = {
    State.DRAFT: "nháp",
    State.SENT: "đã gửi",
    State.RETURNED: "trả lại",
    State.APPROVED: "đã duyệt",
    State.CONSOLIDATED: "đã tổng hợp",
    State.LOCKED: "đã khóa",
    State.WITHDRAWN: "đã rút",
}


@pytest.mark.parametrize("state", State)
def test_complaint_23_no_state_is_without_a_word(state: State) -> None:
    assert standing(submission("a", {"x": 1}, state=state)) == WORDS[state]


def test_complaint_23_no_two_states_have_the_same_word() -> None:
    assert len(set(texts.STATES.values())) == len(State)


@pytest.mark.parametrize(("origin", "target"), [(origin, target) for (origin, _), target in TRANSITIONS.items()])
def test_complaint_23_every_move_of_the_table_is_seen_in_the_words(origin: State, target: State) -> None:
    one = submission("a", {"x": 1}, state=origin)
    assert (standing(one) == standing(replace(one, state=target))) is (origin is target)


def test_complaint_23_an_approval_can_be_cleared() -> None:
    move: Move = "take_back"
    assert TRANSITIONS[State.APPROVED, move] is State.SENT


@pytest.mark.parametrize("state", State)
def test_marks_stand_beside_the_state(state: State) -> None:
    nil = replace(submission("a", nil=True, state=state), correction=0)
    assert standing(nil) == f"{WORDS[state]}, không phát sinh"
    slip = replace(submission("a", {"x": 1}, state=state), correction=2)
    assert standing(slip, late=True) == f"{WORDS[state]}, đính chính số 2, nộp muộn"


def test_what_a_total_used_says_so_when_it_is_locked() -> None:
    assert standing(replace(submission("a", state=State.LOCKED), used_in="c1")) == "đã tổng hợp, đã khóa"


def test_a_unit_without_anything_is_late_or_not_yet() -> None:
    assert nothing(overdue=True) == "quá hạn chưa gửi"
    assert nothing(overdue=False) == "chưa gửi"
