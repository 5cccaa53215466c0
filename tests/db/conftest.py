"""Every test that asks for a database runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import db.effects
from db.engine import Database
from db.migrate import upgrade
from db.models import ReferenceRow
from db.repositories.conversations import SqlConversations
from db.repositories.directory import SqlDirectory
from db.repositories.entries import SqlEntries
from db.repositories.housekeeping import Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.ledger import SqlLedger
from db.repositories.outbox import SqlOutbox
from db.repositories.reference import SqlReference
from db.repositories.reminders import SqlReminderBook
from db.seal import Seal
from dialog.errors import Conflict
from tests.contracts.chats import NOW, Refusal, Remark, Remarks
from tests.contracts.organisation import EDGES, MEMBERSHIPS, PEOPLE, SUCCESSIONS, UNITS, Apply
from tests.db import places
from tests.db.places import Place
from tests.db.rivals import Two

SECRET = "a secret of the tests only"


async def migrated(place: Place) -> None:
    await upgrade(place.open())
    await place.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "db.sqlite"
    places.run(migrated(Place(f"sqlite+aiosqlite:///{path}")))
    return path


@pytest.fixture(scope="session")
def postgres_url() -> str:
    return places.postgres_url()


@pytest.fixture(scope="module")
def postgres_schema(postgres_url: str) -> Iterator[str]:
    """A migrated schema for the tests of one file."""
    schema = places.new_schema(postgres_url)
    places.run(migrated(Place(postgres_url, schema)))
    yield schema
    places.drop_schema(postgres_url, schema)


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "db.sqlite"


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def prepared(request: pytest.FixtureRequest, kind: str, sqlite_file: Path) -> Place:
    """Made before the test's event loop runs, since migrating takes a loop of its own."""
    if kind == "postgres":
        return Place(request.getfixturevalue("postgres_url"), request.getfixturevalue("postgres_schema"))
    shutil.copyfile(request.getfixturevalue("sqlite_template"), sqlite_file)
    return Place(f"sqlite+aiosqlite:///{sqlite_file}")


@pytest_asyncio.fixture
async def place(prepared: Place) -> AsyncIterator[Place]:
    """A migrated database without a row."""
    if prepared.schema is not None:
        await places.empty(prepared.url, prepared.schema)
    yield prepared
    await prepared.close()


@pytest.fixture
def bare(request: pytest.FixtureRequest, kind: str, sqlite_file: Path) -> Iterator[Place]:
    """A database without a table."""
    if kind == "sqlite":
        yield Place(f"sqlite+aiosqlite:///{sqlite_file}")
        return
    url = request.getfixturevalue("postgres_url")
    schema = places.new_schema(url)
    yield Place(url, schema)
    places.drop_schema(url, schema)


@pytest_asyncio.fixture
async def bare_place(bare: Place) -> AsyncIterator[Place]:
    yield bare
    await bare.close()


@pytest.fixture
def database(place: Place) -> Database:
    return place.open()


@pytest.fixture
def another(place: Place) -> Database:
    """A second engine on the same database: another process."""
    return place.open()


@pytest_asyncio.fixture
async def two(database: Database, another: Database) -> Two:
    await SqlDirectory(database).load(UNITS, [], [], PEOPLE, MEMBERSHIPS)
    return database, another


@pytest.fixture
def seal() -> Seal:
    return Seal(SECRET)


@pytest.fixture
def inbox(database: Database, seal: Seal) -> SqlInbox:
    return SqlInbox(database, seal)


@pytest.fixture
def conversations(database: Database) -> SqlConversations:
    return SqlConversations(database)


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


@pytest.fixture
def directory(database: Database) -> SqlDirectory:
    return SqlDirectory(database)


@pytest.fixture
def ledger(database: Database) -> SqlLedger:
    return SqlLedger(database)


@pytest.fixture
def entries(database: Database) -> SqlEntries:
    return SqlEntries(database)


@pytest.fixture
def reference(database: Database) -> SqlReference:
    return SqlReference(database)


@pytest.fixture
def housekeeping(database: Database) -> Housekeeping:
    return Housekeeping(database)


@pytest.fixture
def reminders(database: Database) -> SqlReminderBook:
    return SqlReminderBook(database)


@pytest.fixture
def apply(database: Database) -> Apply:
    return applying(database)


def applying(database: Database) -> Apply:
    """Writes effects in one transaction, as a turn's commit does."""

    async def write(*effects: object) -> None:
        async with database.write() as session:
            for effect in effects:
                await db.effects.apply(effect, session)

    return write


@pytest_asyncio.fixture
async def organisation(directory: SqlDirectory) -> SqlDirectory:
    await directory.load(UNITS, EDGES, SUCCESSIONS, PEOPLE, MEMBERSHIPS)
    return directory


@pytest.fixture
def remarks(database: Database, monkeypatch: pytest.MonkeyPatch) -> Remarks:
    """The two effects of the dialog contracts: Remark is written down as reference data, Refusal raises Conflict."""
    numbers = count()

    async def remark(effect: Remark, session: AsyncSession) -> None:
        row = ReferenceRow(kind="remark", code=f"{next(numbers):03}", body={"text": effect.text}, loaded_at=NOW)
        session.add(row)

    async def refuse(_effect: Refusal, session: AsyncSession) -> None:
        await session.flush()
        raise Conflict("the world has changed")

    async def read_back() -> list[str]:
        async with database.read() as session:
            rows = await session.scalars(select(ReferenceRow).order_by(ReferenceRow.code))
            return [row.body["text"] for row in rows]

    monkeypatch.setitem(db.effects.APPLY, Remark, remark)
    monkeypatch.setitem(db.effects.APPLY, Refusal, refuse)
    return read_back
