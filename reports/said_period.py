"""Which form and period somebody means: "sổ ngày 12/11", "báo cáo tháng 11", "quý 4", "năm 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from reports.form import DAILY, Form
from reports.grammar.days import month_from, written
from reports.period import Period

DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b")
MONTH = re.compile(r"\bthang\s+(\d{1,2})(?:\s*(?:/|nam\s+)(\d{4}))?\b")
QUARTER = re.compile(r"\bquy\s+([1-4]|i{1,3}|iv)\b(?:\s*(?:/|nam\s+)(\d{4}))?")
YEAR = re.compile(r"\bnam\s+(\d{4})\b")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

DAYS_AHEAD = (
    re.compile(r"\b(?:hôm|hom|bữa|bua|ngày|ngay) nay\b", re.IGNORECASE),
    re.compile(r"\b(?:ngày|ngay|sáng|sang|chiều|chieu) mai\b", re.IGNORECASE),
    re.compile(r"\b(?:ngày|ngay) (?:kia|mốt|mot)\b", re.IGNORECASE),
)
"""Today, tomorrow, the day after."""


def dates(text: str, today: date) -> list[date]:
    """Every date that is written as numbers, in order; a bare day and month of which the year is this one's."""
    found = (written(one, today) for one in DATE.findall(text))
    return [one for one in found if one is not None]


def dates_ahead(text: str, today: date) -> list[date]:
    """The same where days to come are meant: one that is long past is next year's."""
    far, text = timedelta(days=183), _spelled_out(text, today)
    bare = (len(re.split(r"[/.-]", one)) == 2 for one in DATE.findall(text))
    pairs = zip(dates(text, today), bare, strict=False)
    return [_next_year(one) if short and today - one > far else one for one, short in pairs]


def _spelled_out(text: str, today: date) -> str:
    """ "Từ hôm nay đến ngày mai" with its dates. "Mai" alone may be somebody's name."""
    for back, pattern in enumerate(DAYS_AHEAD):
        text = pattern.sub(f"{today + timedelta(days=back):%d/%m/%Y}", text)
    return text


def period_said(folded: str, text: str, forms: Mapping[str, Form], today: date) -> list[tuple[Form, Period]]:
    """What can be meant, the likeliest first; nothing when no period is named. `folded` is the text without marks."""
    if "hom qua" in folded or "hom nay" in folded:
        on = today - timedelta(days="hom qua" in folded)
        return [(forms[DAILY], forms[DAILY].period_on(on))]
    if named := dates(text, today):
        return [(forms[DAILY], forms[DAILY].period_on(named[0]))]
    for pattern, kinds, day_of in (
        (MONTH, _MONTHLY, _month),
        (QUARTER, _QUARTERLY, _quarter),
        (YEAR, _YEARLY, _year),
    ):
        if hit := pattern.search(folded):
            day = day_of(hit, today)
            return _of(forms.values(), kinds, day) if day is not None else []
    return []


_MONTHLY = ("month", "nd09_month")
_QUARTERLY = ("quarter", "nd09_quarter")
_YEARLY = ("year", "nd09_year")


def _of(forms: Iterable[Form], kinds: tuple[str, ...], on: date) -> list[tuple[Form, Period]]:
    return [(form, form.period_on(on)) for form in forms if form.period in kinds]


def _month(hit: re.Match[str], today: date) -> date | None:
    """A day that both the calendar month and the reporting month of that name hold."""
    month = int(hit[1])
    if not 1 <= month <= 12:
        return None
    year = int(hit[2]) if hit[2] else today.year - (month > month_from(today, 1).month and month > today.month)
    return date(year, month, 10)


def _quarter(hit: re.Match[str], today: date) -> date | None:
    number = ROMAN.get(hit[1]) or int(hit[1])
    return date(int(hit[2]) if hit[2] else today.year, 3 * number, 10)


def _year(hit: re.Match[str], _today: date) -> date | None:
    return date(int(hit[1]), 12, 10)


def _next_year(on: date) -> date:
    return on.replace(year=on.year + 1, day=min(on.day, 28) if on.month == 2 else on.day)
