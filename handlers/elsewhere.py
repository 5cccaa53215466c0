"""An unsaved report follows the person: what was begun in another chat of theirs is found and offered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialog.conversation import Conversation
from dialog.inbound import Address
from dialog.reply import Reply
from handlers.drafts import Open, drop_report, open_report
from handlers.fillings import Filling, drop, fillings
from handlers.identity import actor
from handlers.services import Turn
from handlers.views import elsewhere as views
from handlers.views.drafts import span


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A report or a half-filled form that waits in another chat, as that conversation was when we looked."""

    conversation: Conversation
    what: Open | Filling


async def left_open(turn: Turn) -> list[LeftOpen]:
    """In the other chats of whoever speaks, the one used last first; in a group nothing is told."""
    who = actor(turn)
    if who is None or not turn.inbound.private:
        return []
    addresses = await turn.services.directory.addresses(who.person.id, turn.now)
    others = [Address.parse(one) for one in addresses if one != str(turn.address)]
    return [one for address in others for one in _open_in(turn, await turn.services.chats.at(address))]


async def offer(turn: Turn) -> Reply | None:
    """What could be gone on with here; None when there is nothing."""
    found = await left_open(turn)
    if not found:
        return None
    shown = [views.There(one.what.id, _span(turn, one), _form(turn, one), place_of(one)) for one in found]
    return views.offer(shown)


def without(turn: Turn, one: LeftOpen) -> Conversation:
    """The other conversation when this is not open there any more."""
    there = _there(turn, one.conversation)
    if isinstance(one.what, Open):
        drop_report(there)
    else:
        drop(there, one.what)
    return there.conversation


def place_of(one: LeftOpen) -> str:
    """Where it waits, as people call it."""
    return views.place(one.conversation.address.channel)


def _open_in(turn: Turn, conversation: Conversation) -> list[LeftOpen]:
    there = _there(turn, conversation)
    report = open_report(there)
    what: list[Open | Filling] = [] if report is None else [report]
    what += fillings(there).values()
    return [LeftOpen(conversation, one) for one in what if one.form in turn.services.forms]


def _there(turn: Turn, conversation: Conversation) -> Turn:
    """As if the other chat were this one; nothing is done there."""
    return replace(turn, conversation=conversation, effects=[], notices=[])


def _span(turn: Turn, one: LeftOpen) -> str:
    return span(turn.services.forms[one.what.form].period_on(one.what.day))


def _form(turn: Turn, one: LeftOpen) -> str:
    """The name of a form that is filled in question by question; nothing for a report that was read back."""
    return turn.services.forms[one.what.form].name if isinstance(one.what, Filling) else ""
