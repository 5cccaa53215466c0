"""What the in-memory twins keep: plain rows in one Store, and a write that happens whole or not at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from dialog.inbound import Address
from dialog.interfaces import OutMessage, RawUpdate
from dialog.reply import Choice, pack


@dataclass
class StoredUpdate:
    """A row of the inbox."""

    id: int
    update: RawUpdate
    address: Address
    payload: bytes | None
    state: str = "waiting"
    attempts: int = 0
    why: str = ""
    received_at: datetime | None = None


@dataclass
class StoredChat:
    """A row of the conversations. `memory` is JSON."""

    address: Address
    version: int = 0
    memory: str = "{}"
    offered: tuple[Choice, ...] = ()
    numbered: bool = True
    owner: str | None = None
    until: datetime | None = None
    last_inbound_at: datetime | None = None
    closed_at: datetime | None = None
    closed_why: str = ""


@dataclass
class StoredMessage:
    """A row of the outbox. `body` is JSON."""

    id: int
    message: OutMessage
    address: Address
    body: str
    next_try: datetime
    state: str = "waiting"
    attempts: int = 0
    parts_sent: int = 0
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    why: str = ""


@dataclass
class Store:
    """What survives a crash. `effects` are those applied, unless they are applied by somebody else."""

    inbox: list[StoredUpdate] = field(default_factory=list)
    chats: dict[Address, StoredChat] = field(default_factory=dict)
    outbox: list[StoredMessage] = field(default_factory=list)
    effects: list[Any] = field(default_factory=list)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[None]:
        """One write at a time; nothing of it stays when it fails."""
        async with self.lock:
            inbox, outbox = [replace(row) for row in self.inbox], [replace(row) for row in self.outbox]
            chats, effects = {at: replace(row) for at, row in self.chats.items()}, list(self.effects)
            try:
                yield
            except BaseException:
                self.inbox, self.outbox, self.chats, self.effects = inbox, outbox, chats, effects
                raise

    def update(self, number: int) -> StoredUpdate:
        return next(row for row in self.inbox if row.id == number)

    def message(self, number: int) -> StoredMessage:
        return next(row for row in self.outbox if row.id == number)

    def oldest_message(self, address: Address) -> StoredMessage | None:
        return next((row for row in self.outbox if row.address == address and row.state == "waiting"), None)

    def enqueue(self, messages: Sequence[OutMessage], now: datetime) -> list[Address]:
        known = {row.message.key for row in self.outbox}
        new = []
        for one in messages:
            if one.key not in known:
                known.add(one.key)
                new.append(one.address)
                number = len(self.outbox) + 1
                self.outbox.append(StoredMessage(number, one, one.address, json.dumps(pack(one.reply)), now))
        return list(dict.fromkeys(new))

    def move(self, old: Address, new: Address) -> None:
        for update in self.inbox:
            if update.address == old and update.state == "waiting":
                update.address = new
        for message in self.outbox:
            if message.address == old and message.state == "waiting":
                message.address = new
        self._take_memory(old, new)

    def _take_memory(self, old: Address, new: Address) -> None:
        there, here = self.chats.get(old), self.chats.setdefault(new, StoredChat(new))
        told = json.loads(here.memory)
        if there is None or told.get("step") or told.get("draft"):
            return
        here.memory, here.offered, here.numbered = there.memory, there.offered, there.numbered
        there.memory, there.offered, there.numbered = "{}", (), True
        here.version, there.version = here.version + 1, there.version + 1
