"""A form that comes back from Excel, with everything that can be wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.workbook.page import content
from reports.load import load_forms, load_indicators
from reports.sheet import Filled, Mistake, Page, Row, amount, is_page, listed, read_page
from reports.value import MISSING, Value
from reports.workbook import read_book

FORMS, INDICATORS = load_forms(), load_indicators()
FORM = FORMS["bao_cao_thang"]
ROWS: tuple[Row | str, ...] = (
    "Hồ sơ",
    *(Row(code, str(at), INDICATORS[code].name, "hồ sơ", "7") for at, code in enumerate(FORM.indicators, 1)),
)
PAGE = Page(
    FORM.id, "nd09:2026-11", "xa-1", "mau.xlsx", ("Báo cáo", "Xã", "Hạn", "Cách điền"), tuple("BCDEFGH"), ROWS
)
FIRST = 7
"""The row of the first indicator: four titles, the heads, a group."""
LISTS = Page(
    "nam_tuyen_truyen", "nd09y:2026", "xa-1", "nam.xlsx", ("Năm",), (), (Row("comm_channels", "1", "Kênh", ""),)
)


def row_of(code: str) -> int:
    return FIRST + FORM.indicators.index(code)


def filled(change: Callable[[Any], None], page: Page = PAGE) -> Filled:
    book = load_workbook(BytesIO(content(page)))
    change(book.active)
    kept = BytesIO()
    book.save(kept)
    sheet = read_book(kept.getvalue()).sheets[0]
    assert is_page(sheet)
    return read_page(sheet, FORMS, INDICATORS)


def put(**values: object) -> Callable[[Any], None]:
    """Figures by code; a note stands beside as `<code>__note`."""

    def change(sheet: Any) -> None:
        for name, value in values.items():
            code, note, _ = name.partition("__note")
            sheet.cell(row_of(code), 8 if note else 7).value = value

    return change


def test_an_empty_form_says_what_it_is_for_and_nothing_else() -> None:
    found = filled(lambda _: None)
    assert (found.form, found.period, found.unit) == ("bao_cao_thang", "nd09:2026-11", "xa-1")
    assert (dict(found.values), found.mistakes) == ({}, ())


def test_figures_and_notes_are_read() -> None:
    found = filled(put(dossier_received=428, dossier_late=0, pc_total="hơn 2.054", pc_total__note="kể cả  máy cũ"))
    assert found.values == {
        "dossier_received": Value(428),
        "dossier_late": Value(0),
        "pc_total": Value(2054, "at_least"),
    }
    assert found.notes == {"pc_total": "kể cả máy cũ"}
    assert found.mistakes == ()


def test_all_mistakes_are_told_with_their_cells() -> None:
    wrong = {
        "dossier_on_time": -1,
        "dossier_early": 2.5,
        "dossier_late": "nhiều",
        "dossier_pending": datetime(2026, 1, 2),  # noqa: DTZ001 - a day in a cell has no zone
        "pc_total": True,
        "pc_infected": 10**16,
        "cnscd_teams": "=38+0",
    }
    found = filled(put(dossier_received=428, **wrong))
    assert [(one.name, one.why) for one in found.mistakes] == [
        ("dossier_on_time", "negative"),
        ("dossier_early", "fractional"),
        ("dossier_late", "none"),
        ("dossier_pending", "date"),
        ("pc_total", "truth"),
        ("pc_infected", "huge"),
        ("cnscd_teams", "formula"),
    ]
    assert found.mistakes[0] == Mistake(f"G{row_of('dossier_on_time')}", "negative", "-1", "dossier_on_time")
    assert found.mistakes[1].what == "2,5"
    assert found.mistakes[3].what == "02/01/2026"
    assert dict(found.values) == {"dossier_received": Value(428)}


def test_merged_figures_are_not_guessed() -> None:
    def merge(sheet: Any) -> None:
        put(dossier_received=428)(sheet)
        at = row_of("dossier_received")
        sheet.merge_cells(f"G{at}:G{at + 1}")

    assert [(one.name, one.why) for one in filled(merge).mistakes] == [
        ("dossier_received", "merged"),
        ("dossier_on_time", "merged"),
    ]


def test_merged_titles_do_no_harm() -> None:
    def merge(sheet: Any) -> None:
        put(dossier_received=428)(sheet)
        sheet.merge_cells("B1:H1")

    assert filled(merge).mistakes == ()


def test_a_failed_formula_is_named() -> None:
    found = filled(put(pc_total="#DIV/0!"))
    assert [(one.why, one.what) for one in found.mistakes] == [("error", "#DIV/0!")]


def test_rows_may_be_moved_but_not_doubled() -> None:
    def move(sheet: Any) -> None:
        sheet.append(["dossier_received", "x", None, None, None, None, 9])
        sheet.append(["dossier_late", "x", None, None, None, None, 1])
        put(dossier_received=428)(sheet)

    found = filled(move)
    assert found.values["dossier_late"] == Value(1)
    assert [(one.name, one.why) for one in found.mistakes] == [("dossier_received", "twice")]


def test_a_list_is_read_by_its_items() -> None:
    def write(sheet: Any) -> None:
        sheet.cell(4, 1).value = "xa-1"
        row = next(cell.row for cell in sheet["A"] if cell.value == "comm_channels")
        sheet.cell(row, 7).value = "Đài truyền thanh; nhóm  Zalo\nĐài truyền thanh"

    assert filled(write, LISTS).values["comm_channels"].items == ("Đài truyền thanh", "nhóm Zalo")


def test_a_form_that_is_not_known_gives_no_figures() -> None:
    def rename(sheet: Any) -> None:
        sheet["A2"].value = "bieu_cu"

    found = filled(rename)
    assert (found.form, dict(found.values), found.mistakes) == ("bieu_cu", {}, ())


@pytest.mark.parametrize("change", [{"A1": None}, {"A1": "khác"}])
def test_a_workbook_without_our_mark_is_no_form(change: dict[str, str | None]) -> None:
    book = load_workbook(BytesIO(content(PAGE)))
    for cell, said in change.items():
        book.worksheets[0][cell] = said
    kept = BytesIO()
    book.save(kept)
    assert not is_page(read_book(kept.getvalue()).sheets[0])


def test_an_empty_workbook_is_no_form() -> None:
    kept = BytesIO()
    Workbook().save(kept)
    assert not is_page(read_book(kept.getvalue()).sheets[0])


def test_what_excel_calculated_is_taken_and_told(calculated: bytes) -> None:
    sheet = read_book(calculated).sheets[0]
    assert sheet.calculated == {"B1"}
    assert sheet.rows[0][1][:2] == (2, 5)


@pytest.fixture
def calculated() -> bytes:
    """A formula with the value that Excel keeps beside it; openpyxl writes none, so it is put in by hand."""
    from zipfile import ZIP_DEFLATED, ZipFile

    book = Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["B1"] = 2, "=A1+3"
    kept, made = BytesIO(), BytesIO()
    book.save(kept)
    with ZipFile(kept) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            text = old.read(one)
            if one.filename == "xl/worksheets/sheet1.xml":
                text = text.replace(b"<f>A1+3</f><v></v>", b"<f>A1+3</f><v>5</v>")
                text = text.replace(b"<f>A1+3</f><v />", b"<f>A1+3</f><v>5</v>")
            new.writestr(one, text)
    return made.getvalue()


@pytest.mark.parametrize("cell", [None, "", "   "])
def test_an_empty_cell_is_missing_not_zero(cell: str | None) -> None:
    assert amount(cell, 100) == MISSING


def test_a_whole_number_may_come_as_a_fraction_of_one() -> None:
    assert amount(12.0, 100) == Value(12)
    assert amount(date(2026, 1, 2), 100) == "date"
    assert listed(None) == MISSING
    assert listed(5) == "several"
