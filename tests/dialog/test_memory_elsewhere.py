"""The in-memory twin keeps the contract of going on in another conversation."""

from __future__ import annotations

import pytest

from tests.contracts.elsewhere import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.elsewhere import Put, PutConversation
from tests.fakes.dialog import MemoryConversations, put_conversation
from tests.fakes.store import Store


@pytest.fixture
def chats(conversations: MemoryConversations) -> MemoryConversations:
    return conversations


@pytest.fixture
def put(store: Store) -> Put:
    async def write(effect: PutConversation) -> None:
        put_conversation(store, effect)

    return write
