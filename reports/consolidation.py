"""A unit took what was approved below it into a total that went upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The figures of one form and period of everything below a unit, as they were at that moment.

    `figures` maps indicator codes to what was totalled then. `members` are the submissions that were used;
    `corrected_by` are the correction slips approved since: what was printed from it has to be issued anew.
    """

    id: str
    unit: str
    form: str
    period: str
    by: str
    at: datetime
    members: tuple[str, ...]
    figures: Mapping[str, Any] = field(default_factory=dict)
    corrected_by: tuple[str, ...] = ()
