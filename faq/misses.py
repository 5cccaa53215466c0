"""What was missed, gathered for editors: questions that are alike, what they came near to, what to do about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from faq.guard import manner
from faq.lexicon import standard
from faq.outcome import Candidate

Kind = Literal["unsure", "not_ours", "wrong"]
Advice = Literal["reread", "add_wording", "new_entry"]

ALIKE = 78.0
"""Likeness (0 to 100) from which two questions are about the same."""
NEAR = 0.25
"""Share of the candidates from which an entry may well be what was meant."""
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Miss:
    """A masked question that was not answered ("unsure", "not_ours"), or whose answer was called wrong; then
    `entry` is what was answered."""

    text: str
    kind: Kind
    candidates: tuple[Candidate, ...] = ()
    entry: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are alike: how many, two of them, the nearest entries (ids), and what an editor can do."""

    count: int
    examples: tuple[str, ...]
    nearest: tuple[str, ...]
    advice: Advice


def groups(misses: Iterable[Miss]) -> tuple[Group, ...]:
    """The largest first. Greetings, thanks and the like are no misses."""
    gathered: list[tuple[str, list[Miss]]] = []
    for one in misses:
        if one.kind == "not_ours" and manner(one.text):
            continue
        if key := standard().key(one.text):
            _place(gathered, key, one)
    found = (_group(members) for _, members in gathered)
    return tuple(sorted(found, key=lambda one: -one.count))


def _place(gathered: list[tuple[str, list[Miss]]], key: str, miss: Miss) -> None:
    """Into the first group whose first question is alike, or into a new one."""
    for leader, members in gathered:
        if alike(leader, key):
            members.append(miss)
            return
    gathered.append((key, [miss]))


def alike(one: str, other: str) -> bool:
    """Whether two folded questions are about the same. A single word in common says too little."""
    shared = set(one.split()) & set(other.split())
    return one == other or (len(shared) > 1 and fuzz.token_set_ratio(one, other) >= ALIKE)


def _group(members: Sequence[Miss]) -> Group:
    texts = tuple(one for one, _ in Counter(miss.text for miss in members).most_common(SHOWN))
    return Group(len(members), texts, _nearest(members), _advice(members))


def _nearest(members: Sequence[Miss]) -> tuple[str, ...]:
    shares: dict[str, float] = defaultdict(float)
    for miss in members:
        for one in miss.candidates:
            shares[one.entry] += one.score
        if miss.entry:
            shares[miss.entry] += 1
    return tuple(sorted(shares, key=lambda one: -shares[one])[:SHOWN])


def _advice(members: Sequence[Miss]) -> Advice:
    """Most called wrong: reread what was answered. Near an entry: it lacks this wording. Else: a new entry."""
    wrong = [one for one in members if one.kind == "wrong"]
    if 2 * len(wrong) > len(members):
        elsewhere = sum(one.why == "topic" for one in wrong)
        return "add_wording" if 2 * elsewhere > len(wrong) else "reread"
    best = [max((one.score for one in miss.candidates), default=0.0) for miss in members]
    return "add_wording" if sum(best) / len(best) >= NEAR else "new_entry"
