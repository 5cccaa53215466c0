"""Working days, holidays and the hours in which nobody is disturbed. The only place here that knows the time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from reminders.errors import NoWorkingDay

Confidence = Literal["verified", "verified_secondary", "computed", "provisional", "unconfirmed"]
Kind = Literal["statutory", "swap", "compensation", "make_up"]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
QUIET_FROM, QUIET_TO = time(20, 30), time(7, 0)


def local(day: date, at: time) -> datetime:
    """A wall-clock time in Vietnam as an aware datetime in UTC."""
    return datetime.combine(day, at, VIETNAM).astimezone(UTC)


def today(now: datetime) -> date:
    """The day it is in Vietnam at `now`, which must be aware."""
    return _clock(now).date()


def quiet(now: datetime) -> bool:
    """Whether it is between 20:30 (included) and 07:00 (not included) in Vietnam."""
    at = _clock(now).time()
    return at >= QUIET_FROM or at < QUIET_TO


def _clock(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("now must be aware: a naive time would be read in the machine's own zone")
    return now.astimezone(VIETNAM)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off and how sure it is. `provisional`: not announced yet, say so wherever it shows."""

    day: date
    name: str
    confidence: Confidence
    kind: Kind = "statutory"
    note: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked. `weekend` holds weekday numbers, Monday is 0.

    `working_days_extra` are make-up days and beat weekend and holiday. `unconfirmed` is for showing only.
    """

    weekend: frozenset[int]
    holidays: tuple[Holiday, ...]
    working_days_extra: frozenset[date] = frozenset()
    unconfirmed: tuple[Holiday, ...] = ()

    @cached_property
    def _off(self) -> dict[date, Holiday]:
        return {holiday.day: holiday for holiday in self.holidays}

    def holiday(self, day: date) -> Holiday | None:
        """The holiday on this day, if it is one."""
        return self._off.get(day)

    def works(self, day: date) -> bool:
        if day in self.working_days_extra:
            return True
        return day.weekday() not in self.weekend and day not in self._off

    def next_working(self, day: date) -> date:
        """The day itself if it works, else the first one after it that does. Raises NoWorkingDay."""
        return self._nearest(day, timedelta(days=1))

    def previous_working(self, day: date) -> date:
        """The day itself if it works, else the last one before it that does. Raises NoWorkingDay."""
        return self._nearest(day, timedelta(days=-1))

    def _nearest(self, day: date, step: timedelta) -> date:
        for steps in range(366):
            if self.works(found := day + steps * step):
                return found
        raise NoWorkingDay(f"no working day within a year of {day.isoformat()}")
