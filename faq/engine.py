"""The plain answer engine: find by likeness, then decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from time import perf_counter
from types import MappingProxyType

from faq.asked import vocabulary
from faq.decide import Asked, decide
from faq.entry import Entry
from faq.fold import LONGEST
from faq.guard import guard
from faq.match import matcher
from faq.outcome import Outcome


class PlainAnswers:
    """Answers from a fixed list of entries; build a new one when they change. Asking changes nothing.

    `timer` counts seconds and only measures. No text makes `ask` fail; of a longer one the first LONGEST characters
    are read.
    """

    __slots__ = ("_entries", "_matcher", "_timer")

    def __init__(self, entries: Iterable[Entry], timer: Callable[[], float] = perf_counter) -> None:
        self._entries = MappingProxyType({one.id: one for one in entries})
        self._matcher = matcher(self._entries.values())
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

    def _asked(self, text: str, on: date, topic: str | None) -> Asked:
        serving = {one.id: one for one in self._entries.values() if one.serves(on)}
        candidates = tuple(one for one in self._matcher.rank(text) if one.entry in serving)
        return Asked(text, on, serving.get(topic or ""), serving, candidates, self._matcher)


def read_once() -> None:
    """Reads the phrase files now, so that the first question does not wait for them."""
    guard()
    vocabulary()
