"""What is known before somebody fills in a form: the period before, the daily log, and what was sent already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from reports.form import DAILY, Form
from reports.history import standing_values
from reports.identity import Identity, completed
from reports.indicator import Indicator
from reports.interfaces import Directory, Ledger
from reports.period import Period, before, local_day
from reports.states import FROZEN
from reports.submission import State, Submission
from reports.summarise import standing_lines
from reports.value import Value, joined

Given = TypeVar("Given", bound=object)

CARRIED = {"dossier_carried_over": "dossier_pending"}
"""What was pending at the end of the last period is carried over into this one (form 06/VPCP/KSTT)."""


@dataclass(frozen=True, slots=True)
class FromDaily:
    """A sum over the approved daily reports; `lacking` are the parts of a derived figure that nobody reported."""

    value: Value
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """`previous` are the figures of `last_period`, `sent` those that stand for this one (also returned ones).

    `daily` are sums of the daily log; `teams` of `of` teams have an approved daily report in the period, `waiting`
    reports are not approved yet and not in the sums. `frozen`: what was sent is approved already.
    """

    last_period: Period
    previous: Mapping[str, Value] = field(default_factory=dict)
    sent: Mapping[str, Value] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    daily: Mapping[str, FromDaily] = field(default_factory=dict)
    teams: int = 0
    of: int = 0
    waiting: int = 0
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Prefill:
    """Reads what a form of a unit can be filled in from."""

    directory: Directory
    ledger: Ledger
    indicators: Mapping[str, Indicator]
    identities: Mapping[str, Identity]

    async def __call__(
        self, form: Form, unit: str, period: Period, now: datetime, *, with_daily: bool = True
    ) -> Known:
        """A figure that nobody gave is not in any of the mappings: it is missing, never zero.

        Of a form to which everybody adds (the daily log) only the name of the period before is told.
        """
        last = before(period)
        if form.per == "member":
            return Known(last)
        earlier = await self.ledger.submissions([unit], form.id, last.last, last.last)
        there = await self.ledger.submissions([unit], form.id, period.last, period.last)
        mine = [one for one in there if one.counts or one.state is State.RETURNED]
        previous = standing_values([one for one in earlier if one.counts])
        carried = {new: previous[was] for new, was in CARRIED.items() if was in previous}
        known = Known(
            last,
            _of(form, {**previous, **carried}),
            standing_values(mine),
            {line.indicator: line.note for line in standing_lines(mine) if line.note},
            frozen=any(one.state in FROZEN for one in mine),
        )
        if not (form.from_daily and with_daily):
            return known
        return await self._with_daily(known, form, unit, period, now)

    def is_from_daily(self, form: Form, code: str, daily: Form) -> bool:
        """Whether the daily log may know this figure: it asks for it, or for parts that it derives from."""
        rules = (rule for one in self.identities.values() for rule in one.rules if rule.derives)
        derived = {rule.left[0] for rule in rules if set(rule.right) & set(daily.indicators)}
        return form.from_daily and (code in daily.indicators or code in derived)

    async def _with_daily(self, known: Known, form: Form, unit: str, period: Period, now: datetime) -> Known:
        tree = await self.directory.tree()
        end = min(period.last, local_day(now))
        inside = tree.during(unit, period.first, end)
        found = await self.ledger.submissions([one.id for one in inside], DAILY, period.first, end)
        counting = [one for one in found if one.counts and tree.contains(unit, one.unit, one.day)]
        approved = [one for one in counting if one.state in FROZEN]
        teams = [one.id for one in inside if one.level == "to"]
        return replace(
            known,
            daily=_of(form, self._sums(approved)),
            teams=len({one.unit for one in approved} & set(teams)),
            of=len(teams),
            waiting=sum(one.state is State.SENT for one in counting),
        )

    def _sums(self, approved: Sequence[Submission]) -> dict[str, FromDaily]:
        """Only what may be added over units and over time; then what follows from it by an identity."""
        adding = {code for code, one in self.indicators.items() if one.agg_units == one.agg_time == "sum"}
        plain = {code: value for code, value in standing_values(approved).items() if code in adding}
        whole = completed(plain, self.identities.values())
        return {**{code: FromDaily(value) for code, value in whole.items()}, **self._partial(whole)}

    def _partial(self, values: Mapping[str, Value]) -> dict[str, FromDaily]:
        """Derived figures of which some parts were never reported: the sum of the others, and which are lacking."""
        found: dict[str, FromDaily] = {}
        rules = [rule for one in self.identities.values() for rule in one.rules if rule.derives]
        for rule in (one for one in rules if one.left[0] not in values):
            there = [values[code] for code in rule.right if code in values]
            if there:
                value = Value(sum(one.amount or 0 for one in there), joined(one.precision for one in there))
                found[rule.left[0]] = FromDaily(value, tuple(code for code in rule.right if code not in values))
        return found


def _of(form: Form, values: Mapping[str, Given]) -> dict[str, Given]:
    return {code: value for code, value in values.items() if code in form.indicators}
