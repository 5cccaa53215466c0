"""What a folded text is made of: words, pairs of words, and pieces of words that survive a typing mistake."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BITS = 15
DIMENSIONS = 1 << BITS
"""Pieces are hashed into so many places. 2^18 ranked no better than 2^15 on the development questions, 2^13 worse."""

SHORTEST, LONGEST = 2, 4
"""Letters of a piece; the edges of a word count as one each."""


def terms(key: str) -> tuple[str, ...]:
    """Words and pairs of neighbours of a folded text, in order."""
    words = key.split()
    return (*words, *(f"{one} {two}" for one, two in pairwise(words)))


def pieces(key: str) -> Mapping[int, float]:
    """Hashed pieces of a folded text with 1 + ln(count); every word's pieces, the word whole, and pairs of words."""
    return {at: 1.0 + math.log(count) for at, count in counted_pieces(key).items()}


def counted_pieces(key: str) -> Counter[int]:
    words = key.split()
    counts: Counter[int] = Counter()
    for word in words:
        counts.update(word_pieces(word))
    counts.update([place("_".join(pair)) for pair in pairwise(words)])
    return counts


def piece_arrays(key: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """As `pieces`: the places, and the weights in the same order."""
    counts = counted_pieces(key)
    places = np.fromiter(counts, np.int64, len(counts))
    weights = np.log(np.fromiter(counts.values(), np.float32, len(counts))) + np.float32(1)
    return places, weights.astype(np.float32)


@lru_cache(maxsize=16384)
def word_pieces(word: str) -> tuple[int, ...]:
    """The places of a word's pieces, each once."""
    edged = f" {word} "
    sizes = range(SHORTEST, LONGEST + 1)
    found = {edged[start : start + size] for size in sizes for start in range(len(edged) - size + 1)}
    return tuple(sorted({*map(place, found), place("#" + word)}))


def place(piece: str) -> int:
    """0 to DIMENSIONS - 1, the same on every machine."""
    return zlib.crc32(piece.encode()) & (DIMENSIONS - 1)
