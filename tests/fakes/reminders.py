"""The reminder book without a database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from reminders.obligation import Reminder


@dataclass
class MemoryReminderBook:
    """`rows` by key, `claimed` keys, and how each row ended in `endings`."""

    rows: dict[str, Reminder] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    endings: dict[str, str] = field(default_factory=dict)

    async def plan(self, reminders: Sequence[Reminder], now: datetime) -> int:
        before = len(self.rows)
        for reminder in reminders:
            self.rows.setdefault(reminder.key, reminder)
        return len(self.rows) - before

    async def waiting(self, now: datetime) -> list[Reminder]:
        waiting = [row for row in self.rows.values() if row.at <= now and self._open(row)]
        return sorted(waiting, key=lambda row: (row.at, row.key))

    async def claim(self, reminder: Reminder, now: datetime) -> bool:
        if reminder.key not in self.rows or not self._open(reminder):
            return False
        self.claimed.add(reminder.key)
        return True

    async def close(self, reminder: Reminder, state: str, now: datetime) -> None:
        if reminder.key in self.rows:
            self.endings.setdefault(reminder.key, state)

    def _open(self, reminder: Reminder) -> bool:
        return reminder.key not in self.claimed and reminder.key not in self.endings
