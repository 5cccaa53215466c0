"""What a sentence was understood to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Trouble = Literal[
    "negative",
    "fractional",
    "huge",
    "range",
    "future",
    "which_day",
    "whole_month",
    "unknown_item",
    "which",
    "missing",
    "twice",
]
ReadingKind = Literal["counts", "nil", "ask", "none"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why it has to be asked; `words` are the person's own, or the known phrase for them.

    negative, fractional, huge: no count can be that. range: "10-12", "khoảng 10", "24/33". future, which_day: it is
    the day that is wrong or not clear. whole_month: a month was named where a day is needed; `words` name it
    ("tháng 10/2026"). unknown_item: a figure for something that the form does not have, or that may be either of two
    of its items. which: a figure without an item. missing: an item without its figure. twice: several figures for
    one item.
    """

    what: Trouble
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """counts: all is clear. nil: "không phát sinh". ask: a report, but not clear. none: not a report.

    `counts` maps indicator codes to figures; with "ask" it holds only what was clear. `precision` says of which of
    them "hơn" (at_least) or "khoảng" (about) was said. `month` is the first day of the month that was named, if one
    was: "bổ sung tháng 10: cài vneid 8".
    """

    kind: ReadingKind
    day: date
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    precision: Mapping[str, Literal["at_least", "about"]] = field(default_factory=dict)
    month: date | None = None
