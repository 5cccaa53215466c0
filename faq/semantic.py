"""Likeness of meaning: a small language model turns a text into a direction, and near directions mean alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from faq.index import Floats

SIZE = 384
SCALE = 127.0


class Encoder(Protocol):
    """Turns a text with tone marks into a direction of SIZE numbers and length 1."""

    def __call__(self, text: str) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Meanings:
    """Directions of all wordings of the documents, rounded to 8 bits, and a fitted plane for each document.

    `start[d]:start[d + 1]` are the rows of document d. `middle` is subtracted from every direction first: what all
    texts have in common says nothing.
    """

    start: NDArray[np.int64]
    directions: NDArray[np.int8]
    planes: Floats
    bias: Floats
    middle: Floats

    def sides(self, direction: Floats) -> Floats:
        """For every document: how clearly the direction lies on its side."""
        sides: Floats = self.planes @ direction + self.bias
        return sides

    def nearest(self, direction: Floats, documents: Iterable[int]) -> Floats:
        """For each of these documents the cosine of its nearest wording; 0 when it has none."""
        found = []
        for one in documents:
            rows = self.directions[self.start[one] : self.start[one + 1]]
            found.append(float((rows @ direction).max()) / SCALE if len(rows) else 0.0)
        return np.asarray(found, np.float32)

    def centred(self, direction: Floats) -> Floats:
        return centred(direction, self.middle)


def centred(direction: Floats, middle: Floats) -> Floats:
    moved = direction - middle
    length = np.linalg.norm(moved, axis=-1, keepdims=True)
    result: Floats = (moved / np.maximum(length, 1e-9)).astype(np.float32)
    return result


def rounded(directions: Floats) -> NDArray[np.int8]:
    return np.round(directions * SCALE).astype(np.int8)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording's direction, kept under its text, so that only new texts have to be turned."""

    text: str
    direction: NDArray[np.int8]


def meanings(
    wordings: Sequence[Sequence[str]],
    known: Mapping[str, NDArray[np.int8]],
    planes: Mapping[str, tuple[Floats, float]],
    ids: Sequence[str],
    middle: Floats,
) -> Meanings:
    """Puts together what is known of the documents' wordings; a wording that is not known has no row.

    A document without a fitted plane gets one through the middle of its wordings.
    """
    kept = [[known[text] for text in texts if text in known] for texts in wordings]
    start = np.concatenate([[0], np.cumsum([len(rows) for rows in kept])]).astype(np.int64)
    flat = [row for rows in kept for row in rows]
    directions = np.stack(flat) if flat else np.zeros((0, SIZE), np.int8)
    fitted = [planes.get(one) or plane_of(rows) for one, rows in zip(ids, kept, strict=True)]
    matrix = np.stack([plane for plane, _ in fitted]) if fitted else np.zeros((0, SIZE), np.float32)
    return Meanings(
        start, directions, matrix.astype(np.float32), np.asarray([bias for _, bias in fitted], np.float32), middle
    )


def plane_of(rows: Sequence[NDArray[np.int8]]) -> tuple[Floats, float]:
    """A plane for a document that was not there when planes were fitted."""
    if not rows:
        return np.zeros(SIZE, np.float32), -1.0
    mean = np.mean(np.stack(rows).astype(np.float32), axis=0) / SCALE
    return mean.astype(np.float32), -1.0


@lru_cache(maxsize=1)
def _none() -> None:
    return None
