"""What the stand-in remembers of one bot."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from tests.telegram import updates
from tests.telegram.faults import Fault
from tests.telegram.updates import Raw


class Refused(Exception):
    """Telegram answers with an error."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.fault = Fault(status, description)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API; `problems` is empty when it was valid."""

    method: str
    values: dict[str, Any]
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Sent:
    """A message of the bot; `text` as people see it, `html` as it was sent."""

    chat_id: int
    message_id: int
    text: str
    html: str
    values: dict[str, Any]
    file_name: str = ""
    file: bytes = b""

    @property
    def rows(self) -> list[list[Raw]]:
        """The inline keyboard."""
        return list((self.values.get("reply_markup") or {}).get("inline_keyboard", []))

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons, row after row."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def taps(self) -> list[str]:
        """What the buttons carry."""
        return [button["callback_data"] for row in self.rows for button in row]

    def raw(self) -> Raw:
        """The message as Telegram returns it."""
        keyboard = {"reply_markup": {"inline_keyboard": self.rows}} if self.rows else {}
        words = {"caption" if self.file_name else "text": self.text} if self.text else {}
        attached = {"document": updates.file(file_name=self.file_name)} if self.file_name else {}
        return updates.from_bot(self.chat_id, self.message_id, **words, **attached, **keyboard)


@dataclass(slots=True)
class BotState:
    """Queue, messages, webhook and faults of one token."""

    token: str
    queue: list[Raw] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    webhook: Raw = field(default_factory=lambda: {"url": ""})
    commands: list[Raw] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    slow: float = 0
    reads_all: bool = False
    joins_groups: bool = True
    blocked: set[int] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)
    allowed: list[str] = field(default_factory=list)
    next_update: int = 5000
    next_message: int = 100
    poller: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def push(self, update: Raw) -> int:
        """Queue an update; an `update_id` is given unless it has one."""
        update = {"update_id": self.next_update, **update}
        self.next_update = max(self.next_update, update["update_id"]) + 1
        self.queue.append(update)
        self.news.set()
        return int(update["update_id"])

    def confirm_below(self, offset: int) -> None:
        """Forget what the bot has confirmed."""
        if offset:
            self.queue = [update for update in self.queue if update.get("update_id", -1) >= offset]

    def wanted(self) -> list[Raw]:
        """What a poll gets: the kinds that were asked for, at most a hundred."""
        if not self.allowed:
            return self.queue[:100]
        return [update for update in self.queue if update.keys() & {*self.allowed}][:100]

    def message_id(self) -> int:
        """The next number of a message."""
        self.next_message += 1
        return self.next_message
