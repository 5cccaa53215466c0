"""Before a changed entry goes live: its own wordings find it, and no other entry loses one of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from faq.entry import Entry
from faq.lexicon import standard

Find = Callable[[str], Sequence[str]]
"""A question in, the ids of all candidates out, likeliest first."""

NEIGHBOURS, MOST_CHECKED = 15, 120
LIKE = 45.0
"""Likeness (0 to 100) to a new wording below which a wording of another entry is in no danger from it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """This wording should lead to `entry`, and leads to `found`, or nowhere."""

    wording: str
    entry: str
    found: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found wrong, and how many wordings were tried: of the entry itself and of others."""

    findings: tuple[Finding, ...]
    own: int
    others: int

    @property
    def passed(self) -> bool:
        return not self.findings


Answer = Callable[[str], str | None]
"""The id of the entry that surely answers a question; None when nobody is sure."""


def nobody(_: str) -> None:
    """Answers nothing."""


def examine(
    before: Find, after: Find, old: Entry | None, new: Entry, served: Mapping[str, Entry], *, answer: Answer = nobody
) -> Verdict:
    """`before` searches what is served, `after` the same with `new` in the place of `old`. `answer` tells what is
    answered today: a new wording that another entry surely answers would be taken away from it."""
    own = wordings(new)
    ranked = [(one, after(one)) for one in own]
    findings = [Finding(one, new.id, first(found)) for one, found in ranked if first(found) != new.id]
    added = [one for one in own if old is None or one not in wordings(old)]
    owners = [(one, answer(one)) for one in added]
    findings += [Finding(one, owner, new.id) for one, owner in owners if owner is not None and owner != new.id]
    exposed = list(in_danger(added, neighbours(new, [found for _, found in ranked], served)))
    findings += [one for wording, entry in exposed if (one := loss(before, after, wording, entry))]
    return Verdict(tuple(findings), len(own), len(exposed))


def loss(before: Find, after: Find, wording: str, entry: str) -> Finding | None:
    """A wording that led to its entry and does so no more."""
    found = first(after(wording))
    return None if found == entry or first(before(wording)) != entry else Finding(wording, entry, found)


def neighbours(new: Entry, rankings: Iterable[Sequence[str]], served: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The entries that stand nearest: those easily confused with it, and those that its wordings bring up."""
    seen: Counter[str] = Counter()
    for found in rankings:
        seen.update({one: NEIGHBOURS - at for at, one in enumerate(found[:NEIGHBOURS])})
    confused = [*new.confusable, *(one.id for one in served.values() if new.id in one.confusable)]
    near = dict.fromkeys([*confused, *(one for one, _ in seen.most_common())])
    return tuple(served[one] for one in near if one in served and one != new.id)[:NEIGHBOURS]


def in_danger(added: Sequence[str], near: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Wordings of the neighbours that are like one of the added, the likest first, each with its entry."""
    key = standard().key
    new = [key(one) for one in added]
    theirs = [(wording, one.id) for one in near for wording in wordings(one)]
    scored = [
        (max((fuzz.token_set_ratio(key(text), one) for one in new), default=0.0), text, id_) for text, id_ in theirs
    ]
    likest = sorted((one for one in scored if one[0] >= LIKE), key=lambda one: -one[0])
    return ((text, entry) for _, text, entry in likest[:MOST_CHECKED])


def wordings(entry: Entry) -> tuple[str, ...]:
    """What the entry itself says it is asked by."""
    return tuple(dict.fromkeys((entry.question, *entry.aliases)))


def first(found: Sequence[str]) -> str | None:
    return found[0] if found else None
