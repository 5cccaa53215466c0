"""The index: everything about the documents that does not depend on a question. Immutable once built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.document import Document
from faq.grams import DIMENSIONS, pieces, terms

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
        counted = pieces(key)
        places = list(counted)
        weights = np.fromiter(counted.values(), np.float32, len(counted)) * self.piece_rarity[places]
        length = float(np.linalg.norm(weights))
        if not length:
            return np.zeros(size, np.float32)
        return self.alike.gather(places, (weights / length).tolist(), size)


def build(documents: Iterable[Document], piece_rarity: Floats) -> Index:
    """Builds the index; `piece_rarity` has one weight for each of DIMENSIONS places and comes with the model."""
    listed = tuple(documents)
    rows: dict[str, int] = {}
    triples = [
        (rows.setdefault(term, len(rows)), at, count)
        for at, one in enumerate(listed)
        for term, count in one.terms.items()
    ]
    row, where, count = (
        (np.asarray(part) for part in zip(*triples, strict=True)) if triples else (np.zeros(0, int),) * 3
    )
    having = np.bincount(row, minlength=len(rows)).astype(np.float32)
    rarity = np.log(1 + (len(listed) - having + 0.5) / (having + 0.5)).astype(np.float32)
    lengths = np.bincount(where, count, len(listed)) if listed else np.zeros(0)
    damped = SATURATION * (1 - LENGTH + LENGTH * lengths / max(lengths.mean() if len(lengths) else 1.0, 1e-9))
    weights = rarity[row] * count * (SATURATION + 1) / (count + damped[where])
    return Index(
        listed,
        rows,
        rarity,
        postings(row, where, weights, len(rows)),
        postings(row, where, np.ones(len(row)), len(rows)),
        piece_postings(listed, piece_rarity),
        piece_rarity,
    )


def piece_postings(documents: Sequence[Document], rarity: Floats) -> Postings:
    sizes = [len(one.pieces) for one in documents]
    places = np.fromiter((at for one in documents for at in one.pieces), np.int64, sum(sizes))
    weights = np.fromiter((weight for one in documents for weight in one.pieces.values()), np.float32, sum(sizes))
    where = np.repeat(np.arange(len(documents)), sizes)
    weights = weights * rarity[places]
    lengths = np.sqrt(np.bincount(where, weights * weights, len(documents))) if documents else np.zeros(0)
    return postings(places, where, weights / np.maximum(lengths[where], 1e-9), DIMENSIONS)


def postings(
    rows: NDArray[np.int64], documents: NDArray[np.int64], weights: NDArray[np.float64], size: int
) -> Postings:
    """Sorted by row; within a row by document."""
    order = np.argsort(rows, kind="stable")
    start = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=size), out=start[1:])
    return Postings(start, documents[order].astype(np.int32), weights[order].astype(np.float32))
