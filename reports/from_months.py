"""A figure of a quarter or year out of the monthly reports that are approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from reports.aggregate import Whole, over_time
from reports.errors import NotAdditive
from reports.form import Form
from reports.history import standing_values
from reports.indicator import Indicator
from reports.interfaces import Ledger
from reports.period import Period, reporting_month
from reports.states import FROZEN

LONGER = frozenset({"nd09_quarter", "nd09_half", "nd09_nine_months", "nd09_year"})
"""Periods that are made of whole reporting months."""


@dataclass(frozen=True, slots=True)
class FromMonths:
    """Reads what a unit reported month by month."""

    ledger: Ledger
    forms: Mapping[str, Form]
    indicators: Mapping[str, Indicator]

    async def __call__(self, form: Form, unit: str, period: Period, code: str) -> Whole | None:
        """Joined by the indicator's own rule, and of how many months it is; None where no month says anything or
        where months cannot be joined."""
        monthly = self._monthly(form, code)
        if monthly is None:
            return None
        found = await self.ledger.submissions([unit], monthly.id, period.first, period.last)
        approved = [one for one in found if one.counts and one.state in FROZEN]
        by_month = [
            standing_values(one for one in approved if month.holds(one.day)).get(code) for month in months(period)
        ]
        try:
            whole = over_time(self.indicators[code], by_month)
        except NotAdditive:
            return None
        return whole if whole.reported else None

    def _monthly(self, form: Form, code: str) -> Form | None:
        if form.period not in LONGER:
            return None
        same = (one for one in self.forms.values() if one.period == "nd09_month" and one.level == form.level)
        return next((one for one in same if code in one.indicators), None)


def months(period: Period) -> Iterator[Period]:
    """The reporting months of a longer period, oldest first."""
    month = reporting_month(period.first)
    while month.first <= period.last:
        yield month
        month = reporting_month(month.last + timedelta(days=1))
