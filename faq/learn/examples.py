"""Questions whose own pass is left out of the index: what the search would have said to somebody it never heard."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.document import Document, document
from faq.index import Floats, build
from faq.learn.fit import NEIGHBOUR, Example, classifier, planes, rarity_of
from faq.learn.wordings import Asked, Wording
from faq.lexicon import Lexicon
from faq.linear import Linear
from faq.repair import Repair, vocabulary
from faq.restore import Restorer
from faq.search import Search, classes
from faq.semantic import centred, meanings, rounded

Directions = Mapping[str, Floats]
"""The direction of every text, before centring."""
Planes = dict[str, tuple[Floats, float]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all folds share."""

    lexicon: Lexicon
    restorer: Restorer
    directions: Directions
    statements: tuple[str, ...]

    def search(self, said: Sequence[Wording]) -> tuple[Search, Linear, Planes, Floats]:
        """A search that knows these wordings and no others; its judges are not fitted yet."""
        keys = [self.lexicon.key(one.text) for one in said]
        rarity = rarity_of(keys)
        matters = [one.matter for one in said]
        linear = classifier(keys, matters, rarity)
        listed = documents(said, self.lexicon)
        index = build(listed, rarity)
        middle = np.mean([self.directions[one.text] for one in said], axis=0).astype(np.float32)
        turned = centred(np.stack([self.directions[one.text] for one in said]), middle)
        fitted = planes(turned, matters)
        rows: dict[str, list[NDArray[np.int8]]] = defaultdict(list)
        for one, row in zip(said, rounded(turned), strict=True):
            rows[one.matter].append(row)
        ids = [one.id for one in listed]
        stacked = np.concatenate([np.stack(rows[one]) for one in ids])
        meant = meanings(stacked, [len(rows[one]) for one in ids], fitted, ids, middle)
        repair = Repair(vocabulary(listed, self.statements, self.lexicon))
        where = classes(linear, index, 1.0, -1.0)
        search = Search(index, where, self.lexicon, repair, self.restorer, {}, meant)
        return search, linear, fitted, middle

    def example(self, search: Search, text: str, right: frozenset[str], kind: str, semantic: bool) -> Example | None:
        """None when nothing of the text can be read."""
        reading = search.read(text)
        if not reading.key:
            return None
        if semantic and search.meanings:
            known = search.semantic(reading, lambda _: self.directions[text], search.meanings)
        else:
            known = search.lexical(reading)
        named = [search.index.documents[at].id for at in known.documents]
        return Example(known, np.asarray([one in right for one in named]), kind, bool(right) and kind != NEIGHBOUR)


def documents(said: Iterable[Wording], lexicon: Lexicon) -> list[Document]:
    texts: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for one in said:
        texts[one.matter, one.decoy].append(one.text)
    return [document(matter, every, lexicon, decoy=decoy) for (matter, decoy), every in texts.items()]


def folds(said: Sequence[Wording], each: int, seed: int = 0) -> list[tuple[list[Wording], list[Asked]]]:
    """For each pass: the wordings without it, and so many of its questions.

    Neighbouring matters take part twice: a share of them is left out whole, so that some questions of every fold are
    of matters that the search has never heard of; of the others one wording is left out and asked for.
    """
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    passes = sorted({one.written_in for one in said if not one.decoy})
    theirs: dict[str, list[Wording]] = defaultdict(list)
    for one in said:
        theirs[one.matter if one.decoy else one.written_in].append(one)
    neighbours = sorted({one.matter for one in said if one.decoy})
    chance.shuffle(neighbours)
    result = []
    for number, name in enumerate(passes):
        unknown = neighbours[number :: len(passes)]
        known = [one for one in neighbours if one not in set(unknown)]
        asked = [Asked(one.text, frozenset({one.matter}), name) for one in sample(chance, theirs[name], each)]
        strange = [one for matter in unknown for one in theirs[matter]]
        asked += [Asked(one.text, frozenset(), "strange") for one in sample(chance, strange, each // 2)]
        single = [theirs[matter][number % len(theirs[matter])] for matter in known]
        near = sample(chance, single, each // 3)
        asked += [Asked(one.text, frozenset({one.matter}), NEIGHBOUR) for one in near]
        without = {id(one) for one in (*theirs[name], *strange, *near)}
        result.append(([one for one in said if id(one) not in without], asked))
    return result


def sample(chance: random.Random, every: Sequence[Wording], count: int) -> list[Wording]:
    return chance.sample(every, min(count, len(every)))
