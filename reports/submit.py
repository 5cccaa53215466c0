"""Turning a draft into a submission, or into a correction slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from reports.doors import FindClosed
from reports.effects import AddSubmission
from reports.errors import AlreadyAsked, BadFigure, FrozenReport, FutureDay, NotAllowed, PeriodClosed, ReasonMissing
from reports.form import DAILY, Form
from reports.interfaces import Directory, Ledger
from reports.period import Period, local_day
from reports.precision import Precision
from reports.rights import may_report
from reports.states import FROZEN
from reports.submission import LARGEST, LARGEST_OF_PERIOD, Line, State, Submission
from reports.summarise import standing_lines


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to save: `nil`, or figures by indicator code. `sentence` and `reasons` are masked already.

    `day` is any day of the period. `precision`, `items`, `authority` and `reasons` hold what differs from a bare
    exact figure, by code; `sources` are the messages that it came from.
    """

    unit: str
    day: date
    author: str
    channel: str
    counts: Mapping[str, int] = field(default_factory=dict)
    nil: bool = False
    sentence: str = ""
    form: str = DAILY
    precision: Mapping[str, Precision] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    authority: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmitReport:
    """Prepare what is to be stored; the effect finds out whether somebody saved in between."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    find_closed: FindClosed

    async def __call__(self, draft: Draft, now: datetime, new_id: str, *, replace: bool = False) -> AddSubmission:
        """Add to what counts already, or replace all of it; a form of which one report stands is always replaced.

        What was returned to its author is replaced in any case. Raises BadFigure, FutureDay, NotAllowed,
        PeriodClosed, and FrozenReport when something to be replaced is approved (see `correct`).
        """
        form, period = await self._check(draft, now)
        there = await self._there(draft, form, period)
        earlier = [one for one in there if one.counts]
        replacing = replace or form.per == "unit"
        if replacing and any(one.state in FROZEN for one in earlier):
            raise FrozenReport
        returned = [one for one in there if one.state is State.RETURNED and not one.correction]
        replaced = [one for one in earlier if not one.correction] if replacing else []
        submission = _submission(draft, form, period, now, new_id, replaced=[*replaced, *returned])
        return AddSubmission(submission, frozenset(one.id for one in earlier), form.per)

    async def correct(self, draft: Draft, now: datetime, new_id: str, reason: str) -> AddSubmission:
        """A correction slip ("đính chính số n") for figures that are approved; it counts once it is approved too.

        Its lines name those that they take the place of, so that old, new and reason stand side by side. Raises like
        a first report; ReasonMissing; AlreadyAsked when a slip for one of the figures waits.
        """
        if not reason.strip():
            raise ReasonMissing
        form, period = await self._check(draft, now)
        everything = await self.ledger.submissions([draft.unit], form.id, period.last, period.last)
        there = [one for one in everything if form.per == "unit" or one.author == draft.author]
        waiting = [one for one in there if one.correction and one.state is State.SENT]
        if any(line.indicator in draft.counts for one in waiting for line in one.lines):
            raise AlreadyAsked
        number = max((one.correction for one in everything), default=0) + 1
        counting = [one for one in there if one.counts]
        lines = tuple(_corrections(draft, period, new_id, standing_lines(counting)))
        slip = _submission(draft, form, period, now, new_id, lines=lines, correction=number, reason=reason)
        return AddSubmission(slip, frozenset(one.id for one in counting), form.per)

    async def earlier(self, author: str, unit: str, day: date, form: str = DAILY) -> tuple[Submission, ...]:
        """What counts already for this author (or for the unit, where one report stands), oldest first."""
        asked = self.forms[form]
        found = await self._there(Draft(unit, day, author, "", form=form), asked, asked.period_on(day))
        return tuple(one for one in found if one.counts)

    async def _there(self, draft: Draft, form: Form, period: Period) -> list[Submission]:
        found = await self.ledger.submissions([draft.unit], form.id, period.last, period.last)
        return [one for one in found if form.per == "unit" or one.author == draft.author]

    async def _check(self, draft: Draft, now: datetime) -> tuple[Form, Period]:
        form, today = self.forms[draft.form], local_day(now)
        period = form.period_on(draft.day)
        largest = LARGEST if period.kind == "day" else LARGEST_OF_PERIOD
        if draft.nil == bool(draft.counts) or not all(0 <= amount <= largest for amount in draft.counts.values()):
            raise BadFigure
        if period.first > today:
            raise FutureDay
        await self._allow(draft, min(period.last, today), today)
        found = await self.find_closed(form, draft.unit, period, now)
        if found is not None:
            raise PeriodClosed(found)
        return form, period

    async def _allow(self, draft: Draft, on: date, today: date) -> None:
        tree = await self.directory.tree()
        held = await self.directory.memberships(draft.author, today)
        lived = bool(tree.above(draft.unit, on))
        if lived and tree.unit(draft.unit).level != self.forms[draft.form].level:
            raise NotAllowed
        if not (lived and any(may_report(held, draft.unit, at, tree) for at in (today, on))):
            raise NotAllowed


def _corrections(draft: Draft, period: Period, new_id: str, standing: Sequence[Line]) -> list[Line]:
    """A new line for each figure, in the place of the first that stands; those beside it are set to nothing."""
    made: list[Line] = []
    for code, amount in draft.counts.items():
        olds = [line for line in standing if line.indicator == code]
        firsts = [(amount, olds[0].id if olds else None)]
        for at, (value, old) in enumerate([*firsts, *((0, line.id) for line in olds[1:])]):
            made.append(_line(draft, period, f"{new_id}.{len(made) + 1}", code, value, corrects=old, whole=at == 0))
    return made


def _line(
    draft: Draft, period: Period, line: str, code: str, amount: int, *, corrects: str | None, whole: bool = True
) -> Line:
    """`line` is its id; what was said beside the figure goes to the line that holds the whole of it."""
    return Line(
        line,
        line.rpartition(".")[0],
        code,
        draft.unit,
        period.last,
        amount,
        corrects,
        draft.precision.get(code, "exact") if whole else "exact",
        draft.authority.get(code, ""),
        draft.items.get(code, ()) if whole else (),
        draft.reasons.get(code, "") if whole else "",
    )


def _submission(
    draft: Draft,
    form: Form,
    period: Period,
    now: datetime,
    new_id: str,
    *,
    replaced: Sequence[Submission] = (),
    lines: tuple[Line, ...] | None = None,
    correction: int = 0,
    reason: str = "",
) -> Submission:
    corrected = {line.indicator: line.id for one in replaced for line in one.lines if one.counts}
    if lines is None:
        lines = tuple(
            _line(draft, period, f"{new_id}.{at}", code, amount, corrects=corrected.get(code))
            for at, (code, amount) in enumerate(draft.counts.items(), 1)
        )
    return Submission(
        id=new_id,
        form=form.id,
        unit=draft.unit,
        day=period.last,
        author=draft.author,
        channel=draft.channel,
        sent_at=now,
        state=State.SENT,
        lines=lines,
        nil=draft.nil,
        sentence=draft.sentence,
        replaces=tuple(one.id for one in replaced),
        reason=reason,
        period=period.key,
        correction=correction,
        sources=draft.sources,
    )
