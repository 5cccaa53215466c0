"""Figures in words: 24.060; hơn 2.054; 71,83%; 12/13 đơn vị đã báo cáo."""

from __future__ import annotations

from decimal import Decimal

from handlers.texts import checks as texts
from handlers.views.written import listed, number
from reports.aggregate import Whole
from reports.ratio import Result
from reports.value import Value


def amount(value: Value) -> str:
    """A number with its word; a list by its items; "chưa có số liệu" where there is nothing, never 0."""
    if value.amount is not None:
        return texts.PRECISION[value.precision].format(amount=number(value.amount))
    return listed(value.items) or texts.NO_DATA


def decimal(value: Decimal) -> str:
    """71.83 → "71,83"; 30.00 → "30"; 99.90 → "99,90"."""
    whole, _, part = f"{abs(value):f}".partition(".")
    sign = "-" if value < 0 else ""
    return sign + number(int(whole)) + (f",{part}" if part.strip("0") else "")


def percent(value: Decimal) -> str:
    """71.83 → "71,83%"."""
    return texts.PERCENT.format(amount=decimal(value))


def ratio(result: Result) -> str:
    """A share in percent, an average with its unit; "chưa có số liệu", never 0%, where there is none."""
    if result.shown is None:
        return texts.NO_DATA
    one = result.ratio
    shown = percent(result.shown) if one.is_share else f"{decimal(result.shown)} {one.unit}"
    return texts.PRECISION[result.precision].format(amount=shown)


def coverage(whole: Whole | Result) -> str:
    """ "12/13 đơn vị đã báo cáo"."""
    return texts.COVERAGE.format(reported=whole.reported, of=whole.of)
