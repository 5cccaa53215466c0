"""What was reported, asked for, remarked and taken into totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import (
    ConsolidatedRow,
    ConsolidationRow,
    CorrectedRow,
    LineRow,
    NoteRow,
    RequestRow,
    SourceRow,
    SubmissionRow,
)
from db.repositories import adding_up
from reports.consolidation import Consolidation
from reports.doors import Request, RequestKind, RequestState
from reports.lock import Place
from reports.note import Note, NoteKind
from reports.submission import COUNTING, Line, State, Submission
from reports.sums import Sent, Sum


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """Implements `reports.interfaces.Ledger`."""

    database: Database

    async def submission(self, submission: str) -> Submission | None:
        found = await self._found(SubmissionRow.id == submission)
        return found[0] if found else None

    async def submissions(self, units: Sequence[str], form: str, first: date, last: date) -> list[Submission]:
        return await self._found(
            SubmissionRow.unit.in_(units), SubmissionRow.form == form, SubmissionRow.day.between(first, last)
        )

    async def sums(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sum]:
        async with self.database.read() as session:
            return await adding_up.sums(session, units, form, first, last)

    async def sent(self, units: Sequence[str], form: str, first: date, last: date) -> list[Sent]:
        async with self.database.read() as session:
            return await adding_up.sent(session, units, form, first, last)

    async def waiting(self, units: Sequence[str], *, lines: bool = True) -> list[Submission]:
        return await self._found(SubmissionRow.state == State.SENT.value, SubmissionRow.unit.in_(units), lines=lines)

    async def approved_by(self, person: str, since: date, limit: int = 100) -> list[Submission]:
        mine = (SubmissionRow.decided_by == person, SubmissionRow.state == State.APPROVED.value)
        unused = (SubmissionRow.day >= since, SubmissionRow.used_in.is_(None))
        newest = select(SubmissionRow.id).where(*mine, *unused).order_by(*_DECIDED).limit(limit)
        async with self.database.read() as session:
            ids = (await session.scalars(newest)).all()
        found = {one.id: one for one in await self._found(SubmissionRow.id.in_(ids))}
        return [found[one] for one in ids if one in found]

    async def unlocked(self, form: str, until: date) -> list[Place]:
        place = (SubmissionRow.unit, SubmissionRow.period, SubmissionRow.day, SubmissionRow.state)
        unlocked = ("sent", "approved", "consolidated")
        wanted = (SubmissionRow.form == form, SubmissionRow.day <= until, SubmissionRow.state.in_(unlocked))
        query = select(*place, func.count()).where(*wanted).group_by(*place)
        async with self.database.read() as session:
            rows = (await session.execute(query.order_by(*reversed(place)))).all()
        return [
            Place(unit, period or f"day:{on:%Y-%m-%d}", on, State(state), n) for unit, period, on, state, n in rows
        ]

    async def by_author(self, author: str, first: date, last: date) -> list[Submission]:
        found = await self._found(SubmissionRow.author == author, SubmissionRow.day.between(first, last))
        return found[::-1]

    async def from_source(self, source: str) -> list[Submission]:
        theirs = select(SourceRow.submission).where(SourceRow.source == source)
        return await self._found(SubmissionRow.id.in_(theirs))

    async def history(self, unit: str, form: str, before: date, limit: int = 24) -> list[Submission]:
        same = (SubmissionRow.unit == unit, SubmissionRow.form == form, SubmissionRow.day < before)
        days = select(SubmissionRow.day).where(*same).distinct().order_by(SubmissionRow.day.desc()).limit(limit)
        async with self.database.read() as session:
            since = min(await session.scalars(days), default=None)
        if since is None:
            return []
        found = await self._found(*same, SubmissionRow.day >= since, SubmissionRow.state.in_(COUNTING))
        return sorted((one for one in found if one.counts), key=lambda one: (one.day, one.sent_at), reverse=True)

    async def requests(self, units: Sequence[str], state: RequestState | None = None) -> list[Request]:
        wanted = [RequestRow.unit.in_(units)] + ([RequestRow.state == state] if state is not None else [])
        async with self.database.read() as session:
            rows = await session.scalars(select(RequestRow).where(*wanted).order_by(RequestRow.at, RequestRow.id))
            return [_request(row) for row in rows]

    async def request(self, request: str) -> Request | None:
        async with self.database.read() as session:
            row = await session.get(RequestRow, request)
        return _request(row) if row is not None else None

    async def notes(self, units: Sequence[str], first: date, last: date) -> list[Note]:
        wanted = (NoteRow.unit.in_(units), NoteRow.day.between(first, last), NoteRow.withdrawn_at.is_(None))
        async with self.database.read() as session:
            rows = await session.scalars(select(NoteRow).where(*wanted).order_by(NoteRow.at, NoteRow.id))
            return [_note(row) for row in rows]

    async def consolidation(self, consolidation: str) -> Consolidation | None:
        found = await self._consolidations(ConsolidationRow.id == consolidation)
        return found[0] if found else None

    async def consolidations(self, units: Sequence[str], form: str, period: str) -> list[Consolidation]:
        return await self._consolidations(
            ConsolidationRow.unit.in_(units), ConsolidationRow.form == form, ConsolidationRow.period == period
        )

    async def _found(self, *wanted: ColumnElement[bool], lines: bool = True) -> list[Submission]:
        async with self.database.read() as session:
            return await _with_lines(session, *wanted, lines=lines)

    async def _consolidations(self, *wanted: ColumnElement[bool]) -> list[Consolidation]:
        query = select(ConsolidationRow).where(*wanted).order_by(ConsolidationRow.at, ConsolidationRow.id)
        async with self.database.read() as session:
            return [await _consolidation(session, row) for row in (await session.scalars(query)).all()]


async def _with_lines(session: AsyncSession, *wanted: ColumnElement[bool], lines: bool = True) -> list[Submission]:
    """Joined, not listed by id: a province's month has more submissions than a statement takes parameters. Columns,
    not rows of the mapper, which take three times as long."""
    query = select(*_SUBMISSION).where(*wanted).order_by(SubmissionRow.sent_at, SubmissionRow.id)
    theirs = select(*_LINE).join(SubmissionRow, SubmissionRow.id == LineRow.submission).where(*wanted)
    rows = (await session.execute(query)).all()
    found: dict[str, list[Line]] = defaultdict(list)
    if rows and lines:
        for row in await session.execute(theirs.order_by(LineRow.position)):
            found[row.submission].append(_line(row))
    return [_submission(row, tuple(found[row.id])) for row in rows]


async def _consolidation(session: AsyncSession, row: ConsolidationRow) -> Consolidation:
    used = select(ConsolidatedRow.submission).where(ConsolidatedRow.consolidation == row.id)
    slips = select(CorrectedRow.correction).where(CorrectedRow.consolidation == row.id)
    members = tuple(sorted(await session.scalars(used)))
    corrected = tuple(sorted(await session.scalars(slips)))
    return Consolidation(row.id, row.unit, row.form, row.period, row.by, row.at, members, row.figures, corrected)


def _line(row: Any) -> Line:
    """Of the columns `_LINE`."""
    kept = [*row]
    kept[_ITEMS] = tuple(kept[_ITEMS])
    return Line(*kept)


def _submission(row: Any, lines: tuple[Line, ...]) -> Submission:
    """Of the columns `_SUBMISSION`."""
    kept = row._asdict()
    kept |= {"state": State(row.state), "replaces": tuple(row.replaces), "sources": tuple(row.sources)}
    return Submission(lines=lines, **kept)


_SUBMISSION = tuple(
    getattr(SubmissionRow, one.name).label(one.name) for one in fields(Submission) if one.name != "lines"
)
_DECIDED = (SubmissionRow.decided_at.desc(), SubmissionRow.id.desc())
_ITEMS = [one.name for one in fields(Line)].index("items")
_LINE = tuple(getattr(LineRow, one.name).label(one.name) for one in fields(Line))


def _request(row: RequestRow) -> Request:
    return Request(
        row.id, cast(RequestKind, row.kind), row.unit, row.form, row.period, row.by, row.at, row.until, row.reason,
        cast(RequestState, row.state), row.decided_by, row.decided_at, row.answer,
    )  # fmt: skip


def _note(row: NoteRow) -> Note:
    return Note(
        row.id, cast(NoteKind, row.kind), row.unit, row.day, row.author, row.at, row.text, row.number, row.dated,
        row.withdrawn_at,
    )  # fmt: skip
