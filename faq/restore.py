"""Tone marks put back: the likeliest marked words for a text typed without them, from our own texts."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faq.fold import fold

WORD = re.compile(r"\w+")
START = "<"
TRUST = 5
"""Times a word must have been seen before its neighbours count more than its frequency."""
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Restorer:
    """Counts of marked words and of neighbours; `spellings` lists the marked words of each bare one."""

    counts: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    followed: Mapping[str, int]
    spellings: Mapping[str, tuple[str, ...]]
    total: int

    def restore(self, text: str) -> str:
        """Lowercase words with marks; words that carry marks, or are not known, stay as they are."""
        best: dict[str, tuple[float, tuple[str, ...]]] = {START: (0.0, ())}
        for word in marked_words(text):
            options = (word,) if fold(word) != word else self.spellings.get(word, (word,))
            best = {option: max(self._after(best, option)) for option in options}
        return " ".join(max(best.values())[1])

    def _after(
        self, best: Mapping[str, tuple[float, tuple[str, ...]]], option: str
    ) -> Iterable[tuple[float, tuple[str, ...]]]:
        for before, (score, path) in best.items():
            yield score + self._likely(before, option), (*path, option)

    def _likely(self, before: str, word: str) -> float:
        """Log probability of the word after another, mixed with how frequent it is."""
        seen = self.followed.get(before, 0)
        trust = SURE * seen / (seen + TRUST)
        alone = (self.counts.get(word, 0) + 0.1) / (self.total + 1000)
        together = self.pairs.get((before, word), 0) / seen if seen else 0.0
        return math.log(trust * together + (1 - trust) * alone)


def marked_words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def learned(texts: Iterable[str]) -> Restorer:
    """Counts the words of texts that carry marks; a text without any teaches nothing."""
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        said = marked_words(text)
        if any(fold(word) != word for word in said):
            pairs.update(zip([START, *said], said, strict=False))
    return restorer(pairs)


def restorer(pairs: Mapping[tuple[str, str], int]) -> Restorer:
    """From counted neighbours; START stands before the first word."""
    counts: Counter[str] = Counter()
    followed: Counter[str] = Counter()
    spellings: dict[str, set[str]] = defaultdict(set)
    for (before, word), count in pairs.items():
        counts[word] += count
        followed[before] += count
        spellings[fold(word)].add(word)
    return Restorer(
        counts, pairs, followed, {bare: tuple(sorted(ways)) for bare, ways in spellings.items()}, counts.total()
    )
