"""From entries to a search: what was read before is used again, so that one changed entry costs little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faq.decoy import Decoy, decoys
from faq.document import Document, document
from faq.entry import Entry
from faq.index import Floats, build
from faq.lexicon import Lexicon, standard
from faq.model import (
    Meaning,
    Model,
    document_print,
    read,
    read_documents,
    read_meaning,
    read_restorer,
)
from faq.repair import Repair, vocabulary
from faq.restore import Restorer, restorer
from faq.search import Search, classes
from faq.semantic import Encoder, Meanings, centred, meanings, rounded

PHRASINGS = Path(__file__).with_name("phrasings")

NO_MARKS = restorer({})
"""For a search that never asks the model of meaning."""


def wordings_of(entry: Entry, said: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entry.question, *entry.aliases, *said.get(entry.id, ()))))


def phrasings(folder: Path = PHRASINGS) -> dict[str, tuple[str, ...]]:
    """The wordings of every pass, by entry."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            text, _, entry = line.partition("\t")
            if entry:
                found[entry].append(text)
    return {entry: tuple(texts) for entry, texts in found.items()}


@cache
def shipped() -> Model:
    """The model that comes with the program, read once."""
    return read()


@cache
def shipped_documents() -> dict[int, Document]:
    """Documents that need not be read again."""
    return read_documents()


@cache
def shipped_restorer() -> Restorer:
    return read_restorer()


@cache
def standard_phrasings() -> Mapping[str, tuple[str, ...]]:
    return phrasings()


@dataclass(slots=True)
class Builder:
    """Builds searches. `encoder` is None where there is no model of meaning; then nothing of it is read."""

    model: Model
    encoder: Encoder | None = None
    lexicon: Lexicon = field(default_factory=standard)
    neighbours: tuple[Decoy, ...] = field(default_factory=decoys)
    phrasings: Mapping[str, tuple[str, ...]] = field(default_factory=standard_phrasings)
    _documents: dict[int, Document] = field(default_factory=lambda: dict(shipped_documents()))
    _meaning: Meaning | None = None
    _turned: dict[str, NDArray[np.int8]] = field(default_factory=dict)

    def __call__(self, entries: Iterable[Entry]) -> Search:
        """A search over these entries, the phrasings of the release, and the decoys."""
        served = tuple(entries)
        said = {one.id: self.wordings(one) for one in served}
        documents = [self._document(one, texts, decoy=False) for one, texts in said.items()]
        documents += [
            self._document(one.id, one.wordings, decoy=True) for one in self.neighbours if one.id not in said
        ]
        index = build(documents, self.model.rarity)
        statements = [one.text for entry in served for part in entry.sections.values() for one in part]
        return Search(
            index,
            classes(self.model.linear, index, self.model.slope, self.model.level),
            self.lexicon,
            Repair(vocabulary(documents, statements, self.lexicon)),
            shipped_restorer() if self.encoder else NO_MARKS,
            {name: one.judge for name, one in self.model.fitted.items()},
            self._meanings(documents, said) if self.encoder else None,
            self.encoder,
            self.model.fitted["lexical"].limits.enough,
        )

    def wordings(self, entry: Entry) -> tuple[str, ...]:
        """All texts by which the entry is found."""
        return wordings_of(entry, self.phrasings)

    def _document(self, matter: str, texts: tuple[str, ...], *, decoy: bool) -> Document:
        key = document_print((matter, *texts), self.lexicon, decoy=decoy)
        if key not in self._documents:
            self._documents[key] = document(matter, texts, self.lexicon, decoy=decoy)
        return self._documents[key]

    def _meanings(self, documents: Sequence[Document], said: Mapping[str, tuple[str, ...]]) -> Meanings:
        if self._meaning is None:
            self._meaning = read_meaning()
        kept, theirs = self._meaning, {one.id: one.wordings for one in self.neighbours}
        texts = [said.get(one.id) or theirs[one.id] for one in documents]
        flat = [text for every in texts for text in every]
        rows = kept.rows(flat)
        directions = kept.directions[np.maximum(rows, 0)]
        for at in np.flatnonzero(rows < 0):
            directions[at] = self._direction(flat[at], kept.middle)
        return meanings(
            directions, [len(every) for every in texts], kept.planes, [one.id for one in documents], kept.middle
        )

    def _direction(self, text: str, middle: Floats) -> NDArray[np.int8]:
        """A wording that is new since the model was fitted is turned now, once."""
        if text not in self._turned and self.encoder:
            spelt = shipped_restorer().restore(self.lexicon.written(text))
            self._turned[text] = rounded(centred(self.encoder(spelt), middle))
        return self._turned[text]
