"""Texts that are too long for one message."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.split import length, split

SENTENCE = "Người dân mang theo thẻ căn cước và giấy khai sinh. "


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("ngắn", 10, ["ngắn"]),
        ("", 10, []),
        ("   ", 2, []),
        ("một\n\nhai\n\nba", 9, ["một\n\nhai", "ba"]),
        ("một\nhai\nba", 8, ["một\nhai", "ba"]),
        ("Một hai. Ba bốn", 12, ["Một hai.", "Ba bốn"]),
        ("một hai ba", 8, ["một hai", "ba"]),
        ("mộthaiba", 3, ["một", "hai", "ba"]),
        ("một\n\n\n\nhai", 6, ["một", "hai"]),
    ],
)
def test_a_text_is_cut_at_the_best_place(text: str, limit: int, pieces: list[str]) -> None:
    assert split(text, limit) == pieces


def test_the_length_is_counted_as_telegram_counts() -> None:
    assert length("ộ😀") == 3
    assert split("😀😀😀", 4) == ["😀😀", "😀"]


def test_no_tone_mark_is_torn_from_its_letter() -> None:
    text = unicodedata.normalize("NFD", "ộ" * 50)
    for limit in range(6, 20):
        pieces = split(text, limit)
        assert "".join(pieces) == text
        assert not any(unicodedata.combining(piece[0]) for piece in pieces)


def test_no_family_is_torn_apart() -> None:
    family = "👨‍👩‍👧"
    assert split(family * 4, 20) == [family * 2, family * 2]


def test_endless_marks_are_cut_all_the_same() -> None:
    pieces = split("a" + "\u0301" * 200, 50)
    assert all(length(piece) <= 50 for piece in pieces)


def test_a_long_vietnamese_text_keeps_every_word() -> None:
    text = SENTENCE * 300
    pieces = split(text, 4096)
    assert " ".join(pieces).split() == text.split()
    assert all(piece.endswith(".") for piece in pieces)


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_every_piece_fits_and_no_letter_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < length(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
