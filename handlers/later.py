"""A sentence that has to wait for another report is kept, masked, and offered once that one is done."""

from __future__ import annotations

from collections.abc import Mapping

from dialog.reply import Choice, Reply
from handlers.heard import kept
from handlers.services import Turn
from handlers.texts import reports as texts
from reminders.calendar import today

KEY = "later"
SHOWN = 40


def keep_for_later(turn: Turn) -> None:
    """What was just said; one such sentence is kept, the newest."""
    said = {"text": kept(turn.text), "message": turn.inbound.message, "on": today(turn.now).isoformat()}
    turn.goto(turn.conversation.step, {**turn.conversation.draft, KEY: said})


def later(turn: Turn) -> Mapping[str, str]:
    """What waits, if anything does. After midnight "hôm qua" would be another day: then it is too old."""
    found = turn.conversation.draft.get(KEY)
    return found if isinstance(found, Mapping) and found.get("on") == today(turn.now).isoformat() else {}


def forget(turn: Turn) -> None:
    """Nothing waits any more."""
    rest = {name: value for name, value in turn.conversation.draft.items() if name != KEY}
    turn.goto(turn.conversation.step, rest)


def with_later(turn: Turn, reply: Reply) -> Reply:
    """A button for what waits."""
    text = later(turn).get("text", "").replace("\n", ", ")
    if not text:
        return reply
    short = text if len(text) <= SHOWN else text[:SHOWN].rstrip() + "…"
    return reply.plus(choices=[Choice(texts.LATER.format(sentence=short), "baotiep")])
