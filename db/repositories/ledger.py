"""What was reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import LineRow, SubmissionRow
from reports.submission import Line, State, Submission


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """Implements `reports.interfaces.Ledger`."""

    database: Database

    async def submission(self, submission: str) -> Submission | None:
        async with self.database.read() as session:
            found = await _with_lines(session, SubmissionRow.id == submission)
        return found[0] if found else None

    async def submissions(self, units: Sequence[str], form: str, first: date, last: date) -> list[Submission]:
        wanted = (
            SubmissionRow.unit.in_(units),
            SubmissionRow.form == form,
            SubmissionRow.day.between(first, last),
        )
        async with self.database.read() as session:
            return await _with_lines(session, *wanted)


async def _with_lines(session: AsyncSession, *wanted: ColumnElement[bool]) -> list[Submission]:
    """Joined, not listed by id: a province's month has more submissions than a statement takes parameters."""
    query = select(SubmissionRow).where(*wanted).order_by(SubmissionRow.sent_at, SubmissionRow.id)
    theirs = select(LineRow).join(SubmissionRow, SubmissionRow.id == LineRow.submission).where(*wanted)
    rows = (await session.scalars(query)).all()
    lines: dict[str, list[Line]] = defaultdict(list)
    for row in await session.scalars(theirs.order_by(LineRow.position)):
        lines[row.submission].append(_line(row))
    return [_submission(row, tuple(lines[row.id])) for row in rows]


def _line(row: LineRow) -> Line:
    return Line(row.id, row.submission, row.indicator, row.unit, row.day, row.amount, row.corrects)


def _submission(row: SubmissionRow, lines: tuple[Line, ...]) -> Submission:
    return Submission(
        row.id,
        row.form,
        row.unit,
        row.day,
        row.author,
        row.channel,
        row.sent_at,
        State(row.state),
        lines,
        row.nil,
        row.sentence,
        tuple(row.replaces),
        row.decided_by,
        row.decided_at,
        row.reason,
    )
