"""Groups of units, and wrong codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.engine import Database
from db.models import CodeTriesRow, GroupRow
from reports.group import Group
from reports.tries import Tries


@dataclass(frozen=True, slots=True)
class SqlGroups:
    """Implements `reports.group.Groups`."""

    database: Database

    async def at(self, address: str) -> Group | None:
        async with self.database.read() as session:
            row = await session.get(GroupRow, address)
        return _group(row) if row is not None else None

    async def of(self, units: Sequence[str]) -> list[Group]:
        query = select(GroupRow).where(GroupRow.unit.in_(units)).order_by(GroupRow.at, GroupRow.address)
        async with self.database.read() as session:
            return [_group(row) for row in await session.scalars(query)]


@dataclass(frozen=True, slots=True)
class SqlTries:
    """Implements `reports.tries.TryBook`."""

    database: Database

    async def on(self, channel: str) -> Tries | None:
        async with self.database.read() as session:
            row = await session.get(CodeTriesRow, channel)
        return Tries(row.channel, row.since, row.tries) if row is not None else None


def _group(row: GroupRow) -> Group:
    return Group(row.address, row.unit, row.by, row.at)
