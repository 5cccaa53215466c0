"""A linear classifier over hashed pieces: one row of weights for each class it was fitted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.grams import piece_arrays
from faq.index import Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """`weights` has a row for every hashed place and a column for every class, as whole numbers of `scale`."""

    classes: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats

    def margins(self, key: str, rarity: Floats) -> Floats:
        """For every class: how clearly a folded question lies on its side; above 0 it does."""
        places, values = vector(key, rarity)
        if not len(places):
            return self.bias
        margins: Floats = (values @ self.weights[places].astype(np.float32)) * self.scale + self.bias
        return margins


def vector(key: str, rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Places and values of a folded text: pieces by rarity, length 1."""
    places, weights = piece_arrays(key)
    values = weights * rarity[places]
    length = float(np.linalg.norm(values))
    return places, values / length if length else values


def packed(classes: Sequence[str], weights: Floats, bias: Floats) -> Linear:
    """From fitted weights (a row for each class), rounded to 8 bits."""
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-9) / 127
    rounded = np.round(weights / scale[:, None]).astype(np.int8)
    return Linear(tuple(classes), np.ascontiguousarray(rounded.T), scale.astype(np.float32), bias.astype(np.float32))
