"""A program on a temporary database with a clock that the script sets, and people who talk on one channel."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.app import Program, build
from bot.clock import Fixed, machine
from bot.sample import invite
from bot.settings import Settings
from reports.people import Role
from reports.sample import load_sample

MINH_ROLE, LAN_ROLE = Role.REPORTER, Role.REVIEWER


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as a person sees it: its words, and the buttons under it."""

    text: str
    labels: tuple[str, ...] = ()


class Driver(Protocol):
    """How people use one channel."""

    async def start(self, program: Program) -> None: ...

    async def say(self, who: str, text: str) -> None: ...

    async def tap(self, who: str, label: str) -> None: ...

    async def give(self, who: str, name: str, content: bytes) -> None:
        """Send a file."""

    async def seen(self, who: str) -> list[Seen]:
        """Everything that this person has seen so far, oldest first."""

    async def stop(self) -> None: ...


def settings_for(place: Path, **more: object) -> Settings:
    """Settings that read no file and no network."""
    return Settings(_env_file=None, data_dir=place, **more)  # type: ignore[arg-type]


@dataclass(slots=True)
class Stage:
    """`at` moves the clock; `codes` are made on demand for people of the sample organisation."""

    program: Program
    clock: Fixed
    driver: Driver

    @classmethod
    async def open(cls, place: Path, driver: Driver, at: datetime, **more: object) -> Stage:
        clock = Fixed(at)
        program = await build(settings_for(place, **more), clock)
        await driver.start(program)
        return cls(program, clock, driver)

    async def code_for(self, person: str) -> str:
        """A one-time code for somebody of the sample organisation."""
        held = next(one for one in load_sample().memberships if one.person == person)
        now = self.program.clock()
        return await invite(self.program.stores, held.unit, held.role, now, person=person, sample=True)

    async def settle(self) -> None:
        """Wait until everything is handled and sent."""
        stores, channels = self.program.stores, list(self.program.readers)
        async with asyncio.timeout(20):
            while True:
                await self.program.idle()
                left = await stores.inbox.addresses(channels)
                left += await stores.outbox.addresses(channels, machine())
                if not left:
                    return
                await asyncio.sleep(0.01)

    async def tick(self) -> int:
        """The reminder tick at the clock's time; how many were handed over."""
        sent = await self.program.reminding.tick()
        self.program.deliver([one.address for one in sent])
        self.program.deliver(await self.program.field.tick())
        await self.settle()
        return len(sent)

    async def close(self) -> None:
        await self.driver.stop()
        await self.program.stop()
