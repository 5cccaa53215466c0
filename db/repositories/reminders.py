"""The rows that make a reminder happen once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db.engine import Database
from db.models import ReminderRow
from db.repositories.outbox import enqueue
from db.repositories.statements import add_new
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from reminders.obligation import Due, Reminder


@dataclass(frozen=True, slots=True)
class SqlReminderBook:
    """Implements `reminders.interfaces.ReminderBook`; hands a reminder to the outbox in one transaction."""

    database: Database

    async def plan(self, reminders: Sequence[Reminder], now: datetime) -> int:
        rows = [_row(one, now) for one in reminders]
        if not rows:
            return 0
        async with self.database.write() as session:
            return await add_new(session, ReminderRow, rows)

    async def waiting(self, now: datetime) -> list[Reminder]:
        query = select(ReminderRow).where(ReminderRow.state == "planned", ReminderRow.at <= now)
        async with self.database.read() as session:
            return [_reminder(row) for row in await session.scalars(query.order_by(ReminderRow.at, ReminderRow.key))]

    async def claim(self, reminder: Reminder, now: datetime) -> bool:
        return await self._move(reminder, "claimed", now)

    async def close(self, reminder: Reminder, state: str, now: datetime) -> None:
        async with self.database.write() as session:
            not_ended = (ReminderRow.key == reminder.key, ReminderRow.state.in_(("planned", "claimed")))
            await session.execute(update(ReminderRow).where(*not_ended).values(state=state, changed_at=now))

    async def hand_over(
        self, reminder: Reminder, message: OutMessage, now: datetime, put_at: datetime
    ) -> list[Address]:
        """Claim it and put its message into the outbox, together; nothing when somebody else was first."""
        async with self.database.write() as session:
            planned = (ReminderRow.key == reminder.key, ReminderRow.state == "planned")
            taken = update(ReminderRow).where(*planned).values(state="sent", changed_at=now)
            if (await session.execute(taken.returning(ReminderRow.key))).first() is None:
                return []
            return await enqueue(session, [message], put_at)

    async def by_key(self, key: str) -> Reminder | None:
        """The reminder that an outbox row was made from."""
        async with self.database.read() as session:
            row = await session.get(ReminderRow, key)
        return _reminder(row) if row is not None else None

    async def _move(self, reminder: Reminder, state: str, now: datetime) -> bool:
        planned = (ReminderRow.key == reminder.key, ReminderRow.state == "planned")
        change = update(ReminderRow).where(*planned).values(state=state, changed_at=now)
        async with self.database.write() as session:
            return (await session.execute(change.returning(ReminderRow.key))).first() is not None


def _row(one: Reminder, now: datetime) -> dict[str, Any]:
    return {
        "key": one.key,
        "obligation": one.due.obligation,
        "unit": one.due.unit,
        "period": one.due.period,
        "due_on": one.due.on,
        "first": one.due.first,
        "last": one.due.last,
        "step": one.step,
        "person": one.person,
        "at": one.at,
        "useful_until": one.useful_until,
        "state": "planned",
        "changed_at": now,
    }


def _reminder(row: ReminderRow) -> Reminder:
    due = Due(row.obligation, row.unit, row.period, row.due_on, row.first, row.last)
    return Reminder(due, row.step, row.person, row.at, row.useful_until)
