"""The empty workbook: every sheet with its columns, what each column wants, examples and lists to choose from."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.workbook import words
from reports.setup.sheets import COMMON, GUIDE, LAYOUTS, Column, Layout

FILLED_TO = 12_000
"""Rows that have a list to choose from; more can be filled in without."""
NEEDED = PatternFill("solid", fgColor="FFE699")
OPTIONAL = PatternFill("solid", fgColor="E2EFDA")
EXAMPLE = Font(italic=True, color="808080")
WIDE = {"name": 40, "unit": 40, "parent": 30, "heir_of": 34, "law": 34, "indicators": 60, "who": 34, "said": 40}


def template() -> bytes:
    """Rows that begin with "Ví dụ" are passed over when it is read."""
    book = Workbook()
    guide: Any = book.active
    guide.title = GUIDE
    _guide(guide)
    for layout in LAYOUTS:
        _sheet(book.create_sheet(layout.title), layout)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _guide(sheet: Any) -> None:
    sheet.column_dimensions["A"].width = 110
    for line in words.GUIDE:
        sheet.append([line])
        cell = sheet.cell(sheet.max_row, 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if line.isupper():
            cell.font = Font(bold=True, size=13)


def _sheet(sheet: Any, layout: Layout) -> None:
    for at, column in enumerate(layout.columns, 1):
        _head(sheet, at, layout, column)
        if column.choices:
            _choices(sheet, at, column)
    for row in words.EXAMPLES[layout.key]:
        sheet.append(list(row))
        if layout is not COMMON:
            for cell in sheet[sheet.max_row]:
                cell.font = EXAMPLE
    sheet.freeze_panes = "A2"


def _head(sheet: Any, at: int, layout: Layout, column: Column) -> None:
    cell = sheet.cell(1, at, column.title)
    cell.font = Font(bold=True)
    cell.fill = NEEDED if column.required else OPTIONAL
    cell.comment = Comment(words.COLUMNS[layout.key, column.key], words.AUTHOR, height=120, width=320)
    letter = get_column_letter(at)
    sheet.column_dimensions[letter].width = WIDE.get(column.key, 18)
    if column.key in ("from", "to"):
        for row in range(2, 300):
            sheet[f"{letter}{row}"].number_format = "dd/mm/yyyy"


def _choices(sheet: Any, at: int, column: Column) -> None:
    listed = ",".join(column.choices)
    rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = column.title, words.CHOOSE
    letter = get_column_letter(at)
    rule.add(f"{letter}2:{letter}{FILLED_TO}")
    sheet.add_data_validation(rule)
