"""Who owes what by when, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Semantics = Literal["before", "on_or_before", "cutoff", "by_end_of_period", "event_day", "none"]
Evidence = Literal["explicit", "inferred", "proposal", "not_stated", "verified_secondary", "exists_not_read"]


@dataclass(frozen=True, slots=True)
class Obligation:
    """A report or task that comes round. `rrule` carries the last acceptable day; empty when the source has no day.

    `document` and `clause` say where it comes from, `evidence` how sure that is. `once` is the last acceptable day of
    something that does not come round. With `offset_working_days` the due day is that many working days after the
    cut-off and the rrule is nominal only; `gap_working_days` must lie between cut-off and due day.
    `period` is a kind: day, week, month, quarter, nd09 (15th to 14th), nd09q, nd09h, nd09n (9 months), nd09y,
    year_to_date, or empty.
    """

    id: str
    title: str
    obligor: str
    recipient: str
    due_text: str
    rrule: str
    semantics: Semantics
    evidence: Evidence
    document: str = ""
    clause: str = ""
    period: str = ""
    note: str = ""
    cooperating: str = ""
    once: date | None = None
    offset_working_days: int = 0
    gap_working_days: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """One obligation, of one unit, for one period. `period` is written `day:2026-12-02` or `nd09:2026-12`.

    `on` is the last acceptable day; `first` and `last` are the days whose figures are wanted.
    """

    obligation: str
    unit: str
    period: str
    on: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Reminder:
    """One step of one due to one person. Its key is unique: that is what makes it once.

    `at` is when it should go, `useful_until` when it is too late to be of use; both aware, UTC.
    """

    due: Due
    step: str
    person: str
    at: datetime
    useful_until: datetime

    @property
    def key(self) -> str:
        return f"{self.due.obligation}|{self.due.unit}|{self.due.period}|{self.step}|{self.person}"
