"""Fitting: the classifier over pieces, the planes over meanings, the ranking and the certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from faq.grams import DIMENSIONS, pieces
from faq.index import Floats
from faq.judge import FEW, Head, Judge, facts, softmax
from faq.linear import Linear, packed, vector
from faq.signals import Signals

SOFTNESS = 0.5
"""C of the support vector machines."""
FREEDOM, ROUNDS = 10.0, 40
"""Inverse penalty of the planes, and rounds of fitting; ten times as free and half as long again rank no better."""
RIDGE = 1.0
"""Penalty on the ranking's weights."""
NEIGHBOUR = "neighbour"
"""The slice of questions for a decoy: it should rank first, and nobody should take it for an entry."""
UNDECIDED = ("ambiguous", "multi")
"""Questions on which nobody should be sure of one answer."""


def rarity_of(keys: Sequence[str]) -> Floats:
    """Inverse document frequency of each hashed place among these folded texts."""
    counts = np.zeros(DIMENSIONS)
    for key in keys:
        counts[list(pieces(key))] += 1
    return (np.log((1 + len(keys)) / (1 + counts)) + 1).astype(np.float32)


def classifier(keys: Sequence[str], matters: Sequence[str], rarity: Floats) -> Linear:
    """One class for each matter, against all others."""
    vectors = [vector(key, rarity) for key in keys]
    start = np.cumsum([0, *(len(places) for places, _ in vectors)])
    matrix = csr_matrix(
        (np.concatenate([values for _, values in vectors]), np.concatenate([places for places, _ in vectors]), start),
        shape=(len(keys), DIMENSIONS),
    )
    fitted = LinearSVC(C=SOFTNESS, random_state=0).fit(matrix, np.asarray(matters))
    return packed([str(one) for one in fitted.classes_], fitted.coef_.astype(np.float32), fitted.intercept_)


def planes(directions: Floats, matters: Sequence[str]) -> dict[str, tuple[Floats, float]]:
    """A plane through the space of meanings for each matter: logistic regression over all of them at once.

    One-against-all machines and least squares were measured and rank worse here.
    """
    names = sorted(set(matters))
    place = {name: at for at, name in enumerate(names)}
    labels = np.asarray([place[one] for one in matters])
    every = np.arange(len(labels))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(directions.shape[1], -1).astype(np.float32)
        logits = directions @ weights
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        total = -np.log(shares[every, labels] + 1e-12).sum() + float(flat @ flat) / 2 / FREEDOM
        shares[every, labels] -= 1
        slope = (directions.T @ shares).astype(np.float64).ravel() + flat / FREEDOM
        return float(total), slope

    start = np.zeros(directions.shape[1] * len(names))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    weights = best.x.reshape(directions.shape[1], -1).astype(np.float32)
    return {name: (weights[:, at].copy(), 0.0) for at, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Example:
    """The signals of one question, and which candidates are right; none may be. `inside`: some entry answers it."""

    signals: Signals
    right: NDArray[np.bool_]
    slice: str
    inside: bool


def ranking(examples: Sequence[Example]) -> Floats:
    """Weights that make the right candidates likely among the candidates (conditional logit)."""
    usable = [one for one in examples if one.right.any()]
    width = usable[0].signals.values.shape[1]
    scale = np.concatenate([one.signals.values for one in usable]).std(axis=0) + 1e-6

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = RIDGE * float(weights @ weights) / 2, RIDGE * weights
        for one in usable:
            values = one.signals.values / scale
            shares = softmax(values @ weights)
            inside = float(shares[one.right].sum())
            total -= np.log(max(inside, 1e-12))
            wanted = np.where(one.right, shares / max(inside, 1e-12), 0.0)
            slope = slope - values.T @ (wanted - shares)
        return total, slope

    best = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B")
    weights: Floats = (best.x / scale).astype(np.float32)
    return weights


def judge(examples: Sequence[Example]) -> Judge:
    """The ranking, and on top of it how sure its first candidate and its first few are."""
    weights = ranking(examples)
    known, first, few = [], [], []
    for one in examples:
        shares = softmax(one.signals.values @ weights)
        order = np.argsort(-shares, kind="stable")
        known.append(facts(one.signals, shares))
        ours = one.slice != NEIGHBOUR
        first.append(ours and bool(one.right[order[0]]) and one.slice not in UNDECIDED)
        few.append(ours and bool(one.right[order[:FEW]].any()))
    table = np.stack(known)
    return Judge(weights, head(table, first), head(table, few))


def head(table: Floats, right: Sequence[bool]) -> Head:
    """A calibrated probability (logistic regression) from standardised facts."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=1.0, max_iter=2000).fit((table - middle) / spread, right)
    weights = fitted.coef_[0].astype(np.float32)
    return Head(weights, middle.astype(np.float32), spread.astype(np.float32), float(fitted.intercept_[0]))
