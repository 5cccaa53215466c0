"""Small twins and helpers for the tests of this channel."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from channels.telegram.raw import to_raw
from dialog.errors import SendFailed
from dialog.inbound import Address
from dialog.interfaces import InboxItem, Kind, OutboxItem, OutMessage, RawUpdate
from dialog.reply import Reply

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def clock() -> datetime:
    return NOW


@dataclass
class MemoryInbox:
    """Keeps what was put; `refusals` makes the next puts fail as a locked database does."""

    stored: list[RawUpdate] = field(default_factory=list)
    puts: list[list[str]] = field(default_factory=list)
    refusals: int = 0

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> list[Address]:
        self.puts.append([update.update_id for update in updates])
        if self.refusals:
            self.refusals -= 1
            raise OSError("database is locked")
        known = {update.update_id for update in self.stored}
        new = [update for update in updates if update.update_id not in known]
        self.stored.extend(new)
        return list(dict.fromkeys(update.address for update in new))

    async def next(self, address: Address) -> InboxItem | None:
        raise NotImplementedError

    async def following(self, item: InboxItem, limit: int) -> list[InboxItem]:
        raise NotImplementedError

    async def addresses(self, channels: Sequence[str], limit: int = 500) -> list[Address]:
        raise NotImplementedError

    async def tried(self, item: InboxItem) -> None:
        raise NotImplementedError

    async def set_aside(self, item: InboxItem, why: str) -> None:
        raise NotImplementedError

    def ids(self) -> list[str]:
        return [update.update_id for update in self.stored]


@dataclass
class Waits:
    """A sleep that takes no time and remembers what was asked of it."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


@dataclass
class Parts:
    """Remembers which parts have left."""

    numbers: list[int] = field(default_factory=list)

    async def __call__(self, parts: int) -> None:
        self.numbers.append(parts)


def item(update: dict[str, Any], number: int = 9000) -> InboxItem:
    """An update as the inbox gives it."""
    return stored(to_raw({"update_id": number, **update}))


def stored(raw: RawUpdate, number: int = 1) -> InboxItem:
    """A stored update."""
    return InboxItem(number, raw.channel, raw.update_id, raw.address, raw.payload, 0)


def payload(body: Any) -> InboxItem:
    """A stored payload of any shape."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return InboxItem(1, "telegram", "1", Address("telegram", "7"), content, 0)


def out(reply: Reply, chat: int | str = 7, kind: Kind = "reply", parts_sent: int = 0) -> OutboxItem:
    """A message that waits to be sent."""
    return OutboxItem(1, OutMessage(Address("telegram", str(chat)), reply, "key", kind), 0, parts_sent)


def flags(failure: SendFailed) -> set[str]:
    """What a failure says of itself."""
    return {name for name in ("permanent", "rejected", "unknown") if getattr(failure, name)}


async def until(condition: Any, rounds: int = 2000) -> None:
    """Give way until something has come about."""
    for _ in range(rounds):
        if condition():
            return
        await asyncio.sleep(0.001)
    raise AssertionError("it never came about")
