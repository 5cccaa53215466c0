"""Approving and returning what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from reports.effects import Decide
from reports.errors import (
    AlreadyDecided,
    CorrectedSince,
    FrozenReport,
    MakerIsChecker,
    NoSuchSubmission,
    NotAllowed,
    PeriodClosed,
    ReasonMissing,
    SlipOutdated,
    StaleVersion,
)
from reports.interfaces import Directory, Ledger
from reports.people import Membership, Role
from reports.period import local_day, read_key
from reports.rights import reviewers_of, reviewing, scope_of
from reports.slips import outdated, rested_on
from reports.submission import State, Submission
from reports.submit import SubmitReport
from reports.tree import UnitTree

Decision = Literal[State.APPROVED, State.RETURNED]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The submission as it will be, and the effect that makes it so."""

    submission: Submission
    effect: Decide


@dataclass(frozen=True, slots=True)
class ReviewSubmission:
    """Decide about what somebody else sent."""

    directory: Directory
    ledger: Ledger
    submit: SubmitReport

    async def __call__(
        self,
        submission: str,
        by: str,
        decision: Decision,
        now: datetime,
        reason: str = "",
        *,
        version: int | None = None,
        asking: bool = False,
    ) -> Reviewed:
        """`version` is the one that the button carried; `asking` only finds out whether it may be decided.

        Raises NoSuchSubmission, NotAllowed, MakerIsChecker, AlreadyDecided, StaleVersion, PeriodClosed,
        ReasonMissing (a return without one) or SlipOutdated (approving what would count twice), in this order.
        """
        found = await self.ledger.submission(submission)
        if found is None:
            raise NoSuchSubmission
        held = await self._allow(found, by, now)
        if found.state is not State.SENT:
            raise AlreadyDecided
        if version not in (None, found.version):
            raise StaleVersion
        await self._open(found, now)
        if decision is State.RETURNED and not reason.strip() and not asking:
            raise ReasonMissing
        if decision is State.APPROVED and not asking and await self._outdated(found):
            raise SlipOutdated
        return _reviewed(found, by, decision, now, reason=reason or found.reason, acting_for=held.acting_for)

    async def take_back(
        self, submission: str, by: str, now: datetime, reason: str, *, version: int, asking: bool = False
    ) -> Reviewed:
        """Undo an approval, with a reason: it waits again, unless a total has used it.

        Raises like a decision, FrozenReport once it is in a total or locked, and CorrectedSince when a slip rests on
        it.
        """
        found = await self.ledger.submission(submission)
        if found is None:
            raise NoSuchSubmission
        held = await self._allow(found, by, now)
        if found.used_in or found.state in (State.CONSOLIDATED, State.LOCKED):
            raise FrozenReport
        if found.state is not State.APPROVED:
            raise AlreadyDecided
        if version != found.version:
            raise StaleVersion
        if rested_on(found, await self._beside(found)):
            raise CorrectedSince
        await self._open(found, now)
        if not reason.strip() and not asking:
            raise ReasonMissing
        after = replace(found, state=State.SENT, reason=reason, version=found.version + 1)
        effect = Decide(found.id, State.APPROVED, State.SENT, by, now, reason, found.version, held.acting_for)
        return Reviewed(after, effect)

    async def pending(self, person: str, now: datetime) -> tuple[Submission, ...]:
        """What others sent and waits for this person, every form, oldest first.

        It waits for the reviewers of the nearest unit that has any: a province may decide about a report of a team,
        but finds in its list only what no commune decides. What was sent by somebody in whose place this person acts
        is left out.
        """
        today = local_day(now)
        held = await self.directory.memberships(person, today)
        tree = await self.directory.tree()
        units = [unit.id for unit in scope_of(held, tree, today, Role.REVIEWER)]
        brief = await self.ledger.waiting(units, lines=False)
        waiting = [one for one in brief if _may(one, person, held, tree, today)]
        near = await self._nearest(waiting, units, tree, today)
        mine = {one.id: one.unit for one in waiting if person in (near[one.unit, one.author] or (person,))}
        whole = await self.ledger.waiting(sorted({*mine.values()})) if mine else []
        return tuple(one for one in whole if one.id in mine)

    async def _nearest(
        self, waiting: Sequence[Submission], units: Sequence[str], tree: UnitTree, today: date
    ) -> dict[tuple[str, str], tuple[str, ...]]:
        """Who is to decide, by unit and author; nobody for a unit that is no more."""
        members = await self.directory.members(units, today, Role.REVIEWER) if waiting else []
        there: dict[str, list[Membership]] = {}
        for one in members:
            there.setdefault(one.unit, []).append(one)
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for unit, author in dict.fromkeys((one.unit, one.author) for one in waiting):
            above = [held for step in tree.above(unit, today) for held in there.get(step.id, ())]
            found[unit, author] = reviewers_of(unit, above, today, tree, author)
        return found

    async def approved(self, person: str, now: datetime, days: int = 35) -> tuple[Submission, ...]:
        """What this person approved for days not longer ago than that and can still take back, newest first."""
        today = local_day(now)
        held = await self.directory.memberships(person, today)
        units = {unit.id for unit in scope_of(held, await self.directory.tree(), today, Role.REVIEWER)}
        found = await self.ledger.approved_by(person, today - timedelta(days=days))
        mine = [one for one in found if one.unit in units]
        return tuple(sorted(mine, key=lambda one: (one.decided_at or one.sent_at, one.id), reverse=True))

    async def approvals(self, found: Sequence[Submission], by: str, now: datetime) -> list[Reviewed | None]:
        """Each of these approved as it stands, None where that cannot be done now; who may is looked up once."""
        held = await self.directory.memberships(by, local_day(now))
        tree = await self.directory.tree()
        return [await self._approval(one, by, held, tree, now) for one in found]

    async def _approval(
        self, one: Submission, by: str, held: Sequence[Membership], tree: UnitTree, now: datetime
    ) -> Reviewed | None:
        try:
            role = _role(one, by, held, tree, local_day(now))
            await self._open(one, now)
        except (NotAllowed, MakerIsChecker, PeriodClosed):
            return None
        if one.state is not State.SENT or await self._outdated(one):
            return None
        return _reviewed(one, by, State.APPROVED, now, reason=one.reason, acting_for=role.acting_for)

    async def acting_for(self, submission: Submission, by: str, now: datetime) -> str | None:
        """In whose place this person would decide about it, if not in their own right. Raises like a decision."""
        return (await self._allow(submission, by, now)).acting_for

    async def _allow(self, submission: Submission, by: str, now: datetime) -> Membership:
        """The role by which this person may decide; an own one before a deputy's."""
        held = await self.directory.memberships(by, local_day(now))
        return _role(submission, by, held, await self.directory.tree(), local_day(now))

    async def _outdated(self, slip: Submission) -> bool:
        return bool(slip.correction) and outdated(slip, await self._beside(slip))

    async def _beside(self, one: Submission) -> list[Submission]:
        """Everything of the same form, unit and period."""
        return await self.ledger.submissions([one.unit], one.form, one.day, one.day)

    async def _open(self, submission: Submission, now: datetime) -> None:
        form = self.submit.forms.get(submission.form)
        if form is None:
            return
        found = await self.submit.find_closed(form, submission.unit, read_key(submission.period), now)
        if found is not None:
            raise PeriodClosed(found)


def _role(submission: Submission, by: str, held: Sequence[Membership], tree: UnitTree, today: date) -> Membership:
    """The role by which this person may decide; an own one before a deputy's. Raises NotAllowed, MakerIsChecker."""
    found = [one for on in (today, submission.day) for one in reviewing(held, submission.unit, on, tree)]
    if not found:
        raise NotAllowed
    able = [one for one in found if submission.author not in (by, one.acting_for)]
    if not able:
        raise MakerIsChecker
    return min(able, key=lambda one: one.acting_for is not None)


def _may(submission: Submission, person: str, held: Sequence[Membership], tree: UnitTree, today: date) -> bool:
    """Whether the maker is somebody else, by at least one of the roles that reach its unit."""
    roles = [one for on in (today, submission.day) for one in reviewing(held, submission.unit, on, tree)]
    return any(submission.author not in (person, one.acting_for) for one in roles)


def _reviewed(
    found: Submission, by: str, decision: Decision, now: datetime, *, reason: str, acting_for: str | None
) -> Reviewed:
    after = replace(
        found,
        state=decision,
        decided_by=by,
        decided_at=now,
        decided_for=acting_for,
        reason=reason,
        version=found.version + 1,
    )
    return Reviewed(after, Decide(found.id, State.SENT, decision, by, now, reason, found.version, acting_for))
