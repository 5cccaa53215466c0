"""One search: a question in, the candidates with their probabilities out. Immutable; asking changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
        """Nothing readable finds nothing."""
        reading = self.read(text)
        if not reading.key or not len(self.index):
            return NOTHING
        lexical = self.lexical(reading)
        judged = self.judged(lexical, "lexical", reading)
        if self.encoder is None or self.meanings is None or judged.sure >= self.enough:
            return judged
        return self.judged(self.semantic(reading, self.encoder, self.meanings), "semantic", reading)

    def read(self, text: str) -> Reading:
        typed = self.repair.text(text)
        key = self.repair.key(self.lexicon.key(typed))
        found = self.index.find(key)
        return Reading(typed, key, found, self.classes.margins(key, found, self.index.piece_rarity))

    def lexical(self, reading: Reading) -> Signals:
        near = shortlist(reading.found, reading.linear)
        return signals(reading.key, self.index, reading.found, reading.linear, near)

    def semantic(self, reading: Reading, encoder: Encoder, meanings: Meanings) -> Signals:
        direction = meanings.centred(encoder(self.spelt(reading.text)))
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
