"""One store a test, and the twins over it."""

from __future__ import annotations

from typing import Any

import pytest

from dialog.errors import Conflict
from tests.contracts.chats import Refusal, Remark, Remarks
from tests.fakes.dialog import MemoryConversations, MemoryInbox, MemoryOutbox, Store


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def inbox(store: Store) -> MemoryInbox:
    return MemoryInbox(store)


@pytest.fixture
def conversations(store: Store) -> MemoryConversations:
    def apply(effect: Any) -> None:
        if isinstance(effect, Refusal):
            raise Conflict
        store.effects.append(effect)

    return MemoryConversations(store, apply)


@pytest.fixture
def outbox(store: Store) -> MemoryOutbox:
    return MemoryOutbox(store)


@pytest.fixture
def remarks(store: Store) -> Remarks:
    async def read() -> list[str]:
        return [effect.text for effect in store.effects if isinstance(effect, Remark)]

    return read
