"""Which part is asked for, and where two needs meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.asked import MOST_CLAUSES, clauses, halves, only_sections, sections_asked, vocabulary
from faq.entry import SECTIONS
from faq.fold import fold


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("làm khai sinh hết bao nhiêu tiền", {"fee"}),
        ("lam khai sinh het bn tien", {"fee"}),
        ("đổi căn cước có mất phí không", {"fee"}),
        ("làm căn cước mấy ngày có", {"time"}),
        ("đăng ký kết hôn cần giấy tờ gì", {"papers"}),
        ("khai tử ở đâu", {"where"}),
        ("chỉ tôi từng bước nộp hồ sơ", {"steps"}),
        ("trường hợp nào không phải đổi thẻ", {"exceptions"}),
        ("nộp hồ sơ xong rồi làm gì tiếp", {"next"}),
        ("làm hộ chiếu ở đâu, bao lâu, bao nhiêu tiền", {"where", "time", "fee"}),
        ("làm thế nào để có VNeID", set()),
        ("", set()),
    ],
)
def test_the_parts_that_a_question_asks_for(question: str, sections: set[str]) -> None:
    assert sections_asked(question) == sections


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("còn phí thì sao", {"fee"}),
        ("phí bao nhiêu vậy ạ", {"fee"}),
        ("mất mấy ngày", {"time"}),
        ("bao lâu có", {"time"}),
        ("ở đâu", {"where"}),
        ("nộp ở đâu vậy em", {"where"}),
        ("cần giấy tờ gì", {"papers"}),
        ("làm sao", {"steps"}),
        ("các bước thế nào", {"steps"}),
        ("còn trường hợp ngoại lệ thì sao", {"exceptions"}),
        ("sau đó làm gì", {"next"}),
        ("ở đâu và hết bao nhiêu tiền", {"where", "fee"}),
    ],
)
def test_a_bare_question_names_parts_and_nothing_else(question: str, sections: set[str]) -> None:
    assert only_sections(question) == sections
    assert only_sections(fold(question)) == sections


@pytest.mark.parametrize(
    "question", ["phí làm khai sinh", "khai tử ở đâu", "xin chào", "còn căn cước thì sao", "cảm ơn", "", "👍"]
)
def test_a_question_that_names_a_thing_is_not_bare(question: str) -> None:
    assert only_sections(question) is None


@pytest.mark.parametrize(
    ("message", "cut"),
    [
        ("làm khai sinh cho bé và xin giấy độc thân", ("lam khai sinh cho be", "xin giay tinh trang hon nhan")),
        ("tách khẩu, tiện thể xin giấy CT07", ("tach khau", "xin giay ct07")),
        ("gia hạn thẻ; đổi bằng lái", ("gia han the", "doi bang lai")),
    ],
)
def test_a_message_is_cut_between_two_needs(message: str, cut: tuple[str, str]) -> None:
    assert list(halves(message)) == [cut]


def test_a_bare_half_is_no_need() -> None:
    assert list(halves("làm khai sinh ở đâu, cần giấy tờ gì")) == []
    assert list(halves("làm khai sinh và phí bao nhiêu")) == []


def test_three_pieces_can_be_cut_in_two_places() -> None:
    assert [first for first, _ in halves("đổi bằng lái, tách khẩu, khai tử")] == [
        "doi bang lai",
        "doi bang lai tach khau",
    ]


def test_a_story_is_not_cut() -> None:
    assert list(halves(", ".join(["nhà tôi có con nhỏ"] * (MOST_CLAUSES + 1)))) == []


def test_con_is_a_child_and_no_connecting_word() -> None:
    assert clauses("làm khai sinh cho con") == ["lam khai sinh cho con"]


def test_the_file_names_only_sections_of_an_entry() -> None:
    assert set(vocabulary().sections) <= set(SECTIONS)
    assert set(vocabulary().follow_up) <= set(SECTIONS)


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    assert sections_asked(text) <= set(SECTIONS)
    assert len(list(halves(text))) < MOST_CLAUSES
    assert only_sections(text) is None or only_sections(text)
