"""An item and its figure, and a figure that has no item yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.grammar.elements import DayMark, Figure, Item


@dataclass(frozen=True, slots=True)
class Pair:
    """An item with its figure; `final` when it was said to be the total, `sum` when it was added up from parts.

    `about` are other words of its clause, `more` says that it comes on top: "thêm 4 người khác nữa".
    """

    item: Item
    figure: Figure
    part: str = ""
    day: DayMark | None = None
    final: bool = False
    sum: bool = False
    about: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """A figure without an item; so many pairs stood before it. `ahead` is its part of the day, if it has one."""

    figure: Figure
    at: int
    ahead: str = ""
    more: bool = False


def added(pair: Pair, figure: Figure) -> Pair:
    """The pair with one more part in its sum."""
    flaw = pair.figure.flaw or figure.flaw
    text = f"{pair.figure.text} + {figure.text}"
    precision = pair.figure.precision if pair.figure.precision != "exact" else figure.precision
    whole = replace(pair.figure, value=pair.figure.value + figure.value, text=text, flaw=flaw, precision=precision)
    return replace(pair, figure=whole, sum=True)
