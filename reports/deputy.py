"""Somebody acts in another's place for some days: "ủy quyền từ … đến …"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.people import Role


@dataclass(frozen=True, slots=True)
class Deputy:
    """`deputy` holds the role of `absent` in the unit from the first to the last day; every approval says so."""

    id: str
    absent: str
    deputy: str
    unit: str
    role: Role
    first: date
    last: date
    by: str
    at: datetime
    ended: date | None = None

    def holds(self, on: date) -> bool:
        return self.first <= on <= self.last and (self.ended is None or on <= self.ended)
