"""Sums that memory makes itself, where a province's lines are too many to be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.precision import Precision
from reports.states import State
from reports.submission import Submission
from reports.summarise import standing_lines


@dataclass(frozen=True, slots=True)
class Sum:
    """So much was reported of an indicator by submissions in this state, in lines of this precision."""

    indicator: str
    state: State
    precision: Precision
    amount: int


@dataclass(frozen=True, slots=True)
class Sent:
    """`count` submissions of a unit that count are in this state."""

    unit: str
    state: State
    count: int


def sums_of(counting: Sequence[Submission]) -> list[Sum]:
    """Of submissions that count, without lines that a slip corrects."""
    states = {one.id: one.state for one in counting}
    found: dict[tuple[str, State, Precision], int] = defaultdict(int)
    for line in standing_lines(counting):
        found[line.indicator, states[line.submission], line.precision] += line.amount
    return [Sum(*key, amount) for key, amount in sorted(found.items())]


def sent_of(counting: Iterable[Submission]) -> list[Sent]:
    """How many of each unit, by state."""
    counted = Counter((one.unit, one.state) for one in counting)
    return [Sent(unit, state, count) for (unit, state), count in sorted(counted.items())]
