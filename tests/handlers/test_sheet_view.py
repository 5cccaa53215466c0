"""What stands in the form that is sent out, and how a file that came back is read aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, get_args

import pytest
from openpyxl import load_workbook

from bot.workbook.page import content
from handlers.texts import sheets as texts
from handlers.views import sheets as views
from handlers.views.forms import Duty
from handlers.views.sheets import SHOWN, LogShown
from reports.load import load_indicators
from reports.log_sheet import Entry, Log, Trouble
from reports.log_sheet import Fault as LogFault
from reports.period import before, read_key
from reports.prefill import FromDaily, Known
from reports.sheet import Fault, Mistake, Page, Row, read_page
from reports.value import Value
from reports.workbook import read_book
from tests.fakes.use_cases import calendar, forms
from tests.handlers.talk import labels
from tests.reports.given import COMMUNE, TEAM, TEAM_2, VNEID

INDICATORS = load_indicators()
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
FIRST = Entry(2, FRIDAY, TEAM, {VNEID: Value(5)})
SECOND = Entry(3, FRIDAY, TEAM_2, {VNEID: Value(7)})
THIRD = Entry(4, SATURDAY, TEAM, {"leaflets_distributed": Value(30)})
NAMES = {TEAM: "Tổ một", TEAM_2: "Tổ hai"}


def page(form: str = "bao_cao_thang", known: Known | None = None, filled: dict[str, Value] | None = None) -> Page:
    one = forms()[form]
    period = one.period_on(date(2026, 11, 10))
    duty = Duty(one, COMMUNE, period, one.dates(period, calendar()))
    return views.page(duty, "xã Tháp Mười", known or Known(before(period)), filled or {}, INDICATORS)


def rows(made: Page) -> dict[str, Row]:
    return {one.code: one for one in made.rows if isinstance(one, Row)}


def log(**changes: Any) -> LogShown:
    return replace(
        LogShown("mark", Log((FIRST, SECOND, THIRD)), [FIRST, SECOND, THIRD], [], [], [], 0, NAMES), **changes
    )


@pytest.mark.parametrize("form", sorted(forms()))
def test_every_form_comes_back_from_excel_as_it_was_filled_in(form: str) -> None:
    """Every row of every form of the release, through a real workbook."""
    book = load_workbook(BytesIO(content(page(form))))
    sheet: Any = book.worksheets[0]
    asked = {cell.value: cell.row for cell in sheet["A"] if cell.value in INDICATORS}
    assert list(asked) == sorted(asked, key=lambda code: asked[code])
    assert set(asked) == set(forms()[form].indicators)
    for at, (code, row) in enumerate(asked.items(), 1):
        sheet.cell(row, 7).value = "Nhóm Zalo" if INDICATORS[code].kind == "list" else at
    kept = BytesIO()
    book.save(kept)
    found = read_page(read_book(kept.getvalue()).sheets[0], forms(), INDICATORS)
    assert found.mistakes == ()
    assert set(found.values) == set(asked)
    assert (found.form, found.unit) == (form, COMMUNE)


def test_rows_are_numbered_through_and_stand_below_their_group() -> None:
    made = page()
    assert [one.number for one in rows(made).values()] == [str(at) for at in range(1, 32)]
    assert made.rows[0] == "Tuyên truyền"
    assert made.name == "Báo cáo chuyển đổi số hằng tháng tháng 11-2026.xlsx"
    assert made.titles[2] == "Hạn nộp: hết ngày 17/11/2026."


def test_known_figures_stand_beside_and_filled_ones_in_their_column() -> None:
    known = Known(
        read_key("nd09:2026-10"),
        previous={"pc_total": Value(30), VNEID: Value(2054, "at_least")},
        daily={VNEID: FromDaily(Value(12))},
    )
    filled = {"pc_total": Value(31), "cnscd_teams": Value(38, "about")}
    found = rows(page(known=known, filled=filled))
    assert (found["pc_total"].previous, found["pc_total"].figure) == ("30", 31)
    assert (found[VNEID].previous, found[VNEID].daily, found[VNEID].figure) == ("hơn 2.054", "12", None)
    assert found["cnscd_teams"].figure == "khoảng 38"


def test_a_list_stands_as_text_both_times() -> None:
    channels = Value(None, "exact", ("Đài truyền thanh", "Nhóm Zalo"))
    known = Known(read_key("nd09y:2025"), previous={"comm_channels": channels})
    row = rows(page("nam_tuyen_truyen", known, {"comm_channels": channels}))["comm_channels"]
    assert row.previous == row.figure == "Đài truyền thanh; Nhóm Zalo"


def test_every_mistake_has_its_sentence() -> None:
    known = {*(why for kind in get_args(Fault) for why in get_args(kind) or [kind]), *get_args(Trouble), "same_day"}
    assert known == set(texts.FAULTS)


def test_mistakes_beyond_what_anybody_reads_are_counted() -> None:
    found = [Mistake(f"G{at}", "negative", "-1", "pc_total") for at in range(SHOWN + 7)]
    reply = views.mistakes(found, INDICATORS, 0, "id")
    assert reply.text.startswith(f"Tệp có {SHOWN + 7} chỗ cần sửa")
    assert "… và 7 chỗ nữa." in reply.text
    assert reply.choices == ()


def test_what_is_right_can_be_kept_only_if_there_is_something() -> None:
    wrong = [Mistake("G7", "merged")]
    assert labels(views.mistakes(wrong, INDICATORS, 3, "id")) == [texts.KEEP_RIGHT]
    assert "3 mục còn lại đọc được" in views.mistakes(wrong, INDICATORS, 3, "id").text
    assert "mục còn lại" not in views.mistakes(wrong, INDICATORS, 0, "id").text


def test_formulas_are_told_with_their_cells() -> None:
    assert views.calculated(()) == ""
    assert views.calculated(("G7", "G9")) == "2 ô là công thức (G7 và G9); tôi lấy kết quả đang hiện trong ô."


def test_a_log_is_added_up_day_by_day() -> None:
    reply = views.log(log(), INDICATORS)
    assert "20/11/2026      2  Cài, kích hoạt VNeID 12" in reply.text
    assert "21/11/2026      1        Tờ rơi đã phát 30" in reply.text
    assert labels(reply) == [texts.LOG_SAVE, texts.LOG_CANCEL]


def test_a_log_with_nothing_new_cannot_be_saved() -> None:
    reply = views.log(log(new=[], same=3), INDICATORS)
    assert reply.text.startswith(texts.LOG_NOTHING)
    assert "3 dòng giống hệt" in reply.text
    assert reply.choices == ()


def test_rows_that_only_replace_offer_nothing_new() -> None:
    reply = views.log(log(new=[], again=[FIRST]), INDICATORS)
    assert labels(reply) == [texts.LOG_REPLACE, texts.LOG_CANCEL]
    assert "Tổ một ngày 20/11/2026" in reply.text


def test_what_is_special_in_a_log_is_said() -> None:
    read = Log((FIRST,), texts=("A2",), calculated=("C2",))
    said = views.log(log(log=read, frozen=[SECOND], others=[THIRD]), INDICATORS).text
    assert "1 dòng đã được duyệt nên tôi không đổi: Tổ hai ngày 20/11/2026." in said
    assert "1 dòng đã được thành viên của Tổ tự báo" in said
    assert "Ngày ở 1 ô là chữ" in said
    assert "1 ô là công thức (C2)" in said


def test_a_log_that_is_too_long_is_told_without_a_cell() -> None:
    reply = views.log_faults([LogFault("", "too_many", "2.500")])
    assert "Có 2.500 dòng" in reply.text
