"""Codes that are guessed: beside the five tries of one chat there is a limit for a whole channel.

A fresh chat costs nothing on the web, so only the channel's limit stops a guesser there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

LIMIT = 30
WINDOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong codes on a channel since a moment. Above LIMIT the moment is the one at which the limit was passed."""

    channel: str
    since: datetime
    count: int

    def waits_until(self, now: datetime) -> datetime | None:
        """Until when this channel takes no code; None while it takes them."""
        until = self.since + WINDOW
        return until if self.count > LIMIT and now < until else None

    def more(self, now: datetime) -> Tries:
        """One more wrong code."""
        if now >= self.since + WINDOW:
            return Tries(self.channel, now, 1)
        return Tries(self.channel, now if self.count == LIMIT else self.since, self.count + 1)


class TryBook(Protocol):
    """What is remembered of wrong codes."""

    async def on(self, channel: str) -> Tries | None:
        """Of this channel."""
