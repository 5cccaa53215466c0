"""What runs every few seconds, or while somebody waits, does not read the whole table (SQLite can tell)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from db.engine import Database
from db.repositories.audit_reading import SqlAudit
from db.repositories.directory import SqlDirectory
from db.repositories.entries import SqlEntries
from db.repositories.housekeeping import Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.ledger import SqlLedger
from db.repositories.outbox import SqlOutbox
from db.repositories.reminders import SqlReminderBook
from db.repositories.uploads import SqlUploads
from db.seal import Seal
from dialog.inbound import Address
from dialog.interfaces import InboxItem, OutMessage
from dialog.reply import say

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DAY = date(2026, 11, 21)
HOA = Address("telegram", "11")
FIRST = InboxItem(1, "telegram", "1", HOA, b"", 0)

Query = Callable[[Database], Awaitable[object]]

FREQUENT: dict[str, Query] = {
    "next update": lambda db: SqlInbox(db, Seal("x" * 16)).next(HOA),
    "what waits behind": lambda db: SqlInbox(db, Seal("x" * 16)).following(FIRST, 10),
    "room for files": lambda db: SqlUploads(db, Seal("x" * 16)).keep(HOA, "f", b"x", NOW),
    "chats with updates": lambda db: SqlInbox(db, Seal("x" * 16)).addresses(["telegram"]),
    "chats with messages": lambda db: SqlOutbox(db).addresses(["telegram"], NOW),
    "next message": lambda db: SqlOutbox(db).claim(HOA, "one", NOW, NOW),
    "transcript": lambda db: SqlOutbox(db).since(HOA, 0),
    "who is it": lambda db: SqlDirectory(db).person_at(str(HOA), NOW),
    "where to reach": lambda db: SqlDirectory(db).addresses("minh", NOW),
    "roles": lambda db: SqlDirectory(db).memberships("minh", DAY),
    "members": lambda db: SqlDirectory(db).members(["to-1"], DAY),
    "one report": lambda db: SqlLedger(db).submission("s1"),
    "reports": lambda db: SqlLedger(db).submissions(["to-1"], "so_tay_ngay", DAY, DAY),
    "what was done to a report": lambda db: SqlAudit(db).of("s1"),
    "what was done in a unit": lambda db: SqlAudit(db).last("to-1", 20),
    "due reminders": lambda db: SqlReminderBook(db).waiting(NOW),
    "changed entries": lambda db: SqlEntries(db).stamp(),
    "own drafts": lambda db: SqlEntries(db).drafts("minh"),
    "what waits": lambda db: SqlEntries(db).pending(),
    "one entry": lambda db: SqlEntries(db).live("phi"),
    "a lease": lambda db: Housekeeping(db).take("poll", "one", NOW, NOW),
}
WAITING = ("inbox USING INDEX ix_inbox_waiting", "outbox USING INDEX ix_outbox_waiting")


async def plan(database: Database, query: Query) -> list[str]:
    """How SQLite would carry out every statement of the query."""
    said: list[tuple[str, Any]] = []

    def listen(_connection: Connection, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            said.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
    await query(database)
    event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
    async with database.engine.connect() as connection:
        steps = [await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", given) for one, given in said]
        return [row.detail for found in steps for row in found]


def reads_everything(step: str) -> bool:
    return step.startswith("SCAN ") and not any(index in step for index in WAITING)


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize("query", FREQUENT.values(), ids=FREQUENT)
async def test_frequent_queries_use_an_index(database: Database, query: Query) -> None:
    messages = [OutMessage(HOA, say("Dạ"), f"k{at}") for at in range(3)]
    await SqlOutbox(database).put(messages, NOW - timedelta(minutes=1))
    steps = await plan(database, query)
    assert steps
    assert not any(reads_everything(step) for step in steps), steps


@pytest.mark.parametrize("kind", ["sqlite"])
async def test_a_full_reading_would_be_noticed(database: Database) -> None:
    steps = await plan(database, lambda db: SqlInbox(db, Seal("x" * 16)).erase_raw(NOW))
    assert any(reads_everything(step) for step in steps)
