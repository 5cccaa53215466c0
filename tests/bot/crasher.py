"""A process that is killed in the middle of its work: python -m tests.bot.crasher '{…}'

`at` names the place, `nth` how often it has to be passed before the process kills itself there.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

import bot.app
import bot.stores
import db.repositories.conversations as conversations
from bot.app import Program, build
from bot.clock import Fixed
from channels.console import CHANNEL, ConsoleReader, typed
from db.engine import Database
from db.repositories.conversations import SqlConversations
from db.repositories.inbox import SqlInbox
from db.repositories.outbox import SqlOutbox
from db.repositories.reminders import SqlReminderBook
from dialog.inbound import Address
from dialog.interfaces import OutboxItem, PartSent
from tests.drivers.stage import settings_for

Call = Callable[..., Awaitable[Any]]
BEFORE, AFTER = "before", "after"
POINTS: dict[str, tuple[object, str, str]] = {
    "after the update is stored": (SqlInbox, "put", AFTER),
    "after the lease": (SqlConversations, "lease", AFTER),
    "inside the handler": (bot.app, "answer", AFTER),
    "before the commit": (SqlConversations, "commit", BEFORE),
    "inside the commit": (conversations, "enqueue", AFTER),
    "right after the commit": (SqlConversations, "commit", AFTER),
    "after a message is claimed": (SqlOutbox, "claim", AFTER),
    "after the send": (SqlOutbox, "progress", BEFORE),
    "before the mark": (SqlOutbox, "sent", BEFORE),
    "after the mark": (SqlOutbox, "sent", AFTER),
    "after the reminder is handed over": (SqlReminderBook, "hand_over", AFTER),
}

LOOKS = ("lease", "claim")
"""What may find nothing to do; then it is not the place."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """A channel whose messages are lines of a file, which no crash takes back."""

    file: Path

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        message = item.message
        line = json.dumps([message.key, message.kind, str(message.address), message.reply.text]) + "\n"
        with self.file.open("a") as out:
            out.write(line)
        await sent(1)


def record(program: Program, file: Path) -> None:
    """Speak to terminals through this file."""
    program.readers[CHANNEL] = ConsoleReader()
    program.senders[CHANNEL] = Recorder(file)


def on(url: str, schema: str | None) -> Callable[[str], Any]:
    """What opens the database, in a schema of its own if one is given."""

    def connect(_dialect: object, _record: object, _args: object, parameters: dict[str, Any]) -> None:
        parameters["server_settings"] = {"search_path": schema, "synchronous_commit": "off"}

    def open_it(_: str) -> Database:
        database = Database(url)
        if schema is not None:
            event.listen(database.engine.sync_engine, "do_connect", connect)
        return database

    return open_it


def die_at(point: str, nth: int) -> None:
    """Let this process be killed when it comes to this place for the nth time."""
    owner, name, when = POINTS[point]
    real: Call = getattr(owner, name)
    passed = 0

    async def deadly(*args: Any, **more: Any) -> Any:
        nonlocal passed
        result = await real(*args, **more) if when == AFTER else None
        passed += result is not None or name not in LOOKS
        if passed == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result if when == AFTER else await real(*args, **more)

    setattr(owner, name, deadly)


async def main(order: dict[str, Any]) -> None:
    """Take everything in at once, handle it, send it, remind; and be killed on the way."""
    die_at(order["at"], order["nth"])
    bot.stores.Database = on(order["url"], order["schema"])  # type: ignore[assignment, attr-defined]
    now = datetime.fromisoformat(order["now"])
    program = await build(settings_for(Path(order["data"])), Fixed(now), prepare=False)
    record(program, Path(order["sent"]))
    updates = [typed(Address(CHANNEL, who), number, text) for number, who, text in order["updates"]]
    program.wake(await program.stores.inbox.put(updates, now))
    await program.sweep()
    program.deliver([one.address for one in await program.reminding.tick()])
    await program.idle()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
