"""Who may do what, where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """The five roles: người báo, người duyệt, biên tập, quản trị, xem."""

    REPORTER = "reporter"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"
    VIEWER = "viewer"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with us. One person, many addresses. `unit` is where they report unless another is named."""

    id: str
    name: str
    sample: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's role in a unit and all below it, from the first to the last day given.

    `acting_for` is the absent person whose role a deputy holds.
    """

    person: str
    unit: str
    role: Role
    valid_from: date
    valid_to: date | None = None
    acting_for: str | None = None

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that binds a chat to a membership. Only its hash is kept.

    `person` is set when the invited person is known already (a further address of the same person).
    """

    code_hash: str
    unit: str
    role: Role
    expires_at: datetime
    max_uses: int = 1
    used: int = 0
    person: str | None = None
    revoked: bool = False
    sample: bool = False
