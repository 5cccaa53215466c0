"""Sheets are found by their names and columns by their titles; everything wrong is told with its cell."""

from __future__ import annotations

from openpyxl import Workbook

from reports.setup.likely import nearest
from reports.setup.mistake import Findings, Spot
from reports.setup.sheets import PEOPLE, UNITS, Layout
from reports.setup.table import Row, layout_of, rows_of
from reports.workbook import Book, read_book
from tests.reports.setup.books import COMMUNE, PROVINCE, TEAM, file, proposed, said, saved, workbook


def rows(book: Workbook, layout: Layout = PEOPLE) -> tuple[list[Row], Findings]:
    findings = Findings()
    read: Book = read_book(saved(book))
    return rows_of(read.sheets[0], layout, findings), findings


def people(*lines: list[object]) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Người"
    for line in lines:
        sheet.append(line)
    return book


def test_columns_may_stand_in_any_order_and_be_titled_otherwise() -> None:
    found, findings = rows(people(["VAI TRO", "ghi chú", "Tên đơn vị", "họ và tên *"], ["xem", "x", "xã A", "Minh"]))
    assert findings.mistakes == []
    assert (found[0].text("name"), found[0].text("unit"), found[0].text("role")) == ("Minh", "xã A", "xem")
    assert found[0].at("name") == Spot("Người", "D2")


def test_titles_may_stand_below_a_heading() -> None:
    found, _ = rows(people(["DANH SÁCH THÀNH VIÊN"], [], ["Họ tên", "Đơn vị", "Vai trò"], ["Minh", "xã A", "xem"]))
    assert [row.row for row in found] == [4]


def test_without_titles_the_sheet_says_which_it_needs() -> None:
    found, findings = rows(people(["Minh", "xã A", "xem"]))
    assert found == []
    assert (findings.mistakes[0].why, findings.mistakes[0].hints) == ("no_header", ("Họ tên", "Đơn vị", "Vai trò"))


def test_a_missing_column_is_named_with_what_looks_like_it() -> None:
    _, findings = rows(people(["Họ tên", "Đơn vị", "Vai tròò"], ["Minh", "xã A", "xem"]))
    (one,) = findings.mistakes
    assert (one.why, one.what, one.hints) == ("no_column", "Vai trò", ("Vai tròò",))


def test_a_column_twice_is_a_mistake() -> None:
    _, findings = rows(people(["Họ tên", "Đơn vị", "Vai trò", "Tên"], ["Minh", "xã A", "xem", "M"]))
    assert [(one.why, one.spot.cell) for one in findings.mistakes] == [("column_twice", "D1")]


def test_examples_and_rows_that_say_nothing_are_passed_over() -> None:
    lines: list[list[object]] = [
        ["Họ tên", "Đơn vị", "Vai trò"],
        ["Ví dụ: Minh", "xã A"],
        ["  "],
        ["Lan", "xã A", "xem"],
    ]
    found, findings = rows(people(*lines))
    assert [row.text("name") for row in found] == ["Lan"]
    assert findings.mistakes == []


def test_notes_in_columns_that_we_do_not_know_make_no_row() -> None:
    found, _ = rows(people(["Họ tên", "Đơn vị", "Vai trò", "Ghi chú"], [None, None, None, "tổng: 12 người"]))
    assert found == []


def test_merged_cells_above_the_titles_do_no_harm_but_below_they_do() -> None:
    book = people(["DANH SÁCH"], ["Họ tên", "Đơn vị", "Vai trò"], ["Minh", "xã A", "xem"], ["Lan", None, "xem"])
    book.worksheets[0].merge_cells("A1:C1")
    book.worksheets[0].merge_cells("B3:B4")
    _, findings = rows(book)
    assert [(one.why, one.spot.cell) for one in findings.mistakes] == [("merged", "B3:B4")]


def test_formulas_without_a_value_are_told_with_their_cell() -> None:
    _, findings = rows(people(["Họ tên", "Đơn vị", "Vai trò"], ["Minh", '="xã "&"A"', "#N/A"]))
    assert [(one.why, one.spot.cell) for one in findings.mistakes] == [("error_value", "C2"), ("formula", "B2")]


def test_an_empty_cell_that_is_needed_is_a_mistake() -> None:
    found, findings = rows(people(["Họ tên", "Đơn vị", "Vai trò"], [None, "xã A", "xem"]))
    assert found[0].text("name", required=True) == ""
    assert [(one.why, one.spot.cell) for one in findings.mistakes] == [("empty", "A2")]


def test_a_text_too_long_is_not_cut_in_silence() -> None:
    found, findings = rows(people(["Họ tên", "Đơn vị", "Vai trò"], ["M" * 500, "xã A", "xem"]))
    assert found[0].text("name") == ""
    assert findings.mistakes[0].why == "too_long"


def test_a_word_outside_the_list_is_told_with_the_list() -> None:
    found, findings = rows(people(["Tên", "Đơn vị", "Vai trò"], ["Minh", "xã A", "trưởng"]))
    assert found[0].choice("role", {"xem": "viewer", "người xem": "viewer", "duyệt": "reviewer"}) == ""
    assert findings.mistakes[0].hints == ("xem", "duyệt")


def test_a_sheet_is_known_by_its_name_without_marks_spaces_and_case() -> None:
    for name in ("Đơn vị", "DON VI", "donvi", " đơn  vị "):
        assert layout_of(name) is UNITS
    assert layout_of("Sheet1") is None


def test_a_name_of_a_sheet_with_a_slip_is_told_with_the_right_one() -> None:
    book = workbook(PROVINCE, people=[["Minh", "xã Tháp Mười", None, "xem"]])
    book["Người"].title = "Ngừoii"
    proposal = proposed(saved(book))
    assert said(proposal) == ["Ngừoii!A1 sheet_unknown"]
    assert proposal.mistakes[0].hints == ("Người",)


def test_two_sheets_of_one_kind_are_not_mixed() -> None:
    book = workbook(COMMUNE, units=[[None, TEAM, "tổ"]])
    book.create_sheet("don vi").append(["Mã", "Tên đơn vị"])
    assert said(proposed(saved(book))) == ["don vi!A1 sheet_twice"]


def test_a_workbook_without_our_sheets_says_which_it_looks_for() -> None:
    proposal = proposed(file())
    assert said(proposal) == ["Sheet1!A1 no_sheets"]
    assert "Người" in proposal.mistakes[0].hints


def test_likely_names_come_with_the_best_first() -> None:
    assert nearest("xã Thap Muoii", ["xã Tháp Mười", "xã Thanh Mỹ", "Đơn vị"])[0] == "xã Tháp Mười"
    assert nearest("hoàn toàn khác", ["xã Tháp Mười"]) == ()
