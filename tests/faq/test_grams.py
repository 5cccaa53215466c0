"""Words, pairs and pieces of a folded text."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.fold import fold
from faq.grams import DIMENSIONS, pieces, place, terms, word_pieces
from faq.lexicon import standard

KEYS = st.lists(st.text("abcdeghiklmnopqrstuvxy0123456789", min_size=1, max_size=8), max_size=12).map(" ".join)


def alike(one: str, other: str) -> float:
    """Cosine of the pieces."""
    first, second = pieces(one), pieces(other)
    together = sum(weight * second.get(at, 0.0) for at, weight in first.items())
    return together / (length(first) * length(second))


def length(weights: Mapping[int, float]) -> float:
    return math.hypot(*weights.values())


def test_the_terms_are_words_and_neighbours_in_order() -> None:
    assert terms("lam lai can cuoc") == ("lam", "lai", "can", "cuoc", "lam lai", "lai can", "can cuoc")
    assert terms("vneid") == ("vneid",)
    assert terms("") == ()


def test_nothing_has_no_pieces() -> None:
    assert pieces("") == {}


def test_a_word_said_twice_weighs_more_but_not_twice() -> None:
    once, twice = pieces("khai"), pieces("khai khai")
    assert all(1.0 < twice[at] < 2 * weight for at, weight in once.items())


def test_a_pair_of_words_is_a_piece_of_its_own() -> None:
    assert place("khai_sinh") in pieces("khai sinh")
    assert place("khai_sinh") not in pieces("sinh khai")


def test_a_word_is_there_whole_too() -> None:
    assert place("#cuoc") in word_pieces("cuoc")
    assert place("#cuoc") not in word_pieces("cuocs")


@pytest.mark.parametrize(
    ("meant", "slip", "other"),
    [
        ("thuong tru", "thuog tru", "giay phep"),
        ("can cuoc", "can cuocs", "ket hon"),
        ("ho chieu", "ho chieeu", "tach ho"),
    ],
)
def test_pieces_survive_a_typing_mistake(meant: str, slip: str, other: str) -> None:
    assert alike(meant, slip) > 0.5 > alike(meant, other)


def test_a_place_is_the_same_on_every_machine() -> None:
    assert [place(one) for one in ("khai_sinh", "#vneid", " c")] == [8606, 16128, 1727]


@given(KEYS)
def test_every_place_is_within_the_table(key: str) -> None:
    assert all(0 <= at < DIMENSIONS and weight >= 1.0 for at, weight in pieces(key).items())


@given(KEYS)
def test_there_are_as_many_pairs_as_gaps(key: str) -> None:
    words = key.split()
    assert len(terms(key)) == max(2 * len(words) - 1, 0)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_a_key_folds_to_itself(text: str) -> None:
    assert fold(standard().key(text)) == standard().key(text)
