"""What is wrong in a workbook, and where. The sentence for each `why` is in handlers/texts/setup.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

DIGITS = "0123456789"
Why = Literal[
    "no_sheets",
    "sheet_twice",
    "no_header",
    "no_column",
    "column_twice",
    "merged",
    "formula",
    "error_value",
    "empty",
    "too_long",
    "bad_code",
    "not_a_day",
    "month_first",
    "number_as_day",
    "days_reversed",
    "not_a_number",
    "not_a_choice",
    "no_province",
    "no_commune",
    "no_unit",
    "which_unit",
    "no_parent",
    "parent_level",
    "parent_not_yet",
    "unit_twice",
    "code_taken",
    "code_named_otherwise",
    "moved_today",
    "still_open",
    "heir_of_itself",
    "person_twice",
    "which_person",
    "code_of_two",
    "code_elsewhere",
    "before_unit",
    "no_indicator",
    "which_indicator",
    "indicator_taken",
    "cannot_add",
    "own_twice",
    "own_elsewhere",
    "needs_root",
    "since_kept",
    "ended_before",
    "sheet_unknown",
    "bad_due",
    "bad_year",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, as people find it: sheet "Người", cell "C14"."""

    sheet: str
    cell: str

    @property
    def place(self) -> tuple[int, str]:
        """Row, then column: the order in which somebody reads a sheet."""
        first = self.cell.partition(":")[0]
        letters = first.rstrip(DIGITS)
        digits = first[len(letters) :]
        return (int(digits or 0), letters.rjust(3))


@dataclass(frozen=True, slots=True)
class Mistake:
    """`what` is what stands there, `hints` are what may be meant or where the other one is."""

    spot: Spot
    why: Why
    what: str = ""
    hints: tuple[str, ...] = ()


@dataclass(slots=True)
class Findings:
    """Everything found while a workbook is read: nothing stops at the first mistake.

    `remarks` are told, but do not stand in the way.
    """

    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)
    _spots: set[Spot] = field(default_factory=set)

    def wrong(self, spot: Spot, why: Why, what: str = "", hints: tuple[str, ...] = ()) -> None:
        if why == "empty" and spot in self._spots:
            return  # a formula without a value is told as such
        self._spots.add(spot)
        self.mistakes.append(Mistake(spot, why, what, hints))

    def note(self, spot: Spot, why: Why, what: str = "", hints: tuple[str, ...] = ()) -> None:
        self.remarks.append(Mistake(spot, why, what, hints))
