"""What the first release stored is still there after every later migration, and is read as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Date, DateTime, MetaData, Table, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import JSON, BigInteger, Boolean, Integer, LargeBinary

from db import migrate
from db.effects import apply
from db.engine import Database
from db.repositories.audit_reading import SqlAudit
from db.repositories.conversations import SqlConversations
from db.repositories.directory import SqlDirectory
from db.repositories.ledger import SqlLedger
from dialog.inbound import Address
from reports.effects import AddSubmission, Decide
from reports.people import Role
from reports.submission import State
from reports.sums import Sent
from tests.db.places import Place

FIRST = "fbe6e0ca7b1c"
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
WORDS: dict[tuple[str, str], Any] = {
    ("units", "level"): "to",
    ("units", "valid_from"): date(2025, 7, 1),
    ("units", "valid_to"): None,
    ("bindings", "address"): "web:1",
    ("bindings", "until"): None,
    ("conversations", "address"): "web:1",
    ("conversations", "memory"): {},
    ("conversations", "closed_at"): None,
    ("memberships", "role"): "reporter",
    ("memberships", "valid_to"): None,
    ("memberships", "valid_from"): date(2025, 7, 1),
    ("invitations", "role"): "reporter",
    ("unit_edges", "parent"): "other",
    ("unit_successions", "new"): "other",
    ("submissions", "form"): "so_tay_ngay",
    ("submissions", "state"): "sent",
    ("submissions", "decided_by"): None,
    ("submissions", "decided_at"): None,
    ("submissions", "reason"): "",
    ("lines", "corrects"): None,
    ("lines", "amount"): 12,
}


def value(table: Table, column: Any) -> Any:
    """Something that the column can hold; "one" wherever a name is wanted, so that rows find each other."""
    if (table.name, column.name) in WORDS:
        return WORDS[table.name, column.name]
    match column.type:
        case Boolean():
            return False
        case BigInteger() | Integer():
            return 1
        case DateTime():
            return NOW
        case Date():
            return DAY
        case JSON():
            return []
        case LargeBinary():
            return b"one"
    return "one"


def fill(connection: Connection) -> list[str]:
    """A row in every table of the first release; their names."""
    found = MetaData()
    found.reflect(connection)
    tables = [one for one in found.sorted_tables if one.name != "alembic_version"]
    for table in tables:
        row = {column.name: value(table, column) for column in table.columns}
        if table.name == "units":
            connection.execute(table.insert(), {**row, "id": "other", "code": "2"})
        connection.execute(table.insert(), row)
    return [one.name for one in tables]


async def of_the_first_release(place: Place) -> tuple[Database, list[str]]:
    database = place.open()
    await migrate.upgrade(database, FIRST)
    async with database.engine.begin() as connection:
        names = await connection.run_sync(fill)
    await migrate.upgrade(database)
    return database, names


async def count(session: AsyncSession, table: str) -> int:
    return int((await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def test_nothing_of_the_first_release_is_lost(bare_place: Place) -> None:
    database, names = await of_the_first_release(bare_place)
    async with database.read() as session:
        assert {name: await count(session, name) for name in names} == {**dict.fromkeys(names, 1), "units": 2}


async def test_a_report_of_the_first_release_is_read_added_up_and_approved(bare_place: Place) -> None:
    database, _ = await of_the_first_release(bare_place)
    ledger = SqlLedger(database)
    one = await ledger.submission("one")
    assert one is not None
    assert (one.period, one.version, one.correction, one.sources, one.used_in) == ("day:2026-11-20", 1, 0, (), None)
    line = one.lines[0]
    assert (line.amount, line.precision, line.authority, line.items, line.note) == (12, "exact", "", (), "")
    assert [each.amount for each in await ledger.sums(["one"], "so_tay_ngay", DAY, DAY)] == [12]
    assert await ledger.sent(["one"], "so_tay_ngay", DAY, DAY) == [Sent("one", State.SENT, 1)]
    assert [each.period for each in await ledger.unlocked("so_tay_ngay", DAY)] == ["day:2026-11-20"]
    async with database.write() as session:
        await apply(Decide("one", State.SENT, State.APPROVED, "one", NOW, version=1), session)
        new = type(one)("two", one.form, "one", date(2026, 11, 21), "one", "web", NOW, State.SENT)
        await apply(AddSubmission(new, frozenset()), session)
    assert [each.id for each in await ledger.approved_by("one", DAY)] == ["one"]
    assert await SqlAudit(database).of("one")


async def test_whoever_joined_the_first_release_is_still_known(bare_place: Place) -> None:
    database, _ = await of_the_first_release(bare_place)
    directory = SqlDirectory(database, sample_on=True)
    person = await directory.person_at("web:1", NOW)
    assert person is not None
    assert [held.role for held in await directory.memberships(person.id, DAY)] == [Role.REPORTER]
    assert await directory.addresses(person.id, NOW) == ["web:1"]
    assert [unit.id for unit in (await directory.tree()).above("one", DAY)] == ["one", "other"]
    there, later = Address.parse("web:1"), NOW + timedelta(minutes=5)
    chat = await SqlConversations(database).lease(there, "tests", later, later + timedelta(minutes=1))
    assert chat is not None
    assert chat.draft == {}
