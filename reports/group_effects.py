"""Changes around groups and codes that a turn asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reports.group import Group


@dataclass(frozen=True, slots=True)
class BindGroup:
    """Let a chat group belong to a unit. Conflict unless it belongs to `expects` (nobody, if None) until now."""

    group: Group
    expects: str | None


@dataclass(frozen=True, slots=True)
class UnbindGroup:
    """Let a chat group belong to nobody; one that does already stays so. `by` is a person's id or "system:…"."""

    address: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CountWrongCode:
    """One more wrong code on a channel, as `Tries.more` counts."""

    channel: str
    at: datetime
