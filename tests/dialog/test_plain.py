"""Replies as plain text."""

from __future__ import annotations

import pytest

from dialog.plain import numbered, plain, table
from dialog.reply import Block, Note, Paragraph, Steps, Table, Title
from tests.contracts.chats import YES_NO


def test_blocks_stand_apart_by_one_blank_line() -> None:
    blocks: list[Block] = [
        Title("Cấp lại căn cước"),
        Paragraph("Làm ở Công an xã.\nKhông mất phí."),
        Note("Kiểm tra ngày 14/11/2026"),
    ]
    assert plain(blocks) == ("Cấp lại căn cước\n\nLàm ở Công an xã.\nKhông mất phí.\n\nKiểm tra ngày 14/11/2026")


def test_nothing_to_say_is_nothing() -> None:
    assert plain([]) == ""


def test_steps_in_order_are_numbered() -> None:
    assert plain([Steps(("Mở VNeID", "Bấm Đăng nhập"))]) == "1. Mở VNeID\n2. Bấm Đăng nhập"


def test_steps_in_any_order_have_dashes() -> None:
    assert plain([Steps(("Căn cước", "Điện thoại"), ordered=False)]) == "- Căn cước\n- Điện thoại"


def test_choices_can_be_answered_by_their_number() -> None:
    assert numbered(YES_NO) == "1. Lưu\n2. Hủy"
    assert numbered([]) == ""


def test_figures_stand_below_each_other() -> None:
    figures = Table(("Việc", "Số"), (("Cài VNeID", "12"), ("Nộp hồ sơ", "1.205")))
    assert table(figures).splitlines() == [
        "Việc          Số",
        "Cài VNeID     12",
        "Nộp hồ sơ  1.205",
    ]
    assert plain([figures]) == table(figures)


def test_a_table_without_rows_is_its_head() -> None:
    assert table(Table(("Việc", "Số"), ())) == "Việc  Số"


def test_a_line_never_ends_in_spaces() -> None:
    lines = table(Table(("Việc",), (("Cài đặt",), ("Hỏi",)))).splitlines()
    assert lines == ["Việc", "Cài đặt", "Hỏi"]


@pytest.mark.parametrize("rows", [(("Cài", "12", "thừa"),), (("Cài", "1"), ("Hỏi", "2", "thừa"))])
def test_a_row_of_another_width_is_a_mistake(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        table(Table(("Việc", "Số"), rows))
