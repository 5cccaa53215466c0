"""What a unit reported before, a day (or longer period) at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reports.submission import Line, Submission
from reports.summarise import standing_lines
from reports.value import Value, joined


@dataclass(frozen=True, slots=True)
class Past:
    """What counted for one period, which ended that day. `nil`: "không phát sinh" was all that was said."""

    day: date
    values: Mapping[str, Value]
    nil: bool = False

    def before(self, code: str) -> Value | None:
        """The figure of then; zero where nothing happened, none where it was not reported."""
        return self.values.get(code) or (Value(0) if self.nil else None)


def by_day(counting: Iterable[Submission], author: str | None = None) -> list[Past]:
    """Newest first, the reports of a day added up; only those of this author, if one is given."""
    mine = [one for one in counting if author in (None, one.author)]
    ordered = sorted(mine, key=lambda one: one.day, reverse=True)
    return [_past(on, list(same)) for on, same in groupby(ordered, key=lambda one: one.day)]


def band(past: Sequence[Past], codes: Iterable[str]) -> dict[str, list[int]]:
    """By code the figures of earlier periods: a day of nothing is a zero, a figure that is missing is none."""
    return {code: [amount for one in past if (amount := _amount(one, code)) is not None] for code in codes}


def standing_values(counting: Iterable[Submission]) -> dict[str, Value]:
    """What submissions come to, code by code; a corrected line gives way to the one that corrects it."""
    lines: dict[str, list[Line]] = {}
    for line in standing_lines(counting):
        lines.setdefault(line.indicator, []).append(line)
    return {code: _sum(same) for code, same in lines.items()}


def _past(on: date, same: Sequence[Submission]) -> Past:
    return Past(on, standing_values(same), all(one.nil for one in same))


def _amount(past: Past, code: str) -> int | None:
    value = past.before(code)
    return value.amount if value is not None else None


def _sum(lines: Sequence[Line]) -> Value:
    items = tuple(dict.fromkeys(item for line in lines for item in line.items))
    return Value(sum(line.amount for line in lines), joined(line.precision for line in lines), items)
