"""What reminding needs from memory. Implemented by the database and by the in-memory twin of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from reminders.obligation import Reminder


class ReminderBook(Protocol):
    """The rows that make a reminder happen once: unique per due × step × person."""

    async def plan(self, reminders: Sequence[Reminder], now: datetime) -> int:
        """Write down those that are new; return how many were."""

    async def waiting(self, now: datetime) -> list[Reminder]:
        """Planned, at or past their time, not yet claimed."""

    async def claim(self, reminder: Reminder, now: datetime) -> bool:
        """Take it by a conditional update; False when somebody else has."""

    async def close(self, reminder: Reminder, state: str, now: datetime) -> None:
        """Write down how it ended: sent, settled (no longer owed), late, unreachable."""
