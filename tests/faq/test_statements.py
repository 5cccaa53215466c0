"""What an editor types becomes statements, and is shown as it was typed."""

from __future__ import annotations

from datetime import date

import pytest

from faq.entry import Statement
from faq.statements import BadDay, lines, read

WAIVED = Statement("Không mất tiền.", date(2026, 7, 1), date(2026, 12, 31))


def test_days_stand_behind_the_text() -> None:
    assert lines([WAIVED, Statement("Mang thẻ.")]) == (
        "Không mất tiền. (từ 01/07/2026 đến 31/12/2026)",
        "Mang thẻ.",
    )


@pytest.mark.parametrize(
    "said", [WAIVED, Statement("a", since=date(2027, 1, 1)), Statement("b", until=date(2027, 1, 1)), Statement("c")]
)
def test_what_was_shown_reads_back_the_same(said: Statement) -> None:
    assert read("\n".join(lines([said]))) == (said,)


def test_empty_lines_bullets_and_numbers_are_left_out() -> None:
    typed = "1. Mở máy.\n\n  2) Bấm nút.\n- Chờ.\n• Xong."
    assert [one.text for one in read(typed)] == ["Mở máy.", "Bấm nút.", "Chờ.", "Xong."]


@pytest.mark.parametrize("text", ["113 là số công an.", "2 bản sao.", "10.000 đồng một bản.", "1/2 giá."])
def test_a_number_that_says_something_stays(text: str) -> None:
    assert read(text) == (Statement(text),)


def test_a_text_that_was_there_keeps_its_days() -> None:
    assert read("Không mất tiền.", [WAIVED]) == (WAIVED,)


def test_other_days_win_over_those_that_were_there() -> None:
    assert read("Không mất tiền. (đến 30/6/2027)", [WAIVED]) == (Statement(WAIVED.text, None, date(2027, 6, 30)),)
    assert read("Không mất tiền. (không thời hạn)", [WAIVED]) == (Statement(WAIVED.text),)


@pytest.mark.parametrize("text", ["a (từ 31/02/2027)", "a (đến 1/13/2027)", "a (từ 02/01/2027 đến 01/01/2027)"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadDay):
        read(text)


@pytest.mark.parametrize("text", ["Thẻ (loại mới)", "Từ 01/07/2026 thì khác.", "Xong (từ đầu)", "a ()"])
def test_other_brackets_are_words(text: str) -> None:
    assert read(text) == (Statement(text),)


def test_nothing_is_no_statement() -> None:
    assert read(" \n - \n") == (Statement("-"),) or read(" \n\n") == ()
