"""What the search sees of a matter: the ways in which people ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.grams import DIMENSIONS, piece_arrays, terms
from faq.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Document:
    """One entry, or one neighbouring matter that no entry answers (`decoy`).

    `keys` are its wordings as the lexicon folds them, each once. `terms` are its words and pairs, a line each, and
    `counts` how often each occurs. `places` are its hashed pieces, and `weights` what each adds up to when every
    wording weighs the same.
    """

    id: str
    keys: tuple[str, ...]
    terms: str
    counts: NDArray[np.uint16]
    places: NDArray[np.uint16]
    weights: NDArray[np.float16]
    decoy: bool = False

    def counted(self) -> dict[str, int]:
        """Words and pairs with their counts."""
        return dict(zip(self.terms.splitlines(), self.counts.tolist(), strict=True))


def document(matter: str, wordings: Iterable[str], lexicon: Lexicon, *, decoy: bool = False) -> Document:
    """Reads the wordings of a matter."""
    keys = tuple(dict.fromkeys(key for text in wordings if (key := lexicon.key(text))))
    counted: Counter[str] = Counter()
    summed = np.zeros(DIMENSIONS, np.float32)
    for key in keys:
        counted.update(terms(key))
        places, weights = piece_arrays(key)
        summed[places] += weights / np.linalg.norm(weights)
    there = np.flatnonzero(summed)
    return Document(
        matter,
        keys,
        "\n".join(counted),
        np.fromiter(counted.values(), np.uint16, len(counted)),
        there.astype(np.uint16),
        summed[there].astype(np.float16),
        decoy,
    )
