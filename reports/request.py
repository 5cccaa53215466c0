"""Asking for more time or for a closed period to be opened, deciding about it, and opening without being asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reports.doors import Closed, FindClosed, Request, RequestKind
from reports.effects import AnswerRequest, AskRequest, OpenPeriod
from reports.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    BadUntil,
    FutureDay,
    MakerIsChecker,
    NoSuchRequest,
    NotAllowed,
    ReasonMissing,
)
from reports.form import Form
from reports.interfaces import Directory, Ledger
from reports.people import Membership, Role
from reports.period import Period, local_day, read_key
from reports.rights import may_report, may_review
from reports.tree import UnitTree
from reports.unit import Unit

LONGEST_DOOR = timedelta(days=30)
ORDER = ("to", "xa", "huyen", "tinh")


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose period of which form shall stay open until which day, and why."""

    form: str
    unit: str
    period: Period
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The request as it waits, and the ids of those who may answer it, unit by unit, nearest first."""

    request: Request
    effect: AskRequest
    deciders: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The answered request, and what makes it so: the door, and reports that can be taken up again."""

    request: Request
    effects: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class AskForTime:
    """Doors: asked for, granted, refused, opened."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    find_closed: FindClosed

    async def __call__(self, wish: Wish, by: str, now: datetime, new_id: str) -> Asked:
        """An extension while the period is open, a reopening once it is closed.

        Raises NotAllowed (who neither reports nor reviews for the unit), FutureDay, BadUntil, ReasonMissing,
        AlreadyAsked.
        """
        tree, today = await self.directory.tree(), local_day(now)
        held = await self.directory.memberships(by, today)
        if not (may_report(held, wish.unit, today, tree) or may_review(held, wish.unit, today, tree)):
            raise NotAllowed
        request = await self._request(wish, by, now, new_id)
        waiting = await self.ledger.requests([wish.unit], "asked")
        if any((one.kind, one.form, one.period) == (request.kind, request.form, request.period) for one in waiting):
            raise AlreadyAsked
        return Asked(request, AskRequest(request), await self.deciders(request, now))

    async def closed(self, form: str, unit: str, period: Period, now: datetime) -> Closed | None:
        """Whether it is a reopening that has to be asked for."""
        return await self.find_closed(self.forms[form], unit, period, now)

    async def deciders(self, request: Request, now: datetime) -> tuple[tuple[str, ...], ...]:
        """Who may answer, by unit, nearest first, without whoever asks and whoever acts in their place."""
        today = local_day(now)
        units = await self._deciding(request.form, request.unit, read_key(request.period), today)
        held = await self.directory.members([unit.id for unit in units], today, Role.REVIEWER)
        able = [one for one in held if request.by not in (one.person, one.acting_for)]
        groups = [tuple(dict.fromkeys(one.person for one in able if one.unit == unit.id)) for unit in units]
        return tuple(group for group in groups if group)

    async def may_open(self, by: str, form: str, unit: str, period: Period, now: datetime) -> bool:
        """Whether this person may open the period for the unit without asking anybody."""
        return bool(await self._power(by, form, unit, period, local_day(now)))

    async def open(self, wish: Wish, by: str, now: datetime, new_id: str) -> Opened:
        """Open a closed period of a unit below, or leave an open one open longer.

        Raises NotAllowed, FutureDay, BadUntil, ReasonMissing.
        """
        if not await self.may_open(by, wish.form, wish.unit, wish.period, now):
            raise NotAllowed
        asked = await self._request(wish, by, now, new_id)
        request = replace(asked, state="granted", decided_by=by, decided_at=now)
        more = (await self._reopening(request, now),) if request.kind == "reopening" else ()
        return Opened(request, (AskRequest(request), *more))

    async def check(self, request: str, by: str, now: datetime) -> Request:
        """The request, if this person may answer it. Raises NoSuchRequest, AlreadyAnswered, MakerIsChecker,
        NotAllowed."""
        found = await self.ledger.request(request)
        if found is None:
            raise NoSuchRequest
        power = await self._power(by, found.form, found.unit, read_key(found.period), local_day(now))
        if not power and by != found.by:
            raise NotAllowed
        if found.state != "asked":
            raise AlreadyAnswered
        if by == found.by or all(one.acting_for == found.by for one in power):
            raise MakerIsChecker
        return found

    async def answer(self, request: str, by: str, now: datetime, *, grant: bool, words: str = "") -> Opened:
        """Raises like `check`; BadUntil when the day asked for is past; ReasonMissing of a refusal without words."""
        found = await self.check(request, by, now)
        if grant and found.until < local_day(now):
            raise BadUntil
        if not grant and not words.strip():
            raise ReasonMissing
        state = replace(
            found, state="granted" if grant else "refused", decided_by=by, decided_at=now, answer=words.strip()
        )
        more = (await self._reopening(state, now),) if grant and await self._locked_by_now(found, now) else ()
        return Opened(state, (AnswerRequest(state), *more))

    async def waiting(self, person: str, now: datetime) -> tuple[Request, ...]:
        """Requests that this person may answer, oldest first."""
        today, tree = local_day(now), await self.directory.tree()
        held = [one for one in await self.directory.memberships(person, today) if one.role is Role.REVIEWER]
        below = {unit.id: unit for one in held for unit in tree.below(one.unit, today)}
        found = await self.ledger.requests(list(below), "asked")
        return tuple([one for one in found if any(person in group for group in await self.deciders(one, now))])

    async def _request(self, wish: Wish, by: str, now: datetime, new_id: str) -> Request:
        today = local_day(now)
        if wish.period.first > today:
            raise FutureDay
        if not today <= wish.until <= max(today, wish.period.last) + LONGEST_DOOR:
            raise BadUntil
        if not wish.reason.strip():
            raise ReasonMissing
        shut = await self.closed(wish.form, wish.unit, wish.period, now)
        kind: RequestKind = "extension" if shut is None else "reopening"
        return Request(new_id, kind, wish.unit, wish.form, wish.period.key, by, now, wish.until, wish.reason.strip())

    async def _locked_by_now(self, request: Request, now: datetime) -> bool:
        """Also when more time was asked for before the lock, and the answer comes after it."""
        period = read_key(request.period)
        return request.kind == "reopening" or await self.closed(request.form, request.unit, period, now) is not None

    async def _reopening(self, request: Request, now: datetime) -> OpenPeriod:
        tree, period = await self.directory.tree(), read_key(request.period)
        below = tree.below(request.unit, min(period.last, local_day(now)))
        units = tuple(unit.id for unit in below) or (request.unit,)
        return OpenPeriod(units, request.form, period.last, period.last, request.decided_by or request.by, now)

    async def _power(self, by: str, form: str, unit: str, period: Period, today: date) -> list[Membership]:
        """The roles by which this person may open it."""
        units = {one.id for one in await self._deciding(form, unit, period, today)}
        held = await self.directory.memberships(by, today)
        return [one for one in held if one.role is Role.REVIEWER and one.unit in units and one.holds(today)]

    async def _deciding(self, form: str, unit: str, period: Period, today: date) -> Sequence[Unit]:
        """Units whose reviewers may open it: those above the level that fills the form in; once a total has used
        the figures, one level more. The topmost decides for itself."""
        tree = await self.directory.tree()
        path = tree.above(unit, today) or tree.above(unit, period.last)
        above = [one for one in path if ORDER.index(one.level) > ORDER.index(self.forms[form].level)]
        if await self._used(tree, form, unit, period):
            above = above[1:] or above
        return above or path[-1:]

    async def _used(self, tree: UnitTree, form: str, unit: str, period: Period) -> bool:
        units = [one.id for one in tree.below(unit, period.last)] or [unit]
        found = await self.ledger.submissions(units, form, period.last, period.last)
        return any(one.used_in is not None for one in found)
