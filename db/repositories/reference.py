"""Indicators, forms, obligations and calendar as they were loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from db.engine import Database
from db.models import ReferenceRow
from db.repositories.statements import put


@dataclass(frozen=True, slots=True)
class SqlReference:
    """Data that the release brings and the program reads; a later release replaces it."""

    database: Database

    async def take_in(self, kind: str, items: Mapping[str, Mapping[str, Any]], now: datetime) -> None:
        """Replace everything of one kind."""
        rows = [{"kind": kind, "code": code, "body": dict(body), "loaded_at": now} for code, body in items.items()]
        async with self.database.write() as session:
            gone = delete(ReferenceRow).where(ReferenceRow.kind == kind, ReferenceRow.code.not_in(list(items)))
            await session.execute(gone)
            await put(session, ReferenceRow, rows)

    async def counts(self) -> dict[str, int]:
        """How many of each kind there are."""
        query = select(ReferenceRow.kind, func.count()).group_by(ReferenceRow.kind)
        async with self.database.read() as session:
            rows = await session.execute(query)
            return {row[0]: row[1] for row in rows}
