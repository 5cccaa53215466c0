"""What of a thing is asked for ("hết bao nhiêu tiền"), and whether two things are asked at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from faq.datafile import read
from faq.lexicon import Words, plain, standard
from faq.phrases import Message, message, phrases

STANDARD = Path(__file__).with_name("asked.yaml")

CLAUSE_END = re.compile(r"[,;:.?!\n]+")
MOST_CLAUSES = 8
"""Longer messages are stories with one need."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of asked.yaml."""

    sections: Mapping[str, tuple[Words, ...]]
    follow_up: Mapping[str, tuple[Words, ...]]
    around: tuple[Words, ...]
    connectors: tuple[Words, ...]

    def cues(self, heard: Message) -> frozenset[str]:
        return frozenset(name for name, every in self.sections.items() if heard.has(every))

    def all_cues(self, heard: Message) -> frozenset[str]:
        """Those that count in a follow-up; a general "làm sao" yields to any other."""
        return self.cues(heard) or frozenset(name for name, every in self.follow_up.items() if heard.has(every))

    def named(self, heard: Message) -> Words:
        """The words that name a thing: no part of an entry, no little word."""
        groups = (*self.sections.values(), *self.follow_up.values(), self.around)
        return heard.without(heard.covered(phrase for every in groups for phrase in every))


def sections_asked(text: str) -> frozenset[str]:
    """The names of the sections that a full question asks for."""
    return vocabulary().cues(heard(text))


def only_sections(text: str) -> frozenset[str] | None:
    """The sections that a bare question ("còn phí thì sao") asks for; None when it names a thing or asks none."""
    listened = heard(text)
    found = vocabulary().all_cues(listened)
    return found if found and not vocabulary().named(listened) else None


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways of cutting a message between two needs, both sides folded and neither a bare question."""
    parts = clauses(text)
    if len(parts) > MOST_CLAUSES:
        return
    for cut in range(1, len(parts)):
        first, second = " ".join(parts[:cut]), " ".join(parts[cut:])
        if only_sections(first) is None and only_sections(second) is None:
            yield first, second


def clauses(text: str) -> list[str]:
    """Folded pieces between punctuation marks and connecting words."""
    every = (piece for clause in CLAUSE_END.split(text) for piece in between_connectors(heard(clause)))
    return [piece for piece in every if piece]


def between_connectors(listened: Message) -> Iterator[str]:
    cuts = listened.covered(vocabulary().connectors)
    start = 0
    for at in (*sorted(cuts), len(listened.said)):
        yield plain(listened.said[start:at])
        start = at + 1


def heard(text: str) -> Message:
    return message(text, standard())


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program, read once."""
    content: dict[str, Any] = read(STANDARD)
    return Vocabulary(
        {name: phrases(texts, standard()) for name, texts in content["sections"].items()},
        {name: phrases(texts, standard()) for name, texts in content["follow_up"].items()},
        phrases(content["around"], standard()),
        phrases(content["connectors"], standard()),
    )
