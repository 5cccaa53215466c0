"""From probabilities to an outcome. Each step says what it is sure of or passes the question on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from faq import guard
from faq.asked import halves, only_sections, sections_asked
from faq.decoy import Decoy
from faq.entry import Entry
from faq.follow import follows
from faq.model import Limits
from faq.outcome import (
    Answered,
    Candidate,
    Choose,
    Danger,
    Evidence,
    Outcome,
    OutOfScope,
    TwoNeeds,
    Unsafe,
    Unsure,
)
from faq.search import Ranked

SHOWN = 4
"""Choices that a person can take in."""
WORTH = 0.02
"""Share of the candidates below which one is not worth showing."""
NEAREST = 3
CERTAIN = 0.9
"""Above this a message has one need: of 500 questions with one need, 5 were cut in two below it, 33 without it."""

SHORT, ALSO = 35, 0.5
"""Words of a message in which a second need is looked for beside an answer, and how sure its less sure half must be:
of 150 messages with two needs 80 are found so, of 500 with one 24."""

SAFETY = "an-toan"
"""Category of the entries that follow the fixed words about a scam."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what the search found. `entries` holds those that serve on the day."""

    text: str
    on: date
    topic: Entry | None
    entries: Mapping[str, Entry]
    decoys: Mapping[str, Decoy]
    ranked: Ranked
    limits: Limits
    by_words: Callable[[str], Ranked]
    half: float
    """Least certainty, by words alone, of each of two needs."""

    @property
    def evidence(self) -> Evidence:
        found = (Candidate(entry, share) for entry, share in self.ranked.candidates)
        return Evidence(tuple(found), sure=self.ranked.sure, ours=self.ranked.ours)

    @property
    def best(self) -> Entry | None:
        """The likeliest candidate, unless it is no entry of ours."""
        return self.entries.get(self.ranked.candidates[0][0]) if self.ranked.candidates else None

    def likely(self, most: int) -> tuple[Entry, ...]:
        """The likeliest entries, best first."""
        shares = [(self.entries[one], share) for one, share in self.ranked.candidates if one in self.entries]
        return tuple(entry for entry, share in shares[:most] if share >= WORTH) or tuple(one for one, _ in shares[:1])


def in_danger(asked: Asked) -> Outcome | None:
    about = guard.danger(asked.text)
    if about is None:
        return None
    entries = (one for one in asked.likely(SHOWN) if about == "scam")
    return Danger(about, asked.evidence, next((one for one in entries if one.category == SAFETY), None))


def must_refuse(asked: Asked) -> Outcome | None:
    about = guard.unsafe(asked.text)
    return Unsafe(about, asked.evidence) if about else None


def small_talk(asked: Asked) -> Outcome | None:
    manner = guard.manner(asked.text)
    return OutOfScope(asked.evidence, manner) if manner else None


def follow_up(asked: Asked) -> Outcome | None:
    """ "Còn phí thì sao" about the entry under discussion."""
    parts = follows(asked.text, asked.ranked.sure) if asked.topic else None
    if parts is None or asked.topic is None:
        return None
    said = [part for part in parts if asked.topic.said(part, asked.on)]
    return Answered(asked.topic, asked.evidence, said[0] if len(parts) == len(said) == 1 else None)


def nothing_found(asked: Asked) -> Outcome | None:
    return None if asked.ranked.candidates else OutOfScope(asked.evidence)


def which_one(asked: Asked) -> Outcome | None:
    """A bare "lệ phí bao nhiêu" with nothing under discussion."""
    if only_sections(asked.text) is None:
        return None
    likely = asked.likely(SHOWN)
    return Choose(likely, asked.evidence) if len(likely) > 1 else Unsure(likely, asked.evidence)


def certain(asked: Asked) -> Outcome | None:
    """So sure that nobody has to look for a second need."""
    return clear_winner(asked) if asked.ranked.sure >= CERTAIN else None


def two_needs(asked: Asked) -> Outcome | None:
    """Each half leads somewhere for certain, and not to the same place."""
    found = next((pair for sure, pair in needs(asked) if sure >= asked.half), None)
    return TwoNeeds(found, asked.evidence) if found else None


def needs(asked: Asked) -> Iterator[tuple[float, tuple[Entry, Entry]]]:
    """The two entries that the halves of the message lead to, for every cut, and how sure the less sure half is."""
    for halves_ in halves(asked.text):
        ranked = [asked.by_words(half) for half in halves_]
        if all(one.candidates for one in ranked):
            first, second = (asked.entries.get(one.candidates[0][0]) for one in ranked)
            if first and second and first is not second:
                yield min(one.sure for one in ranked), (first, second)


def other_need(asked: Asked, entry: Entry) -> Entry | None:
    """What else a short message may ask for, beside the entry that answers it."""
    if len(asked.text.split()) > SHORT:
        return None
    found = (pair for sure, pair in needs(asked) if sure >= ALSO and entry in pair)
    return next((second if first is entry else first for first, second in found), None)


def clear_winner(asked: Asked) -> Outcome | None:
    entry = asked.best
    if entry is None or asked.ranked.sure < asked.limits.answer:
        return None
    return Answered(entry, asked.evidence, section(asked, entry), other_need(asked, entry))


def said_otherwise(asked: Asked) -> Outcome | None:
    """Most likely a danger or something to refuse, in words that the rules do not know."""
    decoy = asked.decoys.get(asked.ranked.candidates[0][0])
    if decoy is None or not decoy.about or asked.ranked.candidates[0][1] < asked.limits.decoy:
        return None
    match decoy.about:
        case "scam" | "self_harm" | "emergency":
            return Danger(decoy.about, asked.evidence, None)
        case about:
            return Unsafe(about, asked.evidence)


def elsewhere(asked: Asked) -> Outcome | None:
    """Most likely a matter that somebody else deals with."""
    decoy = asked.decoys.get(asked.ranked.candidates[0][0])
    if decoy is None or decoy.about or asked.ranked.ours >= asked.limits.ask:
        return None
    certain = asked.ranked.candidates[0][1] >= asked.limits.decoy
    return OutOfScope(asked.evidence, elsewhere=decoy if certain else None)


def not_ours(asked: Asked) -> Outcome | None:
    return OutOfScope(asked.evidence) if asked.ranked.ours < asked.limits.near else None


def close_ones(asked: Asked) -> Outcome | None:
    if asked.ranked.ours < asked.limits.ask:
        return None
    likely = asked.likely(SHOWN)
    return Choose(likely, asked.evidence) if len(likely) > 1 else None


def nearest(asked: Asked) -> Outcome:
    return Unsure(asked.likely(NEAREST), asked.evidence)


def section(asked: Asked, entry: Entry) -> str | None:
    """The one part that was asked for; None when the whole entry is about it or has no such part."""
    parts = sections_asked(asked.text)
    if len(parts) != 1 or parts == sections_asked(entry.question):
        return None
    return next((part for part in parts if entry.said(part, asked.on)), None)


STEPS: tuple[Callable[[Asked], Outcome | None], ...] = (
    in_danger,
    must_refuse,
    small_talk,
    follow_up,
    nothing_found,
    said_otherwise,
    which_one,
    certain,
    two_needs,
    clear_winner,
    elsewhere,
    not_ours,
    close_ones,
)


def decide(asked: Asked) -> Outcome:
    """The first step that is sure; otherwise what is nearest."""
    found = (outcome for step in STEPS if (outcome := step(asked)))
    return next(found, None) or nearest(asked)
