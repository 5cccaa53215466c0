"""Files that people sent, sealed and forgotten, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import InboxRow
from db.repositories.housekeeping import KEEP_SEEN, Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.uploads import SqlUploads
from db.seal import Seal
from tests.contracts.chats import HOA, NOW
from tests.contracts.uploads import *  # noqa: F403
from tests.contracts.uploads import BOOK

DAY = timedelta(hours=24)
SOON = timedelta(seconds=1)


@pytest.fixture
def uploads(database: Database, seal: Seal) -> SqlUploads:
    return SqlUploads(database, seal)


@pytest.fixture
def cramped(database: Database, seal: Seal) -> SqlUploads:
    return SqlUploads(database, seal, room=60)


async def rows(database: Database) -> list[InboxRow]:
    async with database.read() as session:
        return list(await session.scalars(select(InboxRow)))


async def test_it_lies_sealed(uploads: SqlUploads, database: Database) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    (row,) = await rows(database)
    assert row.payload is not None
    assert BOOK not in row.payload


async def test_with_another_key_it_is_as_good_as_gone(uploads: SqlUploads, database: Database) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    assert await SqlUploads(database, Seal("quite another secret")).content(HOA, "f-1") is None


async def test_nobody_is_woken_for_it(uploads: SqlUploads, inbox: SqlInbox) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    assert await inbox.next(HOA) is None
    assert await inbox.addresses(["web", "web-file"]) == []


async def test_after_a_day_it_is_erased_and_troubles_nobody(
    uploads: SqlUploads, inbox: SqlInbox, housekeeping: Housekeeping, database: Database
) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    await inbox.erase_raw(NOW + DAY - SOON)
    assert await uploads.content(HOA, "f-1") == BOOK
    await inbox.erase_raw(NOW + DAY + SOON)
    assert await uploads.content(HOA, "f-1") is None
    assert await inbox.count("set aside") == 0
    await housekeeping.forget(NOW + KEEP_SEEN + SOON)
    assert await rows(database) == []


async def test_room_is_free_again_when_files_are_erased(
    uploads: SqlUploads, inbox: SqlInbox, database: Database, seal: Seal
) -> None:
    small = SqlUploads(database, seal, room=200)
    assert await small.keep(HOA, "f-1", BOOK, NOW)
    assert not await small.keep(HOA, "f-2", BOOK, NOW)
    await inbox.erase_raw(NOW + DAY + SOON)
    assert await small.keep(HOA, "f-2", BOOK, NOW)
