"""What a chat remembers of the answers it has had."""

from __future__ import annotations

from faq.entry import Entry
from handlers.services import Turn
from reminders.calendar import today


def served(turn: Turn, entry_id: str) -> Entry | None:
    """The entry, if it may be given as an answer today."""
    entry = turn.services.answers().entry(entry_id)
    return entry if entry is not None and entry.serves(today(turn.now)) else None


def note(turn: Turn, **facts: object) -> None:
    """Remember small facts beside those that are there."""
    turn.remember(notes={**turn.conversation.notes, **facts})


def last_question(turn: Turn) -> str:
    """The id of the question that was answered last, or nothing."""
    return str(turn.conversation.notes.get("question", ""))


def read_of(turn: Turn, entry: Entry) -> tuple[str, ...]:
    """The sections of this entry that were shown since it was opened."""
    known = turn.conversation.notes.get("read", {})
    return tuple(known["sections"]) if known.get("entry") == entry.id else ()


def remember_read(turn: Turn, entry: Entry, *sections: str) -> None:
    """These are all that have been read of the entry under discussion."""
    note(turn, read={"entry": entry.id, "sections": list(dict.fromkeys(sections))})
