"""The questions that were asked, as editors need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from db.engine import Database
from db.models import QuestionRow
from faq.misses import Kind, Miss
from faq.outcome import Candidate

MISSED: dict[str, Kind] = {"unsure": "unsure", "out_of_scope": "not_ours"}
MOST = 5000
"""So many are read at most: an editor looks at what comes up often."""


@dataclass(frozen=True, slots=True)
class SqlQuestions:
    """Implements `faq.interfaces.Questions`."""

    database: Database

    async def missed(self, since: datetime) -> list[Miss]:
        missed = or_(QuestionRow.outcome.in_(MISSED), QuestionRow.verdict == "wrong")
        query = select(QuestionRow).where(and_(QuestionRow.asked_at >= since, missed))
        newest = query.order_by(QuestionRow.asked_at.desc(), QuestionRow.id).limit(MOST)
        async with self.database.read() as session:
            return [_miss(row) for row in await session.scalars(newest)]


def _miss(row: QuestionRow) -> Miss:
    kind: Kind = "wrong" if row.verdict == "wrong" else MISSED[row.outcome]
    candidates = tuple(Candidate(entry, score) for entry, score in row.candidates)
    return Miss(row.masked, kind, candidates, row.entry, row.why)
