"""The transition table, whole."""

from __future__ import annotations

from typing import get_args

import pytest

from reports.states import COUNTING, FROZEN, TRANSITIONS, Move, State, after
from reports.submission import Submission
from tests.reports.given import submission

MOVES: tuple[Move, ...] = get_args(Move)
TABLE = {
    State.DRAFT: {"send": State.SENT},
    State.SENT: {
        "undo": State.WITHDRAWN,
        "replace": State.WITHDRAWN,
        "return": State.RETURNED,
        "approve": State.APPROVED,
    },
    State.RETURNED: {"replace": State.WITHDRAWN},
    State.APPROVED: {"take_back": State.SENT, "consolidate": State.CONSOLIDATED, "lock": State.LOCKED},
    State.CONSOLIDATED: {"consolidate": State.CONSOLIDATED, "lock": State.LOCKED},
    State.LOCKED: {"consolidate": State.LOCKED, "reopen": State.APPROVED},
    State.WITHDRAWN: {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", MOVES)
def test_every_state_goes_where_the_table_says_and_nowhere_else(state: State, move: Move) -> None:
    assert after(state, move) == TABLE[state].get(move)


def test_every_state_but_the_first_can_be_reached() -> None:
    assert {State.DRAFT, *TRANSITIONS.values()} == set(State)


def test_what_is_frozen_counts() -> None:
    assert FROZEN < COUNTING


@pytest.mark.parametrize("state", State)
def test_a_slip_counts_only_once_it_is_approved(state: State) -> None:
    first = submission("a", {"x": 1}, state=state)
    slip = Submission(
        first.id, first.form, first.unit, first.day, first.author, "web", first.sent_at, state, correction=1
    )
    assert first.counts == (state in COUNTING)
    assert slip.counts == (state in FROZEN)
