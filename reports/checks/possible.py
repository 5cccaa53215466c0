"""Figures that cannot be, whatever the others are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reports.checks.findings import Finding
from reports.indicator import Indicator
from reports.value import Value

FEWER_PROVINCES = date(2025, 7, 1)
"""63 until then, 34 since (Nghị quyết 202/2025/QH15)."""


def impossible(
    values: Mapping[str, Value], indicators: Mapping[str, Indicator], on: date | None = None
) -> Iterator[Finding]:
    """Negative figures, ranks beyond the number of provinces of that day, lists that do not fit their number."""
    most = 63 if on is None or on < FEWER_PROVINCES else 34
    for code, value in values.items():
        one = indicators.get(code)
        if one is not None and (rule := _fault(one, value, most)):
            facts = {"amount": value.amount or 0, "items": len(set(value.items)), "most": most}
            yield Finding(rule, "error", (code,), {code: value}, facts)


def _fault(one: Indicator, value: Value, most: int) -> str:
    if value.amount is not None and value.amount < 0:
        return "negative"
    if one.kind == "rank" and value.amount is not None and not 1 <= value.amount <= most:
        return "rank"
    if one.kind == "distinct" and value.items and value.amount is not None and value.precision == "exact":
        return "" if len(set(value.items)) == value.amount else "items"
    return ""
