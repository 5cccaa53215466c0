"""Knowledge in all its revisions: what is served, what is being changed, what was before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import EntryRow, QuestionRow
from db.repositories.releases import plan
from db.repositories.revisions import revision_of, the_revision
from db.repositories.statements import add_new
from faq.entry import Entry, State
from faq.revision import Revision


@dataclass(frozen=True, slots=True)
class SqlEntries:
    """Implements `faq.interfaces.Entries`. With `sample_on` false, what the sample organisation did has no say."""

    database: Database
    sample_on: bool = True

    async def served(self) -> list[Entry]:
        async with self.database.read() as session:
            rows = await session.scalars(select(EntryRow).where(_live()).order_by(EntryRow.id))
            found = [revision_of(row) for row in rows]
        return [replace(one.entry, rehearsal=one.sample) for one in found if self.sample_on or not one.sample]

    async def live(self, entry: str) -> Revision | None:
        return next(iter(await self._found(EntryRow.id == entry, _live())), None)

    async def revision(self, entry: str, number: int) -> Revision | None:
        return next(iter(await self._found(EntryRow.id == entry, EntryRow.revision == number)), None)

    async def history(self, entry: str) -> list[Revision]:
        return await self._found(EntryRow.id == entry)

    async def drafts(self, author: str) -> list[Revision]:
        return await self._found(EntryRow.state == State.DRAFT.value, EntryRow.author == author)

    async def pending(self) -> list[Revision]:
        return await self._found(EntryRow.state == State.PENDING.value)

    async def stamp(self) -> tuple[int, int]:
        """Changes whenever what is served does: a revision that goes live or retires is counted, and stays."""
        async with self.database.read() as session:
            return await _count(session, State.LIVE), await _count(session, State.RETIRED)

    async def take_in(self, released: Sequence[Entry], now: datetime, broken: Collection[str] = ()) -> int:
        """Save a new revision of each entry that the release changed; return how many.

        It goes live, unless the entry was edited here: then it waits for whoever edited. What the release no longer
        has retires, unless it was edited here; `broken` names those that it has but that could not be read. Of
        processes that start together, each change is saved by one.
        """
        if not released:
            return 0
        async with self.database.write() as session:
            kept = await session.scalars(select(EntryRow).order_by(EntryRow.revision))
            planned = plan(released, list(kept), now, broken)
            for row in planned.retiring:
                await _set(session, row, State.RETIRED)
            return await add_new(session, EntryRow, planned.rows)

    async def asked(self) -> int:
        """How many questions are kept."""
        async with self.database.read() as session:
            return await session.scalar(select(func.count()).select_from(QuestionRow)) or 0

    async def end_rehearsal(self) -> int:
        """What the sample organisation let go live retires, and what was served before is served again; how many.

        For a start with a public address.
        """
        async with self.database.write() as session:
            every = list(await session.scalars(select(EntryRow).where(_live(), EntryRow.sample.is_(True))))
            for row in every:
                await _restore(session, row)
            return len(every)

    async def _found(self, *wanted: ColumnElement[bool]) -> list[Revision]:
        shown = [] if self.sample_on else [EntryRow.sample.is_(False)]
        query = select(EntryRow).where(*wanted, *shown).order_by(EntryRow.saved_at, EntryRow.id, EntryRow.revision)
        async with self.database.read() as session:
            return [revision_of(row) for row in await session.scalars(query)]


def _live() -> ColumnElement[bool]:
    return EntryRow.state == State.LIVE.value


async def _count(session: AsyncSession, state: State) -> int:
    return await session.scalar(select(func.count()).where(EntryRow.state == state.value)) or 0


async def _restore(session: AsyncSession, row: EntryRow) -> None:
    """Retire this one; the real revision that it goes back to is live again, or what a release has brought since."""
    every = await session.scalars(select(EntryRow).where(EntryRow.id == row.id).order_by(EntryRow.revision))
    known = {one.revision: one for one in every}
    before: EntryRow | None = row
    while before is not None and before.sample:
        before = known.get(before.base or 0)
    if before is not None and before.origin == "release":
        before = next(one for one in reversed(known.values()) if one.origin == "release" and not one.sample)
    await _set(session, row, State.RETIRED)
    if before is not None:
        await _set(session, before, State.LIVE)


async def _set(session: AsyncSession, row: EntryRow, state: State) -> None:
    await session.execute(update(EntryRow).where(the_revision(row.id, row.revision)).values(state=state.value))
