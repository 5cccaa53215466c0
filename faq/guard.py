"""What must be seen before any search: somebody in danger, a request to refuse, small talk. Deterministic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from faq.datafile import read
from faq.fold import LONGEST
from faq.lexicon import Lexicon, Words, standard
from faq.phrases import Book, Found, Group
from faq.rules import Reader, Rule

DangerAbout = Literal["scam", "self_harm", "emergency"]
UnsafeAbout = Literal["secret_codes", "act_for_me", "forgery", "others_data", "instructions"]
Manner = Literal["greeting", "thanks", "goodbye", "insult", "nonsense"]

STANDARD = Path(__file__).with_name("guard.yaml")

MANNERS: tuple[Manner, ...] = ("insult", "goodbye", "thanks", "greeting")
"""The first that occurs names the message."""

UNSAYABLE = re.compile(r"[a-z]|.*[bcdfghjklmnpqrstvwxz]{6}.*")
"""A single letter, or more consonants in a row than a word or an abbreviation has."""

REMEMBERED = 8
"""Messages whose phrases are kept: the same one is asked about danger, refusal and manner in turn."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a message and the phrases found in it."""

    said: Words
    found: Found


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one file."""

    lexicon: Lexicon
    book: Book
    danger: tuple[Rule, ...]
    unsafe: tuple[Rule, ...]
    code: re.Pattern[str]
    manners: Mapping[str, Group]

    def hear(self, text: str) -> Heard:
        said = self.lexicon.words(text)
        return Heard(said, self.book.find(said))

    def manner(self, heard: Heard) -> Manner | None:
        """Of a message with words of ours."""
        groups = self.manners.values()
        taken = {at for one in groups for span in heard.found.get(one, ()) for at in span}
        if len(taken) < len(heard.said):
            return None
        return next((one for one in MANNERS if self.manners[one] in heard.found), None)


def danger(text: str) -> DangerAbout | None:
    """Whether somebody is in danger now. A question about how such things go is none."""
    return cast("DangerAbout | None", first(guard().danger, heard(text)))


def unsafe(text: str) -> UnsafeAbout | None:
    """Whether something is asked that must not be done."""
    if guard().code.search(text[:LONGEST]):
        return "instructions"
    return cast("UnsafeAbout | None", first(guard().unsafe, heard(text)))


def manner(text: str) -> Manner | None:
    """What kind of small talk a message is, if it is nothing but that."""
    listened = heard(text)
    if all(UNSAYABLE.fullmatch(word.plain) for word in listened.said):
        return None if other_script(text, listened) else "nonsense"
    return guard().manner(listened)


def first(rules: tuple[Rule, ...], heard: Heard) -> str | None:
    return next((rule.about for rule in rules if rule.fires(heard.found)), None)


def other_script(text: str, heard: Heard) -> bool:
    return not heard.said and any(char.isalpha() for char in text)


@lru_cache(maxsize=REMEMBERED)
def heard(text: str) -> Heard:
    return guard().hear(text)


@cache
def guard() -> Guard:
    """The rules that come with the program, read once."""
    content: dict[str, Any] = read(STANDARD)
    reader = Reader(standard())
    danger, unsafe = tuple(reader.rules(content["danger"])), tuple(reader.rules(content["unsafe"]))
    manners = {name: reader.group(texts) for name, texts in content["manner"].items()}
    code = re.compile("|".join(content["code"]), re.IGNORECASE)
    return Guard(standard(), reader.book(), danger, unsafe, code, manners)
