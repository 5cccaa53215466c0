"""The index that is served: built in the background from the kept entries, swapped whole when they change."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.repositories.entries import SqlEntries
from faq.builder import Builder
from faq.engine import AnswerEngine
from faq.entry import Entry
from faq.interfaces import Answers


@dataclass(slots=True)
class Knowledge:
    """Call it for the index of this moment; a turn that has begun keeps the one it got."""

    entries: SqlEntries
    builder: Builder
    _index: Answers | None = None
    _building: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __call__(self) -> Answers:
        if self._index is None:
            self._index = AnswerEngine([], self.builder)
        return self._index

    async def refresh(self) -> int:
        """Build a new index from what is kept, beside the work of others, and swap it in; return how many entries
        it has. One build at a time: what changed meanwhile is seen by the next."""
        async with self._building:
            served: Sequence[Entry] = await self.entries.served()
            self._index = await asyncio.to_thread(AnswerEngine, served, self.builder)
            return len(served)
