"""What the answer engine needs, and what others need from it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from faq.entry import Entry
from faq.outcome import Outcome


class Answers(Protocol):
    """Finds the entry that answers a question. The plain matcher and the answer engine both are one."""

    def ask(self, question: str, on: date, topic: str | None = None) -> Outcome:
        """What comes of a question on that day; `topic` is the entry under discussion, for short follow-ups."""

    def entry(self, entry: str) -> Entry | None:
        """By id."""


class Entries(Protocol):
    """The entries that are kept."""

    async def served(self) -> list[Entry]:
        """The newest revision of every entry."""
