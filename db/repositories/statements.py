"""Statements that both databases write a little differently."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base

Insert = postgresql.Insert | sqlite.Insert
Prepared = Mapping[str, Insert]
Rows = Sequence[Mapping[str, Any]]
AT_ONCE = 500
"""Rows of one INSERT: both databases stop at about 32,000 parameters a statement."""


def prepare(table: type[Base], finish: Callable[[Any], Insert]) -> Prepared:
    """An INSERT for each dialect, built once: building a statement costs more than running it."""
    bare = table.__table__
    assert isinstance(bare, Table)
    return {"sqlite": finish(sqlite.insert(bare)), "postgresql": finish(postgresql.insert(bare))}


def prepared(session: AsyncSession, statement: Prepared) -> Insert:
    """The one in the dialect of this session."""
    return statement[session.get_bind().dialect.name]


def insert(session: AsyncSession, table: type[Base]) -> Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of this session."""
    name = session.get_bind().dialect.name
    return postgresql.insert(table) if name == "postgresql" else sqlite.insert(table)


async def add_new(session: AsyncSession, table: type[Base], rows: Rows) -> int:
    """Insert the rows whose unique columns are new; return how many were."""
    key = table.__mapper__.primary_key[0]
    added = 0
    for start in range(0, len(rows), AT_ONCE):
        some = insert(session, table).values(list(rows[start : start + AT_ONCE]))
        added += len((await session.execute(some.on_conflict_do_nothing().returning(key))).all())
    return added


async def put(session: AsyncSession, table: type[Base], rows: Rows) -> None:
    """Insert rows; where the primary key is known, replace every column that is given."""
    keys = [column.name for column in table.__mapper__.primary_key]
    for row in rows:
        statement = insert(session, table).values(**row)
        changes = {name: statement.excluded[name] for name in row if name not in keys}
        if changes:
            statement = statement.on_conflict_do_update(index_elements=keys, set_=changes)
        else:
            statement = statement.on_conflict_do_nothing()
        await session.execute(statement)
