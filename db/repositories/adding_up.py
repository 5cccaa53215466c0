"""Figures added up by the database: a province's month has too many lines to be read one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import LineRow, SubmissionRow
from reports import states
from reports.precision import Precision
from reports.submission import State
from reports.sums import Sent, Sum

COUNTING = tuple(sorted(state.value for state in states.COUNTING))
MANY = 500
_PART = (LineRow.indicator, SubmissionRow.state, LineRow.precision)


async def sums(session: AsyncSession, units: Sequence[str], form: str, first: date, last: date) -> list[Sum]:
    """By indicator, state and precision; a line that a slip corrects is taken out again."""
    wanted = _counting(units, form, first, last)
    query = select(*_PART, func.sum(LineRow.amount), func.count()).join(*_JOIN).where(*wanted).group_by(*_PART)
    amounts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for indicator, state, precision, amount, lines in await session.execute(query):
        amounts[indicator, state, precision] = [int(amount), lines]
    for indicator, state, precision, amount in await _corrected(session, wanted):
        part = amounts[indicator, state, precision]
        part[:] = [part[0] - amount, part[1] - 1]
    left = sorted((key, amount) for key, (amount, lines) in amounts.items() if lines)
    return [Sum(code, State(state), cast(Precision, precision), amount) for (code, state, precision), amount in left]


async def sent(session: AsyncSession, units: Sequence[str], form: str, first: date, last: date) -> list[Sent]:
    """Submissions that count, by unit and state."""
    key = (SubmissionRow.unit, SubmissionRow.state)
    query = select(*key, func.count()).where(*_counting(units, form, first, last)).group_by(*key).order_by(*key)
    return [Sent(unit, State(state), count) for unit, state, count in await session.execute(query)]


async def _corrected(session: AsyncSession, wanted: Sequence[ColumnElement[bool]]) -> list[Any]:
    """The lines of the selection that a slip in it takes the place of, each once. Only slips correct what counts:
    what a report replaces is withdrawn."""
    slips = select(LineRow.corrects).join(*_JOIN).where(*wanted, SubmissionRow.correction > 0).distinct()
    ids = sorted(one for one in await session.scalars(slips) if one)
    found: list[Any] = []
    for at in range(0, len(ids), MANY):
        some = LineRow.id.in_(ids[at : at + MANY])
        query = select(*_PART, LineRow.amount).join(*_JOIN).where(some, *_state())
        found += (await session.execute(query)).all()
    return found


def _counting(units: Sequence[str], form: str, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    place = (SubmissionRow.unit.in_(units), SubmissionRow.form == form, SubmissionRow.day.between(first, last))
    return (*place, *_state())


def _state() -> tuple[ColumnElement[bool], ...]:
    first_or_decided = or_(SubmissionRow.correction == 0, SubmissionRow.state != State.SENT.value)
    return (SubmissionRow.state.in_(COUNTING), first_or_decided)


_JOIN = (SubmissionRow, SubmissionRow.id == LineRow.submission)
