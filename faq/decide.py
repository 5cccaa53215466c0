"""From scores to an outcome. Each step says what it is sure of or passes the question on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from faq import guard
from faq.asked import halves, only_sections, sections_asked, subject
from faq.entry import Entry
from faq.match import Matcher
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

# First guesses, from development questions.
EXACT = 0.97
"""One of the entry's own wordings."""
ANSWER, MARGIN, SHARE = 0.63, 0.04, 0.65
"""An answer needs this score, this lead, and so much of what is named in the entry's wordings."""
NEAR = 0.10
"""Whatever is this near the best is offered as a choice; a question of one or two words needs this lead."""
HALF = 0.75
"""Each of two needs must be met at least this well."""
FLOOR, COMMON, STORY = 0.55, 0.40, 15
"""Below this score, or with less than this share of its words known, a question is not ours; in a story of so many
words the share says nothing."""

SAFETY = "an-toan"
"""Category of the entries that follow the fixed words about a scam."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what the search found. `entries` holds those that serve on the day, `candidates` no others."""

    text: str
    on: date
    topic: Entry | None
    entries: Mapping[str, Entry]
    candidates: tuple[Candidate, ...]
    matcher: Matcher

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.candidates)

    def knows(self, text: str, entry: str) -> float:
        """The share of the words naming a thing that the entry's wordings have."""
        return self.matcher.share(subject(text), entry)

    def near(self, distance: float) -> tuple[Entry, ...]:
        """Entries within that distance of the best, at most four."""
        best = self.candidates[0].score
        return tuple(self.entries[one.entry] for one in self.candidates[:4] if best - one.score <= distance)


def in_danger(asked: Asked) -> Outcome | None:
    about = guard.danger(asked.text)
    if about is None:
        return None
    entries = (asked.entries[one.entry] for one in asked.candidates if about == "scam")
    return Danger(about, asked.evidence, next((one for one in entries if one.category == SAFETY), None))


def must_refuse(asked: Asked) -> Outcome | None:
    about = guard.unsafe(asked.text)
    return Unsafe(about, asked.evidence) if about else None


def small_talk(asked: Asked) -> Outcome | None:
    manner = guard.manner(asked.text)
    return OutOfScope(asked.evidence, manner) if manner else None


def follow_up(asked: Asked) -> Outcome | None:
    """ "Còn phí thì sao" about the entry under discussion."""
    parts = only_sections(asked.text) if asked.topic else None
    if parts is None or asked.topic is None:
        return None
    said = [part for part in parts if asked.topic.said(part, asked.on)]
    return Answered(asked.topic, asked.evidence, said[0] if len(parts) == len(said) == 1 else None)


def nothing_found(asked: Asked) -> Outcome | None:
    if asked.candidates and asked.candidates[0].score >= FLOOR and known(asked):
        return None
    return OutOfScope(asked.evidence)


def known(asked: Asked) -> bool:
    """Whether enough of the words occur in some near entry, or the score is good, or it is a story."""
    if asked.candidates[0].score >= ANSWER or len(asked.text.split()) >= STORY:
        return True
    return any(asked.knows(asked.text, one.entry) >= COMMON for one in asked.candidates[:3])


def own_words(asked: Asked) -> Outcome | None:
    exact = asked.candidates and asked.candidates[0].score >= EXACT
    return answered(asked) if exact and lead(asked.candidates) > 0 else None


def which_one(asked: Asked) -> Outcome | None:
    """A bare "lệ phí bao nhiêu" with nothing under discussion."""
    if len(asked.candidates) < 2 or only_sections(asked.text) is None:
        return None
    good = asked.candidates[0].score >= ANSWER
    return Choose(asked.near(1.0), asked.evidence) if good else nearest(asked)


def two_needs(asked: Asked) -> Outcome | None:
    for first, second in halves(asked.text):
        one = met(asked, first)
        other = met(asked, second) if one else None
        if one and other and one != other:
            return TwoNeeds((one, other), asked.evidence)
    return None


def met(asked: Asked, half: str) -> Entry | None:
    found = tuple(one for one in asked.matcher.rank(half) if one.entry in asked.entries)
    if not found or found[0].score < HALF or lead(found) < MARGIN:
        return None
    return asked.entries[found[0].entry] if asked.knows(half, found[0].entry) >= SHARE else None


def clear_winner(asked: Asked) -> Outcome | None:
    needed = MARGIN if len(asked.text.split()) > 2 else NEAR
    best = asked.candidates[0]
    clear = best.score >= ANSWER and lead(asked.candidates) >= needed
    return answered(asked) if clear and asked.knows(asked.text, best.entry) >= SHARE else None


def close_ones(asked: Asked) -> Outcome | None:
    near = asked.near(NEAR)
    return Choose(near, asked.evidence) if asked.candidates[0].score >= ANSWER and len(near) > 1 else None


def nearest(asked: Asked) -> Outcome:
    return Unsure(tuple(asked.entries[one.entry] for one in asked.candidates[:3]), asked.evidence)


def answered(asked: Asked) -> Answered:
    entry = asked.entries[asked.candidates[0].entry]
    return Answered(entry, asked.evidence, section(asked, entry))


def section(asked: Asked, entry: Entry) -> str | None:
    """The one part that was asked for; None when the whole entry is about it or has no such part."""
    parts = sections_asked(asked.text)
    if len(parts) != 1 or parts == sections_asked(entry.question):
        return None
    return next((part for part in parts if entry.said(part, asked.on)), None)


def lead(candidates: tuple[Candidate, ...]) -> float:
    """How far the best is before the second."""
    return candidates[0].score - candidates[1].score if len(candidates) > 1 else 1.0


STEPS: tuple[Callable[[Asked], Outcome | None], ...] = (
    in_danger,
    must_refuse,
    small_talk,
    follow_up,
    own_words,
    which_one,
    nothing_found,
    clear_winner,
    two_needs,
    close_ones,
)


def decide(asked: Asked) -> Outcome:
    """The first step that is sure; otherwise what is nearest."""
    found = (outcome for step in STEPS if (outcome := step(asked)))
    return next(found, None) or nearest(asked)
