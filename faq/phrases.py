"""Phrases in a message: marks may be missing in what people write, other marks may not be there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from faq.fold import Word
from faq.lexicon import Lexicon, Words

EITHER = re.compile(r"\(([^()]*)\)")
"""In a phrase "(giúp|hộ) tôi" stands for both; an empty one, as in "(cái|) thẻ", may be left out."""

NUMBER = re.compile(r"\d+(?:tr|trieu|k|d|cu)?")
CODE = re.compile(r"(?!(?:19|20)\d\d$)\d{4,8}")
ANY_NUMBER, ANY_CODE = Word("#"), Word("##")
"""Stand for a number, and for four to eight digits that are no year."""


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a message, and where each stands."""

    said: Words
    at: Mapping[str, tuple[int, ...]]

    def spans(self, phrase: Words) -> Iterator[range]:
        """Where the phrase stands."""
        for start in self.at.get(phrase[0].plain, ()):
            if means(self.said[start : start + len(phrase)], phrase):
                yield range(start, start + len(phrase))

    def has(self, phrases: Iterable[Words]) -> bool:
        return any(True for phrase in phrases for _ in self.spans(phrase))

    def covered(self, phrases: Iterable[Words]) -> frozenset[int]:
        """The positions that belong to some phrase."""
        return frozenset(at for phrase in phrases for span in self.spans(phrase) for at in span)

    def without(self, taken: frozenset[int]) -> Words:
        return tuple(word for at, word in enumerate(self.said) if at not in taken)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row. An exact one counts only with all its marks."""

    words: Words
    exact: bool = False

    def stands(self, said: Words, at: int) -> bool:
        found = said[at : at + len(self.words)]
        return found == self.words if self.exact else means(found, self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Phrases of one meaning: any of them will do."""

    phrases: tuple[Phrase, ...]


Found = Mapping[Group, tuple[range, ...]]
"""Where phrases of a group stand, for the groups that are there at all."""


@dataclass(frozen=True, slots=True)
class Book:
    """Looks for the phrases of all groups in one pass over a message."""

    by_start: Mapping[tuple[str, ...], tuple[tuple[Phrase, tuple[Group, ...]], ...]]

    def find(self, said: Words) -> Found:
        found: dict[Group, tuple[range, ...]] = defaultdict(tuple)
        for at, start in starts(said):
            for phrase, groups in self.by_start.get(start, ()):
                if phrase.stands(said, at):
                    for group in groups:
                        found[group] += (range(at, at + len(phrase.words)),)
        return dict(found)


def book(groups: Iterable[Group]) -> Book:
    owners: dict[Phrase, tuple[Group, ...]] = defaultdict(tuple)
    for group in groups:
        for phrase in group.phrases:
            owners[phrase] += (group,)
    by_start: dict[tuple[str, ...], tuple[tuple[Phrase, tuple[Group, ...]], ...]] = defaultdict(tuple)
    for phrase, of in owners.items():
        by_start[tuple(word.plain for word in phrase.words[:2])] += ((phrase, of),)
    return Book(dict(by_start))


def starts(said: Words) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every position with the ways in which a phrase's first word or two may be written there."""
    ways = [(word.plain, *wildcards(word)) for word in said]
    for at, here in enumerate(ways):
        for one in here:
            yield at, (one,)
        for pair in product(here, ways[at + 1] if at + 1 < len(ways) else ()):
            yield at, pair


def wildcards(word: Word) -> Iterator[str]:
    if word.plain[:1].isdigit():
        if NUMBER.fullmatch(word.plain):
            yield ANY_NUMBER.plain
        if CODE.fullmatch(word.plain):
            yield ANY_CODE.plain


def message(text: str, lexicon: Lexicon) -> Message:
    said = lexicon.words(text)
    at: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for position, word in enumerate(said):
        at[word.plain] += (position,)
    return Message(said, dict(at))


def means(found: Words, phrase: Words) -> bool:
    return len(found) == len(phrase) and all(
        one.may_be(meant) or meant.plain in wildcards(one) for one, meant in zip(found, phrase, strict=True)
    )


def phrases(texts: Iterable[str], lexicon: Lexicon) -> tuple[Words, ...]:
    """Phrases as the lexicon writes them, each once."""
    return tuple(dict.fromkeys(words for text in texts if (words := lexicon.words(text))))


def group(texts: Iterable[str], lexicon: Lexicon) -> Group:
    """The phrases of a rule file: "(giúp|hộ) tôi" is two, "tự tử!" counts only with its marks, "# triệu" has a
    number."""
    every = (
        Phrase(words, text.endswith("!"))
        for text in texts
        for one in spelled_out(text)
        if (words := with_wildcards(one, lexicon))
    )
    return Group(tuple(dict.fromkeys(every)))


def spelled_out(text: str) -> Iterator[str]:
    pieces = EITHER.split(text)
    ways = [piece.split("|") if odd % 2 else [piece] for odd, piece in enumerate(pieces)]
    yield from ("".join(way) for way in product(*ways))


def with_wildcards(text: str, lexicon: Lexicon) -> Words:
    every: list[Word] = []
    for piece in re.split(r"(##?)", text):
        every += [Word(piece)] if piece.startswith("#") else lexicon.words(piece)
    return tuple(every)
