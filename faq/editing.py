"""Changing an entry: a draft, sent to a second person, who lets it go live or gives it back. Nobody checks their own.

Who may do which is the callers' to know. Every method returns what will be and the effect that makes it so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from faq.difference import differences
from faq.effects import KeepDraft, MoveRevision
from faq.entry import Entry, State
from faq.gate import Verdict
from faq.interfaces import Entries
from faq.revision import Revision

Gate = Callable[[Entry], Awaitable[Verdict]]


class EditError(Exception):
    """An entry cannot be changed like this. The docstring is the message; the sentence is in handlers/texts."""


class NoSuchRevision(EditError):
    """There is no such entry or revision, or it is somebody else's draft."""


class NothingChanged(EditError):
    """It says what is served already."""


class MakerIsChecker(EditError):
    """Nobody lets their own words go live."""


class AlreadyDecided(EditError):
    """It is no longer where it was; `revision` tells where it is now."""

    def __init__(self, revision: Revision) -> None:
        super().__init__()
        self.revision = revision


class Outdated(EditError):
    """Another revision has gone live since this one was begun."""


class Blocked(EditError):
    """The gate found wordings that would lead astray."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """The revision as it will be, what is served until then, the effect; the gate's verdict where it was asked."""

    revision: Revision
    served: Revision | None
    effect: MoveRevision
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class EditEntry:
    """`gate` judges an entry as it would be served."""

    entries: Entries
    gate: Gate

    async def basis(self, entry: str, author: str) -> tuple[Revision, Entry]:
        """What is served, and what the author goes on from: their own draft of it, if there is one.

        Raises NoSuchRevision.
        """
        served = await self._served(entry)
        return served, next((one.entry for one in await self._own(served, author)), served.entry)

    async def draft(self, changed: Entry, author: str, now: datetime, *, sample: bool = False) -> KeepDraft:
        """Keep what was changed as the author's draft. Raises NoSuchRevision or NothingChanged."""
        served = await self._served(changed.id)
        if not differences(served.entry, changed):
            raise NothingChanged
        history = await self.entries.history(changed.id)
        own = await self._own(served, author)
        number = own[0].number if own else max(one.number for one in history) + 1
        entry = replace(changed, revision=number, state=State.DRAFT)
        return KeepDraft(Revision(entry, "local", now, author, served.number, sample=sample or served.sample))

    async def send(self, entry: str, number: int, author: str, now: datetime) -> Moved:
        """To the second person. Raises NoSuchRevision, AlreadyDecided, Outdated or Blocked."""
        served, draft = await self._served(entry), await self._mine(entry, number, author)
        _fits(draft, served)
        verdict = await self._pass(draft)
        return _moved(draft, served, MoveRevision(entry, number, State.DRAFT, State.PENDING, now), verdict)

    async def drop(self, entry: str, number: int, author: str, now: datetime) -> Moved:
        """The author gives it up. Raises NoSuchRevision or AlreadyDecided."""
        draft = await self._mine(entry, number, author)
        return _moved(draft, None, MoveRevision(entry, number, State.DRAFT, State.RETIRED, now, author))

    async def approve(self, entry: str, number: int, by: str, now: datetime, *, sample: bool = False) -> Moved:
        """Live from now on. Raises NoSuchRevision, AlreadyDecided, MakerIsChecker, Outdated or Blocked."""
        served, waiting = await self._served(entry), await self._waiting(entry, number, by)
        _fits(waiting, served)
        verdict = await self._pass(waiting)
        live = MoveRevision(
            entry, number, State.PENDING, State.LIVE, now, by, instead=served.number, sample=sample or waiting.sample
        )
        return _moved(waiting, served, live, verdict)

    async def give_back(self, entry: str, number: int, by: str, now: datetime, reason: str) -> Moved:
        """The author has a draft again. Raises NoSuchRevision, AlreadyDecided or MakerIsChecker."""
        waiting = await self._waiting(entry, number, by)
        return _moved(waiting, None, MoveRevision(entry, number, State.PENDING, State.DRAFT, now, by, reason))

    async def take_release(self, entry: str, number: int, by: str, now: datetime, *, sample: bool = False) -> Moved:
        """What the release brought, in the place of what was edited here. Raises NoSuchRevision or AlreadyDecided."""
        served, news = await self._served(entry), await self._waiting(entry, number, by)
        live = MoveRevision(entry, number, State.PENDING, State.LIVE, now, by, instead=served.number, sample=sample)
        return _moved(news, served, live)

    async def keep_ours(self, entry: str, number: int, by: str, now: datetime) -> Moved:
        """What was edited here stays. Raises NoSuchRevision or AlreadyDecided."""
        news = await self._waiting(entry, number, by)
        return _moved(news, None, MoveRevision(entry, number, State.PENDING, State.RETIRED, now, by))

    async def _served(self, entry: str) -> Revision:
        if (found := await self.entries.live(entry)) is None:
            raise NoSuchRevision
        return found

    async def _own(self, served: Revision, author: str) -> list[Revision]:
        """The author's drafts that were made from what is served."""
        drafts = await self.entries.drafts(author)
        return [one for one in drafts if one.entry.id == served.entry.id and one.base == served.number]

    async def _mine(self, entry: str, number: int, author: str) -> Revision:
        found = await self.entries.revision(entry, number)
        if found is None or found.author != author:
            raise NoSuchRevision
        if found.state is not State.DRAFT:
            raise AlreadyDecided(found)
        return found

    async def _waiting(self, entry: str, number: int, by: str) -> Revision:
        found = await self.entries.revision(entry, number)
        if found is None or found.state is State.DRAFT:
            raise NoSuchRevision
        if found.state is not State.PENDING:
            raise AlreadyDecided(found)
        if found.author == by:
            raise MakerIsChecker
        return found

    async def _pass(self, revision: Revision) -> Verdict:
        verdict = await self.gate(replace(revision.entry, state=State.LIVE))
        if not verdict.passed:
            raise Blocked(verdict)
        return verdict


def _fits(revision: Revision, served: Revision) -> None:
    if revision.base != served.number:
        raise Outdated


def _moved(
    revision: Revision, served: Revision | None, effect: MoveRevision, verdict: Verdict | None = None
) -> Moved:
    decided = replace(
        revision,
        entry=replace(revision.entry, state=effect.state),
        decided_by=effect.by,
        decided_at=effect.at if effect.by else None,
        reason=effect.reason,
        sample=revision.sample or effect.sample,
    )
    return Moved(decided, served, effect, verdict)
