"""Chị Nga reports for xã Tháp Mười: forms by questions and by Excel."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.workbook.page import content
from dialog.files import XLSX
from dialog.reply import Reply
from reports.people import Person, Role
from tests.fakes.files import MemoryFiles
from tests.fakes.pages import MemoryPages
from tests.handlers.talk import Talk
from tests.people import Someone
from tests.reports.given import COMMUNE, member

NGA = Someone("nga", "p-nga", "Lý Thanh Nga")
MONTH = f"bao_cao_thang/nd09:2026-11/{COMMUNE}"


def hire(talk: Talk, *units: str) -> None:
    """She joins, for her commune unless other units are named."""
    talk.world.people[NGA.person] = Person(NGA.person, NGA.name, sample=True)
    talk.world.memberships += [member(NGA.person, unit, Role.REPORTER) for unit in units or (COMMUNE,)]
    talk.bind(NGA)


async def send(talk: Talk, made: bytes, who: Someone = NGA, name: str = "bao-cao.xlsx", **facts: Any) -> Reply:
    """A file in the chat."""
    files = talk.services.files
    assert isinstance(files, MemoryFiles)
    files.contents["f1"] = made
    told = {"id": "f1", "name": name, "size": len(made), "media_type": XLSX}
    return await talk.send(who, file={**told, **facts})


async def template(talk: Talk, place: str = MONTH) -> bytes:
    """The form as it is sent out."""
    reply = await talk.tap(NGA, f"mauexcel:{place}")
    kept = talk.services.keep_page
    assert isinstance(kept, MemoryPages)
    return content(kept.pages[reply.attachments[0].path])


def fill(made: bytes, change: Callable[[Any], None] | None = None, /, **figures: object) -> bytes:
    """Figures by code; `change` may do anything to the sheet."""
    book = load_workbook(BytesIO(made))
    sheet: Any = book.worksheets[0]
    rows = {cell.value: cell.row for cell in sheet["A"] if cell.value}
    for code, value in figures.items():
        sheet.cell(rows[code], 7).value = value
    if change:
        change(sheet)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
