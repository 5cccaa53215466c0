"""Tone marks put back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.builder import shipped_restorer
from faq.fold import fold
from faq.restore import START, Restorer, learned, marked_words, restorer

TEXTS = [
    "làm hộ chiếu đi nước ngoài",
    "hộ chiếu hết hạn",
    "hồ sơ còn thiếu giấy",
    "nộp hồ sơ ở xã",
    "chiều nay nộp hồ sơ",
    "vneid không vào được",
]
SMALL = learned(TEXTS)
WORDS = st.sampled_from(
    ["ho", "chieu", "so", "nop", "lam", "xa", "khong", "vneid", "xyzzy", "hộ", "sơ", "chiếu", "được", "đồ"]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ho chieu het han", "hộ chiếu hết hạn"),
        ("nop ho so", "nộp hồ sơ"),
        ("chieu nay nop ho so", "chiều nay nộp hồ sơ"),
        ("vneid khong vao duoc", "vneid không vào được"),
        ("xyzzy ho chieu", "xyzzy hộ chiếu"),
        ("HO CHIEU", "hộ chiếu"),
        ("hộ chieu", "hộ chiếu"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_the_neighbours_tell_which_marks_are_meant(typed: str, meant: str) -> None:
    assert SMALL.restore(typed) == meant


def test_decomposed_letters_are_read_as_composed() -> None:
    assert SMALL.restore(unicodedata.normalize("NFD", "hộ chiêu")) == "hộ chiêu"
    assert marked_words(unicodedata.normalize("NFD", "Hộ chiếu")) == ["hộ", "chiếu"]


def test_a_text_without_marks_teaches_nothing() -> None:
    assert learned(["ho chieu het han"]).restore("ho chieu") == "ho chieu"
    assert learned([]).pairs == {}


def test_the_beginning_of_a_text_counts_as_a_neighbour() -> None:
    assert SMALL.pairs[START, "hộ"] == 1
    assert (START, "chiếu") not in SMALL.pairs


def test_counts_come_back_from_pairs_alone() -> None:
    assert restorer(SMALL.pairs) == SMALL


@pytest.mark.parametrize("known", [SMALL, restorer({})], ids=["small", "empty"])
@given(said=st.lists(WORDS, max_size=12))
def test_words_with_marks_never_change_and_no_word_changes_its_letters(known: Restorer, said: list[str]) -> None:
    found = known.restore(" ".join(said)).split()
    assert [fold(one) for one in found] == [fold(one) for one in said]
    assert all(after == before for before, after in zip(said, found, strict=True) if fold(before) != before)


@given(st.text(max_size=120))
def test_any_text_keeps_its_words(text: str) -> None:
    found = SMALL.restore(text).split()
    words = marked_words(text)
    assert len(found) == len(words)
    assert all(after == before for before, after in zip(words, found, strict=True) if fold(before) != before)


@pytest.mark.parametrize(
    "text",
    [
        "đăng ký khai sinh cho con",
        "làm lại thẻ căn cước bị mất",
        "hộ chiếu hết hạn thì đổi ở đâu",
        "xin giấy xác nhận tình trạng hôn nhân",
        "nộp hồ sơ trên cổng dịch vụ công",
        "mua bảo hiểm y tế hộ gia đình",
    ],
)
def test_our_own_words_come_back_with_their_marks(text: str) -> None:
    assert shipped_restorer().restore(fold(text)) == text


def test_a_very_long_text_is_restored_in_time() -> None:
    assert len(shipped_restorer().restore("lam ho so " * 400).split()) == 1200
