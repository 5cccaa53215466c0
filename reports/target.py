"""Targets: what a document asks to be reached, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from reports.precision import Precision

Comparison = Literal[">=", "=", "qualitative"]
Verdict = Literal["met", "not_met", "no_data"]


@dataclass(frozen=True, slots=True)
class Target:
    """`value` and `unit` as printed in `document` for `year`.

    `measured_by` is the code of a ratio or an indicator, None when nothing measures it. `limit` is the number that
    the measure is compared with ("1 người/hộ" is 100% of households); None when it is reported in words.
    """

    id: str
    name: str
    op: Comparison
    value: Decimal | None
    unit: str
    year: int
    document: str
    measured_by: str | None
    limit: Decimal | None
    note: str = ""


def judge(
    target: Target,
    value: Fraction | Decimal | int | None,
    precision: Precision = "exact",
    stated: Verdict | None = None,
) -> Verdict:
    """Whether the target is reached by an unrounded value.

    Without a value, what was `stated` in words stands ("chưa đạt 30%" without a figure). A lower bound below the
    limit tells nothing.
    """
    if target.limit is None or value is None:
        return stated or "no_data"
    measured, limit = Fraction(value), Fraction(target.limit)
    if target.op == "=" and precision == "exact":
        return "met" if measured == limit else "not_met"
    if measured >= limit:
        return "met"
    return (stated or "no_data") if precision == "at_least" else "not_met"


def gap(target: Target, value: Fraction | Decimal | int | None) -> Fraction | None:
    """How far above (or below zero: short of) the limit, in the limit's unit; percentage points for a ratio."""
    return None if target.limit is None or value is None else Fraction(value) - Fraction(target.limit)
