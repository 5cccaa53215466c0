"""One search: a question in, the candidates with their probabilities out. Immutable; asking changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from faq.index import Floats, Found, Index
from faq.judge import Judge, facts
from faq.lexicon import Lexicon
from faq.linear import Linear
from faq.repair import Repair
from faq.restore import Restorer
from faq.semantic import Encoder, Meanings
from faq.signals import Signals, shortlist, signals, with_meaning


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say, before meaning is asked: `text` with marks and abbreviations spelt out, `key` folded."""

    text: str
    key: str
    found: Found
    linear: Floats
    said: int | None = None
    """The document of which this is, folded, exactly a wording."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Candidates (ids), likeliest first, with their shares (sum 1).

    `sure` is the probability that the first is what was asked, `ours` that one of the first four is. `decoys` says
    which of them are matters that no entry answers. `strange` is the share of words that nobody knows. `meaning`
    tells whether the model was asked.
    """

    candidates: tuple[tuple[str, float], ...]
    sure: float
    ours: float
    decoys: frozenset[str]
    strange: float
    meaning: bool

    @property
    def first(self) -> str | None:
        """The likeliest of all."""
        return self.candidates[0][0] if self.candidates else None


OWN = 0.99
"""How sure an entry's own wording makes."""

MEANT = 400
"""Characters whose meaning is asked for; the model needs 0.1 seconds for them, and 3 to 13 for ten times as many."""

NOTHING = Ranked((), 0.0, 0.0, frozenset(), 1.0, meaning=False)


@dataclass(frozen=True, slots=True)
class Classes:
    """The classifier's classes as rows of the index; a document that it does not know is judged by its pieces.

    `slope` and `level` say what margin a likeness of pieces stands for; they are fitted on documents that both know.
    """

    linear: Linear
    columns: NDArray[np.int64]
    slope: float
    level: float

    def margins(self, key: str, found: Found, rarity: Floats) -> Floats:
        """For every document of the index."""
        known = self.linear.margins(key, rarity)
        unknown = self.slope * found.alike + self.level
        if not len(known):
            return unknown.astype(np.float32)
        return np.where(self.columns >= 0, known[self.columns], unknown).astype(np.float32)


def classes(linear: Linear, index: Index, slope: float, level: float) -> Classes:
    rows = {one: at for at, one in enumerate(linear.classes)}
    columns = np.asarray([rows.get(one.id, -1) for one in index.documents], np.int64)
    return Classes(linear, columns, slope, level)


@dataclass(frozen=True, slots=True)
class Search:
    """`meanings` and `encoder` are None where there is no model of meaning."""

    index: Index
    classes: Classes
    lexicon: Lexicon
    repair: Repair
    restorer: Restorer
    judges: Mapping[str, Judge]
    meanings: Meanings | None = None
    encoder: Encoder | None = None
    enough: float = 1.0
    """With this certainty from words alone the model is not asked."""

    def __call__(self, text: str) -> Ranked:
        """By words; when these are not enough, by meaning too. Nothing readable finds nothing."""
        reading = self.read(text)
        judged = self._by_words(reading)
        if reading.said is not None:
            return self._own_words(judged, reading.said)
        if self.encoder is None or self.meanings is None or judged.sure >= self.enough or not judged.candidates:
            return judged
        return self.judged(self.semantic(reading, self.encoder, self.meanings), "semantic", reading)

    def by_words(self, text: str) -> Ranked:
        """By words alone, which is quick."""
        reading = self.read(text)
        judged = self._by_words(reading)
        return judged if reading.said is None else self._own_words(judged, reading.said)

    def _own_words(self, judged: Ranked, at: int) -> Ranked:
        """Exactly a wording of this document and of no other: it is meant, whatever looks alike."""
        meant = self.index.documents[at]
        others = [(one, share) for one, share in judged.candidates if one != meant.id]
        rest = sum(share for _, share in others) or 1.0
        small = tuple((one, (1 - OWN) * share / rest) for one, share in others)
        decoys = judged.decoys | ({meant.id} if meant.decoy else frozenset())
        sure = 0.0 if meant.decoy else OWN
        share = OWN if small else 1.0
        return replace(judged, candidates=((meant.id, share), *small), sure=sure, ours=sure, decoys=decoys)

    def _by_words(self, reading: Reading) -> Ranked:
        if not reading.key or not len(self.index):
            return NOTHING
        return self.judged(self.lexical(reading), "lexical", reading)

    def read(self, text: str) -> Reading:
        typed = self.repair.text(text)
        folded = self.lexicon.key(typed)
        key = self.repair.key(folded)
        found = self.index.find(key)
        margins = self.classes.margins(key, found, self.index.piece_rarity)
        return Reading(typed, key, found, margins, self.index.said.get(folded))

    def lexical(self, reading: Reading) -> Signals:
        near = shortlist(reading.found, reading.linear)
        return signals(reading.key, self.index, reading.found, reading.linear, near)

    def semantic(self, reading: Reading, encoder: Encoder, meanings: Meanings) -> Signals:
        direction = meanings.centred(encoder(self.spelt(reading.text[:MEANT])))
        sides = meanings.sides(direction)
        near = shortlist(reading.found, reading.linear, sides)
        known = signals(reading.key, self.index, reading.found, reading.linear, near)
        return with_meaning(known, meanings.nearest(direction, near), sides[near])

    def spelt(self, text: str) -> str:
        """As the model reads it: abbreviations spelt out, tone marks put back."""
        return self.restorer.restore(self.lexicon.written(text))

    def judged(self, known: Signals, kind: str, reading: Reading) -> Ranked:
        judge = self.judges[kind]
        shares = judge.shares(known)
        order = np.argsort(-shares, kind="stable")
        named = [self.index.documents[known.documents[at]] for at in order]
        candidates = tuple((one.id, float(shares[at])) for one, at in zip(named, order, strict=True))
        decoys = frozenset(one.id for one in named if one.decoy)
        known_of = facts(known, shares)
        strange, meaning = reading.found.strange, kind == "semantic"
        return Ranked(candidates, judge.sure(known_of), judge.ours(known_of), decoys, strange, meaning)
