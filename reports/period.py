"""Days, weeks, calendar periods and the reporting periods of Nghị định 09/2019/NĐ-CP, and today in Vietnam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
CUT_OFF = 14
YEARS = range(2000, 2101)
"""Whoever types a period may name any; so far from now, none before or after it can be reckoned."""
ROMAN = ("I", "II", "III", "IV")

Cycle = Literal[
    "day", "week", "month", "quarter", "year",
    "nd09_month", "nd09_quarter", "nd09_half", "nd09_nine_months", "nd09_year",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both counted. `key` names it for ever; `name` is for people."""

    kind: Cycle
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


def week(on: date) -> Period:
    """Monday to Sunday, numbered as in ISO 8601."""
    year, number, weekday = on.isocalendar()
    first = on - timedelta(days=weekday - 1)
    last = first + timedelta(days=6)
    return Period("week", first, last, f"week:{year}-W{number:02}", f"tuần {number} ({_span(first, last)})")


def month(on: date) -> Period:
    """The calendar month."""
    first = on.replace(day=1)
    return Period("month", first, _end_of_month(on), f"month:{on:%Y-%m}", f"tháng {on:%m/%Y}")


def quarter(on: date) -> Period:
    """The calendar quarter."""
    number = (on.month - 1) // 3 + 1
    first = date(on.year, 3 * number - 2, 1)
    last = _end_of_month(date(on.year, 3 * number, 1))
    return Period("quarter", first, last, f"quarter:{on.year}-Q{number}", f"quý {ROMAN[number - 1]}/{on.year}")


def year(on: date) -> Period:
    """The calendar year."""
    return Period("year", date(on.year, 1, 1), date(on.year, 12, 31), f"year:{on.year}", f"năm {on.year}")


def reporting_month(on: date) -> Period:
    """From the 15th of the month before to the 14th of the month (Nghị định 09/2019/NĐ-CP, Điều 12 khoản 1)."""
    last = _cut_off_after(on, range(1, 13))
    return _nd09("nd09_month", last, 1, f"nd09:{last:%Y-%m}", f"tháng {last:%m/%Y}")


def reporting_quarter(on: date) -> Period:
    """From the 15th before the quarter to the 14th of its last month (Nghị định 09/2019/NĐ-CP, Điều 12 khoản 2)."""
    last = _cut_off_after(on, (3, 6, 9, 12))
    number = last.month // 3
    return _nd09("nd09_quarter", last, 3, f"nd09q:{last.year}-Q{number}", f"quý {ROMAN[number - 1]}/{last.year}")


def reporting_half(on: date) -> Period:
    """15/12 to 14/6 and 15/6 to 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12 khoản 3)."""
    last = _cut_off_after(on, (6, 12))
    number = last.month // 6
    name = f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {last.year}"
    return _nd09("nd09_half", last, 6, f"nd09h:{last.year}-H{number}", name)


def reporting_nine_months(on: date) -> Period:
    """15/12 to 14/9 of the reporting year that the day is in; a day after 14/9 lies behind it.

    The decree does not name this period; provinces add it (as Quyết định 01/2023/QĐ-UBND Khánh Hòa does).
    """
    last = date(reporting_year(on).last.year, 9, CUT_OFF)
    return _nd09("nd09_nine_months", last, 9, f"nd09n:{last.year}", f"9 tháng năm {last.year}")


def reporting_year(on: date) -> Period:
    """From 15/12 of the year before to 14/12 (Nghị định 09/2019/NĐ-CP, Điều 12 khoản 4)."""
    last = _cut_off_after(on, (12,))
    return _nd09("nd09_year", last, 12, f"nd09y:{last.year}", f"năm {last.year}")


_OF = {
    "day": day,
    "week": week,
    "month": month,
    "quarter": quarter,
    "year": year,
    "nd09_month": reporting_month,
    "nd09_quarter": reporting_quarter,
    "nd09_half": reporting_half,
    "nd09_nine_months": reporting_nine_months,
    "nd09_year": reporting_year,
}


def period_of(kind: Cycle, on: date) -> Period:
    """The period of this kind that the day is in."""
    return _OF[kind](on)


def before(period: Period) -> Period:
    """The period of the same kind just before this one; of nine months, those of the year before."""
    back = 100 if period.kind == "nd09_nine_months" else 1
    return period_of(period.kind, period.first - timedelta(days=back))


def year_before(period: Period) -> Period:
    """The same period a year earlier; a week has the same number, where the year has it."""
    if period.kind == "week":
        return week(period.first - timedelta(weeks=52))
    last = period.last
    return period_of(period.kind, last.replace(year=last.year - 1, day=min(last.day, 28)))


def read_key(key: str) -> Period:
    """The period that a key names: "nd09:2026-12", "day:2026-12-02", "week:2026-W49", "nd09q:2026-Q4".

    Raises ValueError when it names none, or one that lies beyond everything that is reported (YEARS).
    """
    kind, _, rest = key.partition(":")
    try:
        found = _READ[kind](rest) if kind in _READ else None
    except (IndexError, OverflowError):
        found = None
    if found is None or found.key != key or found.last.year not in YEARS:
        raise ValueError(f"no period is called {key!r}")
    return found


def _nth(kind: Cycle, months: int, rest: str) -> Period:
    """ "2026-Q4" of periods of so many months."""
    year_, _, number = rest.partition("-")
    return period_of(kind, date(int(year_), months * int(number[1:]), 1))


_READ = {
    "day": lambda rest: day(date.fromisoformat(rest)),
    "week": lambda rest: week(date.fromisocalendar(int(rest[:4]), int(rest[6:]), 1)),
    "month": lambda rest: month(date.fromisoformat(f"{rest}-01")),
    "quarter": lambda rest: _nth("quarter", 3, rest),
    "year": lambda rest: year(date(int(rest), 1, 1)),
    "nd09": lambda rest: reporting_month(date.fromisoformat(f"{rest}-01")),
    "nd09q": lambda rest: _nth("nd09_quarter", 3, rest),
    "nd09h": lambda rest: _nth("nd09_half", 6, rest),
    "nd09n": lambda rest: reporting_nine_months(date(int(rest), 1, 1)),
    "nd09y": lambda rest: reporting_year(date(int(rest), 1, 1)),
}


def _nd09(kind: Cycle, last: date, months: int, key: str, name: str) -> Period:
    first = _months_back(last, months).replace(day=CUT_OFF + 1)
    return Period(kind, first, last, key, f"kỳ báo cáo {name} ({_span(first, last)})")


def _cut_off_after(on: date, months: range | tuple[int, ...]) -> date:
    """The first 14th, in one of these months, that is not before the day."""
    at = on.replace(day=CUT_OFF)
    while at < on or at.month not in months:
        at = (at.replace(day=28) + timedelta(days=7)).replace(day=CUT_OFF)
    return at


def _months_back(on: date, months: int) -> date:
    count = on.year * 12 + on.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _end_of_month(on: date) -> date:
    return (on.replace(day=28) + timedelta(days=7)).replace(day=1) - timedelta(days=1)


def _span(first: date, last: date) -> str:
    return f"{first:%d/%m}–{last:%d/%m/%Y}" if first.year == last.year else f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
