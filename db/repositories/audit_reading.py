"""Reading the audit trail back, and checking all of it in one pass."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import AuditHeadRow, AuditRow, LineRow
from reports.audit import LINE, Entry, Head, fingerprint
from reports.audit_check import Break, Fault, Walk
from reports.submission import Line

AT_ONCE = 500
Kept = Mapping[str, Mapping[int, str]]
"""Hashes that were written down elsewhere: unit → number of the row → its hash."""

_ROW, _HEAD, _LINE = AuditRow.__table__.c, AuditHeadRow.__table__.c, LineRow.__table__.c
_ENTRY = [_ROW[name] for name in Entry.__slots__]


@dataclass(slots=True)
class Checked:
    """What was looked at, and the first broken row of each chain that is not whole."""

    rows: int = 0
    chains: int = 0
    breaks: list[Break] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SqlAudit:
    """The trail of all units."""

    database: Database

    async def heads(self, unit: str | None = None) -> list[Head]:
        """Where the chains end: all, or the one of this unit."""
        async with self.database.read() as session:
            return await _heads(session, unit)

    async def last(self, unit: str, count: int) -> list[Entry]:
        """The newest rows of a unit, the oldest of them first."""
        query = select(*_ENTRY).where(_ROW.unit == unit).order_by(_ROW.seq.desc()).limit(count)
        async with self.database.read() as session:
            return [_entry(row) for row in reversed((await session.execute(query)).all())]

    async def of(self, subject: str) -> list[Entry]:
        """What was done to one thing, in the order of time: for "ở đâu ra?"."""
        query = select(*_ENTRY).where(_ROW.subject == subject).order_by(_ROW.at, _ROW.unit, _ROW.seq)
        async with self.database.read() as session:
            return [_entry(row) for row in (await session.execute(query)).all()]

    async def check(self, unit: str | None = None, kept: Kept | None = None) -> Checked:
        """Walk every chain, or one, as it is now; and see that the lines are still those that were sent."""
        async with self.database.read() as session:
            await self._stand_still(session)
            heads = {head.unit: head for head in await _heads(session, unit)}
            kept = {one: rows for one, rows in (kept or {}).items() if unit in {None, one}}
            return await _Check(session, heads, kept).run(unit)

    async def _stand_still(self, session: AsyncSession) -> None:
        """Rows and heads have to be of one moment, while others go on writing."""
        if self.database.is_sqlite:
            await (await session.connection()).exec_driver_sql("BEGIN")
        else:
            await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


class _Check:
    """One pass over the table in the order of its key; a chain is left at its first broken row."""

    def __init__(self, session: AsyncSession, heads: Mapping[str, Head], kept: Kept) -> None:
        self.session, self.heads, self.kept, self.checked = session, heads, kept, Checked()
        self.walk: Walk | None = None
        self.broken: set[str] = set()
        self.sent: list[Entry] = []

    async def run(self, unit: str | None) -> Checked:
        seen = set()
        async for entry in _stream(self.session, unit):
            seen.add(entry.unit)
            self._take(entry)
            if len(self.sent) >= AT_ONCE:
                await self._figures()
        self._end()
        for left in sorted({*self.heads, *self.kept} - seen):
            self.walk = self._walk(left)
            self._end()
        await self._figures()
        self.checked.breaks.sort(key=lambda one: (one.unit, one.seq))
        return self.checked

    def _walk(self, unit: str) -> Walk:
        self.checked.chains += 1
        return Walk(unit, self.heads.get(unit), self.kept.get(unit))

    def _take(self, entry: Entry) -> None:
        if self.walk is None or self.walk.unit != entry.unit:
            self._end()
            self.walk = self._walk(entry.unit)
        self.checked.rows += 1
        if entry.unit in self.broken:
            return
        self._note(self.walk.take(entry))
        if "lines" in entry.facts:
            self.sent.append(entry)

    def _end(self) -> None:
        if self.walk is not None and self.walk.unit not in self.broken:
            self._note(self.walk.end())
        self.walk = None

    def _note(self, one: Break | None) -> None:
        if one is not None and one.unit not in self.broken:
            self.broken.add(one.unit)
            self.checked.breaks.append(one)

    async def _figures(self) -> None:
        """A row says which lines were sent: they must be there still, unchanged."""
        found = await _fingerprints(self.session, [one.subject for one in self.sent])
        for one in self.sent:
            if one.facts["lines"] != found.get(one.subject, fingerprint([])):
                self._note(Break(one.unit, one.seq, Fault.FIGURES))
        self.sent = []


async def _heads(session: AsyncSession, unit: str | None) -> list[Head]:
    query = select(_HEAD.unit, _HEAD.seq, _HEAD.hash).where(*_only(_HEAD.unit, unit)).order_by(_HEAD.unit)
    return [Head(row.unit, row.seq, row.hash) for row in (await session.execute(query)).all()]


async def _stream(session: AsyncSession, unit: str | None) -> AsyncIterator[Entry]:
    query = select(*_ENTRY).where(*_only(_ROW.unit, unit)).order_by(_ROW.unit, _ROW.seq)
    rows = await session.stream(query, execution_options={"yield_per": AT_ONCE})
    async for row in rows:
        yield _entry(row)


async def _fingerprints(session: AsyncSession, submissions: Iterable[str]) -> dict[str, str]:
    query = (
        select(_LINE.submission, *(_LINE[name] for name in LINE))
        .where(_LINE.submission.in_(list(submissions)))
        .order_by(_LINE.submission, _LINE.position)
    )
    rows = (await session.execute(query)).all()
    return {name: fingerprint(lines) for name, lines in groupby(map(_line, rows), lambda line: line.submission)}


def _line(row: Row[Any]) -> Line:
    return Line(submission=row.submission, **{name: getattr(row, name) for name in LINE})


def _only(column: ColumnElement[str], unit: str | None) -> list[ColumnElement[bool]]:
    return [] if unit is None else [column == unit]


def _entry(row: Row[Any]) -> Entry:
    values: tuple[Any, ...] = tuple(row)
    return Entry(*values)
