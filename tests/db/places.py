"""Databases to test on: a SQLite file, and a schema of its own on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Coroutine
from dataclasses import dataclass, field
from typing import Any, NoReturn
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url

from db.base import Base
from db.engine import Database

USUAL = "postgresql+asyncpg://postgres@127.0.0.1:5432/test"


@dataclass
class Place:
    """Where a database is. Every `open()` is an engine of its own, as another process would have."""

    url: str
    schema: str | None = None
    opened: list[Database] = field(default_factory=list)

    def open(self) -> Database:
        database = Database(self.url)
        if self.schema is not None:
            use_schema(database, self.schema)
        self.opened.append(database)
        return database

    async def close(self) -> None:
        for database in self.opened:
            await database.close()


def use_schema(database: Database, schema: str) -> None:
    """Let every connection live in this schema. Commits need not reach the disk: the machine is not switched off."""

    def connect(_dialect: object, _record: object, _args: object, parameters: dict[str, Any]) -> None:
        parameters["server_settings"] = {"search_path": schema, "synchronous_commit": "off"}

    event.listen(database.engine.sync_engine, "do_connect", connect)


def postgres_url() -> str:
    """The PostgreSQL to test on; without one the test fails under CI and is skipped elsewhere."""
    url = os.environ.get("TEST_POSTGRES_URL") or USUAL
    try:
        run(_on(url, "SELECT 1"))
    except (OSError, asyncpg.PostgresError, TimeoutError) as error:
        give_up(f"no PostgreSQL answers at {make_url(url)}: {error}", ci=bool(os.environ.get("CI")))
    return url


def give_up(why: str, *, ci: bool) -> NoReturn:
    if ci:
        pytest.fail(f"{why} (CI is set, so it is needed)", pytrace=False)
    pytest.skip(f"{why}; set TEST_POSTGRES_URL")


def new_schema(url: str) -> str:
    schema = f"test_{uuid4().hex}"
    run(_on(url, f"CREATE SCHEMA {schema}"))
    return schema


def drop_schema(url: str, schema: str) -> None:
    run(_on(url, f"DROP SCHEMA {schema} CASCADE"))


async def empty(url: str, schema: str, keep: Collection[str] = ()) -> None:
    """Delete every row but of the tables to keep; for small tables that is faster than TRUNCATE. On a "replica" the
    audit's triggers sleep."""
    tables = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name not in keep]
    deletes = "; ".join(f"DELETE FROM {schema}.{name}" for name in tables)
    await _on(url, f"SET session_replication_role = replica; {deletes}")


async def _on(url: str, statement: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain, timeout=5, server_settings={"synchronous_commit": "off"})
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)
