"""What was missed, gathered for editors: questions that are alike, what they came near to, what to do about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from rapidfuzz import fuzz

from faq.decoy import decoys
from faq.guard import manner
from faq.lexicon import standard
from faq.outcome import Candidate

Kind = Literal["unsure", "not_ours", "wrong"]
Advice = Literal["reread", "add_wording", "new_entry"]

ALIKE, IN_COMMON = 70.0, 0.6
"""Likeness (0 to 100), and share of the shorter question's weight in common, from which two are about the same."""
NEAR = 0.25
"""Share of the candidates from which an entry may well be what was meant."""
SENT = 0.85
"""Share of a neighbouring matter from which people were told who deals with it; as `decoy` in the limits."""
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
    """The largest first. Greetings, thanks and the like are no misses, nor is what was sent to another office."""
    ours = (one for one in misses if not _small_talk(one) and not _sent_elsewhere(one))
    read = [(key, one) for one in ours if (key := standard().key(one.text))]
    weights = _weights([key for key, _ in read])
    gathered: list[tuple[str, list[Miss]]] = []
    for key, one in read:
        _place(gathered, key, one, weights)
    found = (_group(members) for _, members in gathered)
    return tuple(sorted(found, key=lambda one: -one.count))


def alike(one: str, other: str, weights: Mapping[str, float]) -> bool:
    """Whether two folded questions are about the same. A single word in common says too little, and words that
    every question has ("ở đâu", "làm sao") say little."""
    if one == other:
        return True
    mine, theirs = set(one.split()), set(other.split())
    both = mine & theirs
    least = min(sum(weights[word] for word in words) for words in (mine, theirs))
    enough = len(both) > 1 and sum(weights[word] for word in both) >= IN_COMMON * least
    return enough and fuzz.token_set_ratio(one, other) >= ALIKE


def _small_talk(miss: Miss) -> bool:
    return miss.kind == "not_ours" and manner(miss.text) is not None


def _sent_elsewhere(miss: Miss) -> bool:
    first = miss.candidates[0] if miss.kind == "not_ours" and miss.candidates else None
    return first is not None and first.score >= SENT and any(one.id == first.entry for one in decoys())


def _weights(keys: Sequence[str]) -> dict[str, float]:
    """The rarer a word among different questions, the more it says."""
    different = set(keys)
    having = Counter(word for key in different for word in set(key.split()))
    return {word: log(1 + len(different) / times) for word, times in having.items()}


def _place(gathered: list[tuple[str, list[Miss]]], key: str, miss: Miss, weights: Mapping[str, float]) -> None:
    """Into the first group whose first question is alike, or into a new one."""
    for leader, members in gathered:
        if alike(leader, key, weights):
            members.append(miss)
            return
    gathered.append((key, [miss]))


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
    """Most called wrong: reread what was answered. Most not ours: a new entry, if anything. Else by how near one is;
    shares add up to 1 however far all are, so nearness alone tells nothing about what is not ours."""
    wrong = [one for one in members if one.kind == "wrong"]
    if 2 * len(wrong) > len(members):
        elsewhere = sum(one.why == "topic" for one in wrong)
        return "add_wording" if 2 * elsewhere > len(wrong) else "reread"
    if 2 * sum(one.kind == "not_ours" for one in members) > len(members):
        return "new_entry"
    best = [max((one.score for one in miss.candidates), default=0.0) for miss in members]
    return "add_wording" if sum(best) / len(best) >= NEAR else "new_entry"
