"""Knowledge as it is served: the newest revision of every entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import EntryRow, QuestionRow
from db.repositories.statements import add_new
from faq.entry import Entry
from faq.load import digest, dump, from_dict


@dataclass(frozen=True, slots=True)
class SqlEntries:
    """Implements `faq.interfaces.Entries`; takes in what the release brings."""

    database: Database

    async def served(self) -> list[Entry]:
        async with self.database.read() as session:
            rows = await _newest(session)
            return [replace(from_dict(row.body), revision=row.revision) for row in rows]

    async def take_in(self, released: Sequence[Entry], now: datetime) -> int:
        """Save a new revision of each entry that the release changed; return how many.

        An entry that was edited here stays as it is. Of processes that start together, each change is saved by one.
        """
        async with self.database.write() as session:
            kept = {row.id: row for row in await _newest(session)}
            rows = [_row(one, kept.get(one.id), now) for one in released if _is_news(one, kept.get(one.id))]
            return await add_new(session, EntryRow, rows)

    async def asked(self) -> int:
        """How many questions are kept."""
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(QuestionRow)) or 0


async def _newest(session: AsyncSession) -> list[EntryRow]:
    last = select(EntryRow.id, func.max(EntryRow.revision).label("revision")).group_by(EntryRow.id).subquery()
    query = select(EntryRow).join(last, (EntryRow.id == last.c.id) & (EntryRow.revision == last.c.revision))
    return list(await session.scalars(query.order_by(EntryRow.id)))


def _is_news(released: Entry, kept: EntryRow | None) -> bool:
    return kept is None or (kept.origin == "release" and kept.digest != digest(released))


def _row(entry: Entry, kept: EntryRow | None, now: datetime) -> dict[str, Any]:
    return {
        "id": entry.id,
        "revision": 1 if kept is None else kept.revision + 1,
        "digest": digest(entry),
        "origin": "release",
        "state": entry.state.value,
        "body": dump(entry),
        "saved_at": now,
    }
