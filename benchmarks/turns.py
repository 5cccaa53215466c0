"""Turns per second through the whole path, beside an aiogram handler that makes the same number of commits.

A turn of ours commits five times: the raw update, the lease, the turn itself, the claim, the mark "sent".
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Message
from sqlalchemy import text

from benchmarks.world import POSTGRES, Recording, make, update
from bot import logs
from bot.app import Program
from bot.clock import machine
from db.engine import Database
from db.migrate import downgrade

COMMITS = 5
CHATS = 40
TURNS = 600
ROUNDS = 3
PACE = 20
PACED_TURNS = 200

Round = Callable[[str], Awaitable[float]]


async def ours(program: Program, run: str) -> float:
    """Turns per second when everything comes at once, spread over CHATS chats."""
    started = time.perf_counter()
    for number in range(TURNS):
        program.wake(await program.stores.inbox.put([update(number % CHATS, number, run)], machine()))
    await program.idle()
    return TURNS / (time.perf_counter() - started)


async def baseline(database: Database, run: str) -> float:
    """The same number of updates through aiogram, each handled with COMMITS small commits."""
    dispatcher = Dispatcher(disable_fsm=True)
    bot = Bot("42:" + "A" * 35)

    @dispatcher.message()
    async def handle(message: Message) -> None:
        for number in range(COMMITS):
            async with database.write() as session:
                values = {"note": f"{run}:{message.message_id}:{number}"}
                await session.execute(text("INSERT INTO bench_notes (note) VALUES (:note)"), values)

    started = time.perf_counter()
    for first in range(0, TURNS, CHATS):
        batch = (dispatcher.feed_raw_update(bot, raw(number)) for number in range(first, first + CHATS))
        await asyncio.gather(*batch)
    return TURNS / (time.perf_counter() - started)


async def paced(program: Program, channel: Recording, run: str) -> list[float]:
    """Milliseconds from receiving to sent, at PACE turns a second."""
    times: list[float] = []

    async def one(number: int) -> None:
        started = time.perf_counter()
        mine = update(number, number, run)
        arrived = channel.arrived[str(mine.address)] = asyncio.Event()
        program.wake(await program.stores.inbox.put([mine], machine()))
        await arrived.wait()
        times.append((time.perf_counter() - started) * 1000)

    async with asyncio.TaskGroup() as together:
        for number in range(PACED_TURNS):
            together.create_task(one(number))
            await asyncio.sleep(1 / PACE)
    return sorted(times)


def raw(number: int) -> dict[str, Any]:
    """A Telegram message."""
    chat = {"id": number % CHATS + 1, "type": "private", "first_name": "A"}
    sender = {"id": chat["id"], "is_bot": False, "first_name": "A"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": "làm định danh mức 2 ở đâu"}
    return {"update_id": number, "message": message}


async def measure(name: str, url: str, data: Path) -> None:
    """Alternate both, so that a busy machine is unfair to neither; print medians."""
    program, channel = await make(url, data)
    database = program.stores.database
    async with database.write() as session:
        serial = "INTEGER PRIMARY KEY" if database.is_sqlite else "BIGSERIAL PRIMARY KEY"
        await session.execute(text(f"CREATE TABLE IF NOT EXISTS bench_notes (id {serial}, note TEXT)"))
    mine, theirs = [], []
    for number in range(ROUNDS):
        mine.append(await ours(program, f"burst{number}"))
        theirs.append(await baseline(database, f"base{number}"))
    times = await paced(program, channel, "paced")
    rate, base = statistics.median(mine), statistics.median(theirs)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{name:<12}{rate:>12.0f}{base:>14.0f}{rate / base:>9.2f}{p50:>9.1f}{p95:>9.1f}", flush=True)
    async with database.write() as session:
        await session.execute(text("DROP TABLE bench_notes"))
    await program.stop()
    if not database.is_sqlite:
        again = Database(url)
        await downgrade(again, "base")
        await again.close()


async def main() -> None:
    logs.set_up("ERROR")
    print(f"{TURNS} turns over {CHATS} chats, {COMMITS} commits a turn, median of {ROUNDS} rounds;")
    print(f"then p50 and p95 at {PACE} turns a second, from receiving to sending.")
    print(f"{'database':<12}{'turns/s':>12}{'aiogram/s':>14}{'ratio':>9}{'p50 ms':>9}{'p95 ms':>9}")
    with tempfile.TemporaryDirectory() as place:
        await measure("SQLite", f"sqlite+aiosqlite:///{place}/bench.db", Path(place))
        try:
            await measure("PostgreSQL", POSTGRES, Path(place))
        except OSError as error:
            print(f"PostgreSQL did not answer: {error}")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
