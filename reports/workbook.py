"""An .xlsx as plain rows, whatever somebody has done to it. Nothing is calculated, nothing is followed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Literal
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from reports.errors import BadBook
from reports.zipped import check

Value = str | int | float | bool | date | datetime | None
Line = tuple[Value, ...]
MOST_ROWS = 100_000
"""Rows with something in them, of all sheets that are read."""
MOST_COLUMNS = 40
BLANK_ROWS = 1_000
"""After so many empty rows a sheet is over: whole columns that were only painted have a million of them."""

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
PIECE, OVERLAP = 1 << 20, 200


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were joined; `first` and `last` are rows."""

    range: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell that has no value to be read: a formula never calculated, or one that failed (`what` shows how)."""

    cell: str
    why: Literal["formula", "error"]
    what: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` are those with something in them, by their number from 1; each has at most 40 values from column A.

    `calculated` are cells whose value is what Excel has kept of a formula.
    """

    name: str
    rows: tuple[tuple[int, Line], ...]
    merged: tuple[Merged, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    calculated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets that were wanted, in their order, and the names of all visible ones."""

    sheets: tuple[Sheet, ...]
    names: tuple[str, ...]


def cell_name(column: int, row: int) -> str:
    """(3, 14) → "C14"."""
    return f"{get_column_letter(column)}{row}"


def read_book(content: bytes, wanted: Callable[[str], bool] = bool) -> Book:
    """Read the sheets whose name is `wanted`; by default all. Hidden sheets are passed over.

    Formulas give the value that Excel has kept. Raises BadBook. May take seconds: call it in a thread.
    """
    check(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read(content, wanted)
        except BadBook:
            raise
        except Exception as error:  # the library fails on broken files with whatever comes
            raise BadBook("unreadable") from error


def _read(content: bytes, wanted: Callable[[str], bool]) -> Book:
    values = load_workbook(BytesIO(content), read_only=True, data_only=True)
    left = MOST_ROWS
    found: list[Sheet] = []
    names = tuple(sheet.title for sheet in _visible(values))
    for sheet in _visible(values):
        if not wanted(sheet.title):
            continue
        rows = _rows(sheet, left)
        left -= len(rows)
        merged, calculates = _scan(content, str(sheet._worksheet_path))
        formulas = dict(_formulas(content, sheet.title, rows)) if calculates else {}
        flaws = [*_failed(rows), *(Flaw(cell, "formula") for cell, kept in formulas.items() if not kept)]
        calculated = frozenset(cell for cell, kept in formulas.items() if kept)
        found.append(Sheet(sheet.title, tuple(rows), tuple(merged), tuple(flaws), calculated))
    return Book(tuple(found), names)


def _visible(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _rows(sheet: Any, left: int) -> list[tuple[int, Line]]:
    found: list[tuple[int, Line]] = []
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    blank = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        line = _trimmed(row)
        if not line:
            blank += 1
            if blank >= BLANK_ROWS:
                break
            continue
        blank = 0
        found.append((number, line))
        if len(found) > left:
            raise BadBook("too_many_rows")
    return found


def _trimmed(row: Sequence[Value]) -> Line:
    """Without the empty cells at its end; nothing for an empty row."""
    end = len(row)
    while end and (row[end - 1] is None or (isinstance(row[end - 1], str) and not str(row[end - 1]).strip())):
        end -= 1
    return tuple(row[:end])


def _scan(content: bytes, part: str) -> tuple[list[Merged], bool]:
    """Merged ranges, and whether there is a formula: what the streaming reader does not tell."""
    merged: dict[str, Merged] = {}
    calculates, kept = False, b""
    with ZipFile(BytesIO(content)) as parts, parts.open(part.lstrip("/")) as stream:
        while piece := stream.read(PIECE):
            text = kept + piece
            calculates = calculates or FORMULA.search(text) is not None
            for one in MERGED.finditer(text):
                left, first, right, last = (group.decode() for group in one.groups())
                span = f"{left}{first}:{right}{last}"
                merged[span] = Merged(span, int(first), int(last))
            kept = text[-OVERLAP:]
    return list(merged.values()), calculates


def _failed(rows: Sequence[tuple[int, Line]]) -> Iterator[Flaw]:
    for number, line in rows:
        for column, value in enumerate(line, 1):
            if isinstance(value, str) and value in ERROR_CODES:
                yield Flaw(cell_name(column, number), "error", value)


def _formulas(content: bytes, name: str, rows: Sequence[tuple[int, Line]]) -> Iterator[tuple[str, bool]]:
    """Cells with a formula, and whether a value was kept: none is, where a program wrote the file and Excel never
    opened it."""
    known = dict(rows)
    book = load_workbook(BytesIO(content), read_only=True)
    sheet: Any = book[name]
    sheet.reset_dimensions()
    last = max(known, default=0) + BLANK_ROWS
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, max_row=last), 1):
        line = known.get(number, ())
        for column, cell in enumerate(row, 1):
            if cell.value is not None and cell.data_type == "f":
                yield cell_name(column, number), column <= len(line) and line[column - 1] is not None
