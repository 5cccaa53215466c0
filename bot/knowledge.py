"""The index that is served: built from the kept entries, swapped whole when they change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.repositories.entries import SqlEntries
from faq.engine import PlainAnswers
from faq.entry import Entry
from faq.interfaces import Answers


@dataclass(slots=True)
class Knowledge:
    """Call it for the index of this moment; a turn that has begun keeps the one it got."""

    entries: SqlEntries
    _index: Answers | None = None

    def __call__(self) -> Answers:
        if self._index is None:
            self._index = PlainAnswers([])
        return self._index

    async def refresh(self) -> int:
        """Build a new index from what is kept and swap it in; return how many entries it has."""
        served: Sequence[Entry] = await self.entries.served()
        self._index = PlainAnswers(served)
        return len(served)
