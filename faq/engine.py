"""The answer engine: guard, search, decide. Immutable; a changed entry means a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from time import perf_counter
from types import MappingProxyType

from faq.asked import vocabulary
from faq.builder import Builder, shipped
from faq.decide import Asked, decide
from faq.entry import Entry
from faq.fold import LONGEST
from faq.follow import cues
from faq.guard import guard
from faq.model import Limits
from faq.outcome import Outcome
from faq.search import Search


class AnswerEngine:
    """Answers from a fixed list of entries. Asking changes nothing.

    `timer` counts seconds and only measures. No text makes `ask` fail; of a longer one the first LONGEST characters
    are read.
    """

    __slots__ = ("_builder", "_decoys", "_entries", "_limits", "_search", "_timer")

    def __init__(
        self, entries: Iterable[Entry], builder: Builder | None = None, timer: Callable[[], float] = perf_counter
    ) -> None:
        self._entries = MappingProxyType({one.id: one for one in entries})
        self._builder = builder or Builder(shipped())
        self._search: Search = self._builder(self._entries.values())
        fitted = self._builder.model.fitted
        self._limits: Mapping[bool, Limits] = {kind == "semantic": one.limits for kind, one in fitted.items()}
        self._decoys = {one.id: one for one in self._builder.neighbours}
        self._timer = timer
        read_once()

    def ask(self, question: str, on: date, topic: str | None = None) -> Outcome:
        """What comes of a question on that day. Entries that do not serve then are as if they were not there."""
        started = self._timer()
        outcome = decide(self._asked(question[:LONGEST], on, topic))
        ms = (self._timer() - started) * 1000
        return replace(outcome, evidence=replace(outcome.evidence, ms=ms))

    def entry(self, entry: str) -> Entry | None:
        """By id."""
        return self._entries.get(entry)

    def all(self) -> Iterable[Entry]:
        """Every entry, whether it serves or not."""
        return self._entries.values()

    def _asked(self, text: str, on: date, topic: str | None) -> Asked:
        serving = {one.id: one for one in self._entries.values() if one.serves(on)}
        text = unmasked(text)
        ranked = self._search(text)
        limits, half = self._limits[ranked.meaning], self._limits[False].half
        topical = serving.get(topic or "")
        return Asked(text, on, topical, serving, self._decoys, ranked, limits, self._search.by_words, half)


LABEL = re.compile(r"\[[^\[\]\n]{2,30}\]|(?<!\w)\+?\d(?:[ .-]?\d){6,}(?!\w)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""What stands in the place of a masked number, "[số căn cước]"; long numbers and addresses that nobody masked."""


def unmasked(text: str) -> str:
    """Without personal numbers or their labels, which would be taken for what is asked; unless nothing is left."""
    rest = LABEL.sub(" ", text)
    return rest if re.search(r"\w", rest) else text


def read_once() -> None:
    """Reads the phrase files now, so that the first question does not wait for them."""
    guard()
    vocabulary()
    cues()
