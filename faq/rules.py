"""Rules over phrases: what must occur together, how close, and what must not be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from faq.lexicon import Lexicon
from faq.phrases import Book, Found, Group, book, group

Spans = tuple[range, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Fires when every group has a phrase in the message and nothing of `unless` is there.

    With `apart` the groups stand in this order, with at most so many words between one and the next; with `within`
    all of them start inside a stretch of so many words, in any order.
    """

    about: str
    groups: tuple[Group, ...]
    unless: Group
    apart: int | None = None
    within: int | None = None

    def fires(self, found: Found) -> bool:
        every = [found.get(one, ()) for one in self.groups]
        return all(every) and self.unless not in found and self.near(every)

    def near(self, every: list[Spans]) -> bool:
        in_order = self.apart is None or follows(every, self.apart)
        return in_order and (self.within is None or together(every, self.within))


def follows(every: list[Spans], apart: int) -> bool:
    ends = {span.stop for span in every[0]}
    for spans in every[1:]:
        ends = {span.stop for span in spans if any(0 <= span.start - end <= apart for end in ends)}
    return bool(ends)


def together(every: list[Spans], within: int) -> bool:
    begins = [[span.start for span in spans] for spans in every]
    return any(
        all(any(first <= start < first + within for start in starts) for starts in begins)
        for first in (start for starts in begins for start in starts)
    )


@dataclass(slots=True)
class Reader:
    """Makes rules and groups from a file's content; equal lists of phrases become one group."""

    lexicon: Lexicon
    groups: dict[tuple[str, ...], Group] = field(default_factory=dict)

    def group(self, content: Iterable[Any]) -> Group:
        texts = tuple(flat(content))
        if texts not in self.groups:
            self.groups[texts] = group(texts, self.lexicon)
        return self.groups[texts]

    def rules(self, content: dict[str, list[dict[str, Any]]]) -> Iterator[Rule]:
        for about, every in content.items():
            for one in every:
                groups = tuple(map(self.group, one["all"]))
                yield Rule(about, groups, self.group(one.get("unless", [])), one.get("apart"), one.get("within"))

    def book(self) -> Book:
        """For everything that was read so far."""
        return book(self.groups.values())


def flat(content: Iterable[Any]) -> Iterator[str]:
    """The phrases of a group; a group may name other groups."""
    for one in content:
        yield from flat(one) if isinstance(one, list) else (str(one),)
