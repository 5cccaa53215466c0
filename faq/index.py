"""The index: everything about the documents that does not depend on a question. Immutable once built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faq.document import Document
from faq.grams import DIMENSIONS, piece_arrays, terms

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]

SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25, the usual ones."""


@dataclass(frozen=True, slots=True)
class Postings:
    """For each row, the documents that have it and how much it counts for them: row r is start[r]:start[r + 1]."""

    start: NDArray[np.int64]
    documents: Whole
    weights: Floats

    def gather(self, rows: Sequence[int], factors: Sequence[float], size: int) -> Floats:
        """The sum of factor × weight for every document."""
        spans = [(self.start[row], self.start[row + 1]) for row in rows]
        if not spans:
            return np.zeros(size, np.float32)
        where = np.concatenate([self.documents[one:end] for one, end in spans])
        counts = [end - one for one, end in spans]
        weights = np.concatenate([self.weights[one:end] for one, end in spans])
        weights = weights * np.repeat(np.asarray(factors, np.float32), counts)
        return np.bincount(where, weights, size).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of a question say about every document, in their order.

    `words` is BM25 over words and pairs; `known` the share (0 to 1) of the question's words, by their rarity, that
    the document has; `alike` the cosine of the pieces. `strange` is the share of words that no document has.
    """

    words: Floats
    known: Floats
    alike: Floats
    strange: float


@dataclass(frozen=True, slots=True)
class Index:
    """Documents in a fixed order, and what leads to them."""

    documents: tuple[Document, ...]
    rows: Mapping[str, int]
    """Row of every word and pair."""
    rarity: Floats
    """Inverse document frequency of each row."""
    weighted: Postings
    """BM25 weights of words and pairs."""
    having: Postings
    """1 for every document that has the word."""
    alike: Postings
    """Pieces of the documents, each document of length 1."""
    piece_rarity: Floats
    said: Mapping[str, int]
    """The document that alone has exactly this wording, by the folded wording."""

    def __len__(self) -> int:
        return len(self.documents)

    def find(self, key: str) -> Found:
        """Compares a folded question with every document."""
        size = len(self)
        words = list(dict.fromkeys(key.split()))
        every = [row for term in dict.fromkeys(terms(key)) if (row := self.rows.get(term)) is not None]
        single = [row for word in words if (row := self.rows.get(word)) is not None]
        rarest = float(np.log(1 + 2 * size + 1))
        total = float(sum(self.rarity[row] for row in single)) + rarest * (len(words) - len(single))
        known = self.having.gather(single, [float(self.rarity[row]) for row in single], size) / max(total, 1e-9)
        return Found(
            self.weighted.gather(every, [1.0] * len(every), size),
            known.astype(np.float32),
            self._alike(key, size),
            (len(words) - len(single)) / max(len(words), 1),
        )

    def _alike(self, key: str, size: int) -> Floats:
        places, weights = piece_arrays(key)
        weights = weights * self.piece_rarity[places]
        length = float(np.linalg.norm(weights))
        if not length:
            return np.zeros(size, np.float32)
        return self.alike.gather(places.tolist(), (weights / length).tolist(), size)


def build(documents: Iterable[Document], piece_rarity: Floats) -> Index:
    """Builds the index; `piece_rarity` has one weight for each of DIMENSIONS places and comes with the model."""
    listed = tuple(documents)
    rows: dict[str, int] = {}
    row = np.asarray(
        [rows.setdefault(term, len(rows)) for one in listed for term in one.terms.splitlines()], np.int64
    )
    where, count = flat([one.counts for one in listed])
    having = np.bincount(row, minlength=len(rows))
    rarity = np.log(1 + (len(listed) - having + 0.5) / (having + 0.5)).astype(np.float32)
    lengths = np.bincount(where, count, len(listed))
    usual = max(float(lengths.mean()), 1e-9) if listed else 1.0
    damped = SATURATION * (1 - LENGTH + LENGTH * lengths / usual)
    weights = rarity[row] * count * (SATURATION + 1) / (count + damped[where])
    weighted, known = postings(row, where, weights, len(rows)), postings(row, where, np.ones(len(row)), len(rows))
    pieces_ = piece_postings(listed, piece_rarity)
    return Index(listed, rows, rarity, weighted, known, pieces_, piece_rarity, alone(listed))


def alone(documents: Sequence[Document]) -> dict[str, int]:
    """Wordings that lead to one document only; what an entry says is its own, whatever a decoy says."""
    owners: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(documents):
        for key in one.keys:
            owners[key].append(at)
    ours = {key: [at for at in every if not documents[at].decoy] or every for key, every in owners.items()}
    return {key: every[0] for key, every in ours.items() if len(every) == 1}


def flat(parts: Sequence[NDArray[Any]]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The number of the document and the value, for all values of all documents."""
    where = np.repeat(np.arange(len(parts)), [len(one) for one in parts])
    return where, np.concatenate(parts).astype(np.float64) if parts else np.zeros(0)


def piece_postings(documents: Sequence[Document], rarity: Floats) -> Postings:
    where, weights = flat([one.weights for one in documents])
    places = flat([one.places for one in documents])[1].astype(np.int64)
    weights = weights * rarity[places]
    lengths = np.sqrt(np.bincount(where, weights * weights, len(documents)))
    return postings(places, where, weights / np.maximum(lengths[where], 1e-9), DIMENSIONS)


def postings(
    rows: NDArray[np.int64], documents: NDArray[np.int64], weights: NDArray[np.float64], size: int
) -> Postings:
    """Sorted by row; within a row by document."""
    order = np.argsort(rows, kind="stable")
    start = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=size), out=start[1:])
    return Postings(start, documents[order].astype(np.int32), weights[order].astype(np.float32))
