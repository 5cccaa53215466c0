"""The answer engine's effects on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import QuestionRow
from db.repositories.statements import prepare, prepared
from faq.effects import RateAnswer, RecordQuestion

KEPT_CANDIDATES = 8
_RECORD = prepare(QuestionRow, lambda new: new.on_conflict_do_nothing())


async def record_question(effect: RecordQuestion, session: AsyncSession) -> None:
    row = {
        "id": effect.id,
        "masked": effect.masked,
        "outcome": effect.outcome,
        "entry": effect.entry,
        "revision": effect.revision,
        "candidates": [[one.entry, round(one.score, 4)] for one in effect.candidates[:KEPT_CANDIDATES]],
        "channel": effect.channel,
        "asked_at": effect.at,
    }
    await session.execute(prepared(session, _RECORD), row)


async def rate_answer(effect: RateAnswer, session: AsyncSession) -> None:
    await session.execute(
        update(QuestionRow)
        .where(QuestionRow.id == effect.question)
        .values(verdict=effect.verdict, rated_at=effect.at)
    )


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    RecordQuestion: record_question,
    RateAnswer: rate_answer,
}
