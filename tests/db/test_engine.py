"""What both databases must give: short transactions, all or nothing, and times that are never naive."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import bindparam, func, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import BindingRow, LeaseRow
from tests.db.places import Place

NOW = datetime(2026, 11, 21, 8, 30, 15, 123456, tzinfo=UTC)

sqlite_only = pytest.mark.parametrize("kind", ["sqlite"])


def lease(name: str, until: datetime = NOW) -> LeaseRow:
    return LeaseRow(name=name, owner="one", until=until)


async def names(database: Database) -> set[str]:
    async with database.read() as session:
        return set(await session.scalars(select(LeaseRow.name)))


async def pragma(session: AsyncSession, name: str) -> object:
    return await session.scalar(text(f"PRAGMA {name}"))


@sqlite_only
@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 15000), ("synchronous", 2), ("secure_delete", 1)],
)
async def test_every_sqlite_connection_is_safe(database: Database, name: str, value: object) -> None:
    async with database.read() as one, database.read() as other, database.write() as writer:
        assert [await pragma(session, name) for session in (one, other, writer)] == [value] * 3


async def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            session.add(BindingRow(address="web:1", person="nobody", bound_at=NOW))
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(BindingRow)) == 0


async def test_a_write_is_there_afterwards(database: Database, another: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
    assert await names(another) == {"poll"}


async def test_a_write_that_raises_changes_nothing(database: Database) -> None:
    async def fails() -> None:
        async with database.write() as session:
            session.add(lease("poll"))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    assert await names(database) == set()


async def test_a_write_that_is_cancelled_changes_nothing_and_blocks_nobody(database: Database) -> None:
    begun = asyncio.Event()

    async def never_ends() -> None:
        async with database.write() as session:
            session.add(lease("poll"))
            await session.flush()
            begun.set()
            await asyncio.Event().wait()

    writer = asyncio.ensure_future(never_ends())  # noqa: TID251 - to be cancelled
    await begun.wait()
    writer.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writer
    async with database.write() as session:
        session.add(lease("remind"))
    assert await names(database) == {"remind"}


async def count_up(database: Database) -> None:
    async with database.write() as session:
        seen = await session.scalar(select(LeaseRow.owner).where(LeaseRow.name == "count").with_for_update())
        await asyncio.sleep(0)
        await session.execute(update(LeaseRow).where(LeaseRow.name == "count").values(owner=str(int(seen or 0) + 1)))


async def test_concurrent_writers_all_succeed_and_lose_nothing(database: Database, another: Database) -> None:
    async with database.write() as session:
        session.add(LeaseRow(name="count", owner="0", until=NOW))
    await asyncio.gather(*(count_up(one) for one in (database, another) for _ in range(5)))
    async with database.read() as session:
        assert await session.scalar(select(LeaseRow.owner)) == "10"


async def test_a_reader_does_not_wait_for_a_writer(database: Database, another: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
        await session.flush()
        for reader in (database, another):
            assert await asyncio.wait_for(names(reader), timeout=10) == set()
    assert await names(another) == {"poll"}


async def test_a_writer_does_not_wait_for_a_reader(database: Database, another: Database) -> None:
    async with another.read() as session:
        await session.scalar(select(func.count()).select_from(LeaseRow))
        async with asyncio.timeout(10), database.write() as writer:
            writer.add(lease("poll"))
    assert await names(another) == {"poll"}


OWNER = select(LeaseRow.owner).where(LeaseRow.name == bindparam("wanted"))
POLL = {"wanted": "poll"}


async def owner(database: Database) -> str | None:
    row = await database.row(OWNER, POLL)
    return row.owner if row is not None else None


async def test_a_single_row_is_what_was_committed_last(database: Database, another: Database) -> None:
    assert await owner(database) is None
    for number in range(3):
        async with another.write() as session:
            await session.merge(LeaseRow(name="poll", owner=str(number), until=NOW))
        assert await owner(database) == str(number)


async def test_a_single_row_shows_nothing_that_is_not_committed(database: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
        await session.flush()
        assert await asyncio.wait_for(owner(database), timeout=10) is None
    assert await owner(database) == "one"


async def test_many_may_ask_for_single_rows_at_once(database: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
    assert await asyncio.gather(*(owner(database) for _ in range(20))) == ["one"] * 20


async def test_a_question_that_fails_does_not_spoil_the_next(database: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
    for wrong in (text("SELECT nothing FROM nowhere"), OWNER):
        with pytest.raises(StatementError):
            await database.row(wrong, {})
        assert await owner(database) == "one"


async def test_who_stops_waiting_for_a_row_does_not_spoil_the_next(database: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll"))
    for steps in range(6):
        asking = asyncio.ensure_future(owner(database))  # noqa: TID251 - to be cancelled
        for _ in range(steps):
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert await asyncio.wait_for(owner(database), timeout=10) == "one"


async def test_a_closed_database_can_be_asked_again(database: Database) -> None:
    assert await owner(database) is None
    await database.close()
    assert await owner(database) is None


async def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"):
        async with database.write() as session:
            session.add(lease("poll", NOW.replace(tzinfo=None)))
    assert await names(database) == set()


@pytest.mark.parametrize(
    "moment",
    [
        NOW,
        NOW.replace(microsecond=0),
        NOW.astimezone(ZoneInfo("Asia/Ho_Chi_Minh")),
        datetime(2026, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-11))),
    ],
)
async def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database, moment: datetime) -> None:
    async with database.write() as session:
        session.add(lease("poll", moment))
    async with database.read() as session:
        found = await session.scalar(select(LeaseRow.until))
    assert found == moment
    assert found is not None
    assert found.utcoffset() == timedelta(0)


async def test_times_compare_as_moments_whatever_their_zone(database: Database) -> None:
    async with database.write() as session:
        session.add(lease("poll", NOW))
    later = (NOW + timedelta(microseconds=1)).astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    async with database.read() as session:
        assert await session.scalar(select(LeaseRow.name).where(LeaseRow.until < later)) == "poll"
        assert await session.scalar(select(LeaseRow.name).where(LeaseRow.until < NOW)) is None


async def test_a_missing_time_stays_missing(database: Database) -> None:
    async with database.read() as session:
        assert await session.scalar(select(func.max(LeaseRow.until))) is None


async def test_a_closed_database_lets_go_of_its_connections(place: Place) -> None:
    database = place.open()
    assert await names(database) == set()
    await database.close()
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
