"""The tick: write down what is due now, and hand out what is still worth sending."""

from __future__ import annotations

from datetime import datetime

from reminders.interfaces import ReminderBook
from reminders.obligation import Reminder
from reminders.plan import may_send, plan, still_owed, useful
from reminders.state import State


class Remind:
    """Finds the reminders to send. Sends none and claims none of those it hands out."""

    def __init__(self, book: ReminderBook) -> None:
        self._book = book

    async def due(self, state: State, now: datetime) -> list[Reminder]:
        """Reminders to be sent now, unclaimed; the caller claims each in the transaction that fills the outbox.

        What waited too long is closed as `late`, what is no longer owed as `settled`. In quiet hours and on days off
        nothing is handed out; what is owed and of use keeps waiting.
        """
        await self._book.plan(plan(state, now), now)
        waiting = await self._book.waiting(now)
        candidates = [reminder for reminder in waiting if not await self._ended(state, reminder, now)]
        return candidates if may_send(state, now) else []

    async def _ended(self, state: State, reminder: Reminder, now: datetime) -> bool:
        """Close it if it is not to be sent any more. Claimed first: another process may be sending it right now."""
        ending = _ending(state, reminder, now)
        if ending and await self._book.claim(reminder, now):
            await self._book.close(reminder, ending, now)
        return ending is not None


def _ending(state: State, reminder: Reminder, now: datetime) -> str | None:
    if not useful(reminder, now):
        return "late"
    return None if still_owed(state, reminder) else "settled"
