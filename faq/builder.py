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
from faq.index import build
from faq.lexicon import Lexicon, standard
from faq.model import Meaning, Model, read, read_meaning, text_print
from faq.repair import Repair, vocabulary
from faq.search import Search, classes
from faq.semantic import Encoder, Meanings, centred, meanings, rounded

PHRASINGS = Path(__file__).with_name("phrasings")


@dataclass(slots=True)
class Builder:
    """Builds searches. `encoder` is None where there is no model of meaning; then nothing of it is read."""

    model: Model
    encoder: Encoder | None = None
    lexicon: Lexicon = field(default_factory=standard)
    neighbours: tuple[Decoy, ...] = field(default_factory=decoys)
    phrasings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: phrasings())
    _documents: dict[tuple[str, tuple[str, ...]], Document] = field(default_factory=dict)
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
        kind = "semantic" if self.encoder else "lexical"
        return Search(
            index,
            classes(self.model.linear, index, self.model.slope, self.model.level),
            self.lexicon,
            Repair(vocabulary(documents, statements, self.lexicon)),
            self.model.restorer,
            {name: one.judge for name, one in self.model.fitted.items()},
            self._meanings(documents, said) if self.encoder else None,
            self.encoder,
            self.model.fitted[kind].limits.enough,
        )

    def wordings(self, entry: Entry) -> tuple[str, ...]:
        """All texts by which the entry is found."""
        return tuple(dict.fromkeys((entry.question, *entry.aliases, *self.phrasings.get(entry.id, ()))))

    def _document(self, matter: str, texts: tuple[str, ...], *, decoy: bool) -> Document:
        key = (matter, texts)
        if key not in self._documents:
            self._documents[key] = document(matter, texts, self.lexicon, decoy=decoy)
        return self._documents[key]

    def _meanings(self, documents: Sequence[Document], said: Mapping[str, tuple[str, ...]]) -> Meanings:
        if self._meaning is None:
            self._meaning = read_meaning()
        kept, theirs = self._meaning, {one.id: one.wordings for one in self.neighbours}
        texts = [said.get(one.id) or theirs[one.id] for one in documents]
        known = {text: self._direction(text, kept) for every in texts for text in every}
        return meanings(texts, known, kept.planes, [one.id for one in documents], kept.middle)

    def _direction(self, text: str, kept: Meaning) -> NDArray[np.int8]:
        """The direction that came with the model; a wording that is new since then is turned now, once."""
        shipped = kept.directions.get(text_print(text))
        if shipped is not None:
            return shipped
        if text not in self._turned and self.encoder:
            spelt = self.model.restorer.restore(self.lexicon.written(text))
            self._turned[text] = rounded(centred(self.encoder(spelt), kept.middle))
        return self._turned[text]


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
