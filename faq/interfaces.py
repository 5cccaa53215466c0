"""What the answer engine needs, and what others need from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from faq.entry import Entry
from faq.misses import Miss
from faq.outcome import Outcome
from faq.revision import Revision


class Answers(Protocol):
    """Finds the entry that answers a question. The plain matcher and the answer engine both are one."""

    def ask(self, question: str, on: date, topic: str | None = None) -> Outcome:
        """What comes of a question on that day; `topic` is the entry under discussion, for short follow-ups."""

    def entry(self, entry: str) -> Entry | None:
        """By id."""

    def all(self) -> Iterable[Entry]:
        """Every entry, whether it serves or not."""


class Entries(Protocol):
    """The entries that are kept, in all their revisions. What is decided in the sample organisation counts only where
    that organisation has a say."""

    async def served(self) -> list[Entry]:
        """The revision of every entry that is live, by id. Drafts and what waits are never among them."""

    async def live(self, entry: str) -> Revision | None:
        """The revision that is served."""

    async def revision(self, entry: str, number: int) -> Revision | None:
        """Any one of them."""

    async def history(self, entry: str) -> list[Revision]:
        """All revisions of an entry, the oldest first."""

    async def drafts(self, author: str) -> list[Revision]:
        """What this person has begun and not sent, the oldest first."""

    async def pending(self) -> list[Revision]:
        """What waits for a decision, the oldest first; news of a release too."""


class Questions(Protocol):
    """The questions that are kept."""

    async def missed(self, since: datetime) -> list[Miss]:
        """What was not answered, or not to the person's liking, from that moment on; the newest first."""


class Popular(Protocol):
    """What is asked here."""

    async def most_asked(self, since: datetime, least: int, most: int) -> list[str]:
        """The ids of at most so many entries that were answered or opened at least so often since then; the most
        asked first, those asked as often by id."""
