"""Figures beside those of the same unit before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.checks.band import unusual
from reports.checks.findings import Finding
from reports.indicator import Indicator
from reports.value import Value

Values = Mapping[str, Value]
Indicators = Mapping[str, Indicator]

COUNTED = frozenset({"flow", "distinct", "money"})
COPIED = 3
"""So many figures above zero, all as last time, are no chance."""
LEAST_JUMP = 5
"""A stock of a few things may halve by one of them."""


def out_of_band(values: Values, history: Mapping[str, Sequence[int]], indicators: Indicators) -> Iterator[Finding]:
    """Counts far from what this unit usually has."""
    for code, value in values.items():
        one = indicators.get(code)
        if one is None or value.amount is None or not (one.kind in COUNTED or _restless(one)):
            continue
        if found := unusual(value.amount, history.get(code, ())):
            facts = {"amount": value.amount, "usual": found.usual, "times": found.times}
            yield Finding(f"usual_{found.side}", "warn", (code,), {code: value}, facts)


def jumps(values: Values, previous: Values, indicators: Indicators) -> Iterator[Finding]:
    """Stocks that fell to half or rose to double since the last period."""
    for code, value in values.items():
        one, before = indicators.get(code), previous.get(code)
        if one is None or one.kind != "stock" or not one.steady or value.amount is None:
            continue
        if before is None or before.amount is None or abs(value.amount - before.amount) < LEAST_JUMP:
            continue
        facts = {"amount": value.amount, "before": before.amount}
        if value.amount * 2 <= before.amount:
            yield Finding("stock_fell", "warn", (code,), {code: value}, facts)
        elif before.amount and value.amount >= before.amount * 2:
            yield Finding("stock_rose", "warn", (code,), {code: value}, facts)


def copied(values: Values, previous: Values, indicators: Indicators) -> Iterator[Finding]:
    """Everything that was counted is exactly as last time."""
    now, before = (_counted(one, indicators) for one in (values, previous))
    if now and now == before and sum(amount > 0 for amount in now.values()) >= COPIED:
        yield Finding("copied", "warn", tuple(now), {code: values[code] for code in now}, {"count": len(now)})


def carried(values: Values, previous: Values) -> Iterator[Finding]:
    """Dossiers carried over are those that were pending at the end of the last period (form 06/VPCP/KSTT)."""
    now, before = values.get("dossier_carried_over"), previous.get("dossier_pending")
    if now is None or before is None or now.amount is None or before.amount is None:
        return
    if now.amount != before.amount and (now.precision, before.precision) == ("exact", "exact"):
        facts = {"left": now.amount, "right": before.amount}
        yield Finding("carried_over", "warn", ("dossier_carried_over",), {"dossier_carried_over": now}, facts)


def _restless(one: Indicator) -> bool:
    return one.kind == "stock" and not one.steady


def _counted(values: Values, indicators: Indicators) -> dict[str, int]:
    return {
        code: value.amount
        for code, value in values.items()
        if value.amount is not None and code in indicators and indicators[code].kind in COUNTED
    }
