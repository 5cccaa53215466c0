"""A channel that writes down what was sent, and a clock that stands still until it is told."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialog.errors import Unreadable
from dialog.inbound import Address, Content, Edited, FileRef, Inbound, Joined, Left, Media, Moved, Tap, Text
from dialog.interfaces import InboxItem, OutboxItem, PartSent, RawUpdate

CONTENTS: dict[str, Callable[[Any], Content]] = {
    "text": Text,
    "tap": Tap,
    "edited": Edited,
    "media": Media,
    "file": lambda facts: Media("file", file=FileRef(**facts)),
    "joined": lambda _: Joined(),
    "left": lambda _: Left(),
    "moved": lambda to: Moved(Address.parse(to)),
}


def raw(address: Address, update_id: str, **content: Any) -> RawUpdate:
    """An update as RecordingChannel reads it: `raw(HOA, "1", text="chào")`; without content it says nothing.

    `about={"message": "m1"}` adds what else is known of it.
    """
    return RawUpdate(address.channel, update_id, address, json.dumps(content).encode())


def garbled(address: Address, update_id: str) -> RawUpdate:
    """An update that nobody can read."""
    return RawUpdate(address.channel, update_id, address, b"\xff{")


@dataclass
class RecordingChannel:
    """Reader and Sender. `failures` are raised one a send, in order; None among them lets one pass.

    A message leaves in `parts` parts; a failure comes after `fails_after` of them.
    """

    sent: list[OutboxItem] = field(default_factory=list)
    failures: deque[Exception | None] = field(default_factory=deque)
    parts: int = 1
    fails_after: int = 0

    async def read(self, item: InboxItem) -> Inbound | None:
        try:
            told = json.loads(item.payload)
        except ValueError:
            raise Unreadable("not JSON") from None
        about = told.pop("about", {})
        if "sender" in about:
            about["sender"] = Address.parse(about["sender"])
        for kind, value in told.items():
            return Inbound(item.update_id, item.address, CONTENTS[kind](value), **about)
        return None

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        failure = self.failures.popleft() if self.failures else None
        for part in range(item.parts_sent, self.parts):
            if failure is not None and part >= self.fails_after:
                raise failure
            await sent(part + 1)
        self.sent.append(item)

    def texts(self, address: Address | None = None) -> list[str]:
        """What could be read there, in order; everywhere when no address is given."""
        return [one.message.reply.text for one in self.sent if address in (None, one.message.address)]


@dataclass
class SettableClock:
    """Says `now` until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> datetime:
        """Let time pass: `forward(seconds=30)`."""
        self.now += timedelta(**amount)
        return self.now
