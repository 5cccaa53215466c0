"""What is counted turn by turn is added to the day; it never takes the place of a report that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from reports.effects import AddSubmission
from reports.errors import NotAllowed, PeriodClosed
from reports.field_effects import CloseTally
from reports.interfaces import Directory
from reports.rights import may_report
from reports.states import State
from reports.submission import Line, Submission
from reports.submit import Draft, SubmitReport
from reports.tally import Tally


@dataclass(frozen=True, slots=True)
class AddTurns:
    """Prepares a submission that is added to what counts already.

    A "không phát sinh" of that day gives way, since something did happen; what was returned to its author stays with
    its author, to be put right.
    """

    directory: Directory
    submit: SubmitReport

    async def __call__(self, draft: Draft, now: datetime, new_id: str) -> AddSubmission:
        """Raises like `SubmitReport`."""
        earlier = await self.submit.earlier(draft.author, draft.unit, draft.day, draft.form)
        nothing = bool(earlier) and all(one.nil and one.state is State.SENT for one in earlier)
        effect = await self.submit(draft, now, new_id, replace=nothing)
        given_way = tuple(one.id for one in earlier) if nothing else ()
        lines = tuple(replace(line, corrects=None) for line in effect.submission.lines)
        return replace(effect, submission=replace(effect.submission, replaces=given_way, lines=lines))

    async def kept(self, draft: Draft, now: datetime, new_id: str) -> AddSubmission:
        """The same for somebody who could report on that day and cannot any more: what they counted is not lost.

        Raises NotAllowed when they could not on that day either, PeriodClosed.
        """
        try:
            return await self(draft, now, new_id)
        except NotAllowed:
            held = await self.directory.memberships(draft.author, draft.day)
            if not may_report(held, draft.unit, draft.day, await self.directory.tree()):
                raise
        form = self.submit.forms[draft.form]
        closed = await self.submit.find_closed(form, draft.unit, form.period_on(draft.day), now)
        if closed is not None:
            raise PeriodClosed(closed)
        earlier = await self.submit.earlier(draft.author, draft.unit, draft.day, draft.form)
        return AddSubmission(_plain(draft, now, new_id), frozenset(one.id for one in earlier), form.per)


@dataclass(frozen=True, slots=True)
class SaveTally:
    """Turns one person's unsaved presses into a submission, one line an indicator."""

    add: AddTurns

    async def __call__(
        self,
        tally: Tally,
        person: str,
        now: datetime,
        new_id: str,
        *,
        channel: str,
        by: str,
        sentence: str,
        reasons: Mapping[str, str] | None = None,
    ) -> tuple[AddSubmission, CloseTally]:
        """`by` is whoever saves: the person, a leader, or "system:…" at the end of the day. Raises ReportError."""
        counts = tally.to_save(person)
        draft = Draft(tally.unit, tally.day, person, channel, counts, sentence=sentence, reasons=dict(reasons or {}))
        prepare = self.add if by == person else self.add.kept
        added = await prepare(draft, now, new_id)
        taps = frozenset(one.id for one in tally.unsaved(person))
        return added, CloseTally(new_id, tally.unit, tally.day, person, taps, by, now)


def _plain(draft: Draft, now: datetime, new_id: str) -> Submission:
    lines = tuple(
        Line(f"{new_id}.{at}", new_id, code, draft.unit, draft.day, amount, note=draft.reasons.get(code, ""))
        for at, (code, amount) in enumerate(draft.counts.items(), 1)
    )
    return Submission(
        new_id, draft.form, draft.unit, draft.day, draft.author, draft.channel, now, State.SENT, lines,
        sentence=draft.sentence,
    )  # fmt: skip
