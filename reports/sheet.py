"""A form as a sheet of Excel: what it holds when it is sent out, and what it says when it comes back.

Column A, hidden, says what each row is: the mark of our forms, form, period and unit on top, then an indicator's code
in its row. So rows may be moved about, and what people see is never read for what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from reports.answer import Wrong, figure
from reports.form import Form
from reports.indicator import Indicator
from reports.submission import LARGEST, LARGEST_OF_PERIOD
from reports.value import Value
from reports.workbook import Merged, Sheet, cell_name
from reports.workbook import Value as Cell

MARK = "tro-ly-dvc:bieu-mau:1"
FIGURE, NOTE = 7, 8
"""Columns from 1: where the figure of this period stands, and the note."""
LONGEST_NOTE = 300

Fault = Wrong | Literal["date", "formula", "error", "merged", "twice", "truth"]
"""formula: never calculated; error: it failed (#DIV/0!); truth: TRUE or FALSE."""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of a page, already in words; `figure` is what is filled in beforehand."""

    code: str
    number: str
    name: str
    unit: str
    previous: str = ""
    daily: str = ""
    figure: int | str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A form for one unit and period. `titles` stand on top, `heads` above the columns B to H.

    A string among `rows` is the heading of a group.
    """

    form: str
    period: str
    unit: str
    name: str
    titles: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row | str, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a cell; `what` is what stands there, `name` the indicator's code if it is in a form."""

    cell: str
    why: Fault
    what: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a page says: figures by code, notes beside them, and everything that is wrong.

    `calculated` are cells whose formula gave the figure that is taken.
    """

    form: str
    period: str
    unit: str
    values: Mapping[str, Value] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    calculated: tuple[str, ...] = ()


def is_page(sheet: Sheet) -> bool:
    """Whether it is one of our forms."""
    return bool(sheet.rows) and sheet.rows[0][1][:1] == (MARK,)


def read_page(sheet: Sheet, forms: Mapping[str, Form], indicators: Mapping[str, Indicator]) -> Filled:
    """Read a page that came back. What it is for may be unknown here; then there are no figures."""
    form, period, unit = (_id(sheet, at) for at in (1, 2, 3))
    known = forms.get(form)
    if known is None:
        return Filled(form, period, unit)
    largest = LARGEST if known.period == "day" else LARGEST_OF_PERIOD
    reader = _Reader(sheet, {code: indicators[code] for code in known.indicators}, largest)
    reader.read()
    mistakes = tuple(sorted(reader.mistakes, key=lambda one: _place(one.cell)))
    return Filled(form, period, unit, reader.values, reader.notes, mistakes, tuple(reader.calculated))


class _Reader:
    """Row by row."""

    def __init__(self, sheet: Sheet, asked: Mapping[str, Indicator], largest: int) -> None:
        self.sheet, self.asked, self.largest = sheet, asked, largest
        self.flaws = {one.cell: one for one in sheet.flaws}
        self.values: dict[str, Value] = {}
        self.notes: dict[str, str] = {}
        self.mistakes: list[Mistake] = []
        self.calculated: list[str] = []
        self.seen: set[str] = set()

    def read(self) -> None:
        for number, line in self.sheet.rows:
            code = line[0] if line else None
            if isinstance(code, str) and code in self.asked:
                self._row(code, number, line)

    def _row(self, code: str, number: int, line: tuple[Cell, ...]) -> None:
        cell, value = cell_name(FIGURE, number), _at(line, FIGURE)
        found = self._figure(cell, number, value, self.asked[code])
        if isinstance(found, str):
            what = self.flaws[cell].what if cell in self.flaws else shown(value)
            self.mistakes.append(Mistake(cell, found, what, code))
        elif not found.missing and code in self.seen:
            self.mistakes.append(Mistake(cell, "twice", shown(value), code))
        elif not found.missing:
            self.seen.add(code)
            self.values[code] = found
            self._note(code, line)
            self.calculated += [cell] if cell in self.sheet.calculated else []

    def _figure(self, cell: str, number: int, value: Cell, indicator: Indicator) -> Value | Fault:
        if cell in self.flaws:
            return self.flaws[cell].why
        if any(_covers(one, FIGURE, number) for one in self.sheet.merged):
            return "merged"
        if indicator.kind == "list":
            return listed(value)
        return amount(value, self.largest)

    def _note(self, code: str, line: tuple[Cell, ...]) -> None:
        note = _at(line, NOTE)
        if note is not None and (text := " ".join(shown(note).split())):
            self.notes[code] = text[:LONGEST_NOTE]


def amount(value: Cell, largest: int) -> Value | Fault:
    """The figure of a cell: a number, or one that was typed as text ("hơn 2.054")."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Value(None)
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, datetime | date):
        return "date"
    if isinstance(value, str):
        return figure(value, largest)
    if value != int(value):
        return "fractional"
    whole = int(value)
    return "negative" if whole < 0 else "huge" if whole > largest else Value(whole)


def listed(value: Cell) -> Value | Fault:
    """The things that a cell names, parted by semicolons, commas or lines."""
    if value is None:
        return Value(None)
    if not isinstance(value, str):
        return "several"
    parts = (" ".join(part.split()) for part in value.replace("\n", ";").replace(",", ";").split(";"))
    return Value(None, "exact", tuple(dict.fromkeys(part for part in parts if part)))


def shown(value: Cell) -> str:
    """What stands in a cell, short enough to be said back."""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return "" if value is None else str(value).strip()[:LONGEST_NOTE]


def _id(sheet: Sheet, row: int) -> str:
    line = dict(sheet.rows).get(row + 1, ())
    value = line[0] if line else None
    return value.strip() if isinstance(value, str) else ""


def _at(line: tuple[Cell, ...], column: int) -> Cell:
    return line[column - 1] if len(line) >= column else None


def _covers(merged: Merged, column: int, row: int) -> bool:
    return merged.first <= row <= merged.last and column in set(_columns(merged))


def _columns(merged: Merged) -> Iterator[int]:
    left, _, right = merged.range.partition(":")
    first, last = _place(left)[1], _place(right or left)[1]
    yield from range(first, last + 1)


def _place(cell: str) -> tuple[int, int]:
    """ "G12" → (12, 7): by row, then by column."""
    letters = "".join(one for one in cell if one.isalpha())
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    digits = cell[len(letters) :]
    return (int(digits) if digits.isdecimal() else 0, column)
