"""The workbook with new one-time codes. It is the only place where they stand; only its owner can open it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from handlers.texts import membership
from handlers.texts import setup as texts
from handlers.views.written import day
from reports.period import local_day
from reports.setup.set_up import CODES_LAST, Code

NAME = "ma-moi.xlsx"
WIDTHS = (28, 44, 26, 20, 14, 16)


def content(codes: Sequence[Code], now: datetime) -> bytes:
    """Name, unit, what it stands under, role, code and its last day, one row a person."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Mã mời")
    for at, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEF"[at]].width = width
    sheet.append([texts.CODES_HOW])
    sheet.append([_bold(sheet, title) for title in texts.CODES_COLUMNS])
    until = day(local_day(now + CODES_LAST))
    for one in codes:
        who = one.newcomer
        role = membership.ROLES[who.membership.role]
        sheet.append(
            [_words(sheet, each) for each in (who.person.name, who.unit.name, who.under, role)] + [one.code, until]
        )
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def free_name(folder: Path, name: str = NAME) -> Path:
    """ "ma-moi.xlsx", else "ma-moi-2.xlsx": codes written before are never written over."""
    stem, _, ending = name.rpartition(".")
    names = (name if at == 1 else f"{stem}-{at}.{ending}" for at in count(1))
    return next(folder / one for one in names if not (folder / one).exists())


def keep(path: Path, made: bytes) -> None:
    """Write a new file that nobody else on this machine can read. Raises OSError, also when it exists."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(made)


def _bold(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, value=title)
    cell.font = Font(bold=True)
    return cell


def _words(sheet: Any, value: str) -> Any:
    """Text, also when it begins with "=": a name must not become a formula."""
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell
