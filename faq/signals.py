"""Everything measured about a question and the documents that may answer it: one row for each candidate."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from faq.index import Floats, Found, Index

CANDIDATES = 12
"""Documents that are looked at closely."""

LONGEST = 400
"""Characters of a folded question that rapidfuzz compares."""

SHARED_WORDS, WHOLE_TEXT = 0.6, 0.4
"""Weights of the words in common and of the likeness as a whole; WRatio was measured and ranks far worse."""

LEXICAL = (
    "words",
    "words_lead",
    "known",
    "alike",
    "alike_lead",
    "linear",
    "linear_lead",
    "typed",
    "typed_lead",
    "decoy",
)
SEMANTIC = (*LEXICAL, "meant", "meant_lead", "side", "side_lead")
"""What is known of a candidate; a lead is the distance to the best other candidate, above 0 for the best."""

OVERALL = ("words_count", "strange", "digits")
"""What is known of the question as a whole, after the best candidate's signals and leads."""


@dataclass(frozen=True, slots=True)
class Signals:
    """`documents` are rows of the index; `values` has a row for each and the columns of LEXICAL or SEMANTIC."""

    documents: tuple[int, ...]
    values: Floats
    overall: tuple[float, ...]


def shortlist(found: Found, linear: Floats, more: Floats | None = None) -> list[int]:
    """The documents that some measure puts in front."""
    total = standard(found.words) + 0.5 * standard(found.alike) + standard(linear)
    measures = [found.words, linear] if more is None else [found.words, linear, more]
    if more is not None:
        total = total + standard(more)
    best = {int(at) for one in measures for at in top(one, 3)}
    return sorted({*best, *map(int, top(total, CANDIDATES - 3))})


def signals(key: str, index: Index, found: Found, linear: Floats, near: Sequence[int]) -> Signals:
    """The lexical signals of these documents."""
    rows = np.asarray(near, np.int64)
    typed = np.asarray([likeness(key[:LONGEST], index.documents[at].keys) for at in near], np.float32)
    length = max(len(key.split()), 1)
    words = found.words[rows] / math.sqrt(length)
    decoys = np.asarray([index.documents[at].decoy for at in near], np.float32)
    parts = (words, found.known[rows], found.alike[rows], linear[rows], typed)
    words, known, alike, margins, typed = parts
    columns = [words, lead(words), known, alike, lead(alike), margins, lead(margins), typed, lead(typed), decoys]
    digits = sum(one.isdigit() for one in key.split()) / length
    return Signals(tuple(near), np.stack(columns, axis=1), (math.log(length), found.strange, digits))


def with_meaning(before: Signals, meant: Floats, sides: Floats) -> Signals:
    """Adds the columns of SEMANTIC."""
    columns = np.stack([meant, lead(meant), sides, lead(sides)], axis=1)
    return Signals(before.documents, np.concatenate([before.values, columns], axis=1), before.overall)


def likeness(key: str, wordings: Sequence[str]) -> float:
    """0 to 1: the nearest wording by rapidfuzz."""
    if not wordings:
        return 0.0
    shared = process.cdist([key], wordings, scorer=fuzz.token_set_ratio, dtype=np.float32)[0]
    whole = process.cdist([key], wordings, scorer=fuzz.ratio, dtype=np.float32)[0]
    return float((SHARED_WORDS * shared + WHOLE_TEXT * whole).max()) / 100


def lead(values: Floats) -> Floats:
    """The distance to the best of the others."""
    if len(values) < 2:
        return np.zeros_like(values)
    second, first = np.partition(values, -2)[-2:]
    leads: Floats = np.where(values >= first, values - second, values - first).astype(np.float32)
    return leads


def standard(values: Floats) -> Floats:
    spread: Floats = (values - values.mean()) / (values.std() + 1e-9)
    return spread


def top(values: Floats, count: int) -> NDArray[np.int64]:
    """Positions of the largest, best first."""
    return np.argsort(-values, kind="stable")[:count]
