"""Groups → reply. Short, since everybody in the group gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialog.reply import Choice, Paragraph, Reply, say
from handlers.texts import grouping as texts
from reports.join import NEW_MEMBER
from reports.unit import Unit

MOST = 8


def which(units: Sequence[Unit], lead: str = texts.WHICH) -> Reply:
    """A button for each unit that may be meant."""
    return say(lead, choices=[Choice(unit.name, f"nhom:chon.{unit.id}") for unit in units[:MOST]])


def read_back(unit: str, name: str, old: str | None) -> Reply:
    """What is about to be bound. `unit` is an id, the others are names."""
    said = texts.READ_BACK if old is None else texts.READ_BACK_OTHER
    return say(said.format(unit=name, old=old), choices=[Choice(texts.BIND, f"nhom:gan.{unit}")])


def bound(name: str, *, before: bool) -> Reply:
    """It is bound, since now or `before`."""
    said = texts.BOUND_ALREADY if before else texts.BOUND
    return say(said.format(unit=name), texts.HOW, choices=[Choice(texts.UNBIND, "nhom:thoi")] if before else [])


def listing(known: Sequence[tuple[str, str, str, str]]) -> Reply:
    """In private: how it is done, and the groups that are bound: (address, unit, who bound it, when)."""
    said = [texts.BOUND_SINCE.format(unit=unit, by=by, day=day) for _, unit, by, day in known]
    choices = [Choice(texts.LET_GO.format(unit=unit), f"nhom:bo.{address}") for address, unit, _, _ in known[:MOST]]
    return say(texts.IN_PRIVATE, *said, choices=choices)


def received(name: str, what: str, *, reachable: bool) -> Reply:
    """The short sentence in the group: `what` is received, asked or edited."""
    named, unnamed = {
        "received": (texts.RECEIVED, texts.RECEIVED_NO_NAME),
        "asked": (texts.ASKED, texts.ASKED_NO_NAME),
        "edited": (texts.EDITED, texts.EDITED_NO_NAME),
    }[what]
    said = unnamed if name == NEW_MEMBER else named.format(name=name)
    return say(said) if reachable else say(said, texts.HOW_TO_OPEN)


def in_private(reply: Reply, unit: str, words: str) -> Reply:
    """What would have been answered in private, below the words that were said in the group."""
    quoted = Paragraph(texts.FROM_GROUP.format(unit=unit, words=words))
    return replace(reply, blocks=(quoted, *reply.blocks))
