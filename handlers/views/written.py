"""Numbers, dates and times as Vietnam writes them. The only place where a reader's time zone matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_MORE_OF_DOCUMENT = re.compile(r" \(| ngày |, |; |: ")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def number(value: int) -> str:
    """24060 → "24.060"."""
    return f"{value:,}".replace(",", ".")


def day(value: date) -> str:
    """Day below 10 and months 1, 2 with a zero, as in administrative documents: 08/5/2023, 13/02/2023."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def on_day(value: date) -> str:
    """ "ngày 23/11/2026"."""
    return f"ngày {day(value)}"


def weekday(value: date) -> str:
    return f"{_WEEKDAYS[value.weekday()]}, {day(value)}"


def time(value: datetime) -> str:
    """The time of day in Vietnam: "16:30"."""
    return value.astimezone(VIETNAM).strftime("%H:%M")


def moment(value: datetime) -> str:
    """ "16:30 ngày 20/11/2026"."""
    local = value.astimezone(VIETNAM)
    return f"{local:%H:%M} ngày {day(local.date())}"


def listed(items: Sequence[str]) -> str:
    """ "a, b và c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} và {items[-1]}" if items else ""


def document(name: str) -> str:
    """Without date, changes and title: "Nghị định 69/2024/NĐ-CP (sửa bởi …)" → "Nghị định 69/2024/NĐ-CP"."""
    return _MORE_OF_DOCUMENT.split(name)[0]


def capital(text: str) -> str:
    """First letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def some(names: Sequence[str], more: str, most: int = 10) -> str:
    """ "a, b và c"; of a long list the first, and how many more there are by the sentence `more`."""
    if len(names) <= most:
        return listed(names)
    return more.format(names=", ".join(names[:most]), count=len(names) - most)
