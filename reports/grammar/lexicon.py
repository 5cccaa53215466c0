"""The officers' words, from data/lexicon.yaml, and how a phrase is found in a row of tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, product
from pathlib import Path
from typing import Any, Literal

from reports.datafile import DATA, Item, read
from reports.grammar.tokens import Token
from reports.words import fold, spelling

Sort = Literal["item", "nothing", "unclear", "ignored", "before", "after", "unit", "mark", "offset", "day"]
SLOT = "#"
EXACT: frozenset[Sort] = frozenset({"before", "after", "unit", "ignored"})
"""Beside words with marks, these are not found without theirs: "quốc gia 9" has no "giá 9" in it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A word of a phrase. `strict` words are found only with their marks."""

    plain: str
    spelt: str
    strict: bool

    @staticmethod
    @cache
    def of(word: str) -> Known:
        bare = word.removesuffix("!")
        return Known(fold(bare), spelling(bare), strict=bare != word)

    def fits(self, token: Token) -> bool:
        if self.plain == SLOT:
            return token.kind == "number"
        if self.plain != token.plain:
            return self.plain == token.text
        return self.spelt == token.spelt or not (self.strict or token.marked)

    def fits_exactly(self, token: Token) -> bool:
        known = self.plain == SLOT or not token.exact or not token.spelt
        return self.fits(token) and (known or self.spelt == token.spelt)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what it stands for: the sort, and a name within it (indicator, mark, rule, offset)."""

    words: tuple[Known, ...]
    sort: Sort
    name: str
    text: str

    def rank(self) -> tuple[int, int]:
        """The longest first; of the same length that with the fewest numbers: "tuần sau" before "tuần sáu"."""
        return -len(self.words), sum(word.plain == SLOT for word in self.words)

    def fits(self, row: Sequence[Token], at: int) -> bool:
        there = row[at : at + len(self.words)]
        exact = self.sort in EXACT or self.name.startswith("weekday")
        fits = Known.fits_exactly if exact else Known.fits
        return len(there) == len(self.words) and all(map(fits, self.words, there))


@dataclass(frozen=True, slots=True)
class Node:
    """The phrases that end here, and what may follow, by the next word without marks."""

    phrases: list[Phrase] = field(default_factory=list)
    next: dict[str, Node] = field(default_factory=dict)

    def add(self, one: Phrase) -> None:
        node = self
        for word in one.words:
            node = node.next.setdefault(word.plain, Node())
        node.phrases.append(one)

    def all(self) -> Iterator[Phrase]:
        yield from self.phrases
        for node in self.next.values():
            yield from node.all()


def _keys(token: Token) -> tuple[str, ...]:
    if token.kind == "number":
        return (SLOT, token.plain)
    return (token.plain or token.text,)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases, word by word; unit classes; which item takes which unit; the rest is told in the data file."""

    phrases: Node
    classes: Mapping[str, frozenset[str]]
    takes: Mapping[str, frozenset[str]]
    adds: frozenset[str]
    audience: frozenset[str]
    filler: frozenset[str]
    spelt_filler: frozenset[str]
    specific: frozenset[str]
    shares: Mapping[str, str]

    def is_filler(self, word: str) -> bool:
        """Whether it says nothing; beside "số", "sổ" may say something."""
        low = word.lower()
        return fold(low) in self.filler if low == fold(low) else low in self.spelt_filler

    @property
    def codes(self) -> frozenset[str]:
        """Indicators that it speaks of."""
        found = (one.name for one in self.phrases.all() if one.sort == "item")
        return frozenset(found) | frozenset(self.takes) | self.adds | self.audience

    @property
    def unit_words(self) -> frozenset[str]:
        """Single words of units, without marks."""
        return frozenset(fold(word) for text in self.classes for word in text.split())

    def at(self, row: Sequence[Token], at: int) -> list[Phrase]:
        """Phrases that begin here, the longest first."""
        nodes, found = [self.phrases], list[Phrase]()
        for token in islice(row, at, None):
            nodes = [node.next[key] for node in nodes for key in _keys(token) if key in node.next]
            if not nodes:
                break
            found += (one for node in nodes for one in node.phrases if one.fits(row, at))
        return sorted(found, key=Phrase.rank)


def load_lexicon(asked: frozenset[str] = frozenset(), path: Path = DATA / "lexicon.yaml") -> Lexicon:
    """With the words of `periods` for those of these indicators that are asked. Raises BrokenData."""
    return _built(asked & frozenset(_mapping(_file(path), "periods").fields), path)


@cache
def _file(path: Path) -> Item:
    return Item(path.name, "file", read(path))


@lru_cache
def _built(asked: frozenset[str], path: Path) -> Lexicon:
    file = _file(path)
    phrases = Node()
    for one in _unlike(list(_periodic(file, asked)), _phrases(file)):
        phrases.add(one)
    classes: dict[str, set[str]] = defaultdict(set)
    for name, texts in _lists(file, "units"):
        for spelt in (one for text in texts for one in alternatives(text)):
            classes[spelt].add(name)
    return Lexicon(
        phrases=phrases,
        classes={text: frozenset(names) for text, names in classes.items()},
        takes={code: frozenset(names) for code, names in _lists(file, "takes")},
        adds=frozenset(file.texts("adds")),
        audience=frozenset(file.texts("audience")),
        filler=frozenset(fold(word) for text in file.texts("filler") for word in text.split()),
        spelt_filler=frozenset(word for text in file.texts("filler") for word in text.split()),
        specific=frozenset(one for text in file.texts("specific") for one in alternatives(text)),
        shares={part: whole for part, whole in _mapping(file, "shares").fields.items() if {part, whole} <= asked},
    )


def _unlike(first: Sequence[Phrase], rest: Iterable[Phrase]) -> Iterator[Phrase]:
    """These phrases, and of the rest those that are not spelt as one of them."""
    known = {one.words for one in first}
    yield from first
    yield from (one for one in rest if one.words not in known)


def _periodic(file: Item, asked: frozenset[str]) -> Iterator[Phrase]:
    for name, texts in _lists(file, "periods"):
        if name in asked:
            yield from _each("item", name, texts)


def _phrases(file: Item) -> Iterator[Phrase]:
    for name, texts in _lists(file, "items"):
        yield from _each("item", name, texts)
    for head, texts in _lists(file, "unclear"):
        yield from _each("unclear", head, texts)
    for name, texts in _lists(file, "nothing"):
        yield from _each("nothing", name, texts)
    yield from _each("ignored", "", file.texts("ignored"))
    yield from _each("before", "", (f"{text} {SLOT}" for text in file.texts("before")))
    yield from _each("after", "", (f"{SLOT} {text}" for text in file.texts("after")))
    for _, texts in _lists(file, "units"):
        yield from _each("unit", "", texts)
    for name, texts in _lists(file, "marks"):
        yield from _each("mark", name, texts)
    days = _mapping(file, "days")
    for text, offset in _mapping(days, "offsets").fields.items():
        yield from _each("offset", str(offset), [text])
    for name, texts in _lists(days, "rules"):
        yield from _each("day", name, texts)


def _each(sort: Sort, name: str, texts: Iterable[str]) -> Iterator[Phrase]:
    spelt = (one for text in texts for one in alternatives(text))
    return (Phrase(tuple(Known.of(word) for word in text.split()), sort, name, text) for text in spelt)


def alternatives(text: str) -> list[str]:
    """ "đi|ghé được| # nhà" → "đi được # nhà", "đi # nhà", "ghé được # nhà", "ghé # nhà"."""
    if "|" not in text:
        return [text]
    words = (word.replace("_", " ").split("|") for word in text.split())
    return [" ".join(filter(None, one)) for one in product(*words)]


def _mapping(item: Item, field: str) -> Item:
    return Item(item.file, field, item.fields.get(field))


def _lists(item: Item, field: str) -> Iterator[tuple[str, Sequence[str]]]:
    inner = _mapping(item, field)
    names: Iterable[Any] = inner.fields
    return ((str(name), inner.texts(name)) for name in names)
