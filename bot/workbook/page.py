"""A form as a workbook: labels locked, two yellow columns to be filled in, a hidden column that says what is what."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from handlers.texts import sheets as texts
from reports.sheet import FIGURE, MARK, NOTE, Page, Row

WIDTHS = {"A": 4, "B": 6, "C": 58, "D": 13, "E": 18, "F": 14, "G": 18, "H": 32}
YELLOW = PatternFill("solid", start_color="FFF6CC")
GREY = PatternFill("solid", start_color="E8EEF4")
LINE = Side(style="thin", color="C4CCD4")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
WRAP = Alignment(wrap_text=True, vertical="center")
LAST = NOTE


def content(page: Page) -> bytes:
    """The bytes of the .xlsx."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = texts.SHEET
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    _top(sheet, page)
    first = len(page.titles) + 2
    _heads(sheet, first - 1, page)
    for number, row in enumerate(page.rows, first):
        _row(sheet, number, row)
    sheet.freeze_panes = sheet.cell(first, 4)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _top(sheet: Any, page: Page) -> None:
    for number, said in enumerate((MARK, page.form, page.period, page.unit), 1):
        _words(sheet.cell(number, 1), said)
    for number, said in enumerate(page.titles, 1):
        cell = _words(sheet.cell(number, 2), said)
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 11)


def _heads(sheet: Any, number: int, page: Page) -> None:
    for column, said in enumerate(page.heads, 2):
        cell = _words(sheet.cell(number, column), said)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), GREY, BOX, WRAP


def _row(sheet: Any, number: int, row: Row | str) -> None:
    if isinstance(row, str):
        for column in range(2, LAST + 1):
            sheet.cell(number, column).fill = GREY
        _words(sheet.cell(number, 2), row).font = Font(bold=True)
        return
    _words(sheet.cell(number, 1), row.code)
    for column, said in enumerate((row.number, row.name, row.unit, row.previous, row.daily), 2):
        cell = _words(sheet.cell(number, column), said)
        cell.border, cell.alignment = BOX, WRAP
    for column, value in ((FIGURE, row.figure), (NOTE, None)):
        cell = sheet.cell(number, column)
        cell.fill, cell.border, cell.alignment, cell.protection = YELLOW, BOX, WRAP, Protection(locked=False)
        if isinstance(value, str):
            _words(cell, value)
        elif value is not None:
            cell.value, cell.number_format = value, "#,##0"


def _words(cell: Any, said: str) -> Any:
    """Text, also when it begins with "=": a name must not become a formula."""
    cell.value = said or None
    if said:
        cell.data_type = "s"
    return cell
