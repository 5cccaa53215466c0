"""One installation on which processes come, go and are killed."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.app import Program, build
from bot.clock import Fixed, machine
from tests.bot.crasher import record
from tests.bot.processes import PATIENCE, ROOT, environment
from tests.bot.ticker import TICKS
from tests.bot.world import AT, bind, rows
from tests.drivers.stage import settings_for

Update = tuple[str, str, str]
Work = Callable[[Program], Awaitable[None]]
RELEASED = ("entries", "reference", "units", "unit_edges", "unit_successions", "persons", "memberships")


@dataclass(frozen=True, slots=True)
class Site:
    """One installation, on which processes come and go."""

    data: Path
    url: str
    schema: str | None

    @property
    def sent_file(self) -> Path:
        return self.data / "sent"

    def crash(self, at: str, nth: int, now: datetime, updates: Sequence[Update] = ()) -> None:
        """A process takes these updates and is killed at this point."""
        self._killed("tests.bot.crasher", at=at, nth=nth, now=now, updates=updates, sent=str(self.sent_file))

    def crash_tick(self, tick: str, at: str, nth: int, now: datetime) -> None:
        """A process ticks and is killed at this point."""
        self._killed("tests.bot.ticker", tick=tick, at=at, nth=nth, now=now)

    def _killed(self, module: str, *, now: datetime, **order: Any) -> None:
        order |= {"now": now.isoformat(), "data": str(self.data), "url": self.url, "schema": self.schema}
        ended = subprocess.run(
            [sys.executable, "-m", module, json.dumps(order)],
            cwd=ROOT,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr

    async def open(self, now: datetime) -> Program:
        program = await build(settings_for(self.data), Fixed(now), prepare=False)
        record(program, self.sent_file)
        return program

    def within(self, now: datetime, *works: Work) -> None:
        """A process that lives, at this time, and does all this."""

        async def run() -> None:
            program = await self.open(now)
            try:
                for work in works:
                    await work(program)
            finally:
                await program.stop()

        asyncio.run(run())

    async def prepare(self) -> None:
        """Minh and Lan have joined; nothing has been said yet."""
        program = await self.open(AT)
        for person, chat in (("p-minh", "minh"), ("p-lan", "lan")):
            await bind(program, person, f"console:{chat}")
        await program.stop()

    async def recover(self, now: datetime) -> dict[str, Any]:
        """The next process on the same data; returns what is there when it has come to rest."""
        program = await self.open(now)
        try:
            async with asyncio.timeout(20):
                while await self.busy(program):
                    await program.sweep()
                    await program.idle()
            return await census(program)
        finally:
            await program.stop()

    async def busy(self, program: Program) -> bool:
        stores = program.stores
        waits = await stores.inbox.addresses(["console"]) + await stores.outbox.addresses(["console"], machine())
        return bool(waits) or await stores.outbox.count("waiting") > 0

    def sent(self) -> list[tuple[str, str, str, str]]:
        """Every message that has left: key, kind, address, text."""
        if not self.sent_file.exists():
            return []
        return [tuple(json.loads(line)) for line in self.sent_file.read_text().splitlines()]


async def census(program: Program) -> dict[str, Any]:
    counts = {
        name: (await rows(program, f"SELECT count(*) FROM {name}"))[0][0] for name in ("submissions", "questions")
    }
    amounts = [row[0] for row in await rows(program, "SELECT amount FROM lines ORDER BY position")]
    states = Counter(row[0] for row in await rows(program, "SELECT state FROM inbox"))
    fates = Counter((row[0], row[1]) for row in await rows(program, "SELECT kind, state FROM outbox"))
    return {**counts, "amounts": amounts, "inbox": dict(states), "outbox": dict(fates)}


def ticked(name: str) -> Work:
    """One tick of this name."""

    async def tick(program: Program) -> None:
        await TICKS[name](program)

    return tick


async def deeds(program: Program, action: str) -> Counter[str]:
    """How often each subject was written down under this action."""
    found = await rows(program, f"SELECT subject FROM audit WHERE action = '{action}'")
    return Counter(row[0] for row in found)


async def messages(program: Program, prefix: str) -> Counter[str]:
    """To whom messages under such keys went, and how many."""
    found = await rows(program, f"SELECT address FROM outbox WHERE key LIKE '{prefix}%'")
    return Counter(row[0] for row in found)
