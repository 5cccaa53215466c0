"""How exact a figure is."""

from __future__ import annotations

from typing import Literal

Precision = Literal["exact", "at_least", "about"]
"""at_least: "hơn 2.054". about: "khoảng 35 tỷ". The word is stored and printed again."""
