"""What is asked together, how often, and its three dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from reports.interfaces import WorkDays
from reports.period import VIETNAM, Cycle, Period, period_of
from reports.unit import Level

DAILY = "so_tay_ngay"
MONTHLY = "bao_cao_thang"
MIDNIGHT = time(0)

Per = Literal["member", "unit"]
"""member: everybody's reports add up. unit: one report stands for the unit, a newer one takes its place."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that hangs on the end of a period.

    `of` is the period that counts (that of the form, or a longer one around it). `working_days` after its last day,
    or day `day_of_month` of the month it ends in, rolled to the next working day. `at` is wall-clock time in Vietnam;
    midnight means the end of the day (Bộ luật Dân sự 2015, Điều 148 khoản 6: the last day ends at 24:00).
    """

    of: Cycle
    working_days: int = 0
    day_of_month: int | None = None
    at: time = MIDNIGHT
    roll: bool = True

    def day_for(self, period: Period, calendar: WorkDays) -> date:
        """The day itself."""
        last = period_of(self.of, period.last).last
        if self.day_of_month is not None:
            named = last.replace(day=self.day_of_month)
            return _rolled(named, calendar) if self.roll else named
        for _ in range(self.working_days):
            last = _rolled(last + timedelta(days=1), calendar)
        return last

    def moment(self, on: date) -> datetime:
        """When that day is over for this purpose."""
        at = datetime.combine(on, self.at, VIETNAM)
        return at + timedelta(days=1) if self.at == MIDNIGHT else at


@dataclass(frozen=True, slots=True)
class Dates:
    """The three dates of a form in a period, apart: hạn chốt số liệu, hạn nộp, ngày khóa. Aware moments."""

    cut_off: datetime
    due: datetime
    lock: datetime


END_OF_DAY = Moment("day", at=time(20))
END_OF_MONTH = Moment("nd09_month", working_days=2)


@dataclass(frozen=True, slots=True)
class Form:
    """Indicators by code, in the order in which they are asked and shown.

    `level` is who fills it in. `source` says which document asks for it, `proposed` that a date in it is ours.
    `root` is the unit that made the form for itself and all below it; empty for those of the release.
    """

    id: str
    name: str
    period: Cycle
    indicators: tuple[str, ...]
    level: Level = "to"
    per: Per = "member"
    cut_off: Moment = END_OF_DAY
    due: Moment = END_OF_DAY
    lock: Moment = END_OF_MONTH
    source: str = ""
    proposed: bool = False
    from_daily: bool = False
    root: str = ""

    def dates(self, period: Period, calendar: WorkDays, extended: date | None = None) -> Dates:
        """When figures are counted until, handed in and closed. An extension moves the last two, never the first."""
        cut, due, lock = (rule.day_for(period, calendar) for rule in (self.cut_off, self.due, self.lock))
        if extended is not None:
            due, lock = max(due, extended), max(lock, extended)
        return Dates(self.cut_off.moment(cut), self.due.moment(due), self.lock.moment(lock))

    def period_on(self, on: date) -> Period:
        """The form's period that a day is in."""
        return period_of(self.period, on)


def _rolled(on: date, calendar: WorkDays) -> date:
    return calendar.next_working(on)
