"""Typed words pick an offered choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.reply import Choice
from dialog.understand import pick

SAVE = Choice("Lưu lại", "luu:1")
OFFICE = Choice("Gặp cán bộ", "canbo")
CANCEL = Choice("❌ Hủy", "huy:1")
OFFERED = (SAVE, OFFICE, CANCEL)
LONG = tuple(Choice(f"Mục {chr(96 + n)}", f"muc:{n}") for n in range(1, 13))


@pytest.mark.parametrize(
    "text", ["2", " 2 ", "2.", "2)", "02", "hai", "Hai", "HAI", "số 2", "so 2", "Số hai", "chọn 2", "chọn số 2",
             "câu 2", "câu số 2", "mục 2", "mục hai", "ý 2", "2!"]
)  # fmt: skip
def test_a_number_picks_by_its_place(text: str) -> None:
    assert pick(text, OFFERED) is OFFICE


@pytest.mark.parametrize("text", ["Gặp cán bộ", "gặp cán bộ", "gap can bo", "GAP CAN BO", "  Gặp  cán bộ! ", "canbo"])
def test_a_label_or_value_picks_with_or_without_tone_marks(text: str) -> None:
    assert pick(text, OFFERED) is OFFICE


def test_a_label_typed_with_separate_tone_marks_picks() -> None:
    decomposed = "Ga\u0323\u0306p ca\u0301n bo\u0323\u0302"
    assert pick(decomposed, OFFERED) is OFFICE


@pytest.mark.parametrize("text", ["huy", "Hủy", "hủy!", "❌ Hủy", "huy:1"])
def test_a_sign_in_front_of_the_label_need_not_be_typed(text: str) -> None:
    assert pick(text, OFFERED) is CANCEL


@pytest.mark.parametrize(
    "text",
    ["", "   ", "❌", "0", "4", "-", "99", "100", "2 3", "1.5", "2/3", "số", "hai ba", "cài vneid 2", "luu", "LUU:1",
     "tôi muốn gặp cán bộ", "2" * 300],
)  # fmt: skip
def test_anything_else_picks_nothing(text: str) -> None:
    assert pick(text, OFFERED) is None


@pytest.mark.parametrize("text", ["2", "hai", "số 2", "chọn số hai"])
def test_numbers_pick_nothing_where_a_number_is_an_answer(text: str) -> None:
    assert pick(text, OFFERED, numbered=False) is None


@pytest.mark.parametrize("text", ["Gặp cán bộ", "gap can bo", "canbo"])
def test_labels_pick_even_where_a_number_is_an_answer(text: str) -> None:
    assert pick(text, OFFERED, numbered=False) is OFFICE


@pytest.mark.parametrize(
    ("word", "at"),
    [("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8),
     ("chín", 9), ("mười", 10), ("11", 11), ("12", 12)],
)  # fmt: skip
def test_numbers_are_known_by_their_words(word: str, at: int) -> None:
    assert pick(word, LONG) is LONG[at - 1]


def test_nothing_was_offered_nothing_is_picked() -> None:
    assert pick("1", ()) is None


def test_a_label_that_is_a_number_is_picked_before_the_place() -> None:
    years = (Choice("2025", "nam:2025"), Choice("1", "nam:1"))
    assert pick("1", years) is years[1]


def test_a_label_without_letters_is_not_picked_by_silence() -> None:
    smiles = (Choice("😀", "vui"), Choice("😢", "buon"))
    assert pick("!", smiles) is None
    assert pick("buon", smiles) is smiles[1]


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert pick(text, OFFERED) in {None, *OFFERED}


@given(st.integers(-3, 200), st.lists(st.sampled_from(OFFERED), max_size=12))
def test_a_number_never_picks_outside_of_the_list(number: int, offered: list[Choice]) -> None:
    picked = pick(str(number), offered)
    if not 1 <= abs(number) <= len(offered):
        assert picked is None


def test_a_negative_number_picks_nothing() -> None:
    assert pick("-2", [Choice("Lưu", "luu:1"), Choice("Sửa", "sua:1")]) is None
