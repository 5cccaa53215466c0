"""The empty workbook can be filled in and read back; the one with codes is for its owner only."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.clock import machine
from bot.setup_file import CodeFiles
from bot.workbook import codes, words
from bot.workbook.template import template
from handlers.texts import setup as texts
from reports.setup.set_up import Code
from reports.setup.sheets import GUIDE, LAYOUTS
from reports.workbook import read_book
from tests.reports.setup.books import COMMUNE, NOW, TEAM, file, proposed, said

PEOPLE = [["=HYPERLINK(1)", TEAM, None, "người báo"], ["Trần Thị Lan", "xã Tháp Mười", None, "người duyệt"]]


def made() -> list[Code]:
    found = proposed(file(COMMUNE, units=[[None, TEAM, "tổ"]], people=[["Minh", *PEOPLE[0][1:]], PEOPLE[1]]))
    first, second = (Code(one, f"ABCD-EFG{at}") for at, one in enumerate(found.newcomers, 2))
    person = replace(first.newcomer.person, name="=HYPERLINK(1)")
    return [replace(first, newcomer=replace(first.newcomer, person=person)), second]


# --- the empty workbook


def test_the_empty_workbook_has_every_sheet_and_explains_itself() -> None:
    book = read_book(template())
    assert book.names == (GUIDE, *(layout.title for layout in LAYOUTS))
    assert len(book.sheets[0].rows) == len(words.GUIDE)


def test_read_back_as_it_is_it_has_no_mistake_and_changes_nothing() -> None:
    proposal = proposed(template())
    assert said(proposal) == []
    assert not proposal.changes


def test_every_column_is_explained_and_no_other() -> None:
    columns = {(layout.key, column.key) for layout in LAYOUTS for column in layout.columns}
    assert set(words.COLUMNS) == columns
    assert set(words.EXAMPLES) == {layout.key for layout in LAYOUTS}


def test_what_can_be_chosen_is_a_list_in_the_cell() -> None:
    book = load_workbook(BytesIO(template()))
    rules = {one.formula1 for one in book["Người"].data_validations.dataValidation}
    assert rules == {'"người báo,người duyệt,biên tập,quản trị,xem"'}
    for sheet in book.worksheets:
        for one in sheet.data_validations.dataValidation:
            assert len(str(one.formula1)) <= 255, "Excel takes no longer list"


def test_its_examples_are_good_rows_once_they_are_no_examples() -> None:
    book = load_workbook(BytesIO(template()))
    book["Chung"]["B2"] = "Đồng Tháp (82)"
    for sheet in book.worksheets[2:]:
        for row in sheet.iter_rows(min_row=2, max_row=4):
            first = row[0]
            if isinstance(first.value, str) and first.value.startswith("Ví dụ"):
                first.value = first.value.removeprefix("Ví dụ").removeprefix(": ") or None
    book["Đơn vị"]["G3"] = None
    book["Biểu mẫu"]["A2"] = "bieu_diem"
    kept = BytesIO()
    book.save(kept)
    assert said(proposed(kept.getvalue())) == []


# --- the codes


def test_codes_stand_beside_their_people() -> None:
    (sheet,) = read_book(codes.content(made(), NOW)).sheets
    rows = [line for _, line in sheet.rows]
    assert rows[0] == (texts.CODES_HOW,)
    assert rows[1] == texts.CODES_COLUMNS
    assert rows[3] == ("Trần Thị Lan", "xã Tháp Mười", "tỉnh Đồng Tháp", "người duyệt", "ABCD-EFG3", "01/01/2027")


def test_a_name_never_becomes_a_formula() -> None:
    sheet = load_workbook(BytesIO(codes.content(made(), NOW))).worksheets[0]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=HYPERLINK(1)", "s")


def test_codes_are_written_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "ma-moi.xlsx"
    codes.keep(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_codes_written_before_are_never_written_over(tmp_path: Path) -> None:
    for expected in ("ma-moi.xlsx", "ma-moi-2.xlsx", "ma-moi-3.xlsx"):
        path = codes.free_name(tmp_path)
        assert path.name == expected
        codes.keep(path, b"x")
    with pytest.raises(FileExistsError):
        codes.keep(tmp_path / "ma-moi.xlsx", b"y")


async def test_codes_for_a_chat_lie_where_nobody_guesses(tmp_path: Path) -> None:
    keep = CodeFiles(tmp_path / "ma-moi")
    first, second = await keep(made(), NOW), await keep(made(), NOW)
    assert first.name == "ma-moi.xlsx"
    assert first.path != second.path
    assert len(Path(first.path).stem) == 32
    assert stat.S_IMODE((tmp_path / "ma-moi").stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(first.path).stat().st_mode) == 0o600


async def test_codes_for_a_chat_are_gone_after_a_day(tmp_path: Path) -> None:
    keep = CodeFiles(tmp_path / "ma-moi")
    old = Path((await keep(made(), NOW)).path)
    yesterday = machine().timestamp() - 90_000
    os.utime(old, (yesterday, yesterday))
    fresh = Path((await keep(made(), NOW)).path)
    assert not old.exists()
    assert fresh.exists()
