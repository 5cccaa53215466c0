"""Where to draw the lines: from probabilities of questions that the search had not seen, to outcomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from faq.judge import FEW, Judge, facts
from faq.learn.fit import UNDECIDED, Example
from faq.model import Limits

WRONG, STRANGERS, UNDECIDED_MOST = 0.01, 0.02, 0.25
"""Of our questions that are answered, so many may be answered wrongly; of others' and of ambiguous ones, so many may
be answered at all."""
OFFERED, LOST = 0.05, 0.005
"""Of others' questions, so many may be given a choice; of ours, so many may be turned away."""
STEPS = np.linspace(0.02, 0.98, 97)
HALF, DECOY, ENOUGH = 0.75, 0.85, 0.95
"""Measured apart: on messages with two needs, on neighbouring matters, and on how many questions need the model."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One question: the two probabilities, whether the first candidate and the first few are right, and its kind."""

    sure: float
    ours: float
    first: bool
    few: bool
    kind: str
    inside: bool

    @property
    def outside(self) -> bool:
        return not self.inside and self.kind not in UNDECIDED


def judged(example: Example, judge: Judge) -> Judged:
    shares = judge.shares(example.signals)
    order = np.argsort(-shares, kind="stable")
    known = facts(example.signals, shares)
    first, few = bool(example.right[order[0]]), bool(example.right[order[:FEW]].any())
    return Judged(judge.sure(known), judge.ours(known), first, few, example.slice, example.inside)


def limits(examples: Sequence[Example], judge: Judge) -> Limits:
    """The most generous lines that keep every promise above."""
    every = [judged(one, judge) for one in examples]
    ours = [one for one in every if one.inside and one.kind not in UNDECIDED]
    others = [one for one in every if one.outside]
    torn = [one for one in every if one.kind == "ambiguous"]

    def answer_holds(line: float) -> bool:
        answered = [one for one in ours if one.sure >= line]
        wrong = sum(not one.first for one in answered)
        return (
            wrong <= WRONG * len(answered)
            and share(others, lambda one: one.sure >= line) <= STRANGERS
            and share(torn, lambda one: one.sure >= line) <= UNDECIDED_MOST
        )

    answer = lowest(answer_holds)
    ask = lowest(lambda line: share(others, lambda one: one.ours >= line and one.sure < answer) <= OFFERED)
    near = highest(lambda line: share(ours, lambda one: one.ours < line) <= LOST)
    return Limits(answer, HALF, ask, min(near, ask), DECOY, ENOUGH)


def share(every: Sequence[Judged], fits: Callable[[Judged], bool]) -> float:
    return sum(map(fits, every)) / max(len(every), 1)


def lowest(holds: Callable[[float], bool]) -> float:
    """The lowest line at which, and above which, the promise holds."""
    kept = 0.98
    for line in reversed(STEPS):
        if not holds(float(line)):
            break
        kept = float(line)
    return round(kept, 2)


def highest(holds: Callable[[float], bool]) -> float:
    """The highest line up to which the promise holds."""
    kept = 0.0
    for line in STEPS:
        if not holds(float(line)):
            break
        kept = float(line)
    return round(kept, 2)
