"""People, moments and small helpers that the contracts of inbox, conversations and outbox share.

A test file brings the fixtures `inbox`, `conversations`, `outbox` (of one store, empty) and `remarks`, a function
that reads back the texts of the Remark effects that were committed, in order. A database has to know the two
effects below for as long as the test lasts: Remark writes its text down somewhere, Refusal raises Conflict.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from dialog.conversation import Conversation
from dialog.inbound import Address
from dialog.interfaces import (
    Conversations,
    Inbox,
    InboxItem,
    Kind,
    Outbox,
    OutboxItem,
    Outcome,
    OutMessage,
    RawUpdate,
    Transcript,
)
from dialog.reply import Choice, say

HOA = Address("web", "hoa")
MINH = Address("telegram", "1002")
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SOON = NOW + timedelta(seconds=30)
YES_NO = (Choice("Lưu", "luu:1"), Choice("Hủy", "huy:1"))


class CountingInbox(Inbox, Protocol):
    async def count(self, state: str) -> int: ...


class CountingOutbox(Outbox, Transcript, Protocol):
    async def count(self, state: str) -> int: ...


@dataclass(frozen=True)
class Remark:
    """An effect that is written down."""

    text: str


@dataclass(frozen=True)
class Refusal:
    """An effect that finds the world changed."""


Remarks = Callable[[], Awaitable[list[str]]]


def an_update(number: int | str, address: Address = HOA, payload: bytes = b"xin chao") -> RawUpdate:
    return RawUpdate(address.channel, str(number), address, payload)


def a_message(key: str, address: Address = HOA, kind: Kind = "reply", **more: Any) -> OutMessage:
    return OutMessage(address, say(f"Lời nhắn {key}"), key, kind, **more)


def asking(key: str, kind: Kind, numbered: bool = True) -> OutMessage:
    """A message with choices."""
    return OutMessage(HOA, say("Lưu không?", choices=YES_NO, numbered=numbered), key, kind)


async def received(inbox: Inbox, number: int | str = 1, address: Address = HOA) -> InboxItem:
    """One more update that waits."""
    await inbox.put([an_update(number, address)], NOW)
    item = await inbox.next(address)
    assert item is not None
    return item


async def leased(conversations: Conversations, address: Address = HOA, owner: str = "one") -> Conversation:
    """The conversation, held by `owner` until SOON."""
    conversation = await conversations.lease(address, owner, NOW, SOON)
    assert conversation is not None
    return conversation


async def claimed(outbox: Outbox, address: Address = HOA, at: datetime = NOW, owner: str = "one") -> OutboxItem:
    """The next message to be sent there, held by `owner` for 30 seconds."""
    item = await outbox.claim(address, owner, at, at + (SOON - NOW))
    assert item is not None
    return item


async def one_turn(
    inbox: Inbox, conversations: Conversations, number: int | str = 1, address: Address = HOA, **outcome: Any
) -> None:
    """A whole turn that was committed, with whatever it changed."""
    item = await received(inbox, number, address)
    held = await leased(conversations, address)
    await conversations.commit(Outcome(item, held, **outcome), NOW)


def texts(items: list[OutboxItem]) -> list[str]:
    return [item.message.reply.text for item in items]


def key(item: OutboxItem | None) -> str | None:
    return item.message.key if item is not None else None
