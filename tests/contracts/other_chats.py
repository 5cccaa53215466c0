"""What every Chats and PutConversation must do. A test file brings `chats` and the fixtures of the conversations.

They carry an unsaved report from one chat of a person to another: it must never be in both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dialog.conversation import Conversation
from dialog.effects import PutConversation
from dialog.errors import Conflict
from dialog.interfaces import Chats, Conversations, Inbox, Outcome
from tests.contracts.chats import HOA, MINH, NOW, YES_NO, leased, one_turn, received

REPORT: dict[str, Any] = {"report": {"id": "d1", "counts": {"A01": 12}}}


async def begin(inbox: Inbox, conversations: Conversations) -> None:
    """Something is open in the chat MINH."""
    item, held = await received(inbox, "begun", MINH), await leased(conversations, MINH)
    open_there = replace(held.at("report.confirm", REPORT), offered=YES_NO, misses=2, met=True, notes={"unit": "t"})
    await conversations.commit(Outcome(item, open_there), NOW)


async def take(
    inbox: Inbox, conversations: Conversations, seen: Conversation, update: str = "taken", **left: Any
) -> None:
    """HOA's turn takes what is open there, as it was seen."""
    item, here = await received(inbox, update), await leased(conversations)
    emptied = PutConversation(replace(seen, **{"draft": {}, "step": None, **left}))
    await conversations.commit(Outcome(item, here.at("report.confirm", REPORT), effects=(emptied,)), NOW)


async def test_where_nobody_has_spoken_there_is_nothing(chats: Chats) -> None:
    assert await chats.at(HOA) == Conversation(HOA)


async def test_looking_takes_nothing_away(inbox: Inbox, conversations: Conversations, chats: Chats) -> None:
    await begin(inbox, conversations)
    held = await leased(conversations, MINH, "one")
    assert await chats.at(MINH) == held
    assert await conversations.lease(MINH, "two", NOW, NOW) is None, "it is still the first one's"


async def test_what_is_taken_is_here_and_not_there(inbox: Inbox, conversations: Conversations, chats: Chats) -> None:
    await begin(inbox, conversations)
    await take(inbox, conversations, await chats.at(MINH))
    assert (await chats.at(HOA)).draft == REPORT
    there = await chats.at(MINH)
    assert (there.draft, there.step) == ({}, None)
    assert (there.offered, there.misses, there.met, there.notes) == (YES_NO, 2, True, {"unit": "t"})


async def test_what_changed_there_is_not_taken_and_nothing_of_the_turn_stays(
    inbox: Inbox, conversations: Conversations, chats: Chats
) -> None:
    await begin(inbox, conversations)
    seen = await chats.at(MINH)
    await one_turn(inbox, conversations, "more", MINH)
    with pytest.raises(Conflict):
        await take(inbox, conversations, seen)
    assert (await chats.at(HOA)).draft == {}
    assert (await chats.at(MINH)).draft == REPORT


async def test_it_is_taken_once(inbox: Inbox, conversations: Conversations, chats: Chats) -> None:
    await begin(inbox, conversations)
    seen = await chats.at(MINH)
    await take(inbox, conversations, seen)
    with pytest.raises(Conflict):
        await take(inbox, conversations, seen, "again")


async def test_whoever_saves_there_at_the_same_time_finds_it_gone(
    inbox: Inbox, conversations: Conversations, chats: Chats
) -> None:
    await begin(inbox, conversations)
    item, held = await received(inbox, "save", MINH), await leased(conversations, MINH)
    await take(inbox, conversations, await chats.at(MINH))
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, held.at(None, {})), NOW)
    assert (await leased(conversations, MINH)).draft == {}


async def test_a_chat_that_never_spoke_can_be_given_something(
    inbox: Inbox, conversations: Conversations, chats: Chats
) -> None:
    await take(inbox, conversations, Conversation(MINH), draft={"ask": {"step": "a"}}, step="a")
    assert (await chats.at(MINH)).draft == {"ask": {"step": "a"}}
