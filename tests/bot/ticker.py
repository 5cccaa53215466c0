"""A process that is killed in the middle of a tick: python -m tests.bot.ticker '{…}'

`tick` names it, `at` the place and `nth` how often it has to be passed before the process kills itself there.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import bot.field
import bot.lock
import bot.stores
from bot.app import Program, build
from bot.clock import Fixed
from bot.field import FieldWork
from bot.lock import Locking
from bot.tidy import steps, tidy
from db.repositories.field import SqlCards
from db.repositories.housekeeping import Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.outbox import SqlOutbox
from tests.bot import crasher
from tests.bot.crasher import AFTER, BEFORE
from tests.drivers.stage import settings_for

POINTS: dict[str, tuple[object, str, str]] = {
    "after a period is locked": (bot.lock, "apply", AFTER),
    "after the supervisors' messages": (bot.lock, "enqueue", AFTER),
    "after the lock tick": (Locking, "tick", AFTER),
    "after a part of a counter is saved": (bot.field, "apply", AFTER),
    "before anybody is told": (SqlOutbox, "put", BEFORE),
    "after the cards' words are forgotten": (SqlCards, "forget_messages", AFTER),
    "after the field tick": (FieldWork, "tick", AFTER),
    "after raw updates are erased": (SqlInbox, "erase_raw", AFTER),
    "before anything is forgotten": (Housekeeping, "forget", BEFORE),
    "after everything is forgotten": (Housekeeping, "forget", AFTER),
}


async def tidying(program: Program) -> None:
    await tidy(steps(program.stores, program.settings.data_dir), program.clock())


TICKS: dict[str, Callable[[Program], Awaitable[Any]]] = {
    "lock": lambda program: program.locking.tick(),
    "field": lambda program: program.field.tick(),
    "tidy": tidying,
}


async def main(order: dict[str, Any]) -> None:
    """Tick once, and be killed on the way."""
    crasher.POINTS |= POINTS
    crasher.die_at(order["at"], order["nth"])
    bot.stores.Database = crasher.on(order["url"], order["schema"])  # type: ignore[assignment, attr-defined]
    now = datetime.fromisoformat(order["now"])
    program = await build(settings_for(Path(order["data"])), Fixed(now), prepare=False)
    await TICKS[order["tick"]](program)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
