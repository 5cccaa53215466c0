"""A process that dies between any two steps, and what is left for the next one.

Every call on the store, the handler and the channel is two steps: before and after. From the step at which the fuse
burns through, no call does anything any more, as after `kill -9`: no clean-up reaches the store.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from dialog.reply import Reply
from dialog.turn import Turn
from tests.contracts.chats import HOA, MINH, NOW, a_message
from tests.dialog.world import World, echo
from tests.fakes.channel import RecordingChannel, SettableClock, raw
from tests.fakes.dialog import MemoryConversations, MemoryInbox, MemoryOutbox, Store

UPDATES = [raw(HOA, "1", text="một"), raw(MINH, "2", text="cài 12"), raw(HOA, "3", text="hai")]
REMINDER = a_message("due:1", MINH, "reminder")


class Crash(BaseException):
    """The process is gone."""


class Fuse:
    """Burns through at step `at`, counted from 1; None never does."""

    def __init__(self, at: int | None) -> None:
        self.at, self.steps, self.dead = at, 0, False

    def burn(self) -> None:
        self.steps += 1
        self.dead = self.dead or self.steps == self.at
        if self.dead:
            raise Crash


class Fused:
    """Anything, with a step before and a step after each of its calls."""

    def __init__(self, it: Any, fuse: Fuse) -> None:
        self._it, self._fuse = it, fuse

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._it, name)
        if not inspect.iscoroutinefunction(call):
            return call

        async def stepwise(*args: Any) -> Any:
            self._fuse.burn()
            answer = await call(*args)
            self._fuse.burn()
            return answer

        return stepwise


class Installation:
    """What survives: the store, what the person has on the screen, and the time that passes."""

    def __init__(self) -> None:
        self.store, self.channel, self.clock = Store(), RecordingChannel(), SettableClock(NOW)
        self.lives = 0

    async def live(self, crash_at: int | None = None) -> bool:
        """Start, take everything in and work until nothing is left; whether it lived to see that."""
        self.lives += 1
        fuse = Fuse(crash_at)
        try:
            await self._run(fuse)
        except Crash:
            self.clock.forward(minutes=5)
        return not fuse.dead

    async def _run(self, fuse: Fuse) -> None:
        world = self._process(fuse)
        await self._take_in(world, UPDATES)
        channels = ["web", "telegram"]
        while addresses := await world.inbox.addresses(channels):
            for address in addresses:
                await world.dispatcher.work(address)
        while addresses := await world.outbox.addresses(channels, self.clock()):
            for address in addresses:
                await world.delivery.work(address)

    async def _take_in(self, world: World, updates: Sequence[RawUpdate]) -> None:
        """The platform repeats what was not acknowledged; a plan repeats what may have been planned before."""
        for update in updates:
            await world.inbox.put([update], self.clock())
        await world.outbox.put([REMINDER], self.clock())

    def _process(self, fuse: Fuse) -> World:
        async def answer(turn: Turn[None]) -> Reply | None:
            fuse.burn()
            reply = await echo(turn)
            fuse.burn()
            return reply

        world = World(answer, self.store, f"life {self.lives}", clock=self.clock, ticking=self.clock)
        world.inbox = Fused(MemoryInbox(self.store), fuse)  # type: ignore[assignment]
        world.conversations = Fused(MemoryConversations(self.store), fuse)  # type: ignore[assignment]
        world.outbox = Fused(MemoryOutbox(self.store), fuse)  # type: ignore[assignment]
        sender = Fused(self.channel, fuse)
        world.channels = {"web": sender, "telegram": sender}  # type: ignore[dict-item]
        world.wire()
        return world

    def heard(self) -> list[str]:
        return [effect.text for effect in self.store.effects]

    def read(self, address: Address) -> list[str]:
        """What arrived there, each text once, in the order in which it arrived first."""
        return list(dict.fromkeys(self.channel.texts(address)))

    def reminders(self) -> int:
        return self.channel.texts().count(REMINDER.reply.text)
