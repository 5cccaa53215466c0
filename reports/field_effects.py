"""Changes that work in the field asks for: presses of a counter, lines of help, cards of people helped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reports.tally import Tap


@dataclass(frozen=True, slots=True)
class AddTap:
    """Store one press; the same press once more changes nothing.

    One that takes away is a Conflict when this person's unsaved presses of that indicator and day would fall below
    zero.
    """

    tap: Tap


@dataclass(frozen=True, slots=True)
class CloseTally:
    """These presses became that submission, which is stored already.

    Conflict when they are not exactly the unsaved presses of `person` for the unit and day: one was added or saved
    in between. `by` is whoever closed it, or a part of the program.
    """

    submission: str
    unit: str
    day: date
    person: str
    taps: frozenset[str]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CloseHelp:
    """A session of help ended; `submission` holds its line. `partly`: guidance was given, the matter is not done."""

    submission: str
    unit: str
    indicator: str
    by: str
    at: datetime
    partly: bool = False


@dataclass(frozen=True, slots=True)
class KeepHelpSecret:
    """The sealed secret of a period. Conflict when it has one already."""

    period: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class ShowCard:
    """A card was shown in a unit. Nothing but its HMAC and the first day is kept."""

    period: str
    unit: str
    digest: str
    day: date


@dataclass(frozen=True, slots=True)
class EndHelpPeriod:
    """Destroy the secret and all cards of a period; only numbers of people stay, by unit."""

    period: str
    people: Mapping[str, int]
    at: datetime
