"""A workbook is read as it is, whatever somebody has done to it; what cannot be read says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from reports import workbook as module
from reports import zipped
from reports.errors import BadBook
from reports.workbook import Flaw, Merged, cell_name, read_book
from tests.reports.setup.books import saved


def one_sheet(*rows: list[object], name: str = "Người") -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return book


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same file with one part rewritten."""
    kept = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            read = old.read(one)
            new.writestr(one.filename, change(read) if one.filename == part else read)
    return kept.getvalue()


def why(content: bytes) -> str:
    with pytest.raises(BadBook) as raised:
        read_book(content)
    return raised.value.why


# --- what is read


def test_values_come_with_their_row_and_without_empty_ends() -> None:
    book = one_sheet(["Họ tên", "Số", None], [None, None], ["Minh", 12, "  "], ["Lan", 1.5])
    (sheet,) = read_book(saved(book)).sheets
    assert sheet.name == "Người"
    assert sheet.rows == ((1, ("Họ tên", "Số")), (3, ("Minh", 12)), (4, ("Lan", 1.5)))


def test_dates_and_numbers_stored_as_text_keep_their_kind() -> None:
    book = one_sheet([date(2026, 12, 2), "02/12/2026", "030037", True])
    (sheet,) = read_book(saved(book)).sheets
    assert sheet.rows == ((1, (datetime(2026, 12, 2), "02/12/2026", "030037", True)),)  # noqa: DTZ001


def test_hidden_sheets_are_passed_over() -> None:
    book = one_sheet(["thấy"])
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(state)
        sheet.append(["không thấy"])
        sheet.sheet_state = state
    found = read_book(saved(book))
    assert found.names == ("Người",)
    assert len(found.sheets) == 1


def test_only_wanted_sheets_are_read_but_all_are_named() -> None:
    book = one_sheet(["a"])
    book.create_sheet("Nháp").append(["b"])
    found = read_book(saved(book), lambda name: name == "Nháp")
    assert [sheet.name for sheet in found.sheets] == ["Nháp"]
    assert found.names == ("Người", "Nháp")


def test_columns_far_to_the_right_are_not_read() -> None:
    (sheet,) = read_book(saved(one_sheet(["a", *[None] * 60, "xa"]))).sheets
    assert sheet.rows == ((1, ("a",)),)


def test_a_thousand_blank_rows_end_a_sheet() -> None:
    book = one_sheet(["đầu"])
    sheet = book.worksheets[0]
    sheet.cell(900, 1, "gần")
    sheet.cell(1_048_576, 1, "xa")
    (found,) = read_book(saved(book)).sheets
    assert [row for row, _ in found.rows] == [1, 900]


def test_rows_that_are_only_painted_are_no_rows() -> None:
    book = one_sheet(["đầu"])
    for row in range(2, 3_000):
        book.worksheets[0].cell(row, 1).fill = PatternFill("solid", fgColor="FFFF00")
    (found,) = read_book(saved(book)).sheets
    assert found.rows == ((1, ("đầu",)),)


def test_what_a_file_says_of_its_own_size_is_not_believed() -> None:
    content = saved(one_sheet(["a", "b"], ["c", "d"]))

    def lie(part: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]+"', b'<dimension ref="A1"', part)

    (found,) = read_book(changed(content, "xl/worksheets/sheet1.xml", lie)).sheets
    assert found.rows == ((1, ("a", "b")), (2, ("c", "d")))


def test_cells_are_named_as_people_find_them() -> None:
    assert [cell_name(3, 14), cell_name(1, 1), cell_name(28, 2)] == ["C14", "A1", "AB2"]


# --- what cannot be read in a sheet


def test_merged_cells_are_told_with_their_range() -> None:
    book = one_sheet(["a", "b"], ["c"], ["d"])
    book.worksheets[0].merge_cells("A2:B3")
    (found,) = read_book(saved(book)).sheets
    assert found.merged == (Merged("A2:B3", 2, 3),)


def test_a_formula_never_calculated_is_told_with_its_cell() -> None:
    (found,) = read_book(saved(one_sheet(["a", "=1+1"], ["=A1", "b", "=SUM(A1:A2)"]))).sheets
    assert found.flaws == (Flaw("B1", "formula"), Flaw("A2", "formula"), Flaw("C2", "formula"))


def test_a_formula_that_excel_has_calculated_is_its_value() -> None:
    content = saved(one_sheet(["a", "=1+1"]))

    def calculate(part: bytes) -> bytes:
        return re.sub(rb"</f><v\s*/>|</f><v></v>", b"</f><v>2</v>", part)

    (found,) = read_book(changed(content, "xl/worksheets/sheet1.xml", calculate)).sheets
    assert found.rows == ((1, ("a", 2)),)
    assert found.flaws == ()


def test_a_formula_that_failed_is_told() -> None:
    (found,) = read_book(saved(one_sheet(["#N/A", "b"], ["#REF!"]))).sheets
    assert found.flaws == (Flaw("A1", "error", "#N/A"), Flaw("A2", "error", "#REF!"))


# --- files that are no workbooks


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04rubbish", "Họ tên;Đơn vị".encode()])
def test_anything_else_is_unreadable(content: bytes) -> None:
    assert why(content) == "unreadable"


def test_a_zip_that_is_no_workbook_is_unreadable() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w") as parts:
        parts.writestr("word/document.xml", "<a/>")
    assert why(kept.getvalue()) == "unreadable"


def test_a_workbook_cut_off_in_the_middle_is_unreadable() -> None:
    content = saved(one_sheet(["a"]))
    assert why(content[: len(content) // 2]) == "unreadable"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_broken_parts_are_unreadable(part: str) -> None:
    content = changed(saved(one_sheet(["a"])), part, lambda _: b"<broken")
    assert why(content) == "unreadable"


def test_a_password_is_told_from_an_old_file() -> None:
    locked = zipped.OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    old = zipped.OLE + bytes(600) + "Workbook".encode("utf-16-le")
    assert [why(locked), why(old)] == ["locked", "old"]


def test_a_zip_with_a_password_is_locked() -> None:
    content = bytearray(saved(one_sheet(["a"])))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(signature), bytes(content)):
            content[found.start() + at] |= 1
    assert why(bytes(content)) == "locked"


def test_more_than_ten_megabytes_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why(bytes(zipped.LARGEST + 1)) == "too_large"


def test_more_than_a_hundred_thousand_rows_are_refused() -> None:
    book = Workbook(write_only=True)
    first, second = book.create_sheet("Người"), book.create_sheet("Đơn vị")
    for number in range(60_000):
        first.append([number])
        second.append([number])
    assert why(saved(book)) == "too_many_rows"


def test_exactly_the_most_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    assert len(read_book(saved(one_sheet(["a"], ["b"], ["c"]))).sheets[0].rows) == 3
    assert why(saved(one_sheet(["a"], ["b"], ["c"], ["d"]))) == "too_many_rows"


# --- files that are made to do harm


def test_a_part_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_OTHER", 20_000)
    bomb = changed(saved(one_sheet(["a"])), "xl/styles.xml", lambda part: part + b" " * 100_000)
    assert len(bomb) < 20_000
    assert why(bomb) == "bomb"


def test_a_sheet_may_be_larger_than_other_parts_but_not_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_SHEET", 50_000)
    content = saved(one_sheet(["a"]))
    assert why(changed(content, "xl/worksheets/sheet1.xml", lambda part: part + b" " * 60_000)) == "bomb"


def test_thousands_of_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_PARTS", 5)
    assert why(saved(one_sheet(["a"]))) == "bomb"


def test_entities_are_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]>'
    content = changed(saved(one_sheet(["a"])), "xl/workbook.xml", lambda part: laughs + part)
    assert why(content) == "bomb"


def test_a_path_out_of_the_archive_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept = BytesIO(saved(one_sheet(["a"])))
    with ZipFile(kept, "a") as parts:
        parts.writestr("../../evil.txt", "x")
    assert read_book(kept.getvalue()).names == ("Người",)
    assert list(tmp_path.iterdir()) == []
