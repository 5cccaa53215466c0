"""Every migration goes up, down and up again, and leads to the tables that the program knows."""

from __future__ import annotations

import ast
import asyncio
import re
import threading
from configparser import ConfigParser
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, inspect, text

from db import migrate
from db.base import Base
from db.engine import Database
from db.errors import DatabaseAway, SchemaUnknown
from tests.db.places import Place

SCRIPTS = ScriptDirectory.from_config(migrate.config())
UPWARDS: list[Script] = list(reversed(list(SCRIPTS.walk_revisions())))
VERSIONS = migrate.HERE / "versions"

each_revision = pytest.mark.parametrize("script", UPWARDS, ids=lambda script: script.revision)


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_every_step_of_the_stairway_holds(bare_place: Place) -> None:
    database = bare_place.open()
    for script in UPWARDS:
        await migrate.upgrade(database, script.revision)
        await migrate.downgrade(database, "-1")
        assert await migrate.current(database) == script.down_revision
        await migrate.upgrade(database, script.revision)
        assert await migrate.current(database) == script.revision


async def test_going_all_the_way_down_leaves_nothing(bare_place: Place) -> None:
    database = bare_place.open()
    await migrate.upgrade(database)
    await migrate.downgrade(database, "base")
    assert await tables(database) == {"alembic_version"}
    assert await migrate.current(database) is None


async def test_the_migrations_lead_to_the_tables_that_the_program_knows(bare_place: Place) -> None:
    database = bare_place.open()
    await migrate.upgrade(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_forgotten_column_would_be_noticed(bare_place: Place) -> None:
    database = bare_place.open()
    await migrate.upgrade(database)
    async with database.write() as session:
        await (await session.connection()).exec_driver_sql("ALTER TABLE leases DROP COLUMN owner")
    async with database.engine.connect() as connection:
        assert len(await connection.run_sync(differences)) == 1


async def test_an_upgraded_database_stays_as_it_is(bare_place: Place) -> None:
    database = bare_place.open()
    await migrate.upgrade(database)
    before = await tables(database)
    await migrate.upgrade(database)
    assert await tables(database) == before
    assert await migrate.current(database) == migrate.head()


async def test_processes_that_start_together_migrate_once(bare_place: Place) -> None:
    processes = [bare_place.open() for _ in range(3)]
    await asyncio.gather(*(migrate.upgrade(one) for one in processes))
    assert {await migrate.current(one) for one in processes} == {migrate.head()}


async def test_a_migration_that_fails_leaves_nothing_half_done(
    bare_place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = bare_place.open()
    whole = command.upgrade

    def power_cut(config: Config, to: str) -> None:
        whole(config, to)
        raise RuntimeError("the power went off before the commit")

    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", power_cut)
        with pytest.raises(RuntimeError):
            await migrate.upgrade(database)
    assert await tables(database) == set()
    await migrate.upgrade(database)
    assert await migrate.current(database) == migrate.head()


def test_there_is_one_line_of_migrations() -> None:
    assert SCRIPTS.get_heads() == [migrate.head()]
    assert len(SCRIPTS.get_bases()) == 1


async def test_an_empty_database_has_no_revision(bare_place: Place) -> None:
    assert await migrate.current(bare_place.open()) is None


async def test_a_database_out_of_reach_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'file' / 'db.sqlite'}")
    with pytest.raises(DatabaseAway):
        await migrate.upgrade(database)
    await asyncio.to_thread(driver_threads_end)


def driver_threads_end() -> None:
    """A refused connection ends in the background; it has to tell a loop that still runs."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            thread.join(timeout=10)


async def test_a_database_of_a_newer_release_is_told_and_left_alone(bare_place: Place) -> None:
    database = bare_place.open()
    await migrate.upgrade(database)
    async with database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = 'fromthefuture'"))
    with pytest.raises(SchemaUnknown, match="fromthefuture"):
        await migrate.upgrade(database)
    assert len(await tables(database)) == len(Base.metadata.tables) + 1


@each_revision
def test_a_migration_is_dated(script: Script) -> None:
    name = Path(script.path).name
    assert re.fullmatch(r"20\d\d-[01]\d-[0-3]\d_[0-2]\d[0-5]\d_[a-z0-9_]+\.py", name)


def test_no_file_lies_beside_the_migrations() -> None:
    assert {path.name for path in VERSIONS.glob("*.py")} == {Path(script.path).name for script in UPWARDS}


def test_dates_rise_with_the_revisions() -> None:
    names = [Path(script.path).name for script in UPWARDS]
    assert names == sorted(names)


@each_revision
def test_a_migration_carries_the_deployment_rule(script: Script) -> None:
    said = ast.get_docstring(ast.parse(Path(script.path).read_text(encoding="utf-8"))) or ""
    assert "The running version must go on working with the new schema" in said


def test_the_next_migration_will_carry_it_too() -> None:
    template = (migrate.HERE / "script.py.mako").read_text(encoding="utf-8")
    assert "The running version must go on working with the new schema" in template


def test_the_next_migration_will_be_dated() -> None:
    settings = ConfigParser(interpolation=None)
    settings.read(migrate.HERE.parents[1] / "alembic.ini")
    template = settings["alembic"]["file_template"].replace("%%", "%")
    made = template % {"year": 2027, "month": 1, "day": 5, "hour": 7, "minute": 3, "slug": "overlays"}
    assert made == "2027-01-05_0703_overlays"
