"""The answer engine's effects on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import EntryRow, QuestionRow
from db.repositories.revisions import row_of, the_revision
from db.repositories.statements import insert, prepare, prepared
from dialog.errors import Conflict
from faq.effects import KeepDraft, MoveRevision, RateAnswer, RecordQuestion
from faq.entry import State

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
        .values(verdict=effect.verdict, why=effect.why, rated_at=effect.at)
    )


async def keep_draft(effect: KeepDraft, session: AsyncSession) -> None:
    row = row_of(effect.revision)
    own = (EntryRow.state == State.DRAFT.value) & (EntryRow.author == effect.revision.author)
    changes = {name: value for name, value in row.items() if name not in ("id", "revision")}
    new = insert(session, EntryRow).values(**row)
    kept = new.on_conflict_do_update(index_elements=["id", "revision"], set_=changes, where=own)
    if (await session.execute(kept.returning(EntryRow.revision))).first() is None:
        raise Conflict("that number was given to another revision meanwhile")


async def move_revision(effect: MoveRevision, session: AsyncSession) -> None:
    if effect.state is State.LIVE:
        await _retire(session, effect)
    there = (the_revision(effect.entry, effect.revision), EntryRow.state == effect.expected.value)
    moved = update(EntryRow).where(*there).values(**_changes(effect)).returning(EntryRow.revision)
    if (await session.execute(moved)).first() is None:
        raise Conflict("the revision was moved by somebody else")


async def _retire(session: AsyncSession, effect: MoveRevision) -> None:
    """What was served until now, and only that."""
    served = (the_revision(effect.entry, effect.instead or 0), EntryRow.state == State.LIVE.value)
    gone = update(EntryRow).where(*served).values(state=State.RETIRED.value).returning(EntryRow.revision)
    if (await session.execute(gone)).first() is None:
        raise Conflict("another revision went live meanwhile")


def _changes(effect: MoveRevision) -> dict[str, Any]:
    changes: dict[str, Any] = {"state": effect.state.value, "reason": effect.reason}
    if effect.by is not None:
        changes |= {"decided_by": effect.by, "decided_at": effect.at}
    if effect.state is State.LIVE:
        changes |= {"base": effect.instead}
    return changes | ({"sample": True} if effect.sample else {})


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    RecordQuestion: record_question,
    RateAnswer: rate_answer,
    KeepDraft: keep_draft,
    MoveRevision: move_revision,
}
