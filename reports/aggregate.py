"""One figure out of several: over sibling units and over the parts of a period, each indicator by its own rule.

Where both are joined, time comes first: the last figure of a quarter is each unit's own last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reports.errors import NotAdditive
from reports.indicator import Indicator
from reports.value import MISSING, Value, joined

Rule = Callable[[Sequence[Value]], Value]


@dataclass(frozen=True, slots=True)
class Whole:
    """The joined figure, and of how many places it is made: "12/13 đơn vị đã báo cáo".

    What is missing is left out; when all is, `value.missing` holds. `at` is the place in the sequence that a last,
    first or largest figure was taken from.
    """

    value: Value
    reported: int
    of: int
    at: int | None = None

    @property
    def complete(self) -> bool:
        return self.reported == self.of


def over_units(indicator: Indicator, values: Sequence[Value | None]) -> Whole:
    """Join what sibling units reported, in any order. Raises NotAdditive."""
    return _whole(_RULES[indicator.agg_units], values)


def over_time(indicator: Indicator, values: Sequence[Value | None]) -> Whole:
    """Join the parts of a period, oldest first; None is a part without a report. Raises NotAdditive."""
    present = [at for at, value in enumerate(values) if value is not None and not value.missing]
    whole = _whole(_RULES[indicator.agg_time], values)
    if not present or indicator.agg_time not in _PICKS:
        return whole
    at = _PICKS[indicator.agg_time](present, values)
    return Whole(whole.value, whole.reported, whole.of, at)


def _whole(rule: Rule, values: Sequence[Value | None]) -> Whole:
    present = [value for value in values if value is not None and not value.missing]
    return Whole(rule(present) if present else MISSING, len(present), len(values))


def _sum(values: Sequence[Value]) -> Value:
    amounts = [value.amount for value in values if value.amount is not None]
    if len(amounts) < len(values):
        raise NotAdditive
    return Value(sum(amounts), joined(value.precision for value in values), (), _authority(values))


def _different(values: Sequence[Value]) -> Value:
    """As many as there are different things. One figure stands for itself; two need all of their lists."""
    if len(values) == 1:
        return values[0]
    if any(_unlisted(value) for value in values):
        raise NotAdditive
    items = _union(values)
    return Value(len(items), joined(value.precision for value in values), items, _authority(values))


def _listed(values: Sequence[Value]) -> Value:
    return Value(None, joined(value.precision for value in values), _union(values), _authority(values))


def _only(values: Sequence[Value]) -> Value:
    if len(values) > 1:
        raise NotAdditive
    return values[0]


def _largest(values: Sequence[Value]) -> Value:
    best = max(values, key=_amount)
    return Value(best.amount, joined(value.precision for value in values), best.items, _authority(values))


def _amount(value: Value) -> int:
    if value.amount is None:
        raise NotAdditive
    return value.amount


def _unlisted(value: Value) -> bool:
    """A number without all of the things behind it."""
    return (value.amount or 0) > len(set(value.items))


def _union(values: Sequence[Value]) -> tuple[str, ...]:
    return tuple(sorted({item for value in values for item in value.items}))


def _authority(values: Sequence[Value]) -> str:
    """Of dossiers under one level of authority; empty when levels were joined."""
    levels = {value.authority for value in values}
    return levels.pop() if len(levels) == 1 else ""


def _largest_at(present: Sequence[int], values: Sequence[Value | None]) -> int:
    return max(present, key=lambda at: _amount(values[at] or MISSING))


_RULES: Mapping[str, Rule] = {
    "sum": _sum,
    "distinct": _different,
    "union": _listed,
    "none": _only,
    "last": lambda values: values[-1],
    "first": lambda values: values[0],
    "max": _largest,
}
_PICKS: Mapping[str, Callable[[Sequence[int], Sequence[Value | None]], int]] = {
    "last": lambda present, _: present[-1],
    "first": lambda present, _: present[0],
    "max": _largest_at,
}
