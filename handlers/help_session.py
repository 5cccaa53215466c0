"""Who is helped with what, and how far it has come: kept in the conversation's draft, and nothing of the citizen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from faq.effects import RecordQuestion
from faq.entry import Entry
from handlers.recall import served
from handlers.services import Turn
from handlers.waiting import step_left
from reminders.calendar import today

KEY = "help"
NEED, CARD = "help.need", "help.card"


@dataclass(frozen=True, slots=True)
class Session:
    """`id` becomes the submission's, so that a session is written once. `entry` guides, or is empty; `title` is what
    is helped with. `at` is the number of the step from 0; `indicator` is empty where nothing is counted. `digest` is
    the card that was shown and has to be confirmed.
    """

    id: str
    unit: str
    title: str
    indicator: str = ""
    entry: str = ""
    revision: int = 0
    at: int = 0
    partly: bool = False
    digest: str = ""


def session(turn: Turn) -> Session | None:
    """The one that is open in this conversation."""
    kept = turn.conversation.draft.get(KEY)
    return Session(**kept) if isinstance(kept, Mapping) else None


def keep(turn: Turn, one: Session, step: str | None = None) -> None:
    """This one is open from now on; `step` is what is waited for, if anything."""
    draft = {**turn.conversation.draft, KEY: asdict(one)}
    turn.goto(step or step_left(draft), draft)


def drop(turn: Turn) -> None:
    """No session is open any more; whatever else waits does."""
    rest: dict[str, Any] = {name: value for name, value in turn.conversation.draft.items() if name != KEY}
    turn.goto(step_left(rest), rest)


def ask_need(turn: Turn) -> None:
    """The next words may say what is needed."""
    turn.goto(NEED)


def guide(turn: Turn, one: Session) -> Entry | None:
    """The entry that guides through it, if it may still be given."""
    return served(turn, one.entry) if one.entry else None


def steps(turn: Turn, entry: Entry | None) -> tuple[str, ...]:
    """What is done one after the other, word for word; of an entry without steps its whole answer is one."""
    if entry is None:
        return ()
    on = today(turn.now)
    return entry.said("steps", on) or ("\n".join(entry.said("answer", on)),)


def fresh(one: Session, entry: Entry | None) -> Session:
    """From the beginning, if the entry was changed since."""
    if entry is None or entry.revision == one.revision:
        return one
    return replace(one, revision=entry.revision, at=0)


def hush(turn: Turn) -> None:
    """While somebody is helped, what is asked in between may speak of them: it is answered and not kept."""
    if session(turn) is not None:
        turn.effects[:] = [one for one in turn.effects if not isinstance(one, RecordQuestion)]
