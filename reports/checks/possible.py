"""Figures that cannot be, whatever the others are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.checks.findings import Finding
from reports.indicator import Indicator
from reports.value import Value

MOST_PROVINCES = 63
"""Until 30/06/2025; 34 since then (Nghị quyết 202/2025/QH15). A rank is never below the number that were ranked."""


def impossible(values: Mapping[str, Value], indicators: Mapping[str, Indicator]) -> Iterator[Finding]:
    """Negative figures, ranks that do not exist, lists that are longer than their number or hold a thing twice."""
    for code, value in values.items():
        one = indicators.get(code)
        if one is not None and (rule := _fault(one, value)):
            facts = {"amount": value.amount or 0, "items": len(set(value.items))}
            yield Finding(rule, "error", (code,), {code: value}, facts)


def _fault(one: Indicator, value: Value) -> str:
    if value.amount is not None and value.amount < 0:
        return "negative"
    if one.kind == "rank" and value.amount is not None and not 1 <= value.amount <= MOST_PROVINCES:
        return "rank"
    if one.kind == "distinct" and value.items and value.amount is not None and value.precision == "exact":
        return "" if len(set(value.items)) == value.amount else "items"
    return ""
