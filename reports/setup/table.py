"""A sheet as rows of named cells. Columns are found by their titles, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.setup.likely import nearest
from reports.setup.mistake import Findings, Spot
from reports.setup.sheets import LAYOUTS, Column, Layout
from reports.setup.values import BadValue, choice, day, number, text
from reports.words import fold
from reports.workbook import Line, Sheet, Value, cell_name

EXAMPLE = "vi du"
"""A row that begins so explains the sheet and is passed over."""
HEADER_WITHIN = 10
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the titles. What cannot be read is written down in `findings` and reads as empty."""

    sheet: str
    row: int
    line: Line
    places: Mapping[str, int]
    findings: Findings

    def at(self, key: str) -> Spot:
        return Spot(self.sheet, cell_name(self.places.get(key, 0) + 1, self.row))

    def value(self, key: str) -> Value:
        place = self.places.get(key, len(self.line))
        return self.line[place] if place < len(self.line) else None

    def text(self, key: str, *, required: bool = False, longest: int = LONGEST) -> str:
        found = text(self.value(key))
        if required and not found:
            self.findings.wrong(self.at(key), "empty")
        if len(found) > longest:
            self.findings.wrong(self.at(key), "too_long", found[:40], (str(longest),))
            return ""
        return found

    def day(self, key: str) -> date | None:
        try:
            return day(self.value(key)) if text(self.value(key)) else None
        except BadValue as error:
            self.findings.wrong(self.at(key), error.why, text(self.value(key)))
            return None

    def decimal(self, key: str) -> Decimal | None:
        try:
            return number(self.value(key)) if self.text(key, required=True) else None
        except BadValue as error:
            self.findings.wrong(self.at(key), error.why, text(self.value(key)))
            return None

    def choice(self, key: str, allowed: Mapping[str, str], *, required: bool = True) -> str:
        """What the word means; empty when there is none or it is not on the list."""
        said = self.text(key, required=required)
        try:
            return choice(said, allowed) if said else ""
        except BadValue as error:
            self.findings.wrong(self.at(key), error.why, said, first_words(allowed))
            return ""


def rows_of(sheet: Sheet, layout: Layout, findings: Findings) -> list[Row]:
    """The rows under the titles, without examples. Merged cells and formulas without a value are mistakes."""
    header = _header(sheet, layout)
    if header is None:
        needed = tuple(column.title for column in layout.columns if column.required)
        findings.wrong(Spot(sheet.name, "A1"), "no_header", sheet.name, needed)
        return []
    at, titles = header
    places = _places(sheet.name, at, titles, layout, findings)
    _flaws(sheet, at, findings)
    under = [Row(sheet.name, row, line, places, findings) for row, line in sheet.rows if row > at]
    return [row for row in under if not is_example(row.line) and _said(row)]


def first_words(allowed: Mapping[str, str]) -> tuple[str, ...]:
    """The first of the words for each meaning."""
    found: dict[str, str] = {}
    for words, meaning in allowed.items():
        found.setdefault(meaning, words)
    return tuple(found.values())


def is_example(line: Line) -> bool:
    """Whether the first words of the row mark it as an example."""
    first = next((text(value) for value in line if text(value)), "")
    return fold(first).startswith(EXAMPLE)


def _said(row: Row) -> bool:
    """Whether a cell of a column that we know says anything."""
    return any(text(row.value(key)) for key in row.places)


def _header(sheet: Sheet, layout: Layout) -> tuple[int, Line] | None:
    """The first of the upper rows with at least two titles, or the only one that is needed."""
    for at, line in sheet.rows:
        if at > HEADER_WITHIN:
            return None
        known = sum(_column(text(value), layout) is not None for value in line)
        if known >= min(2, len(layout.columns)):
            return at, line
    return None


def _places(sheet: str, at: int, titles: Line, layout: Layout, findings: Findings) -> dict[str, int]:
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, title in enumerate(titles):
        column = _column(text(title), layout)
        if column is None:
            unknown.append(text(title))
        elif column.key in places:
            findings.wrong(Spot(sheet, cell_name(place + 1, at)), "column_twice", column.title)
        else:
            places[column.key] = place
    for column in layout.columns:
        if column.required and column.key not in places:
            hints = nearest(column.title, [title for title in unknown if title])
            findings.wrong(Spot(sheet, cell_name(1, at)), "no_column", column.title, hints)
    return places


def _column(title: str, layout: Layout) -> Column | None:
    wanted = fold(title).strip(" *:")
    for column in layout.columns:
        if wanted in (fold(column.title), *(fold(one) for one in column.also)):
            return column
    return None


def _flaws(sheet: Sheet, header: int, findings: Findings) -> None:
    for one in sheet.merged:
        if one.last > header:
            findings.wrong(Spot(sheet.name, one.range), "merged")
    for flaw in sheet.flaws:
        findings.wrong(Spot(sheet.name, flaw.cell), "formula" if flaw.why == "formula" else "error_value", flaw.what)


def layout_of(name: str, layouts: Sequence[Layout] = LAYOUTS) -> Layout | None:
    """Which of our sheets this name is; tone marks, case and spaces do not matter."""
    wanted = "".join(fold(name).split())
    for layout in layouts:
        if wanted in ("".join(fold(one).split()) for one in (layout.title, *layout.also)):
            return layout
    return None
