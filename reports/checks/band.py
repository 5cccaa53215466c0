"""What is usual for a unit, from its own past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1, log1p, sqrt
from statistics import median
from typing import Literal

ENOUGH = 6
"""Fewer past figures tell nothing."""
WIDTH = 3
MAD_TO_DEVIATION = 1.4826
"""Makes the median absolute deviation of a normal distribution its standard deviation."""
FLOOR = 0.3
"""The least deviation on the log scale: figures that never changed may still rise to about 2.5 times as much."""


@dataclass(frozen=True, slots=True)
class Unusual:
    """`usual` is the median of the past, rounded. `times` as much as usual, or the `times`-th part of it."""

    side: Literal["above", "below"]
    usual: int
    times: int


def unusual(amount: int, past: Sequence[int]) -> Unusual | None:
    """Whether a count lies outside the robust band of its own history; None also when the history is too short.

    Median and median absolute deviation of log(1 + count). The deviation is at least that of a count that varies by
    chance alone (one over the root), so small figures are left in peace. On counts that vary by chance alone this
    speaks up for about one in four hundred.
    """
    if len(past) < ENOUGH:
        return None
    logs = [log1p(max(one, 0)) for one in past]
    middle = median(logs)
    spread = median(abs(one - middle) for one in logs) * MAD_TO_DEVIATION
    deviation = max(spread, FLOOR, 1 / sqrt(1 + expm1(middle)))
    distance = log1p(max(amount, 0)) - middle
    if abs(distance) <= WIDTH * deviation:
        return None
    return _described(amount, round(expm1(middle)), above=distance > 0)


def _described(amount: int, usual: int, *, above: bool) -> Unusual:
    large, small = (amount, usual) if above else (usual, amount)
    times = (2 * large + small) // (2 * small) if small else 0
    return Unusual("above" if above else "below", usual, times)
