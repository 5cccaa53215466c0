"""What a workbook would change is told in words; every mistake has a sentence with its sheet and cell."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from handlers.texts import setup as texts
from handlers.views.setup import IN_TERMINAL, mistake, mistakes, proposed, summary
from reports.errors import BadBook
from reports.setup.mistake import Mistake, Spot, Why
from reports.setup.propose import Proposal
from reports.setup.standing import Standing
from tests.reports.setup import books
from tests.reports.setup.books import COMMUNE, PROVINCE, TEAM, after, file

SPOT = Spot("Người", "C14")


def test_a_mistake_names_sheet_and_cell_and_what_may_be_meant() -> None:
    one = Mistake(SPOT, "no_unit", "xã Mỹ Quyy", ("xã Mỹ Quí", "xã Mỹ An Hưng"))
    assert mistake(one) == ("Tờ Người, ô C14: không có đơn vị “xã Mỹ Quyy”; có phải “xã Mỹ Quí” hay “xã Mỹ An Hưng”?")


def test_without_anything_alike_the_sentence_just_ends() -> None:
    assert mistake(Mistake(SPOT, "no_unit", "Sao Hỏa")) == "Tờ Người, ô C14: không có đơn vị “Sao Hỏa”."


@pytest.mark.parametrize("why", get_args(Why))
def test_every_mistake_has_a_sentence_that_can_be_read(why: Why) -> None:
    told = mistake(Mistake(SPOT, why, "điều đã ghi", ("một", "hai")))
    assert told.startswith("Tờ Người, ô C14: ")
    assert told.endswith((".", "?"))
    assert "{" not in told
    assert "None" not in told


def test_there_is_no_sentence_for_a_mistake_that_cannot_be_made() -> None:
    assert sorted(texts.WRONG) == sorted(get_args(Why))


def test_every_way_of_being_unreadable_has_a_sentence() -> None:
    for why in ("too_large", "locked", "old", "unreadable", "bomb", "too_many_rows"):
        assert texts.UNREADABLE[BadBook(why).why].endswith(".")


def test_at_most_two_hundred_mistakes_are_listed_and_the_rest_is_counted() -> None:
    lines = mistakes([Mistake(SPOT, "empty")] * (IN_TERMINAL + 1_050))
    assert len(lines) == IN_TERMINAL + 1
    assert lines[-1] == "… và 1.050 chỗ nữa. Sửa những chỗ trên rồi gửi lại để xem tiếp."


def people(*names: str) -> bytes:
    return file(COMMUNE, units=[[None, TEAM, "tổ"]], people=[[name, TEAM, None, "người báo"] for name in names])


def test_numbers_are_told_subject_by_subject() -> None:
    standing = after(Standing(), books.proposed(people("A", "B")))
    lines = summary(books.proposed(people("A", "B", "C"), standing))
    assert lines == [
        "Sẽ thay đổi ở xã Tháp Mười:",
        "Đơn vị: thêm 0, đổi 0, không đổi 9.",
        "Người và vai trò: thêm 1, đổi 0, không đổi 2.",
        "Mã mời: 1 người chưa vào được sẽ có mã mới, dùng một lần, trong 30 ngày.",
    ]


def test_roles_that_end_are_counted_apart() -> None:
    standing = after(Standing(), books.proposed(people("A", "B")))
    lines = summary(books.proposed(people("A"), standing, end_absent=True))
    assert "Trong đó 1 vai trò kết thúc." in lines


def test_after_it_was_done_the_words_say_so() -> None:
    assert summary(books.proposed(people("A")), done=True)[0] == "Đã thay đổi ở xã Tháp Mười:"


def test_an_empty_workbook_and_one_without_news_are_told_apart() -> None:
    assert summary(Proposal(None, books.proposed(file(people=[])).changes)) == [texts.EMPTY]
    standing = after(Standing(), books.proposed(people("A")))
    assert summary(books.proposed(people("A"), standing)) == ["Không có gì mới: 10 dòng đều đã có sẵn."]


def test_people_whose_code_ran_out_get_one_though_nothing_else_is_new() -> None:
    standing = replace(after(Standing(), books.proposed(people("A"))), invited=frozenset())
    reply = proposed(books.proposed(people("A"), standing), "abc")
    assert "sẽ có mã mới" in reply.text
    assert [one.value for one in reply.choices] == ["apdung:abc", "thoinap"]


def test_remarks_are_told_beside_the_change() -> None:
    standing = after(Standing(), books.proposed(people("A")))
    content = file(COMMUNE, units=[[None, TEAM, "tổ", None, "01/10/2026"]])
    reply = proposed(books.proposed(content, standing), "abc")
    assert "Xin lưu ý (1):" in reply.text
    assert "đã có từ ngày" in reply.text


def test_own_things_are_counted_together() -> None:
    rows = [[None, "Số điểm", "điểm", "hiện có", "cộng", "số cuối kỳ"]]
    lines = summary(books.proposed(file(PROVINCE, indicators=rows)))
    assert "Chỉ tiêu, biểu mẫu, mục tiêu, nghĩa vụ riêng: thêm 1, đổi 0, không đổi 0." in lines
