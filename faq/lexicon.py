"""What everyday writing means: abbreviations, teencode, regional words, what speech recognition hears."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from faq.datafile import parse
from faq.fold import Word, words

Words = tuple[Word, ...]

STANDARD = Path(__file__).with_name("lexicon.yaml")

LONGEST = 8
"""Words of the longest writing."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One way of writing a meaning. An exact one counts only with all its marks."""

    written: Words
    meaning: Words
    exact: bool = False

    def starts(self, said: Words) -> bool:
        """Whether the words begin with this writing."""
        found = said[: len(self.written)]
        if self.exact or len(found) < len(self.written):
            return found == self.written
        return all(one.may_be(meant) for one, meant in zip(found, self.written, strict=True))


Table = Mapping[str, tuple[Writing, ...]]
"""Writings by the plain letters of their first word, exact and long ones first."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What writings mean. Immutable once read."""

    writings: Table
    fillers: Table
    known: frozenset[str] = field(default_factory=frozenset)
    """Plain words that occur in some meaning or writing."""
    digest: str = ""
    """Stands for its content: what was folded with another one has to be folded anew."""

    def words(self, text: str) -> Words:
        """The words of a text, each writing replaced by its meaning; replacements are not read again."""
        return tuple(replaced(words(text), self.writings))

    def fold(self, text: str) -> str:
        """The folded text with every writing replaced: "Làm lại CCCD đc ko" becomes "lam lai can cuoc duoc khong"."""
        return plain(self.words(text))

    def written(self, text: str) -> str:
        """The text in lowercase with its tone marks, every writing replaced: "Mất CCCD" becomes "mất căn cước"."""
        return " ".join(word.written for word in self.words(text))

    def key(self, text: str) -> str:
        """What the search compares: as `fold`, without fillers, unless fillers are all there is."""
        said = self.words(text)
        return plain(replaced(said, self.fillers)) or plain(said)


def plain(said: Iterable[Word]) -> str:
    return " ".join(one.plain for one in said)


def replaced(said: Words, table: Table) -> Iterator[Word]:
    """Left to right, the longest writing first."""
    at = 0
    while at < len(said):
        ahead = said[at : at + LONGEST]
        found = next((one for one in table.get(said[at].plain, ()) if one.starts(ahead)), None)
        yield from found.meaning if found else ahead[:1]
        at += len(found.written) if found else 1


def read(path: Path) -> Lexicon:
    """Raises OSError, yaml.YAMLError, or KeyError when a part of the file is missing."""
    text = path.read_bytes()
    content: dict[str, Any] = parse(text)
    loose = list(writings(content["meanings"], exact=False))
    exact = list(writings(content["marked"], exact=True))
    fillers = [Writing(words(text), ()) for text in content["fillers"]]
    known = {one.plain for writing in loose + exact for one in writing.written + writing.meaning}
    digest = hashlib.blake2b(text, digest_size=8).hexdigest()
    return Lexicon(by_first(exact + loose), by_first(fillers), frozenset(known), digest)


def writings(meanings: dict[str, list[str]], *, exact: bool) -> Iterator[Writing]:
    for meaning, ways in meanings.items():
        for way in ways:
            yield Writing(words(way), words(meaning), exact)


def by_first(every: Iterable[Writing]) -> Table:
    found: dict[str, tuple[Writing, ...]] = defaultdict(tuple)
    for writing in sorted(every, key=lambda one: (-len(one.written), not one.exact)):
        found[writing.written[0].plain] += (writing,)
    return dict(found)


@cache
def standard() -> Lexicon:
    """The lexicon that comes with the program, read once."""
    return read(STANDARD)
