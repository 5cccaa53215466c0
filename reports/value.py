"""One figure as it was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from reports.precision import Precision

ABOUT = 0.1
"""How far, as a part of it, a figure given as "khoảng" may lie from the truth."""


@dataclass(frozen=True, slots=True)
class Value:
    """`amount` in the indicator's unit of measure, None where it is missing (never zero) or where `items` say it all.

    `items` are the different things that were counted; `authority` the level of authority over the dossier.
    """

    amount: int | None
    precision: Precision = "exact"
    items: tuple[str, ...] = ()
    authority: str = ""

    @property
    def missing(self) -> bool:
        return self.amount is None and not self.items

    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest number that the figure can stand for; anything when it is missing."""
        if self.amount is None:
            return 0, inf
        if self.precision == "about":
            return self.amount * (1 - ABOUT), self.amount * (1 + ABOUT)
        return self.amount, inf if self.precision == "at_least" else self.amount


MISSING = Value(None)


def joined(precisions: Iterable[Precision]) -> Precision:
    """How exact a figure is that was made of these: "about" where any is, else "at_least" where any is."""
    found = set(precisions)
    return "about" if "about" in found else "at_least" if "at_least" in found else "exact"
