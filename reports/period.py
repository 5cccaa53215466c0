"""Days and reporting months, and the day that it is in Vietnam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
CUT_OFF = 14


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted. `key` names it for ever; `name` is for people."""

    kind: Literal["day", "nd09_month"]
    first: date
    last: date
    key: str
    name: str

    def holds(self, on: date) -> bool:
        return self.first <= on <= self.last


def local_day(now: datetime) -> date:
    """The day in Vietnam at an aware moment."""
    return now.astimezone(VIETNAM).date()


def day(on: date) -> Period:
    """One day."""
    return Period("day", on, on, f"day:{on:%Y-%m-%d}", f"ngày {on:%d/%m/%Y}")


def reporting_month(on: date) -> Period:
    """The reporting month that a day belongs to.

    Nghị định 09/2019/NĐ-CP, Điều 12 khoản 1: from the 15th of the month before to the 14th of the month.
    """
    month = on if on.day <= CUT_OFF else on.replace(day=28) + timedelta(days=7)
    last = month.replace(day=CUT_OFF)
    first = (last.replace(day=1) - timedelta(days=1)).replace(day=CUT_OFF + 1)
    name = f"kỳ báo cáo tháng {last:%m/%Y} ({_from(first, last)}–{last:%d/%m/%Y})"
    return Period("nd09_month", first, last, f"nd09:{last:%Y-%m}", name)


def _from(first: date, last: date) -> str:
    return f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
