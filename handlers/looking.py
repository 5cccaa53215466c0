"""What stands beside a draft: the last comparable figures, and what is unusual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.drafts import Open
from handlers.identity import actor
from handlers.services import Turn
from reminders.calendar import today
from reports.checks.check import check
from reports.checks.findings import Finding, blocking, to_explain
from reports.form import Form
from reports.history import Past, band, by_day
from reports.period import Period
from reports.value import Value

NOT_OVER = "usual_below"
"""Not said of a period that is still going on: more may come."""


@dataclass(frozen=True, slots=True)
class Looked:
    """`last` is the last period with a report, if there was one; `findings` are errors first."""

    last: Past | None
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        return blocking(self.findings)

    def unexplained(self, draft: Open) -> tuple[str, ...]:
        """Codes of figures that need a short reason still."""
        return to_explain(self.findings, draft.reasons)


def form_of(turn: Turn, draft: Open) -> Form:
    """The form of a draft."""
    return turn.services.forms[draft.form]


def period_of(turn: Turn, draft: Open) -> Period:
    """The period of a draft."""
    return form_of(turn, draft).period_on(draft.day)


async def look(turn: Turn, draft: Open, *, adds: bool = False) -> Looked:
    """`adds`: there is a report of that period already, so that this may be a part of it."""
    form, period, who = form_of(turn, draft), period_of(turn, draft), actor(turn)
    author = who.person.id if who is not None and form.per == "member" else None
    counted = await turn.services.ledger.history(draft.unit, form.id, period.last)
    past = by_day(counted, author)
    last = past[0] if past else None
    previous: Mapping[str, Value] = last.values if last is not None else {}
    history = band(past, draft.counts)
    found = check(form.indicators, draft.values, previous, history, turn.services.catalogue, on=period.last)
    partly = adds or period.holds(today(turn.now))
    return Looked(last, tuple(one for one in found if not (partly and one.rule == NOT_OVER)))


def fitted(turn: Turn, draft: Open) -> tuple[Open, tuple[str, ...]]:
    """The draft without figures that its form does not ask for any more, and the codes of those."""
    asked = {*form_of(turn, draft).indicators} & {*turn.services.indicators}
    retired = tuple(code for code in draft.counts if code not in asked)
    return replace(draft, counts={code: draft.counts[code] for code in draft.counts if code in asked}), retired
