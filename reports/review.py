"""Approving and returning what was sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from reports.effects import Decide
from reports.errors import AlreadyDecided, MakerIsChecker, NoSuchSubmission, NotAllowed
from reports.form import DAILY
from reports.interfaces import Directory, Ledger
from reports.people import Role
from reports.period import local_day, reporting_month
from reports.rights import may_review, scope_of
from reports.submission import State, Submission

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
    forms: tuple[str, ...] = (DAILY,)

    async def __call__(
        self, submission: str, by: str, decision: Decision, now: datetime, reason: str = ""
    ) -> Reviewed:
        """Raises NoSuchSubmission, NotAllowed, MakerIsChecker or AlreadyDecided, in this order."""
        found = await self.ledger.submission(submission)
        if found is None:
            raise NoSuchSubmission
        await self._allow(found, by, now)
        if found.state is not State.SENT:
            raise AlreadyDecided
        after = replace(found, state=decision, decided_by=by, decided_at=now, reason=reason)
        return Reviewed(after, Decide(found.id, State.SENT, decision, by, now, reason))

    async def pending(self, person: str, now: datetime) -> tuple[Submission, ...]:
        """What others sent and this person may decide: days of the last and the present reporting month."""
        today = local_day(now)
        held = await self.directory.memberships(person, today)
        units = [unit.id for unit in scope_of(held, await self.directory.tree(), today, Role.REVIEWER)]
        first = reporting_month(reporting_month(today).first - timedelta(days=1)).first
        found = [one for form in self.forms for one in await self.ledger.submissions(units, form, first, today)]
        return tuple(one for one in found if one.state is State.SENT and one.author != person)

    async def _allow(self, submission: Submission, by: str, now: datetime) -> None:
        today = local_day(now)
        held = await self.directory.memberships(by, today)
        tree = await self.directory.tree()
        if not any(may_review(held, submission.unit, on, tree) for on in (today, submission.day)):
            raise NotAllowed
        if submission.author == by:
            raise MakerIsChecker
