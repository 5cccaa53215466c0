"""Phrases in a message: marks may be missing in what people write, other marks may not be there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faq.fold import Word
from faq.lexicon import Lexicon, Words

EITHER = re.compile(r"\(([^()]*)\)")
"""In a phrase "(giúp|hộ) tôi" stands for both; an empty one, as in "(cái|) thẻ", may be left out."""

NUMBER = re.compile(r"\d+(?:tr|trieu|k|d|cu)?")
CODE = re.compile(r"(?!(?:19|20)\d\d$)\d{4,8}")
ANY_NUMBER, ANY_CODE = Word("#"), Word("##")
"""Stand for a number, and for four to eight digits that are no year."""
WILDCARDS = frozenset({ANY_NUMBER.plain, ANY_CODE.plain})
END = Word("")

Spellings = tuple[str, ...]


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
    """Words in a row, with choices at some places. An exact one counts only with all its marks."""

    places: tuple[tuple[Words, ...], ...]
    exact: bool = False

    def ends(self, said: Words, at: int) -> frozenset[int]:
        """Where it may end when it begins there."""
        reached = {at}
        for ways in self.places:
            reached = {start + len(way) for start in reached for way in ways if self.stands(said, start, way)}
        return frozenset(reached)

    def stands(self, said: Words, at: int, way: Words) -> bool:
        if not way:
            return True
        if at == len(said) or (said[at].plain != way[0].plain and way[0].plain not in WILDCARDS):
            return False
        found = said[at : at + len(way)]
        return found == way if self.exact else means(found, way)

    def openings(self) -> set[tuple[str, ...]]:
        """How its first two words may read in plain letters."""
        found: set[tuple[str, ...]] = {()}
        for ways in self.places:
            found = {(*one, *(word.plain for word in way))[:2] for one in found for way in ways}
        return found - {()}


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Phrases of one meaning: any of them will do."""

    phrases: tuple[Phrase, ...]


Found = Mapping[Group, tuple[range, ...]]
"""Where phrases of a group stand, for the groups that are there at all."""


@dataclass(frozen=True, slots=True)
class Book:
    """Looks for the phrases of all groups in one pass over a message. They lie by their first and second word."""

    by_start: Mapping[str, Mapping[str, tuple[tuple[Phrase, tuple[Group, ...]], ...]]]

    def find(self, said: Words) -> Found:
        found: dict[Group, tuple[range, ...]] = defaultdict(tuple)
        ways = [spellings(word) for word in (*said, END)]
        for at in range(len(said)):
            for phrase, groups in self.starting(ways[at], ways[at + 1]):
                for end in phrase.ends(said, at):
                    for group in groups:
                        found[group] += (range(at, end),)
        return dict(found)

    def starting(self, first: Spellings, second: Spellings) -> Iterator[tuple[Phrase, tuple[Group, ...]]]:
        for one in first:
            if one in self.by_start:
                for other in ("", *second):
                    yield from self.by_start[one].get(other, ())


def book(groups: Iterable[Group]) -> Book:
    owners: dict[Phrase, tuple[Group, ...]] = defaultdict(tuple)
    for group in groups:
        for phrase in group.phrases:
            owners[phrase] += (group,)
    by_start: dict[str, dict[str, tuple[tuple[Phrase, tuple[Group, ...]], ...]]] = defaultdict(dict)
    for phrase, of in owners.items():
        for opening in phrase.openings():
            first, second = (*opening, "")[:2]
            by_start[first][second] = (*by_start[first].get(second, ()), (phrase, of))
    return Book(dict(by_start))


def spellings(word: Word) -> Spellings:
    """The word in plain letters, and the wildcards that it may stand for."""
    plain = word.plain
    if not plain[:1].isdigit():
        return (plain,)
    number = (ANY_NUMBER.plain,) if NUMBER.fullmatch(plain) else ()
    return (plain, *number, *((ANY_CODE.plain,) if CODE.fullmatch(plain) else ()))


def message(text: str, lexicon: Lexicon) -> Message:
    said = lexicon.words(text)
    at: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for position, word in enumerate(said):
        at[word.plain] += (position,)
    return Message(said, dict(at))


def means(found: Words, phrase: Words) -> bool:
    if len(found) != len(phrase):
        return False
    for one, meant in zip(found, phrase, strict=True):  # read for every phrase that might begin: no generator here
        if not one.may_be(meant) and not (meant.plain in WILDCARDS and meant.plain in spellings(one)):
            return False
    return True


def phrases(texts: Iterable[str], lexicon: Lexicon) -> tuple[Words, ...]:
    """Phrases as the lexicon writes them, each once."""
    return tuple(dict.fromkeys(words for text in texts if (words := lexicon.words(text))))


def group(texts: Iterable[str], lexicon: Lexicon) -> Group:
    """The phrases of a rule file: "(giúp|hộ) tôi" has a choice, "tự tử!" counts only with its marks, "# triệu" has a
    number."""
    return Group(tuple(dict.fromkeys(Phrase(places(text, lexicon), text.endswith("!")) for text in texts)))


def places(text: str, lexicon: Lexicon) -> tuple[tuple[Words, ...], ...]:
    pieces = enumerate(EITHER.split(text))
    every = (piece.split("|") if odd % 2 else [piece] for odd, piece in pieces if piece)
    return tuple(tuple(with_wildcards(way, lexicon) for way in ways) for ways in every)


def with_wildcards(text: str, lexicon: Lexicon) -> Words:
    every: list[Word] = []
    for piece in re.split(r"(##?)", text):
        every += [Word(piece)] if piece.startswith("#") else lexicon.words(piece)
    return tuple(every)
