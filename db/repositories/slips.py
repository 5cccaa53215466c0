"""Correction slips beside a decision: no line may count together with what has come in its place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import LineRow, SubmissionRow, UnitRow
from dialog.errors import Conflict
from reports import states
from reports.effects import Decide
from reports.submission import State

COUNTING = tuple(sorted(state.value for state in states.COUNTING))


async def guard(session: AsyncSession, effect: Decide, about: Any) -> None:
    """`about` is the row that was decided. Decisions about one unit's slips stand in line. Raises Conflict."""
    approved = about.correction and effect.state is State.APPROVED
    if not approved and effect.expected is not State.APPROVED:
        return
    await session.execute(select(UnitRow.id).where(UnitRow.id == about.unit).with_for_update())
    if approved and await _outdated(session, effect.submission, about):
        raise Conflict("what the slip corrects does not stand any more")
    if effect.expected is State.APPROVED and await _rested_on(session, effect.submission, about):
        raise Conflict("a correction slip rests on it")


async def _outdated(session: AsyncSession, slip: str, about: Any) -> bool:
    theirs = select(LineRow.corrects).where(LineRow.submission == slip, LineRow.corrects.is_not(None))
    corrected = set(await session.scalars(theirs))
    others = _lines(about, LineRow.submission != slip, _counts())
    there = (await session.execute(others)).all()
    gone = {line.corrects for line in there}
    return not corrected <= {line.id for line in there if line.id not in gone}


async def _rested_on(session: AsyncSession, submission: str, about: Any) -> bool:
    lines = select(LineRow.id).where(LineRow.submission == submission).scalar_subquery()
    alive = SubmissionRow.state.in_(COUNTING)
    slips = _lines(about, LineRow.corrects.in_(lines), SubmissionRow.correction > 0, alive)
    return (await session.execute(slips)).first() is not None


def _lines(about: Any, *wanted: ColumnElement[bool]) -> Any:
    """Of the unit and day."""
    same = (LineRow.unit == about.unit, LineRow.day == about.day, SubmissionRow.form == about.form)
    joined = select(LineRow.id, LineRow.corrects).join(SubmissionRow, SubmissionRow.id == LineRow.submission)
    return joined.where(*same, *wanted)


def _counts() -> ColumnElement[bool]:
    waits = (SubmissionRow.correction == 0, SubmissionRow.state != State.SENT.value)
    return SubmissionRow.state.in_(COUNTING) & or_(*waits)
