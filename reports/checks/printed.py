"""Checks of figures as they are printed in a document: changes, rates, and the words that say how exact they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.ratio import percent, rounded
from reports.value import Value

POINTS = "điểm phần trăm"
WORDS = {"exact": (), "at_least": ("hơn", "trên", "ít nhất"), "about": ("khoảng", "gần", "xấp xỉ")}


def change_holds(now: Value, before: Value, printed: int) -> bool | None:
    """ID07: the printed change is this period's figure less the last one's; None when one of them is missing."""
    if now.amount is None or before.amount is None:
        return None
    return now.amount - before.amount == printed


def rate_holds(part: Value, whole: Value, printed: Decimal) -> bool | None:
    """ID09: the printed rate, in percent, is part by whole rounded half up to its own decimals; None without data."""
    if part.amount is None or not whole.amount:
        return None
    exponent = printed.as_tuple().exponent
    return (
        percent(part.amount, whole.amount, -exponent if isinstance(exponent, int) and exponent < 0 else 0) == printed
    )


def unit_stated(printed: str, *, of_rate: bool) -> bool:
    """ID12: a change says its unit. That of a rate says "điểm phần trăm": "tăng 37,96%" has three readings."""
    return POINTS in printed.lower() if of_rate else "%" in printed or POINTS not in printed.lower()


def qualifier_kept(value: Value, printed: str) -> bool:
    """ID13: a figure given as "hơn" or "khoảng" is printed right after such a word, an exact one is not."""
    before = re.split(r"\d", printed.lower(), maxsplit=1)[0].strip()
    said = [kind for kind, known in WORDS.items() if before.endswith(known)]
    return said == ([] if value.precision == "exact" else [value.precision])


@dataclass(frozen=True, slots=True)
class Readings:
    """What the year before was, by each way to read one printed change.

    The rate in percent if the change is in percentage points or is the growth of the rate; the count if it is the
    growth of the count.
    """

    rate_if_points: Decimal
    rate_if_growth: Decimal
    count_if_growth: int


def readings(part: int, whole: int, change: Decimal) -> Readings:
    """The readings of "+change%" beside a rate of part by whole. Raises ZeroDivisionError without a whole."""
    rate = Fraction(100 * part, whole)
    growth = 1 + Fraction(change) / 100
    return Readings(rounded(rate, 2) - change, rounded(rate / growth, 2), int(rounded(part / growth, 0)))
