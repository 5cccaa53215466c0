"""The in-memory twin keeps the contract of looking into another chat and changing it."""

from __future__ import annotations

import pytest

from tests.contracts.other_chats import *  # noqa: F403 - every test of the contract, also those to come
from tests.fakes.dialog import MemoryConversations


@pytest.fixture
def chats(conversations: MemoryConversations) -> MemoryConversations:
    return conversations
