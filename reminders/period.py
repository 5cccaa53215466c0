"""The spans of days that reports cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included. `code` is written `day:2026-12-02` or `nd09:2026-12`."""

    code: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def one_day(day: date) -> Period:
    return Period(f"day:{day.isoformat()}", day, day)


def nd09_month(day: date) -> Period:
    """The month that holds this day: 15th of the month before to the 14th (Nghị định 09/2019/NĐ-CP, Điều 12.1)."""
    last = _fourteenth(day if day.day <= 14 else day.replace(day=1) + timedelta(days=31))
    first = _fourteenth(last.replace(day=1) - timedelta(days=1)) + timedelta(days=1)
    return Period(f"nd09:{last.year:04}-{last.month:02}", first, last)


def _fourteenth(day: date) -> date:
    return day.replace(day=14)
