"""Bring the schema up to date, from inside the program."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from db.engine import Database
from db.errors import SchemaUnknown, telling_when_away

HERE = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file."""
    made = Config()
    made.set_main_option("script_location", str(HERE))
    made.attributes["connection"] = connection
    return made


def head() -> str | None:
    """The newest revision that this program knows."""
    return ScriptDirectory.from_config(config()).get_current_head()


async def upgrade(database: Database, to: str = "head") -> None:
    """Apply the migrations that are missing. Two processes that start at once stand in line.

    Raises DatabaseAway when the database cannot be opened or written, SchemaUnknown when a newer release wrote it.
    """
    with telling_when_away():
        async with database.engine.execution_options(writes=True).begin() as connection:
            if not database.is_sqlite:
                await connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7408211)")
            try:
                await connection.run_sync(lambda sync: command.upgrade(config(sync), to))
            except CommandError as error:
                raise SchemaUnknown(str(error)) from error


async def downgrade(database: Database, to: str) -> None:
    """Undo migrations; for tests."""
    async with database.engine.execution_options(writes=True).begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(config(sync), to))


async def current(database: Database) -> str | None:
    """The revision that the database has, or None when it is empty."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
