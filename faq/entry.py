"""A piece of approved knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


class State(StrEnum):
    """nháp → chờ duyệt → hiệu lực → hết hiệu lực."""

    DRAFT = "draft"
    PENDING = "pending"
    LIVE = "live"
    RETIRED = "retired"


Confidence = Literal["high", "medium", "low"]

SECTIONS = ("answer", "steps", "papers", "where", "fee", "time", "exceptions", "next")
"""Names of an entry's sections, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or one list item. Outside [since, until] it is not said: waivers end by themselves."""

    text: str
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `document` is a number and name, or the page's title when there is no document."""

    document: str
    article: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An official page to open."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of citizens and its approved answer, served word for word.

    `sections` maps a name of SECTIONS to its statements. `confusable` names entries easily taken for this one.
    `rehearsal` says that somebody of the sample organisation wrote or approved it.
    """

    id: str
    question: str
    category: str
    sections: dict[str, tuple[Statement, ...]]
    aliases: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    check_again_on: date
    effective_from: date | None = None
    expires_on: date | None = None
    confidence: Confidence = "high"
    state: State = State.LIVE
    links: tuple[Link, ...] = ()
    confusable: tuple[str, ...] = ()
    revision: int = 1
    rehearsal: bool = False

    def said(self, section: str, on: date) -> tuple[str, ...]:
        """The texts of a section that hold on that day."""
        return tuple(one.text for one in self.sections.get(section, ()) if one.holds(on))

    def serves(self, on: date) -> bool:
        """Whether the entry may be given as an answer on that day."""
        started = self.effective_from is None or self.effective_from <= on
        return self.state is State.LIVE and started and (self.expires_on is None or on <= self.expires_on)
