"""From signals to probabilities: which candidate it is, and how likely that is right. The weights are fitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from faq.index import Floats
from faq.signals import LEXICAL, Signals

DECOY = LEXICAL.index("decoy")
FEW = 4
"""Candidates that can be shown."""


@dataclass(frozen=True, slots=True)
class Head:
    """A probability from facts: they are standardised, weighed and squeezed between 0 and 1."""

    weights: Floats
    middle: Floats
    spread: Floats
    bias: float

    def __call__(self, known: Floats) -> float:
        total = float(((known - self.middle) / self.spread) @ self.weights) + self.bias
        return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of one kind of evidence, lexical or with meaning.

    `ranking` weighs a candidate's signals; the exponentials of the sums are its share among the candidates. `sure` is
    the probability that the likeliest is what was asked, `ours` that one of the first FEW is.
    """

    ranking: Floats
    sure: Head
    ours: Head

    def shares(self, signals: Signals) -> Floats:
        """How likely each candidate is, if it is one of them; the sum is 1."""
        return softmax(signals.values @ self.ranking)


def facts(signals: Signals, shares: Floats) -> Floats:
    """What the probabilities rest on: the best candidate's signals, the shares, the question as a whole."""
    order = np.argsort(-shares, kind="stable")
    ordered = shares[order]
    second = float(ordered[1]) if len(ordered) > 1 else 0.0
    odds = np.log(max(float(ordered[0]), 1e-6)) - np.log(max(1 - float(ordered[0]), 1e-6))
    decoys = float(shares[signals.values[:, DECOY] > 0].sum())
    few = float(ordered[:FEW].sum())
    best = signals.values[order[0]]
    return np.asarray([*best, ordered[0], second, odds, few, decoys, *signals.overall], np.float32)


def softmax(values: Floats) -> Floats:
    powers: Floats = np.exp(values - values.max())
    shares: Floats = powers / powers.sum()
    return shares


def judge_from(content: Mapping[str, Any]) -> Judge:
    """From the lists of a weights file."""
    return Judge(array(content["ranking"]), head_from(content["sure"]), head_from(content["ours"]))


def judge_as_lists(judge: Judge) -> dict[str, Any]:
    """As kept in a weights file; `judge_from` reads it back."""
    return {"ranking": listed(judge.ranking), "sure": head_as_lists(judge.sure), "ours": head_as_lists(judge.ours)}


def head_from(content: Mapping[str, Any]) -> Head:
    weights, middle, spread = (array(content[name]) for name in ("weights", "middle", "spread"))
    return Head(weights, middle, spread, float(content["bias"]))


def head_as_lists(head: Head) -> dict[str, Any]:
    named = {"weights": head.weights, "middle": head.middle, "spread": head.spread}
    return {**{name: listed(values) for name, values in named.items()}, "bias": round(head.bias, 5)}


def array(values: Sequence[float]) -> Floats:
    return np.asarray(values, np.float32)


def listed(values: Floats) -> list[float]:
    return [round(float(one), 5) for one in values]
