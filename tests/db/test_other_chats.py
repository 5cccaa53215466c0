"""The tables keep the contract of looking into another chat and changing it; two processes cannot both take."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from db.engine import Database
from db.repositories.conversations import SqlConversations
from db.repositories.inbox import SqlInbox
from db.repositories.memory import SqlChats
from dialog.effects import PutConversation
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import Conversations, Outcome
from tests.contracts.chats import HOA, MINH, NOW, leased, received
from tests.contracts.other_chats import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.other_chats import REPORT, begin

TABLET = Address("web", "tablet")


@pytest.fixture
def chats(database: Database) -> SqlChats:
    return SqlChats(database)


async def outcome_at(address: Address, inbox: SqlInbox, conversations: Conversations, chats: SqlChats) -> Outcome:
    item, here = await received(inbox, f"{address.chat}-takes", address), await leased(conversations, address)
    emptied = PutConversation(replace(await chats.at(MINH), draft={}, step=None))
    return Outcome(item, here.at("report.confirm", REPORT), effects=(emptied,))


async def ends(*commits: tuple[Conversations, Outcome]) -> list[bool]:
    """Which of these were committed, all begun at once."""

    async def one(conversations: Conversations, outcome: Outcome) -> bool:
        try:
            await conversations.commit(outcome, NOW)
        except Conflict:
            return False
        return True

    return await asyncio.gather(*(one(*each) for each in commits))


async def test_of_two_chats_that_take_it_at_once_one_gets_it(
    inbox: SqlInbox, conversations: SqlConversations, chats: SqlChats, another: Database
) -> None:
    await begin(inbox, conversations)
    first = await outcome_at(HOA, inbox, conversations, chats)
    second = await outcome_at(TABLET, inbox, conversations, chats)
    assert sorted(await ends((conversations, first), (SqlConversations(another), second))) == [False, True]
    drafts = [(await chats.at(one)).draft for one in (HOA, TABLET, MINH)]
    assert drafts.count(REPORT) == 1
    assert drafts[2] == {}


async def test_saved_there_and_taken_here_at_once_only_one_comes_about(
    inbox: SqlInbox, conversations: SqlConversations, chats: SqlChats, another: Database
) -> None:
    await begin(inbox, conversations)
    taking = await outcome_at(HOA, inbox, conversations, chats)
    item, held = await received(inbox, "save", MINH), await leased(conversations, MINH)
    saving = Outcome(item, held.at(None, {}))
    done = await ends((conversations, taking), (SqlConversations(another), saving))
    assert sorted(done) == [False, True]
    assert ((await chats.at(HOA)).draft == REPORT) is done[0]


async def test_two_chats_that_take_from_each_other_do_not_wait_for_ever(
    inbox: SqlInbox, conversations: SqlConversations, chats: SqlChats, another: Database
) -> None:
    outcomes = []
    for here, there in ((HOA, TABLET), (TABLET, HOA)):
        item, held = await received(inbox, f"{here.chat}-at-once", here), await leased(conversations, here)
        outcomes.append((item, held, there))
    built = [
        Outcome(item, held, effects=(PutConversation(replace(await chats.at(there), draft=REPORT)),))
        for item, held, there in outcomes
    ]
    async with asyncio.timeout(20):
        done = await ends((conversations, built[0]), (SqlConversations(another), built[1]))
    assert sorted(done) == [False, True]
