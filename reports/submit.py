"""Turning a member's draft into a submission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from reports.effects import AddSubmission
from reports.errors import BadFigure, FrozenReport, FutureDay, NotAllowed
from reports.form import DAILY
from reports.interfaces import Directory, Ledger
from reports.period import local_day
from reports.rights import may_report
from reports.submission import COUNTING, LARGEST, Line, State, Submission


@dataclass(frozen=True, slots=True)
class Draft:
    """What a member wants to save: `nil`, or figures by indicator code. `sentence` is masked already."""

    unit: str
    day: date
    author: str
    channel: str
    counts: Mapping[str, int] = field(default_factory=dict)
    nil: bool = False
    sentence: str = ""
    form: str = DAILY


@dataclass(frozen=True, slots=True)
class SubmitReport:
    """Prepare what is to be stored; the effect finds out whether somebody saved in between."""

    directory: Directory
    ledger: Ledger

    async def __call__(self, draft: Draft, now: datetime, new_id: str, *, replace: bool = False) -> AddSubmission:
        """Add to what counts for this author, unit and day already, or replace all of it.

        Raises BadFigure, FutureDay, NotAllowed, and FrozenReport when something to be replaced is approved.
        """
        await self._check(draft, now)
        earlier = await self.earlier(draft.author, draft.unit, draft.day, draft.form)
        if replace and any(one.state is State.APPROVED for one in earlier):
            raise FrozenReport
        submission = _submission(draft, now, new_id, earlier if replace else ())
        return AddSubmission(submission, frozenset(one.id for one in earlier))

    async def earlier(self, author: str, unit: str, day: date, form: str = DAILY) -> tuple[Submission, ...]:
        """What counts already for this author, unit and day, oldest first."""
        found = await self.ledger.submissions([unit], form, day, day)
        return tuple(one for one in found if one.author == author and one.state in COUNTING)

    async def _check(self, draft: Draft, now: datetime) -> None:
        today = local_day(now)
        figures = draft.counts.values()
        if draft.nil == bool(figures) or not all(0 <= amount <= LARGEST for amount in figures):
            raise BadFigure
        if draft.day > today:
            raise FutureDay
        tree = await self.directory.tree()
        held = await self.directory.memberships(draft.author, today)
        lived = bool(tree.above(draft.unit, draft.day))
        if not (lived and any(may_report(held, draft.unit, on, tree) for on in (today, draft.day))):
            raise NotAllowed


def _submission(draft: Draft, now: datetime, new_id: str, replaced: Sequence[Submission]) -> Submission:
    corrected = {line.indicator: line.id for one in replaced for line in one.lines}
    lines = tuple(
        Line(f"{new_id}.{at}", new_id, code, draft.unit, draft.day, amount, corrected.get(code))
        for at, (code, amount) in enumerate(draft.counts.items(), 1)
    )
    return Submission(
        id=new_id,
        form=draft.form,
        unit=draft.unit,
        day=draft.day,
        author=draft.author,
        channel=draft.channel,
        sent_at=now,
        state=State.SENT,
        lines=lines,
        nil=draft.nil,
        sentence=draft.sentence,
        replaces=tuple(one.id for one in replaced),
    )
