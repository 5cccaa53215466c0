"""What an editor is told about new words before they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from faq.check import LONGEST_SENTENCE, SENTENCE_END, is_official, official_domains
from faq.difference import differences
from faq.entry import Entry
from faq.lexicon import standard

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|xyz|top|cc)\b\S*", re.IGNORECASE
)
LONGEST_WORDING = 200

Kind = Literal["address", "long", "wording"]


@dataclass(frozen=True, slots=True)
class Concern:
    """An address that is no official page; a sentence that is too long; a wording that nothing can be found by."""

    kind: Kind
    what: str

    @property
    def grave(self) -> bool:
        """Whether it may not be sent like this."""
        return self.kind != "long"


def concerns(before: Entry, after: Entry) -> tuple[Concern, ...]:
    """About what is new in `after`; what was said before is not judged again."""
    found: list[Concern] = []
    for one in differences(before, after):
        new = [line for line in one.after if line not in one.before]
        found += [concern for line in new for concern in (_wording(line) if one.part == "wordings" else _said(line))]
    return tuple(found)


def _wording(text: str) -> Iterator[Concern]:
    if len(text) > LONGEST_WORDING or not standard().key(text):
        yield Concern("wording", text[:60])


def _said(text: str) -> Iterator[Concern]:
    for url in ADDRESS.findall(text):
        bare = url.rstrip(".,;:!?)…”")
        if not is_official(bare if "://" in bare else f"https://{bare}", official_domains()):
            yield Concern("address", bare)
    for sentence in SENTENCE_END.split(text):
        if len(sentence.split()) > LONGEST_SENTENCE:
            yield Concern("long", sentence.strip()[:60])
