"""One cell's value, as people type it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from reports.setup.mistake import Why
from reports.words import fold
from reports.workbook import Value

TYPED_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
YEARS = range(1975, 2101)
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), None)


class BadValue(Exception):
    """A cell does not say what its column needs."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def text(value: Value) -> str:
    """Words on one line, composed; a whole number without ".0", a day as dd/mm/yyyy."""
    match value:
        case None:
            return ""
        case bool():
            return "đúng" if value else "sai"
        case float() if value.is_integer():
            return str(int(value))
        case date():
            return f"{value:%d/%m/%Y}"
    return " ".join(unicodedata.normalize("NFC", str(value)).translate(INVISIBLE).split())


def day(value: Value) -> date:
    """A date cell, or a day typed as text: always dd/mm/yyyy, or yyyy-mm-dd.

    "05/06/2026" is the 5th of June whoever typed it; "11/20/2026" can only be meant the American way and is refused,
    as is a year of two digits. Raises BadValue.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _within(value.year, value.month, value.day)
    if isinstance(value, bool | int | float):
        raise BadValue("number_as_day")
    typed = text(value)
    if typed.isdecimal():
        raise BadValue("number_as_day")
    if found := TYPED_DAY.fullmatch(typed):
        first, second, year = map(int, found.groups())
        if second > 12 >= first:
            raise BadValue("month_first")
        return _within(year, second, first)
    if found := ISO_DAY.fullmatch(typed):
        return _within(*map(int, found.groups()))
    raise BadValue("not_a_day")


def number(value: Value) -> Decimal:
    """A number cell, or "24.060", "71,83%", "80" typed as text. Raises BadValue."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    typed = text(value).removesuffix("%").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?", typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    try:
        return Decimal(typed) if re.fullmatch(r"-?\d+\.\d+", typed) else _no_number()
    except InvalidOperation:
        return _no_number()


def choice(value: Value, allowed: Mapping[str, str]) -> str:
    """One of the words of a list; tone marks and case do not matter. Raises BadValue."""
    wanted = fold(text(value))
    for words, meaning in allowed.items():
        if fold(words) == wanted:
            return meaning
    raise BadValue("not_a_choice")


def _within(year: int, month: int, day_of_month: int) -> date:
    if year not in YEARS:
        raise BadValue("not_a_day")
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise BadValue("not_a_day") from None


def _no_number() -> Decimal:
    raise BadValue("not_a_number")
