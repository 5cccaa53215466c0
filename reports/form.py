"""What is asked together, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cycle = Literal["day", "nd09_month"]
DAILY = "so_tay_ngay"


@dataclass(frozen=True, slots=True)
class Form:
    """Indicators by code, in the order in which they are asked and shown; one submission per `period`."""

    id: str
    name: str
    period: Cycle
    indicators: tuple[str, ...]
