"""One database: SQLite or PostgreSQL. Short write transactions, one at a time on SQLite."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from typing import Any

import aiosqlite
from sqlalchemy import Connection, Executable, Row, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

WRITES = "writes"
PRAGMAS = ("foreign_keys=ON", "busy_timeout=15000", "synchronous=FULL", "secure_delete=ON")
"""secure_delete: what is erased is gone from the file too, not only from its tables."""
WAL_TRIES, WAL_PAUSE = 150, 0.1


class Database:
    """Opens sessions. `read()` sees committed data; `write()` commits at its end or rolls back.

    On SQLite a write begins with BEGIN IMMEDIATE, so that it waits for its turn instead of failing in the middle,
    and an asyncio lock keeps the writers of this process in line. synchronous=FULL: a commune's PC loses power.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _engine(url, is_sqlite=self.is_sqlite)
        self._writers = asyncio.Lock() if self.is_sqlite else None
        self._reader: AsyncConnection | None = None
        self._reading = asyncio.Lock()
        self._write_engine = self.engine.execution_options(**{WRITES: True})

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with (
            self._writers or nullcontext(),
            AsyncSession(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    async def row(self, statement: Executable, values: Mapping[str, Any]) -> Row[Any] | None:
        """The one row of a prepared SELECT, or None. The cheapest read there is: a turn makes several.

        On SQLite a connection is kept for it, since checking one out costs as much as the question itself.
        """
        if not self.is_sqlite:
            async with self.engine.connect() as connection:
                return (await connection.execute(statement, values)).one_or_none()
        async with self._reading:
            if self._reader is None:
                self._reader = await self.engine.connect()
            try:
                return (await self._reader.execute(statement, values)).one_or_none()
            except BaseException:
                reader, self._reader = self._reader, None
                await reader.invalidate()
                await reader.close()
                raise

    async def close(self) -> None:
        if self._reader is not None:
            await self._reader.close()
            self._reader = None
        await self.engine.dispose()


def _engine(url: str, *, is_sqlite: bool) -> AsyncEngine:
    if not is_sqlite:
        return create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": 15})
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)
    event.listen(engine.sync_engine, "invalidate", _on_invalidate)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver's own way of doing it is too late
    connection.run_async(_to_wal)
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def _to_wal(driver: aiosqlite.Connection) -> None:
    """Switch a new file to WAL. SQLite's busy timeout does not hold for this statement, so we wait ourselves."""
    for left in reversed(range(WAL_TRIES)):
        try:
            await driver.execute("PRAGMA journal_mode=WAL")
        except aiosqlite.OperationalError:
            if not left:
                raise
            await asyncio.sleep(WAL_PAUSE)
        else:
            return


def _on_invalidate(connection: Any, _record: object, _error: object) -> None:
    """A task that is cancelled in the middle of a write gives its connection up, and SQLite closes one only when its
    last statement is forgotten: until then the write lock would stay, and every other writer would wait."""
    connection.rollback()


def _on_begin(connection: Connection) -> None:
    """A read needs no transaction of its own: each SELECT sees what is committed, and a turn makes many."""
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
