"""What the search sees of a matter: the ways in which people ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faq.grams import pieces, terms
from faq.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Document:
    """One entry, or one neighbouring matter that no entry answers (`decoy`).

    `keys` are its wordings as the lexicon folds them, each once. `terms` counts words and pairs over all of them,
    `pieces` sums their hashed pieces, each wording weighing the same.
    """

    id: str
    keys: tuple[str, ...]
    terms: Mapping[str, int]
    pieces: Mapping[int, float]
    decoy: bool = False


def document(matter: str, wordings: Iterable[str], lexicon: Lexicon, *, decoy: bool = False) -> Document:
    """Reads the wordings of a matter."""
    keys = tuple(dict.fromkeys(key for text in wordings if (key := lexicon.key(text))))
    counted: Counter[str] = Counter()
    summed: Counter[int] = Counter()
    for key in keys:
        counted.update(terms(key))
        summed.update(unit(pieces(key)))
    return Document(matter, keys, counted, summed, decoy)


def unit(weights: Mapping[int, float]) -> dict[int, float]:
    """The same direction with length 1."""
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    return {at: weight / length for at, weight in weights.items()}
