"""Presses of counters, and cards of people helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, literal, select, update

from db.engine import Database
from db.models import HelpCardRow, HelpSecretRow, OutboxRow, ReferenceRow, SubmissionRow, TapRow
from db.repositories.field_effects import PEOPLE
from db.seal import Seal
from dialog.reply import Reply, pack
from reports.tally import Tap

FORGOTTEN = "gone:"
"""What the key of a message begins with whose words were taken out."""


@dataclass(frozen=True, slots=True)
class SqlTaps:
    """Implements `reports.tally.TapBook`."""

    database: Database

    async def taps(self, unit: str, day: date) -> list[Tap]:
        return await self._found(TapRow.unit == unit, TapRow.day == day)

    async def unsaved(self, until: date) -> list[Tap]:
        return await self._found(TapRow.submission.is_(None), TapRow.day <= until)

    async def taps_of(self, submission: str) -> list[Tap]:
        return await self._found(TapRow.submission == submission)

    async def saved_by(self, channel: str, since: date) -> list[str]:
        """Submissions of days since then that came from presses through this channel."""
        query = (
            select(TapRow.submission)
            .join(SubmissionRow, SubmissionRow.id == TapRow.submission)
            .where(TapRow.day >= since, SubmissionRow.channel == channel)
        )
        async with self.database.read() as session:
            return [one for one in await session.scalars(query.distinct().order_by(TapRow.submission)) if one]

    async def _found(self, *wanted: ColumnElement[bool]) -> list[Tap]:
        columns = [getattr(TapRow, name) for name in Tap.__slots__]
        query = select(*columns).where(*wanted).order_by(TapRow.at, TapRow.id)
        async with self.database.read() as session:
            return [Tap(*row) for row in (await session.execute(query)).all()]


@dataclass(frozen=True, slots=True)
class SqlCards:
    """Implements `reports.cards.CardBook`."""

    database: Database
    seal: Seal

    async def secret(self, period: str) -> bytes | None:
        async with self.database.read() as session:
            row = await session.get(HelpSecretRow, period)
        return self.seal.open(row.secret) if row is not None else None

    def sealed(self, secret: bytes) -> bytes:
        return self.seal.close(secret)

    async def shown(self, period: str, digest: str) -> date | None:
        same = (HelpCardRow.period == period, HelpCardRow.digest == digest)
        async with self.database.read() as session:
            return await session.scalar(select(func.min(HelpCardRow.first_day)).where(*same))

    async def people(self, units: Sequence[str], period: str) -> int | None:
        inside = (HelpCardRow.period == period, HelpCardRow.unit.in_(units))
        async with self.database.read() as session:
            found = await session.scalar(select(func.count(HelpCardRow.digest.distinct())).where(*inside))
        return found or None

    async def kept(self, unit: str, period: str) -> int | None:
        async with self.database.read() as session:
            row = await session.get(ReferenceRow, (PEOPLE, f"{period}/{unit}"))
        return int(row.body["people"]) if row is not None else None

    async def units_of(self, period: str) -> list[str]:
        query = select(HelpCardRow.unit).where(HelpCardRow.period == period).distinct().order_by(HelpCardRow.unit)
        async with self.database.read() as session:
            return list(await session.scalars(query))

    async def periods(self) -> list[str]:
        queries = (select(HelpSecretRow.period), select(HelpCardRow.period).distinct())
        async with self.database.read() as session:
            return sorted({period for query in queries for period in await session.scalars(query)})

    async def forget_messages(self, prefix: str, instead: Reply) -> int:
        """Of messages under such keys that have left, nothing is kept but `instead`; how many there were."""
        left = (OutboxRow.key.startswith(prefix, autoescape=True), OutboxRow.state != "waiting")
        other = {"body": pack(instead), "key": literal(FORGOTTEN) + OutboxRow.key}
        async with self.database.write() as session:
            gone = await session.scalars(update(OutboxRow).where(*left).values(**other).returning(OutboxRow.id))
            return len(gone.all())
