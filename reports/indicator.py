"""What can be counted. Indicators are data; see data/indicators.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.unit import Level

Kind = Literal["flow", "stock", "distinct", "money", "rank", "list"]
OverUnits = Literal["sum", "distinct", "union", "none"]
OverTime = Literal["sum", "last", "first", "max", "distinct", "union"]
Frequency = Literal["daily", "monthly", "quarterly", "yearly"]
Status = Literal["seed", "ratio_part", "proposal"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted, and how it adds up.

    `unit` is the unit of measure ("lượt", "tờ"); `short` fits a chat line. A flow happens in a period; a stock is a
    state at a date; distinct counts different things. `agg_units` joins sibling units, `agg_time` joins sub-periods:
    only "sum" may be added. `status` says where it comes from: printed in a report of 2023 to 2025, only part of a
    ratio, or our proposal. `authority` are the levels of authority over a dossier that the figure is split by, beside
    the unit that reports. `part_of` are the codes of figures that it can never exceed, `identities` the ids of the
    rules it stands in. A stock is `steady` unless it may well halve from one period to the next.
    """

    code: str
    name: str
    short: str
    unit: str
    kind: Kind
    group: str
    levels: tuple[Level, ...]
    frequency: tuple[Frequency, ...]
    agg_units: OverUnits
    agg_time: OverTime
    note: str = ""
    english: str = ""
    status: Status = "seed"
    authority: tuple[Level, ...] = ()
    part_of: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()
    steady: bool = True
