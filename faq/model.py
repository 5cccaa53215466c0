"""What was fitted, as kept on disk: `make knowledge` writes it, the program reads it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faq.entry import Entry
from faq.exchange import digest
from faq.index import Floats
from faq.judge import Judge, judge_as_lists, judge_from
from faq.linear import Linear
from faq.restore import Restorer, restorer

FOLDER = Path(__file__).with_name("model")
WEIGHTS, CLASSIFIER, MEANING, SPELLING = "weights.json", "classifier.npz", "meaning.npz", "spelling.json.gz"


@dataclass(frozen=True, slots=True)
class Limits:
    """From probabilities to outcomes, chosen on questions kept aside.

    `answer`: least certainty of an answer. `half`: the same for each of two needs. `ask`: least probability that one
    of few candidates is right, for a choice. `near`: the same for naming the nearest at all. `decoy`: least share of a
    neighbouring matter for naming who deals with it. `enough`: certainty from words that makes asking the model
    needless.
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
    """Directions of known wordings by the fingerprint of their text; planes by document; what is common to all."""

    directions: Mapping[int, NDArray[np.int8]]
    planes: Mapping[str, tuple[Floats, float]]
    middle: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """All that is fitted. `entries` is the fingerprint of the entries that it was fitted on."""

    rarity: Floats
    linear: Linear
    slope: float
    level: float
    restorer: Restorer
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


def write(model: Model, meaning: Meaning, folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
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
        prints=np.fromiter(meaning.directions, np.int64, len(meaning.directions)),
        directions=np.stack(list(meaning.directions.values())),
        names=np.asarray(list(meaning.planes)),
        planes=np.stack([plane for plane, _ in meaning.planes.values()]).astype(np.float16),
        bias=np.asarray([bias for _, bias in meaning.planes.values()], np.float32),
        middle=meaning.middle,
    )
    pairs = [[before, word, count] for (before, word), count in sorted(model.restorer.pairs.items())]
    packed = json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode()
    (folder / SPELLING).write_bytes(gzip.compress(packed, mtime=0))


def read(folder: Path = FOLDER) -> Model:
    """Everything but the meanings. Raises OSError or ValueError when a file is missing or damaged."""
    content = json.loads((folder / WEIGHTS).read_text("utf-8"))
    with np.load(folder / CLASSIFIER) as kept:
        classes = tuple(str(one) for one in kept["classes"])
        linear = Linear(classes, kept["weights"], kept["scale"], kept["bias"])
        rarity = kept["rarity"]
    pairs = json.loads(gzip.decompress((folder / SPELLING).read_bytes()))
    return Model(
        rarity,
        linear,
        content["slope"],
        content["level"],
        restorer({(before, word): count for before, word, count in pairs}),
        {kind: Fitted(judge_from(one["judge"]), Limits(**one["limits"])) for kind, one in content["fitted"].items()},
        content["entries"],
        content["notes"],
    )


def read_meaning(folder: Path = FOLDER) -> Meaning:
    """The part that only the model of meaning needs."""
    with np.load(folder / MEANING) as kept:
        directions = dict(zip(kept["prints"].tolist(), kept["directions"], strict=True))
        every = zip(kept["names"], kept["planes"].astype(np.float32), kept["bias"], strict=True)
        planes = {str(name): (plane, float(bias)) for name, plane, bias in every}
        return Meaning(directions, planes, kept["middle"])


def _as_lists(one: Fitted) -> dict[str, Any]:
    return {"judge": judge_as_lists(one.judge), "limits": asdict(one.limits)}
