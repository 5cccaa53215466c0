"""What came of a question. Every outcome keeps its evidence: winners and losers with their scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from faq.decoy import Decoy
from faq.entry import Entry

Name = Literal["answered", "choose", "two_needs", "unsure", "out_of_scope", "unsafe", "danger"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry or a decoy that was considered; the scores of all candidates of a question add up to 1."""

    entry: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """All candidates, best first, and how long the search took in milliseconds.

    `sure` is the probability that the first is what was asked, `ours` that one of the first four is.
    """

    candidates: tuple[Candidate, ...] = ()
    ms: float = 0.0
    sure: float = 0.0
    ours: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """This entry answers it; `section` when one part of it was asked for ("bao nhiêu tiền"); `also` is what another
    part of the message may have asked for."""

    entry: Entry
    evidence: Evidence
    section: str | None = None
    also: Entry | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """One of these, at most four; the person decides."""

    entries: tuple[Entry, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TwoNeeds:
    """Two things were asked, in this order."""

    entries: tuple[Entry, Entry]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nothing is near enough; these are nearest."""

    nearest: tuple[Entry, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """Not a matter of ours; `manner` tells small talk from another subject, `elsewhere` who deals with it."""

    evidence: Evidence
    manner: Literal["greeting", "thanks", "goodbye", "insult", "nonsense", "other"] = "other"
    elsewhere: Decoy | None = None


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Asks for something that must not be done; `about` names the fixed words to say."""

    about: Literal["secret_codes", "act_for_me", "forgery", "others_data", "instructions"]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Danger:
    """Somebody is in danger now; `about` names the fixed words, official numbers first.

    `entry` is the safety entry to read after those words, when there is one.
    """

    about: Literal["scam", "self_harm", "emergency"]
    evidence: Evidence
    entry: Entry | None = None


Outcome = Answered | Choose | TwoNeeds | Unsure | OutOfScope | Unsafe | Danger

NAMES: dict[type, Name] = {
    Answered: "answered",
    Choose: "choose",
    TwoNeeds: "two_needs",
    Unsure: "unsure",
    OutOfScope: "out_of_scope",
    Unsafe: "unsafe",
    Danger: "danger",
}


def name(outcome: Outcome) -> Name:
    """The outcome's name, as kept in the question log and printed by `ask`."""
    return NAMES[type(outcome)]
