"""What a unit owes now: forms not sent, reports returned, days without an entry. Computed from what was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from reports.doors import FindClosed
from reports.form import Dates, Form
from reports.interfaces import Directory, Ledger
from reports.period import Period, before, local_day, reporting_month
from reports.rights import asked_of
from reports.submission import State, Submission
from reports.unit import Unit

DebtState = Literal["missing", "returned"]
AHEAD = timedelta(days=10)
"""A period is told of so long before its due time."""


@dataclass(frozen=True, slots=True)
class Debt:
    """One form that a unit owes for one period, with its dates; of the daily log one debt for every working day.

    `returned` is what came back and has to be sent again.
    """

    unit: Unit
    form: Form
    period: Period
    dates: Dates
    state: DebtState
    returned: Submission | None = None

    def late(self, now: datetime) -> bool:
        return now >= self.dates.due


@dataclass(frozen=True, slots=True)
class ListDebts:
    """Only what can still be handed in: a period that is closed is no debt but a request."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    find_closed: FindClosed

    async def __call__(self, units: Iterable[Unit], now: datetime) -> tuple[Debt, ...]:
        """What these units owe, the most urgent first. One report of a unit settles a day, whoever wrote it."""
        found: list[Debt] = []
        tree = await self.directory.tree()
        for unit in units:
            for form in self.forms.values():
                if form.level == unit.level and asked_of(form, unit.id, tree, local_day(now)):
                    found += await self._of(unit, form, now)
        return tuple(sorted(found, key=lambda one: (one.dates.due, one.form.id, one.unit.code)))

    async def _of(self, unit: Unit, form: Form, now: datetime) -> list[Debt]:
        today = local_day(now)
        periods = [one for one in self._periods(form, today) if unit.valid_from <= one.last]
        if not periods:
            return []
        first, last = min(one.last for one in periods), max(one.last for one in periods)
        sent = await self.ledger.submissions([unit.id], form.id, first, last)
        open_ = [one for one in periods if not _settled(sent, one)]
        return [debt for one in open_ if (debt := await self._debt(unit, form, one, sent, now)) is not None]

    async def _debt(
        self, unit: Unit, form: Form, period: Period, sent: Sequence[Submission], now: datetime
    ) -> Debt | None:
        if await self.find_closed(form, unit.id, period, now) is not None:
            return None
        daily = form.period == "day"
        calendar = self.find_closed.calendar
        dates = form.dates(period, calendar) if daily else await self.find_closed.dates(form, unit.id, period)
        if now < dates.due - AHEAD and not daily:
            return None
        came_back = [one for one in sent if one.day == period.last and one.state is State.RETURNED]
        returned = came_back[-1] if came_back else None
        return Debt(unit, form, period, dates, "returned" if returned else "missing", returned)

    def _periods(self, form: Form, today: date) -> list[Period]:
        """Working days since the reporting month before this one began, or the last two periods of a longer form."""
        if form.period != "day":
            now = form.period_on(today)
            return [before(now), now]
        first = before(reporting_month(today)).first
        days = (first + timedelta(days=at) for at in range((today - first).days + 1))
        return [form.period_on(on) for on in days if self.find_closed.calendar.next_working(on) == on]


def _settled(sent: Sequence[Submission], period: Period) -> bool:
    """Whether something counts for it, nil included."""
    return any(one.counts and one.day == period.last for one in sent)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the units that had to report for a period did: never more than all, both sides are the same units.

    Only units that existed on the period's last day (or today, while it runs) are expected.
    """

    form: Form
    period: Period
    expected: tuple[Unit, ...]
    reported: tuple[Unit, ...]
    waiting: int
    late: bool

    @property
    def missing(self) -> tuple[Unit, ...]:
        done = {one.id for one in self.reported}
        return tuple(one for one in self.expected if one.id not in done)


@dataclass(frozen=True, slots=True)
class ListSilent:
    """Who has not sent what, below a unit."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    find_closed: FindClosed

    async def __call__(self, unit: str, form: Form, period: Period, now: datetime) -> Coverage:
        """Raises KeyError when there never was such a unit."""
        tree = await self.directory.tree()
        on = min(period.last, local_day(now))
        expected = tree.below(unit, on, form.level)
        sent = await self.ledger.submissions([one.id for one in expected], form.id, period.last, period.last)
        done = {one.unit for one in sent if one.counts}
        dates = form.dates(period, self.find_closed.calendar)
        return Coverage(
            form,
            period,
            expected,
            tuple(one for one in expected if one.id in done),
            sum(one.state is State.SENT for one in sent),
            now >= dates.due,
        )
