"""What was fitted, as kept on disk: `make knowledge` writes it, the program reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from faq.document import Document
from faq.entry import Entry
from faq.exchange import digest
from faq.index import Floats
from faq.judge import Judge, judge_as_lists, judge_from
from faq.lexicon import Lexicon
from faq.linear import Linear
from faq.restore import Restorer, restorer

FOLDER = Path(__file__).with_name("model")
WEIGHTS, CLASSIFIER, MEANING, SPELLING = "weights.json", "classifier.npz", "meaning.npz", "spelling.json.gz"
DOCUMENTS = "documents.npz"


@dataclass(frozen=True, slots=True)
class Limits:
    """From probabilities to outcomes, chosen on questions kept aside.

    `answer`: least certainty of an answer. `half`: the same for each of two needs. `ask`: least probability that one
    of few candidates is right, for a choice. `near`: the same for naming the nearest at all. `decoy`: least share of
    a neighbouring matter for naming who deals with it. `enough`: certainty from words that makes asking the model of
    meaning needless.
    """

    answer: float
    half: float
    ask: float
    near: float
    decoy: float
    enough: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights that hold for one kind of evidence, and their limits."""

    judge: Judge
    limits: Limits


@dataclass(frozen=True, slots=True)
class Meaning:
    """Directions of known wordings in the order of their texts' fingerprints; planes by document; what is common."""

    prints: NDArray[np.int64]
    directions: NDArray[np.int8]
    planes: Mapping[str, tuple[Floats, float]]
    middle: Floats

    def rows(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """For each text the row of its direction; -1 for a wording that is not known."""
        wanted = np.fromiter(map(text_print, texts), np.int64, len(texts))
        at = np.minimum(np.searchsorted(self.prints, wanted), len(self.prints) - 1)
        return np.where(self.prints[at] == wanted, at, -1)


@dataclass(frozen=True, slots=True)
class Model:
    """All that is fitted. `entries` is the fingerprint of the entries that it was fitted on."""

    rarity: Floats
    linear: Linear
    slope: float
    level: float
    fitted: Mapping[str, Fitted]
    entries: str
    notes: Mapping[str, Any]


def fingerprint(entries: Iterable[Entry]) -> str:
    """Of the content that matters for finding: 16 hexadecimal digits."""
    every = sorted(f"{one.id} {digest(one)}" for one in entries)
    return hashlib.sha256("\n".join(every).encode()).hexdigest()[:16]


def text_print(text: str) -> int:
    """64 bits that stand for a wording."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def write(
    model: Model, meaning: Meaning, restorer: Restorer, documents: Mapping[int, Document], folder: Path = FOLDER
) -> None:
    """`documents` by the fingerprint of what they were read from."""
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as beside:
        write_into(Path(beside), model, meaning, restorer, documents)
        for file in Path(beside).iterdir():
            file.replace(folder / file.name)


def write_into(
    folder: Path, model: Model, meaning: Meaning, restorer: Restorer, documents: Mapping[int, Document]
) -> None:
    """The files of a model; whoever reads the old ones meanwhile is not disturbed."""
    write_documents(documents, folder)
    content = {
        "entries": model.entries,
        "slope": round(model.slope, 5),
        "level": round(model.level, 5),
        "fitted": {kind: _as_lists(one) for kind, one in model.fitted.items()},
        "notes": model.notes,
    }
    (folder / WEIGHTS).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    one = model.linear
    np.savez_compressed(
        folder / CLASSIFIER,
        classes=np.asarray(one.classes),
        weights=one.weights,
        scale=one.scale,
        bias=one.bias.astype(np.float32),
        rarity=model.rarity,
    )
    np.savez_compressed(
        folder / MEANING,
        prints=meaning.prints,
        directions=meaning.directions,
        names=np.asarray(list(meaning.planes)),
        planes=np.stack([plane for plane, _ in meaning.planes.values()]).astype(np.float16),
        bias=np.asarray([bias for _, bias in meaning.planes.values()], np.float32),
        middle=meaning.middle,
    )
    pairs = [[before, word, count] for (before, word), count in sorted(restorer.pairs.items())]
    packed = json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode()
    (folder / SPELLING).write_bytes(gzip.compress(packed, mtime=0))


def read(folder: Path = FOLDER) -> Model:
    """Everything but the meanings. Raises OSError or ValueError when a file is missing or damaged."""
    with whole(folder / CLASSIFIER) as path, np.load(path) as kept:
        classes = tuple(str(one) for one in kept["classes"])
        linear = Linear(classes, kept["weights"], kept["scale"], kept["bias"])
        rarity = kept["rarity"]
    with whole(folder / WEIGHTS) as path:
        content = json.loads(path.read_text("utf-8"))
        kinds = content["fitted"].items()
        fitted = {kind: Fitted(judge_from(one["judge"]), Limits(**one["limits"])) for kind, one in kinds}
        known = content["slope"], content["level"], fitted, content["entries"], content["notes"]
    return Model(rarity, linear, *known)


DAMAGE = (ValueError, LookupError, TypeError, AttributeError, EOFError, zlib.error, BadZipFile, gzip.BadGzipFile)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """While a file is read: whatever its content lacks becomes a ValueError that names it."""
    try:
        yield path
    except DAMAGE as error:
        raise ValueError(f"{path}: tệp bị hỏng hoặc thiếu phần ({error}).") from error


def read_restorer(folder: Path = FOLDER) -> Restorer:
    """What puts tone marks back; only the model of meaning needs it. Raises as `read`."""
    with whole(folder / SPELLING) as path:
        pairs = json.loads(gzip.decompress(path.read_bytes()))
        return restorer({(before, word): count for before, word, count in pairs})


def document_print(texts: Iterable[str], lexicon: Lexicon, *, decoy: bool) -> int:
    """What a document is made of, in 64 bits: another wording or another lexicon makes another one."""
    return text_print("\n".join((lexicon.digest, "decoy" if decoy else "entry", *texts)))


def write_documents(documents: Mapping[int, Document], folder: Path) -> None:
    every = list(documents.values())
    np.savez_compressed(
        folder / DOCUMENTS,
        prints=np.fromiter(documents, np.int64, len(documents)),
        ids=np.asarray([one.id for one in every]),
        decoys=np.asarray([one.decoy for one in every]),
        keys=packed_texts("\n".join(one.keys) for one in every),
        terms=packed_texts(one.terms for one in every),
        counts=np.concatenate([one.counts for one in every]),
        term_sizes=np.asarray([len(one.counts) for one in every]),
        places=np.concatenate([one.places for one in every]),
        weights=np.concatenate([one.weights for one in every]),
        piece_sizes=np.asarray([len(one.places) for one in every]),
    )


def read_documents(folder: Path = FOLDER) -> dict[int, Document]:
    """Documents that were read when the model was fitted, by what they were read from. Raises as `read`."""
    with whole(folder / DOCUMENTS) as path, np.load(path) as kept:
        return unpacked({name: kept[name] for name in kept.files})


def unpacked(part: Mapping[str, NDArray[Any]]) -> dict[int, Document]:
    counts = np.split(part["counts"], np.cumsum(part["term_sizes"])[:-1])
    places, weights = (np.split(part[name], np.cumsum(part["piece_sizes"])[:-1]) for name in ("places", "weights"))
    keys, terms = (bytes(part[name]).decode().split("\0") for name in ("keys", "terms"))
    rows = zip(
        part["prints"].tolist(), part["ids"], part["decoys"], keys, terms, counts, places, weights, strict=True
    )
    return {
        print_: Document(str(name), tuple(said.splitlines()), words, count, place, weight, bool(decoy))
        for print_, name, decoy, said, words, count, place, weight in rows
    }


def packed_texts(texts: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(texts).encode(), np.uint8)


def read_meaning(folder: Path = FOLDER) -> Meaning:
    """The part that only the model of meaning needs. Raises as `read`."""
    with whole(folder / MEANING) as path, np.load(path) as kept:
        every = zip(kept["names"], kept["planes"].astype(np.float32), kept["bias"], strict=True)
        planes = {str(name): (plane, float(bias)) for name, plane, bias in every}
        return Meaning(kept["prints"], kept["directions"], planes, kept["middle"])


def _as_lists(one: Fitted) -> dict[str, Any]:
    return {"judge": judge_as_lists(one.judge), "limits": asdict(one.limits)}
