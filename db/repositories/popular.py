"""What is asked here most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.engine import Database
from db.models import QuestionRow


@dataclass(frozen=True, slots=True)
class SqlPopular:
    """Implements `faq.interfaces.Popular`."""

    database: Database

    async def most_asked(self, since: datetime, least: int, most: int) -> list[str]:
        count = func.count()
        query = (
            select(QuestionRow.entry)
            .where(QuestionRow.asked_at >= since, QuestionRow.outcome == "answered", QuestionRow.entry.is_not(None))
            .group_by(QuestionRow.entry)
            .having(count >= least)
            .order_by(count.desc(), QuestionRow.entry)
            .limit(most)
        )
        async with self.database.read() as session:
            return [entry for entry in await session.scalars(query) if entry is not None]
