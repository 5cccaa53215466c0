"""Likeness of meaning: a small language model turns a text into a direction, and near directions mean alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
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


def meanings(
    directions: NDArray[np.int8],
    sizes: Sequence[int],
    planes: Mapping[str, tuple[Floats, float]],
    ids: Sequence[str],
    middle: Floats,
) -> Meanings:
    """Of documents whose wordings' directions stand one below the other, `sizes` of them for each document.

    A document without a fitted plane gets one through the middle of its wordings.
    """
    start = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    rows = [directions[one:end] for one, end in pairwise(start.tolist())]
    fitted = [planes.get(one) or plane_of(some) for one, some in zip(ids, rows, strict=True)]
    matrix = np.stack([plane for plane, _ in fitted]) if fitted else np.zeros((0, SIZE), np.float32)
    bias = np.asarray([bias for _, bias in fitted], np.float32)
    return Meanings(start, directions, matrix.astype(np.float32), bias, middle)


NEW_PLANE = 16.0
"""Length of a plane for a document that was not there when planes were fitted; half of the fitted ones are longer."""


def plane_of(rows: NDArray[np.int8]) -> tuple[Floats, float]:
    """A plane across the middle of a document's wordings."""
    mean = rows.astype(np.float32).mean(axis=0) if len(rows) else np.zeros(SIZE, np.float32)
    return (NEW_PLANE * mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32), 0.0
