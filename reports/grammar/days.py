"""Days as people name them. Weeks run from Monday to Sunday; a bare weekday or day is the latest one past."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

FAR = timedelta(days=183)


def written(text: str, today: date) -> date | None:
    """28/11/2026, 28-11-2026, 28/11/26, 28/11; None when there is no such day."""
    parts = [int(part) for part in re.split(r"[/.-]", text)]
    if len(parts) == 2:
        return day_month(parts, today)
    year = parts[2] if parts[2] >= 100 else 2000 + parts[2]
    return day_month_year([parts[0], parts[1], year])


def day_month_year(numbers: Sequence[int]) -> date | None:
    """None when there is no such day."""
    on, month, year = numbers
    try:
        return date(year, month, on)
    except ValueError:
        return None


def day_month(numbers: Sequence[int], today: date) -> date | None:
    """Of this year; of last year when that is more than half a year ahead."""
    found = day_month_year([*numbers, today.year])
    if found is not None and found - today > FAR:
        return day_month_year([*numbers, today.year - 1])
    return found


def day(numbers: Sequence[int], today: date) -> date | None:
    """Of this month if it has come, else of the month before."""
    this = day_month_year([numbers[0], today.month, today.year])
    if this is not None and this <= today:
        return this
    before = today.replace(day=1) - timedelta(days=1)
    return day_month_year([numbers[0], before.month, before.year])


def ago(numbers: Sequence[int], today: date) -> date | None:
    return today - timedelta(days=numbers[0]) if numbers[0] < 366 else None


def _monday(today: date, weeks: int) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def _weekday(number: int, today: date, weeks: int) -> date | None:
    """thứ 2 is Monday, 8 stands for Sunday."""
    return _monday(today, weeks) + timedelta(days=number - 2) if 2 <= number <= 8 else None


def _past(number: int, today: date) -> date | None:
    """The latest one, today included."""
    this = _weekday(number, today, 0)
    return this - timedelta(weeks=1) if this is not None and this > today else this


def _day_of(on: int, month: date) -> date | None:
    return day_month_year([on, month.month, month.year])


RULES: Mapping[str, Callable[[Sequence[int], date], date | None]] = {
    "weekday": lambda numbers, today: _past(numbers[0], today),
    "weekday_past": lambda numbers, today: _past(numbers[0], today - timedelta(days=1)),
    "weekday_this": lambda numbers, today: _weekday(numbers[0], today, 0),
    "weekday_last": lambda numbers, today: _weekday(numbers[0], today, -1),
    "weekday_next": lambda numbers, today: _weekday(numbers[0], today, 1),
    "sunday": lambda _, today: _past(8, today),
    "sunday_past": lambda _, today: _past(8, today - timedelta(days=1)),
    "sunday_this": lambda _, today: _weekday(8, today, 0),
    "sunday_last": lambda _, today: _weekday(8, today, -1),
    "day": day,
    "day_month": day_month,
    "day_month_year": lambda numbers, _: day_month_year(numbers),
    "day_this_month": lambda numbers, today: day_month_year([numbers[0], today.month, today.year]),
    "day_last_month": lambda numbers, today: _day_of(numbers[0], month_from(today, -1)),
    "ago": ago,
    "span": lambda _, __: None,
}


def month(numbers: Sequence[int], today: date) -> date | None:
    """The first day of the latest such month that has begun."""
    if not 1 <= numbers[0] <= 12:
        return None
    return date(today.year - (numbers[0] > today.month), numbers[0], 1)


def month_year(numbers: Sequence[int]) -> date | None:
    """The first day of that month; None when there is none."""
    year = numbers[1] if numbers[1] >= 100 else 2000 + numbers[1]
    return day_month_year([1, numbers[0], year])


def month_from(today: date, months: int) -> date:
    """The first day of the month so many months from this one."""
    count = today.year * 12 + today.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


MONTHS: Mapping[str, Callable[[Sequence[int], date], date | None]] = {
    "month": month,
    "month_year": lambda numbers, _: month_year(numbers),
    "month_this": lambda _, today: month_from(today, 0),
    "month_last": lambda _, today: month_from(today, -1),
    "month_next": lambda _, today: month_from(today, 1),
}
