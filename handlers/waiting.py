"""One question at a time waits for words or a button: about what, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.services import Turn

CONFIRM = "report.confirm"
FORM = "form.step"
REASON = "review.reason"
TAKE_BACK = "review.take_back"
UNTIL = "door.until"
WHY = "door.why"
REFUSE = "door.refuse"
WHO = "deputy.who"
DAYS = "deputy.days"
AGREE = "deputy.agree"
INVITE = "invite.next"
INVITE_AGREE = "invite.agree"
END = "end.who"
END_AGREE = "end.agree"

KEY = "ask"
YES = ("dung", "dung roi", "dong y", "ok", "oke", "duoc", "dung vay")
"""What is typed instead of pressing the button below something that was read back."""


def wait(turn: Turn, step: str, **facts: Any) -> None:
    """Wait for the answer to this step; `facts` are small JSON data. An unsaved report stays."""
    turn.goto(step, {**others(turn.conversation.draft), KEY: {"step": step, **facts}})


def waited(turn: Turn, *asked: str) -> Mapping[str, Any]:
    """What is known of the question that waits, if it is one of these steps; nothing else."""
    found = turn.conversation.draft.get(KEY)
    return found if isinstance(found, Mapping) and (not asked or found.get("step") in asked) else {}


def stop(turn: Turn) -> str:
    """No answer is waited for any more; which step it was, if any."""
    step = str(waited(turn).get("step", ""))
    if step:
        rest = others(turn.conversation.draft)
        turn.goto(step_left(rest), rest)
    return step


def step_left(draft: Mapping[str, Any]) -> str | None:
    """Where a conversation stands with what is still open in it."""
    asked = draft.get(KEY)
    if isinstance(asked, Mapping):
        return str(asked["step"])
    return CONFIRM if "report" in draft else FORM if "form" in draft else None


def others(draft: Mapping[str, Any]) -> dict[str, Any]:
    """What is open besides the question."""
    return {name: value for name, value in draft.items() if name != KEY}


def again(turn: Turn, step: str, **changes: Any) -> None:
    """Go on to this step with what is known of the question, changed as given."""
    known = {name: value for name, value in waited(turn).items() if name != "step"}
    wait(turn, step, **{**known, **changes})
