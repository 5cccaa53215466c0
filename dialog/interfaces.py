"""The Protocols that have two implementations: the database's and the in-memory twin of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from dialog.conversation import Conversation
from dialog.inbound import Address, FileRef, Inbound
from dialog.reply import Reply

Kind = Literal["reply", "notice", "reminder"]


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """What a channel received, before anybody has read it. `payload` is sealed before it is stored."""

    channel: str
    update_id: str
    address: Address
    payload: bytes


@dataclass(frozen=True, slots=True)
class InboxItem:
    """A stored update that waits to be handled. `id` rises in order of arrival.

    `followed` is false when nothing waited behind it in its chat, where the inbox has looked.
    """

    id: int
    channel: str
    update_id: str
    address: Address
    payload: bytes
    attempts: int
    received_at: datetime | None = None
    followed: bool = True


@dataclass(frozen=True, slots=True)
class OutMessage:
    """A message to be sent once. `key` is unique for ever."""

    address: Address
    reply: Reply
    key: str
    kind: Kind = "reply"
    useful_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A stored message that this process has claimed. `parts_sent` of its parts have left already."""

    id: int
    message: OutMessage
    attempts: int
    parts_sent: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that one turn changes; committed together or not at all. `also` are updates answered with `item`."""

    item: InboxItem
    conversation: Conversation
    effects: tuple[object, ...] = ()
    messages: tuple[OutMessage, ...] = ()
    closes: bool = False
    moved_to: Address | None = None
    also: tuple[InboxItem, ...] = ()


class Inbox(Protocol):
    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> list[Address]:
        """Store the updates not seen before, in one commit; return the addresses that have new work."""

    async def next(self, address: Address) -> InboxItem | None:
        """The oldest waiting update of this address."""

    async def following(self, item: InboxItem, limit: int) -> list[InboxItem]:
        """What waits at the same address behind this update, oldest first."""

    async def addresses(self, channels: Sequence[str], limit: int = 500) -> list[Address]:
        """Addresses with waiting updates, the longest waiting first."""

    async def tried(self, item: InboxItem) -> None:
        """Count one more failed attempt."""

    async def set_aside(self, item: InboxItem, why: str) -> None:
        """Stop trying: the update cannot be read or handled. Its payload stays sealed until it is tidied."""


class Conversations(Protocol):
    async def lease(self, address: Address, owner: str, now: datetime, until: datetime) -> Conversation | None:
        """Take the conversation for this process and load it; None while another process has it."""

    async def release(self, address: Address, owner: str) -> None:
        """Give the conversation back."""

    async def commit(self, outcome: Outcome, now: datetime) -> None:
        """Write the outcome in one short transaction and give the conversation back.

        Raises Conflict when the conversation has another version,
        or when an effect finds the world changed."""


class Chats(Protocol):
    async def at(self, address: Address) -> Conversation:
        """What is remembered of a chat now, without taking it; a new one where nobody has spoken yet."""


class Outbox(Protocol):
    async def put(self, messages: Sequence[OutMessage], now: datetime) -> list[Address]:
        """Store messages whose key is new; return their addresses."""

    async def addresses(self, channels: Sequence[str], now: datetime, limit: int = 500) -> list[Address]:
        """Open addresses with a message due to be sent and not claimed by anybody, the oldest first."""

    async def claim(self, address: Address, owner: str, now: datetime, until: datetime) -> OutboxItem | None:
        """Take the oldest unsent message of this address, unless it is claimed or has to wait.

        A claim that ran out is taken over; a reminder among those becomes `unknown` and is not repeated.
        """

    async def progress(self, item: OutboxItem, parts_sent: int) -> None:
        """Remember how many parts have left."""

    async def sent(self, item: OutboxItem, now: datetime) -> None:
        """Mark as sent; its choices are now what the conversation has offered."""

    async def postpone(self, item: OutboxItem, next_try: datetime, why: str) -> None:
        """Try again at `next_try`."""

    async def give_up(self, item: OutboxItem, state: Literal["failed", "unknown", "expired"], why: str) -> None:
        """Never try again."""

    async def close(self, address: Address, why: str, now: datetime) -> None:
        """Nothing can be sent to this address until the person writes again."""

    async def move(self, old: Address, new: Address) -> None:
        """The chat has another id from now on."""


class Transcript(Protocol):
    async def since(self, address: Address, after: int, limit: int = 200) -> list[OutboxItem]:
        """Messages sent to this address, wholly or in part, whose id is above `after`, oldest first; the newest
        `limit` of them."""


class Reader(Protocol):
    async def read(self, item: InboxItem) -> Inbound | None:
        """Turn a stored update into an Inbound; None when there is nothing to answer. Raises Unreadable."""


class Sender(Protocol):
    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        """Render and send from part `item.parts_sent` on, awaiting `sent(n)` after each. Raises SendFailed."""


class Files(Protocol):
    async def fetch(self, address: Address, file: FileRef) -> bytes:
        """The content of a file that was sent in this chat. Raises FileGone, FileTooLarge."""


class Uploads(Protocol):
    async def keep(self, address: Address, name: str, content: bytes, now: datetime) -> bool:
        """Keep a file of this chat, sealed, for at most 24 hours; a name that is taken keeps what it has.

        False when so many files are kept already that there is no room.
        """

    async def content(self, address: Address, name: str) -> bytes | None:
        """The file of this chat, or None when there is none (any more)."""


class PartSent(Protocol):
    async def __call__(self, parts: int) -> None: ...
