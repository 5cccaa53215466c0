"""Units as a dated tree. Districts ended on 30/06/2025 and communes merged, so every edge has a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["tinh", "huyen", "xa", "to"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that reports. A renamed or merged unit is a new unit with a new id; ids are never reused.

    `valid_to` is the last day on which it existed. `sample` marks the sample organisation ("diễn tập").
    """

    id: str
    code: str
    name: str
    level: Level
    valid_from: date
    valid_to: date | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """`child` stood under `parent` from the first to the last day given."""

    child: str
    parent: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a unit. Many to many; `part` when only some of its area went there."""

    old: str
    new: str
    extent: Literal["whole", "part"]
    on: date
    legal_basis: str
