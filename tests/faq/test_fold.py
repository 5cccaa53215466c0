"""Folding: any keyboard, any mood, one form."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.fold import LONGEST, Word, fold, words

PLAIN = set(string.ascii_lowercase + string.digits + " ")

VIETNAMESE = st.text(alphabet="aăâeêioôơuưyđbcnhgtáàảãạếềểễệứừửữựốộớợýỳĐẮỒỪ ,.?!", max_size=80)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đăng ký định danh MỨC 2 ở đâu?", "dang ky dinh danh muc 2 o dau"),
        ("hoà bình, hòa bình", "hoa binh hoa binh"),
        ("quáaaa đáaang", "qua dang"),
        ("đâuuuuu", "dau"),
        ("làm 👍🏽 giấy 🙏", "lam giay"),
        ("phí:35.000đ/lần", "phi 35 000d lan"),
        ("1900 và 113", "1900 va 113"),
        ("ＣＣＣＤ", "cd"),
        ("tab\tvà\nxuống dòng", "tab va xuong dong"),
        ("", ""),
        ("!!! ... ???", ""),
    ],
)
def test_a_text_folds_to_plain_words(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_two_u_stay_because_cuu_and_cu_are_two_words() -> None:
    assert fold("cứu") == "cuu"
    assert fold("cứ") == "cu"
    assert fold("hưu trí") == "huu tri"
    assert fold("cứuuuuu với") == "cuu voi"


def test_digits_are_never_squeezed() -> None:
    assert fold("số 1133 5566") == "so 1133 5566"


def test_zero_width_characters_cannot_hide_a_word() -> None:
    assert fold("o\u200bt\u200dp") == "otp"
    assert fold("\u202eotp\u202c") == "otp"


def test_other_scripts_are_left_out() -> None:
    assert fold("مرحبا 你好 привет otp") == "otp"


def test_control_characters_separate_words() -> None:
    assert fold("khai\x00sinh\x1bcon") == "khai sinh con"


def test_only_the_first_characters_of_a_long_text_are_read() -> None:
    assert fold("a " * LONGEST + "cuối") == " ".join("a" * (LONGEST // 2))


def test_emoji_variation_marks_do_not_count_as_tone_marks() -> None:
    assert words("ok\ufe0f") == (Word("ok"),)


def test_marks_may_be_missing_but_not_different() -> None:
    (kill_oneself, slowly, bare) = words("tự từ tu")
    assert bare.may_be(kill_oneself)
    assert bare.may_be(slowly)
    assert not slowly.may_be(kill_oneself)
    assert not kill_oneself.may_be(bare)


def test_the_place_of_a_tone_mark_does_not_matter() -> None:
    (old, new) = words("hoà hòa")
    assert old == new


def test_the_stroke_of_d_is_a_mark_like_any_other() -> None:
    (with_stroke, without) = words("đau dau")
    assert without.may_be(with_stroke)
    assert not with_stroke.may_be(without)


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=300))
def test_the_result_is_plain_whatever_comes_in(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= PLAIN
    assert folded == folded.strip()
    assert "  " not in folded


@given(VIETNAMESE)
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words(composed) == words(decomposed)


@given(VIETNAMESE)
def test_capital_letters_make_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(VIETNAMESE)
def test_a_text_without_marks_may_be_the_text_with_marks(text: str) -> None:
    for bare, marked in zip(words(fold(text)), words(text), strict=True):
        assert bare.may_be(Word(marked.plain, marked.marks))
