"""Whether a short message goes on about the matter under discussion, and which part of it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from faq.asked import heard, only_sections, vocabulary
from faq.datafile import read
from faq.lexicon import Words, standard
from faq.phrases import Message, phrases

STANDARD = Path(__file__).with_name("follow.yaml")

LONGEST = 14
"""Words of the longest message that goes on; what is longer tells its own story."""
UNKNOWN = 1
"""Words beside the cues. Of 160 follow-ups 96 are understood, and of 450 messages about other subjects 4 are taken
for one; with one word more 120 and 16, with two more 137 and 32. What is not understood is asked back."""
SURE = 0.9
"""Above this the search has found a matter of its own; of 384 questions that name theirs none is mistaken."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of follow.yaml."""

    sections: Mapping[str, tuple[Words, ...]]
    others: tuple[Words, ...]

    def parts(self, said: Message) -> frozenset[str]:
        return frozenset(name for name, every in self.sections.items() if said.has(every))

    def unknown(self, said: Message) -> int:
        """How many words belong to no phrase, here or in asked.yaml."""
        known = vocabulary()
        sections = (*known.sections.values(), *known.follow_up.values(), *self.sections.values())
        groups = (*sections, known.around, self.others)
        return len(said.without(said.covered(phrase for every in groups for phrase in every)))


def follows(text: str, sure: float) -> frozenset[str] | None:
    """The sections that the message asks for, none if it is about the whole matter; None if it does not go on.

    `sure` is the probability that the search, which knows nothing of the matter under discussion, has found what was
    asked.
    """
    bare = only_sections(text)
    return bare if bare is not None else goes_on(heard(text)) if sure < SURE else None


def goes_on(said: Message) -> frozenset[str] | None:
    """By its words alone."""
    if not 0 < len(said.said) <= LONGEST or cues().unknown(said) > UNKNOWN:
        return None
    parts = vocabulary().cues(said) or cues().parts(said)
    return parts if parts or said.has(cues().others) else None


@cache
def cues() -> Cues:
    """The cues that come with the program, read once."""
    content: dict[str, Any] = read(STANDARD)
    sections = {name: phrases(texts, standard()) for name, texts in content["sections"].items()}
    return Cues(sections, phrases((*content["whole"], *content["tail"]), standard()))
