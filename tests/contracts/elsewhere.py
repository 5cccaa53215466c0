"""What every Chats must do, and the effect that goes on in another conversation.

A test file brings `conversations`, `chats` and `put`, which writes one effect in a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from dialog.conversation import Conversation
from dialog.effects import PutConversation
from dialog.errors import Conflict
from dialog.interfaces import Chats, Conversations, Outcome
from tests.contracts.chats import HOA, MINH, NOW, SOON, CountingInbox, a_message, leased, received

Put = Callable[[PutConversation], Awaitable[None]]
DRAFT = {"report": {"id": "d1", "counts": {"a": 12}}}


async def test_where_nobody_has_spoken_there_is_an_empty_conversation(chats: Chats) -> None:
    assert await chats.at(HOA) == Conversation(HOA)


async def test_looking_takes_nothing(chats: Chats, conversations: Conversations) -> None:
    await leased(conversations)
    await chats.at(HOA)
    assert await conversations.lease(HOA, "two", NOW, SOON) is None


async def test_a_draft_is_put_where_nobody_has_spoken(chats: Chats, put: Put) -> None:
    await put(PutConversation(Conversation(MINH, step="s", draft=DRAFT)))
    there = await chats.at(MINH)
    assert (there.step, there.draft, there.version) == ("s", DRAFT, 1)


async def test_a_draft_is_put_into_a_conversation_and_the_rest_stays(
    chats: Chats, put: Put, conversations: Conversations, inbox: CountingInbox
) -> None:
    item = await received(inbox, "1")
    there = replace(await leased(conversations), topic="t", met=True)
    await conversations.commit(Outcome(item, there, messages=(a_message("in:1"),)), NOW)
    known = await chats.at(HOA)
    await put(PutConversation(known.at("s", DRAFT)))
    found = await chats.at(HOA)
    assert (found.topic, found.met, found.offered, found.draft) == ("t", True, known.offered, DRAFT)


async def test_a_conversation_that_went_on_is_a_conflict(chats: Chats, put: Put) -> None:
    seen = await chats.at(HOA)
    await put(PutConversation(seen.at("one", DRAFT)))
    with pytest.raises(Conflict):
        await put(PutConversation(seen.at("two", {})))
    assert (await chats.at(HOA)).step == "one"


async def test_whoever_is_at_work_there_finds_it_changed(
    chats: Chats, put: Put, conversations: Conversations, inbox: CountingInbox
) -> None:
    item = await received(inbox, "1")
    working = await leased(conversations)
    await put(PutConversation((await chats.at(HOA)).at("s", DRAFT)))
    with pytest.raises(Conflict):
        await conversations.commit(Outcome(item, working.done()), NOW)
    assert (await chats.at(HOA)).draft == DRAFT
