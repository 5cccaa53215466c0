"""Comparing what people type."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Gặp  cán bộ!", "gap can bo"),
        ("ĐỒNG THÁP", "dong thap"),
        ("đường Nguyễn Huệ", "duong nguyen hue"),
        ("/Tổng", "/tong"),
        ("1.500.000 đ", "1 500 000 d"),
        ("quý\u00a0III\n2026", "quy iii 2026"),
        ("😀", ""),
        ("", ""),
        ("ưƯơƠăĂâÂêÊôÔ", "uuooaaaaeeoo"),
        ("thứ ba/thứ tư", "thu ba/thu tu"),
    ],
)
def test_case_tone_marks_and_punctuation_are_gone(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_both_ways_of_writing_tone_marks_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_only_small_letters_digits_slashes_and_single_spaces_are_left(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789/ ")
    assert "  " not in folded
    assert folded == folded.strip()
