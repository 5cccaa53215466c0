"""Where a submission stands, and every way to go on from there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal


class State(StrEnum):
    """nháp → đã gửi → trả lại / đã duyệt → đã tổng hợp → đã khóa; withdrawn: undone, or replaced by its author.

    Beside the state stand marks that are told, not moved to: không phát sinh (`nil`), đính chính số n (`correction`),
    nộp muộn; and "quá hạn chưa gửi" is said of a unit that has nothing.
    """

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    APPROVED = "approved"
    CONSOLIDATED = "consolidated"
    LOCKED = "locked"
    WITHDRAWN = "withdrawn"


Move = Literal["send", "undo", "replace", "return", "approve", "consolidate", "lock", "reopen", "take_back"]

COUNTING = frozenset({State.SENT, State.APPROVED, State.CONSOLIDATED, State.LOCKED})
FROZEN = frozenset({State.APPROVED, State.CONSOLIDATED, State.LOCKED})
"""These change only by a correction slip."""

TRANSITIONS: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, "send"): State.SENT,
    (State.SENT, "undo"): State.WITHDRAWN,
    (State.SENT, "replace"): State.WITHDRAWN,
    (State.RETURNED, "replace"): State.WITHDRAWN,
    (State.SENT, "return"): State.RETURNED,
    (State.SENT, "approve"): State.APPROVED,
    (State.APPROVED, "take_back"): State.SENT,
    (State.APPROVED, "consolidate"): State.CONSOLIDATED,
    (State.APPROVED, "lock"): State.LOCKED,
    (State.CONSOLIDATED, "consolidate"): State.CONSOLIDATED,
    (State.CONSOLIDATED, "lock"): State.LOCKED,
    (State.LOCKED, "consolidate"): State.LOCKED,
    (State.LOCKED, "reopen"): State.APPROVED,
}


def after(state: State, move: Move) -> State | None:
    """Where the move leads from this state; None when it cannot be made."""
    return TRANSITIONS.get((state, move))
