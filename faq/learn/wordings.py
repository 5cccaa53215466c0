"""What is learned from: wordings of entries, of neighbouring matters, and questions kept aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faq.decoy import DECOYS, UNSAFE, decoys
from faq.entry import Entry

PHRASINGS = Path(__file__).parents[1] / "phrasings"
HELD = Path(__file__).parents[1] / "held"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, the entry or decoy that it asks for, and the pass in which it was written."""

    text: str
    matter: str
    written_in: str
    decoy: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question kept aside: `expected` holds the entries that are right, none for a matter of nobody's."""

    text: str
    expected: frozenset[str]
    slice: str


def rows(path: Path) -> list[list[str]]:
    """The columns of a table of questions; lines starting with # and empty ones are left out."""
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def wordings(
    entries: Iterable[Entry], folder: Path = PHRASINGS, paths: tuple[Path, ...] = (DECOYS, UNSAFE)
) -> list[Wording]:
    """The entries' own wordings, those of every pass, and the decoys', in a fixed order."""
    known = {one.id: one for one in entries}
    own = [Wording(text, one.id, "entry") for one in known.values() for text in (one.question, *one.aliases)]
    passes = [
        Wording(text, matter, path.stem)
        for path in sorted(folder.glob("*.tsv"))
        for text, matter in rows(path)
        if matter in known
    ]
    neighbours = [Wording(text, one.id, "decoy", decoy=True) for one in decoys(paths) for text in one.wordings]
    return [*own, *passes, *neighbours]


def held(folder: Path = HELD) -> list[Asked]:
    """All questions kept aside."""
    return [asked(*row) for path in sorted(folder.glob("*.tsv")) for row in rows(path)]


def asked(text: str, expected: str, kind: str) -> Asked:
    names = expected.replace("&", "|").split("|")
    return Asked(text, frozenset(one for one in names if one != "-"), kind)


def texts(said: Sequence[Wording], entries: Iterable[Entry]) -> list[str]:
    """Everything of ours that carries tone marks, for learning how words are spelt."""
    statements = [one.text for entry in entries for part in entry.sections.values() for one in part]
    return [*statements, *(one.text for one in said)]
