"""Entries in all their revisions, in memory. They keep tests/contracts/revisions.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dialog.errors import Conflict
from faq.effects import KeepDraft, MoveRevision
from faq.entry import Entry, State
from faq.misses import Miss
from faq.revision import Revision

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class MemoryEntries:
    """The twin of SqlEntries. `apply` writes effects; Conflict leaves everything as it was."""

    revisions: dict[tuple[str, int], Revision] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> MemoryEntries:
        """What a release has brought."""
        return cls({(one.id, one.revision): Revision(one, "release", LONG_AGO) for one in entries})

    async def served(self) -> list[Entry]:
        live = self._found(lambda one: one.state is State.LIVE)
        return sorted((replace(one.entry, rehearsal=one.sample) for one in live), key=lambda one: one.id)

    async def live(self, entry: str) -> Revision | None:
        return next(iter(self._found(lambda one: one.entry.id == entry and one.state is State.LIVE)), None)

    async def revision(self, entry: str, number: int) -> Revision | None:
        return self.revisions.get((entry, number))

    async def history(self, entry: str) -> list[Revision]:
        return self._found(lambda one: one.entry.id == entry)

    async def drafts(self, author: str) -> list[Revision]:
        return self._found(lambda one: one.state is State.DRAFT and one.author == author)

    async def pending(self) -> list[Revision]:
        return self._found(lambda one: one.state is State.PENDING)

    def keep(self, revision: Revision) -> None:
        """Put it there, whatever was."""
        self.revisions[revision.entry.id, revision.number] = revision

    def apply(self, effect: object) -> None:
        """Raises Conflict, having changed nothing."""
        match effect:
            case KeepDraft(revision):
                self._draft(revision)
            case MoveRevision():
                self._move(effect)
            case _:
                raise TypeError(f"not an effect on entries: {effect!r}")

    def _draft(self, new: Revision) -> None:
        old = self.revisions.get((new.entry.id, new.number))
        if old is not None and (old.state is not State.DRAFT or old.author != new.author):
            raise Conflict("that number was given to another revision meanwhile")
        self.keep(new)

    def _move(self, effect: MoveRevision) -> None:
        moved = self.revisions.get((effect.entry, effect.revision))
        if moved is None or moved.state is not effect.expected:
            raise Conflict("the revision was moved by somebody else")
        if effect.state is State.LIVE:
            moved = replace(moved, base=effect.instead)
            self._retire(effect)
        if effect.by is not None:
            moved = replace(moved, decided_by=effect.by, decided_at=effect.at)
        entry, sample = replace(moved.entry, state=effect.state), moved.sample or effect.sample
        self.keep(replace(moved, entry=entry, reason=effect.reason, sample=sample))

    def _retire(self, effect: MoveRevision) -> None:
        served = self.revisions.get((effect.entry, effect.instead or 0))
        if served is None or served.state is not State.LIVE:
            raise Conflict("another revision went live meanwhile")
        self.keep(replace(served, entry=replace(served.entry, state=State.RETIRED)))

    def _found(self, wanted: Callable[[Revision], bool]) -> list[Revision]:
        found = (one for one in self.revisions.values() if wanted(one))
        return sorted(found, key=lambda one: (one.saved_at, one.entry.id, one.number))


@dataclass
class MemoryQuestions:
    """The twin of SqlQuestions: `misses` with their moments."""

    misses: list[tuple[datetime, Miss]] = field(default_factory=list)

    async def missed(self, since: datetime) -> list[Miss]:
        newest = sorted(self.misses, key=lambda one: one[0], reverse=True)
        return [miss for at, miss in newest if at >= since]
