"""What must be seen before any search: somebody in danger, a request to refuse, small talk. Deterministic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from faq.lexicon import Lexicon, Words, standard
from faq.phrases import Message, message, phrases

DangerAbout = Literal["scam", "self_harm", "emergency"]
UnsafeAbout = Literal["secret_codes", "act_for_me", "forgery", "others_data", "instructions"]
Manner = Literal["greeting", "thanks", "goodbye", "insult", "nonsense"]

STANDARD = Path(__file__).with_name("guard.yaml")

MANNERS: tuple[Manner, ...] = ("insult", "goodbye", "thanks", "greeting")
"""The first that occurs names the message."""

UNSAYABLE = re.compile(r"[a-z]|.*[bcdfghjklmnpqrstvwxz]{6}.*")
"""A single letter, or more consonants in a row than a word or an abbreviation has."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Fires when every group has a phrase in the message and nothing of `unless` is there."""

    about: str
    groups: tuple[tuple[Words, ...], ...]
    unless: tuple[Words, ...]
    marked: bool

    def fires(self, heard: Message) -> bool:
        every = all(heard.has(group, marked=self.marked) for group in self.groups)
        return every and not heard.has(self.unless)


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one file."""

    lexicon: Lexicon
    danger: tuple[Rule, ...]
    unsafe: tuple[Rule, ...]
    manners: Mapping[str, tuple[Words, ...]]

    def first(self, rules: tuple[Rule, ...], text: str) -> str | None:
        heard = message(text, self.lexicon)
        return next((rule.about for rule in rules if rule.fires(heard)), None)

    def manner(self, text: str) -> Manner | None:
        heard = message(text, self.lexicon)
        if all(UNSAYABLE.fullmatch(word.plain) for word in heard.said):
            return None if other_script(text, heard) else "nonsense"
        every = (phrase for group in self.manners.values() for phrase in group)
        if heard.without(heard.covered(every)):
            return None
        return next((one for one in MANNERS if heard.has(self.manners[one])), None)


def other_script(text: str, heard: Message) -> bool:
    return not heard.said and any(char.isalpha() for char in text)


def danger(text: str) -> DangerAbout | None:
    """Whether somebody is in danger now. A question about how such things go is none."""
    return cast("DangerAbout | None", guard().first(guard().danger, text))


def unsafe(text: str) -> UnsafeAbout | None:
    """Whether something is asked that must not be done."""
    return cast("UnsafeAbout | None", guard().first(guard().unsafe, text))


def manner(text: str) -> Manner | None:
    """What kind of small talk a message is, if it is nothing but that."""
    return guard().manner(text)


@cache
def guard() -> Guard:
    """The rules that come with the program, read once."""
    content: dict[str, Any] = yaml.safe_load(STANDARD.read_text("utf-8"))
    lexicon = standard()
    manners = {name: phrases(texts, lexicon) for name, texts in content["manner"].items()}
    return Guard(lexicon, tuple(rules(content["danger"], lexicon)), tuple(rules(content["unsafe"], lexicon)), manners)


def rules(content: dict[str, list[dict[str, Any]]], lexicon: Lexicon) -> Iterator[Rule]:
    for about, every in content.items():
        for one in every:
            groups = tuple(phrases(flat(group), lexicon) for group in one["all"])
            yield Rule(about, groups, phrases(flat(one.get("unless", [])), lexicon), one.get("marked", False))


def flat(group: list[Any]) -> Iterator[str]:
    """The phrases of a group; a group may name other groups."""
    for one in group:
        yield from flat(one) if isinstance(one, list) else (one,)
