"""A small program around the engine: twins, a channel that writes down, clocks that stand still."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialog.conversation import Conversation
from dialog.delivery import Delivery
from dialog.dispatcher import Brain, Dispatcher
from dialog.inbound import Address, Inbound, Text
from dialog.interfaces import InboxItem, OutboxItem, OutMessage
from dialog.reply import Reply, say
from dialog.turn import Turn
from tests.contracts.chats import HOA, NOW, Remark
from tests.fakes.channel import RecordingChannel, SettableClock, raw
from tests.fakes.dialog import Apply, MemoryConversations, MemoryInbox, MemoryOutbox, Store
from tests.fakes.store import StoredChat, StoredMessage

SORRY = "Xin lỗi, tôi đang gặp trục trặc."
Answer = Callable[[Turn[None]], Awaitable[Reply | None]]


async def echo(turn: Turn[None]) -> Reply | None:
    """Writes down what was heard and says it again."""
    turn.do(Remark(turn.text))
    return say(f"Nghe: {turn.text}")


async def broken(turn: Turn[None]) -> Reply | None:
    """Changes all that a handler can change, and then fails."""
    turn.do(Remark("never"))
    turn.notify(Address("web", "ai-do"), say("never"), "never")
    turn.goto("never", {"never": 1})
    raise RuntimeError("the handler is broken")


async def always(_: OutboxItem) -> bool:
    return True


@dataclass
class World:
    """One process over a store; `another()` is a second process over the same store."""

    answer: Answer = echo
    store: Store = field(default_factory=Store)
    owner: str = "one"
    apply: Apply | None = None
    channel: RecordingChannel = field(default_factory=RecordingChannel)
    clock: SettableClock = field(default_factory=lambda: SettableClock(NOW))
    ticking: SettableClock = field(default_factory=lambda: SettableClock(NOW))
    wanted: Callable[[OutboxItem], Awaitable[bool]] = always
    woken: list[Address] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    numbers: int = 0

    def __post_init__(self) -> None:
        self.inbox = MemoryInbox(self.store)
        self.conversations = MemoryConversations(self.store, self.apply)
        self.outbox = MemoryOutbox(self.store)
        self.channels = {"web": self.channel, "telegram": self.channel}
        self.wire()

    def wire(self) -> None:
        """Build dispatcher and delivery from what is there now."""
        brain = Brain(self._answer, None, lambda: say(SORRY), self._report)
        self.dispatcher = Dispatcher(
            self.owner,
            self.inbox,
            self.conversations,
            self.channels,
            brain,
            self._wake,
            self.clock,
            self.ticking,
        )
        self.delivery = Delivery(self.owner, self.outbox, self.channels, self._wanted, self.clock, self.ticking)

    def another(self, **changes: Any) -> World:
        """A second process beside this one, or after it died."""
        same = {"channel": self.channel, "clock": self.clock, "ticking": self.ticking, "answer": self.answer}
        return World(store=self.store, owner="two", **{**same, **changes})

    async def receive(self, address: Address = HOA, **content: Any) -> None:
        """Store one more update: `text="chào"`, `tap="luu:1"`, `left=True`; nobody handles it yet."""
        self.numbers += 1
        await self.inbox.put([raw(address, f"{self.owner}-{self.numbers}", **content)], self.ticking())

    async def hear(self, *texts: str, address: Address = HOA, **content: Any) -> None:
        """Store and handle."""
        for text in texts:
            await self.receive(address, text=text)
        if content:
            await self.receive(address, **content)
        await self.dispatcher.work(address)

    async def queue(self, *messages: OutMessage) -> None:
        await self.outbox.put(messages, self.ticking())

    async def deliver(self, address: Address = HOA) -> list[str]:
        """Send what can be sent; everything that was ever read there."""
        await self.delivery.work(address)
        return self.channel.texts(address)

    def chat(self, address: Address = HOA) -> StoredChat:
        return self.store.chats[address]

    def heard(self) -> list[str]:
        """What was committed, in order."""
        return [effect.text for effect in self.store.effects]

    def said(self, address: Address = HOA) -> list[str]:
        """What waits to be sent there or was sent, in order."""
        return [row.message.reply.text for row in self.rows(address)]

    def rows(self, address: Address = HOA) -> list[StoredMessage]:
        return [row for row in self.store.outbox if row.address == address]

    def states(self) -> list[str]:
        """How each update stands, in order of arrival."""
        return [row.state for row in self.store.inbox]

    async def _answer(self, turn: Turn[None]) -> Reply | None:
        return await self.answer(turn)

    async def _wanted(self, item: OutboxItem) -> bool:
        return await self.wanted(item)

    async def _report(self, item: InboxItem, why: str) -> None:
        self.aside.append((item.update_id, why))

    def _wake(self, addresses: Sequence[Address]) -> None:
        self.woken.extend(addresses)


def a_turn(text: str = "", content: Any = None, **conversation: Any) -> Turn[None]:
    """One turn of chị Hoa's, for tests of what stands alone."""
    inbound = Inbound("1", HOA, Text(text) if content is None else content)
    return Turn(inbound, Conversation(HOA, **conversation), None, NOW)
