"""Ratios: sums divided by sums, never a ratio of ratios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.aggregate import over_units
from reports.indicator import Indicator
from reports.precision import Precision
from reports.value import Value, joined

SHARE = "%"


@dataclass(frozen=True, slots=True)
class Ratio:
    """The sum of some figures divided by the sum of others. `unit` "%": a share of a whole; any other: an average."""

    code: str
    name: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    unit: str
    decimals: int

    @property
    def is_share(self) -> bool:
        return self.unit == SHARE

    @property
    def codes(self) -> tuple[str, ...]:
        """Every figure that is needed, once."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))


@dataclass(frozen=True, slots=True)
class Result:
    """`shown` is rounded for printing, `exact` is for comparing: 99,996% is not 100%.

    Both None mean "chưa có số liệu", which is not 0%. `reported` of `of` units had every part.
    """

    ratio: Ratio
    exact: Fraction | None
    shown: Decimal | None
    precision: Precision
    reported: int
    of: int
    numerator: int | None = None
    denominator: int | None = None


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Half up, away from zero, exactly."""
    scaled = value * 10**decimals
    whole = int(abs(scaled) + Fraction(1, 2))
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals))


def percent(part: int, whole: int, decimals: int = 2) -> Decimal | None:
    """24060 of 33494 → 71.83. None when there is no whole."""
    return rounded(Fraction(100 * part, whole), decimals) if whole else None


def compute(ratio: Ratio, units: Sequence[Mapping[str, Value]], indicators: Mapping[str, Indicator]) -> Result:
    """The ratio over units, each with its figures by code.

    A unit without one of the parts is left out of both sums. Raises NotAdditive when a part cannot be joined.
    """
    whole = [one for one in units if all(_amount(one, code) is not None for code in ratio.codes)]
    if not whole:
        return Result(ratio, None, None, "exact", 0, len(units))
    joined_up = {code: over_units(indicators[code], [one[code] for one in whole]).value for code in ratio.codes}
    top, bottom = _sum(ratio.numerator, joined_up), _sum(ratio.denominator, joined_up)
    precision = _precision(ratio, joined_up)
    if not bottom:
        return Result(ratio, None, None, precision, len(whole), len(units), top, bottom)
    exact = Fraction(top * (100 if ratio.is_share else 1), bottom)
    shown = rounded(exact, ratio.decimals)
    return Result(ratio, exact, shown, precision, len(whole), len(units), top, bottom)


def _amount(values: Mapping[str, Value], code: str) -> int | None:
    return values[code].amount if code in values else None


def _sum(codes: Sequence[str], values: Mapping[str, Value]) -> int:
    return sum(values[code].amount or 0 for code in codes)


def _precision(ratio: Ratio, values: Mapping[str, Value]) -> Precision:
    """A lower bound only when nothing but the numerator is one: a larger whole makes a smaller share."""
    below = joined(values[code].precision for code in ratio.denominator)
    return joined(values[code].precision for code in ratio.codes) if below == "exact" else "about"
