"""What the row of tokens means, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reports.grammar.tokens import Flaw
from reports.precision import Precision


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A number that counts something; `units` are the classes that its unit belongs to, none when it has no unit.

    `odd` says that an unknown word follows where a unit is expected. `precision`: "hơn 20", "khoảng 20".
    """

    value: int
    text: str
    flaw: Flaw = ""
    units: frozenset[str] = frozenset()
    odd: bool = False
    precision: Precision = "exact"


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Something that can be counted, by indicator code ("" when it is not clear which), with its figure if bound.

    `head` is what kind of thing an unclear one is: an account, a file, an app, the portal.
    """

    code: str
    text: str
    figure: Figure | None = None
    head: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that says how to take what stands near it."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day that was named; None for something longer or vaguer than a day. `month` is the first day of a month."""

    on: date | None
    month: date | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a clause ("comma"), of a sentence ("stop"), or of a question; `text` as typed."""

    kind: Literal["comma", "stop", "question"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """Any other word, and numbers that are not counts."""

    text: str


Element = Figure | Item | Mark | DayMark | Break | Plain
