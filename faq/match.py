"""How near every entry is to a question, by rapidfuzz over its question and its aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from faq.entry import Entry
from faq.lexicon import Lexicon, standard
from faq.outcome import Candidate

LONGEST = 600
"""Characters of a folded question that are compared."""

SHARED_WORDS, WHOLE_TEXT = 0.6, 0.4
"""Weights of the words in common and of the likeness as a whole: alone, the first lets a two-word alias that occurs
in a long question score 1, and the second fails on long questions. WRatio was measured and ranks far worse."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Everything precomputed; `rank` changes nothing."""

    strings: tuple[str, ...]
    owners: tuple[str, ...]
    having: Mapping[str, tuple[int, ...]]
    """Which strings have a word."""
    vocabulary: Mapping[str, frozenset[str]]
    """The words of every entry's wordings."""
    lexicon: Lexicon

    def rank(self, text: str) -> tuple[Candidate, ...]:
        """Every entry with the score (0 to 1) of its nearest alias, best first; equal scores stand in order of id.

        Empty when nothing of the text is left after folding.
        """
        key = self.lexicon.key(text)[:LONGEST]
        return ranked(zip(self.owners, self.scores(key), strict=True)) if key else ()

    def share(self, words: frozenset[str], entry: str) -> float:
        """How many of these folded words (0 to 1) occur anywhere in the entry's wordings; 1 for no words."""
        return len(words & self.vocabulary[entry]) / len(words) if words else 1.0

    def owners_of(self, key: str) -> frozenset[str]:
        """The entries that have exactly this string, as the lexicon's `key` writes it."""
        return frozenset(owner for owner, string in zip(self.owners, self.strings, strict=True) if string == key)

    def scores(self, key: str) -> list[float]:
        """One score for every string, in their order; without a word in common only the whole text counts."""
        found = process.extract(key, self.strings, scorer=fuzz.ratio, processor=None, limit=None)
        scores = [0.0] * len(self.strings)
        for _, score, at in found:
            scores[at] = score / 100
        near = self.with_words_of(key)
        for _, score, at in process.extract(key, near, scorer=fuzz.token_set_ratio, processor=None, limit=None):
            scores[at] = WHOLE_TEXT * scores[at] + SHARED_WORDS * score / 100
        return scores

    def with_words_of(self, key: str) -> dict[int, str]:
        """The strings that share a word, by position."""
        return {at: self.strings[at] for word in set(key.split()) for at in self.having.get(word, ())}


def ranked(scored: Iterable[tuple[str, float]]) -> tuple[Candidate, ...]:
    best: dict[str, float] = {}
    for owner, score in scored:
        best[owner] = max(score, best.get(owner, 0.0))
    return tuple(Candidate(*one) for one in sorted(best.items(), key=lambda one: (-round(one[1], 6), one[0])))


def matcher(entries: Iterable[Entry], lexicon: Lexicon | None = None) -> Matcher:
    """Prepares the search over these entries."""
    lexicon = lexicon or standard()
    pairs = [(lexicon.key(text), one.id) for one in entries for text in (one.question, *one.aliases)]
    having: dict[str, list[int]] = defaultdict(list)
    vocabulary: dict[str, set[str]] = defaultdict(set)
    for at, (key, owner) in enumerate(pairs):
        vocabulary[owner].update(key.split())
        for word in set(key.split()):
            having[word].append(at)
    return Matcher(
        tuple(key for key, _ in pairs),
        tuple(owner for _, owner in pairs),
        {word: tuple(every) for word, every in having.items()},
        {owner: frozenset(every) for owner, every in vocabulary.items()},
        lexicon,
    )
