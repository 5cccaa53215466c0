"""Phrases in a message: marks may be missing in what people write, other marks may not be there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from faq.lexicon import Lexicon, Words


@dataclass(frozen=True, slots=True)
class Message:
    """The words of a message, and where each stands."""

    said: Words
    at: Mapping[str, tuple[int, ...]]

    def spans(self, phrase: Words, *, marked: bool = False) -> Iterator[range]:
        """Where the phrase stands; a marked one counts only with all its marks."""
        for start in self.at.get(phrase[0].plain, ()):
            found = self.said[start : start + len(phrase)]
            if found == phrase or (not marked and means(found, phrase)):
                yield range(start, start + len(phrase))

    def has(self, phrases: Iterable[Words], *, marked: bool = False) -> bool:
        return any(True for phrase in phrases for _ in self.spans(phrase, marked=marked))

    def covered(self, phrases: Iterable[Words]) -> frozenset[int]:
        """The positions that belong to some phrase."""
        return frozenset(at for phrase in phrases for span in self.spans(phrase) for at in span)

    def without(self, taken: frozenset[int]) -> Words:
        return tuple(word for at, word in enumerate(self.said) if at not in taken)


def message(text: str, lexicon: Lexicon) -> Message:
    said = lexicon.words(text)
    at: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for position, word in enumerate(said):
        at[word.plain] += (position,)
    return Message(said, dict(at))


def means(found: Words, phrase: Words) -> bool:
    return len(found) == len(phrase) and all(one.may_be(meant) for one, meant in zip(found, phrase, strict=True))


def phrases(texts: Iterable[str], lexicon: Lexicon) -> tuple[Words, ...]:
    """Phrases as the lexicon writes them, each once."""
    return tuple(dict.fromkeys(words for text in texts if (words := lexicon.words(text))))
