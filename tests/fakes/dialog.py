"""Inbox, conversations and outbox without a database, over one plain Store. They keep tests/contracts/."""

from __future__ import annotations

import inspect
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from dialog.conversation import Conversation
from dialog.effects import PutConversation
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import InboxItem, OutboxItem, Outcome, OutMessage, RawUpdate
from dialog.reply import unpack
from tests.fakes.channel import RecordingChannel, SettableClock
from tests.fakes.store import Store, StoredChat, StoredMessage, StoredUpdate

__all__ = [
    "MemoryConversations",
    "MemoryInbox",
    "MemoryOutbox",
    "RecordingChannel",
    "SettableClock",
    "Store",
]

Apply = Callable[[Any], Awaitable[None] | None]


@dataclass(frozen=True)
class MemoryInbox:
    """The twin of SqlInbox."""

    store: Store

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> list[Address]:
        async with self.store.write():
            known = {(row.update.channel, row.update.update_id) for row in self.store.inbox}
            new = []
            for one in updates:
                if (one.channel, one.update_id) not in known:
                    known.add((one.channel, one.update_id))
                    new.append(one.address)
                    number = len(self.store.inbox) + 1
                    self.store.inbox.append(StoredUpdate(number, one, one.address, one.payload, received_at=now))
            return list(dict.fromkeys(new))

    async def next(self, address: Address) -> InboxItem | None:
        rows = [row for row in self._waiting() if row.address == address]
        return replace(_update(rows[0]), followed=len(rows) > 1) if rows else None

    async def following(self, item: InboxItem, limit: int) -> list[InboxItem]:
        rows = (row for row in self._waiting() if row.address == item.address and row.id > item.id)
        return [_update(row) for row in rows][:limit]

    async def addresses(self, channels: Sequence[str], limit: int = 500) -> list[Address]:
        found = dict.fromkeys(row.address for row in self._waiting() if row.update.channel in channels)
        return list(found)[:limit]

    async def tried(self, item: InboxItem) -> None:
        async with self.store.write():
            self.store.update(item.id).attempts += 1

    async def set_aside(self, item: InboxItem, why: str) -> None:
        async with self.store.write():
            row = self.store.update(item.id)
            row.state, row.why = "set aside", why[:300]

    async def count(self, state: str) -> int:
        return sum(row.state == state for row in self.store.inbox)

    def _waiting(self) -> list[StoredUpdate]:
        return [row for row in self.store.inbox if row.state == "waiting"]


def _update(row: StoredUpdate) -> InboxItem:
    one, payload = row.update, row.payload or b""
    return InboxItem(row.id, one.channel, one.update_id, row.address, payload, row.attempts, row.received_at)


@dataclass(frozen=True)
class MemoryConversations:
    """The twin of SqlConversations. `apply` may raise Conflict; it may be a coroutine function."""

    store: Store
    apply: Apply | None = None

    async def lease(self, address: Address, owner: str, now: datetime, until: datetime) -> Conversation | None:
        async with self.store.write():
            row = self.store.chats.setdefault(address, StoredChat(address))
            taken = row.owner is not None and row.owner != owner
            if taken and (row.until is None or row.until >= now):
                return None
            row.owner, row.until = owner, until
            memory = json.loads(row.memory)
            return Conversation(address, row.version, offered=row.offered, numbered=row.numbered, **memory)

    async def release(self, address: Address, owner: str) -> None:
        async with self.store.write():
            row = self.store.chats.get(address)
            if row is not None and row.owner == owner:
                row.owner = row.until = None

    async def commit(self, outcome: Outcome, now: datetime) -> None:
        async with self.store.write():
            for item in (outcome.item, *outcome.also):
                self._mark_handled(item.id)
            self._save(outcome, now)
            for effect in outcome.effects:
                await self._apply(effect)
            self.store.enqueue(outcome.messages, now)
            if outcome.moved_to is not None:
                self.store.move(outcome.item.address, outcome.moved_to)

    def _mark_handled(self, number: int) -> None:
        row = self.store.update(number)
        if row.state != "waiting":
            raise Conflict("the update was handled by somebody else")
        row.state, row.payload = "done", None

    def _save(self, outcome: Outcome, now: datetime) -> None:
        it = outcome.conversation
        row = self.store.chats.get(it.address)
        if row is None or row.version != it.version:
            raise Conflict("the conversation has changed")
        row.version, row.memory = it.version + 1, json.dumps(_memory(it))
        row.offered, row.numbered = it.offered, it.numbered
        row.owner = row.until = None
        row.last_inbound_at = now
        row.closed_at, row.closed_why = (now, "left") if outcome.closes else (None, "")

    async def at(self, address: Address) -> Conversation:
        """It is `Chats` too."""
        row = self.store.chats.get(address, StoredChat(address))
        memory = json.loads(row.memory)
        return Conversation(address, row.version, offered=row.offered, numbered=row.numbered, **memory)

    async def _apply(self, effect: Any) -> None:
        if isinstance(effect, PutConversation):
            put_conversation(self.store, effect)
        elif self.apply is None:
            self.store.effects.append(effect)
        elif inspect.isawaitable(applied := self.apply(effect)):
            await applied


def put_conversation(store: Store, effect: PutConversation) -> None:
    """Raises Conflict, having changed nothing."""
    it = effect.conversation
    row = store.chats.get(it.address, StoredChat(it.address))
    if row.version != it.version:
        raise Conflict("the other conversation has changed")
    store.chats[it.address] = replace(row, version=it.version + 1, memory=json.dumps(_memory(it)))


def _memory(it: Conversation) -> Mapping[str, Any]:
    plain = {"step": it.step, "topic": it.topic, "misses": it.misses, "met": it.met}
    return {**plain, "draft": dict(it.draft), "notes": dict(it.notes)}


@dataclass(frozen=True)
class MemoryOutbox:
    """The twin of SqlOutbox; a Transcript too."""

    store: Store

    async def put(self, messages: Sequence[OutMessage], now: datetime) -> list[Address]:
        async with self.store.write():
            return self.store.enqueue(messages, now)

    async def addresses(self, channels: Sequence[str], now: datetime, limit: int = 500) -> list[Address]:
        due = [
            row.address
            for row in self.store.outbox
            if row.state == "waiting"
            and row.next_try <= now
            and (row.claimed_until is None or row.claimed_until < now)
            and row.address.channel in channels
            and not self._closed(row.address)
        ]
        return list(dict.fromkeys(due))[:limit]

    async def claim(self, address: Address, owner: str, now: datetime, until: datetime) -> OutboxItem | None:
        async with self.store.write():
            row = self.store.oldest_message(address)
            if row is None or row.next_try > now or self._closed(address):
                return None
            if row.claimed_until is not None and row.claimed_until >= now and row.claimed_by != owner:
                return None
            if row.claimed_until is not None and row.message.kind == "reminder":
                row.state, row.why = "unknown", "the sender died between sending and marking"
                row = self.store.oldest_message(address)
                if row is None or row.next_try > now:
                    return None
            row.claimed_by, row.claimed_until, row.attempts = owner, until, row.attempts + 1
            return _item(row)

    async def progress(self, item: OutboxItem, parts_sent: int) -> None:
        async with self.store.write():
            self.store.message(item.id).parts_sent = parts_sent

    async def sent(self, item: OutboxItem, now: datetime) -> None:
        async with self.store.write():
            row = self._unclaimed(item)
            row.state, row.sent_at = "sent", now
            chat = self.store.chats.get(item.message.address)
            reply = item.message.reply
            if item.message.kind != "reply" and reply.choices and chat is not None:
                chat.offered, chat.numbered = reply.choices, reply.numbered

    async def postpone(self, item: OutboxItem, next_try: datetime, why: str) -> None:
        async with self.store.write():
            row = self._unclaimed(item)
            row.next_try, row.why = next_try, why[:300]

    async def give_up(self, item: OutboxItem, state: Literal["failed", "unknown", "expired"], why: str) -> None:
        async with self.store.write():
            row = self._unclaimed(item)
            row.state, row.why = state, why[:300]

    async def close(self, address: Address, why: str, now: datetime) -> None:
        async with self.store.write():
            chat = self.store.chats.get(address)
            if chat is not None:
                chat.closed_at, chat.closed_why = now, why[:300]

    async def move(self, old: Address, new: Address) -> None:
        async with self.store.write():
            self.store.move(old, new)

    async def since(self, address: Address, after: int, limit: int = 200) -> list[OutboxItem]:
        mine = (row for row in self.store.outbox if row.address == address and row.id > after)
        rows = [row for row in mine if row.state == "sent" or (row.state == "waiting" and row.parts_sent)]
        return [_item(row) for row in rows[-limit:]]

    async def count(self, state: str) -> int:
        return sum(row.state == state for row in self.store.outbox)

    def _closed(self, address: Address) -> bool:
        chat = self.store.chats.get(address)
        return chat is not None and chat.closed_at is not None

    def _unclaimed(self, item: OutboxItem) -> StoredMessage:
        row = self.store.message(item.id)
        row.claimed_by = row.claimed_until = None
        return row


def _item(row: StoredMessage) -> OutboxItem:
    message = replace(row.message, address=row.address, reply=unpack(json.loads(row.body)))
    return OutboxItem(row.id, message, row.attempts, row.parts_sent)
