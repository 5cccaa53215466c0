"""The tables keep the contract of going on in another conversation; two processes may do so at once."""

from __future__ import annotations

import asyncio

import pytest

from db.engine import Database
from db.repositories.memory import SqlChats
from tests.contracts.elsewhere import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.elsewhere import DRAFT, MINH, Put, PutConversation
from tests.db.rivals import write


@pytest.fixture
def chats(database: Database) -> SqlChats:
    return SqlChats(database)


@pytest.fixture
def put(database: Database) -> Put:
    async def one(effect: PutConversation) -> None:
        await write(database, effect)

    return one


async def test_of_two_groups_that_put_a_draft_at_once_one_is_told(
    database: Database, another: Database, chats: SqlChats
) -> None:
    effect = PutConversation((await chats.at(MINH)).at("s", DRAFT))
    ends = await asyncio.gather(write(database, effect), write(another, effect), return_exceptions=True)
    assert sorted(type(end).__name__ for end in ends) == ["Conflict", "NoneType"]
    assert (await chats.at(MINH)).version == 1
