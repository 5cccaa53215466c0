"""Words that nobody knows, read again."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from faq.builder import Builder
from faq.document import document
from faq.fold import fold
from faq.lexicon import standard
from faq.repair import LETTERS, OFTEN, Repair, telex, toned, vni, vocabulary
from faq.search import Search

KNOWN = {
    "dang": 20,
    "ky": 20,
    "khai": 30,
    "sinh": 30,
    "thuong": 9,
    "tru": 9,
    "duoc": 40,
    "can": 50,
    "cuoc": 50,
    "giay": 8,
}
SMALL = Repair(KNOWN)

TYPED = [
    ("dduwowcj", "d9u7o7c5", "được"),
    ("ddawng", "d9a8ng", "đăng"),
    ("kys", "ky1", "ký"),
    ("nguwowif", "ngu7o72i", "người"),
    ("thuwowngf", "thu7o7ng2", "thường"),
    ("truws", "tru71", "trứ"),
    ("cuwowcs", "cu7o7c1", "cước"),
    ("hooj", "ho65", "hộ"),
    ("chieeus", "chie6u1", "chiếu"),
    ("giaays", "gia6y1", "giấy"),
    ("toanf", "toan2", "toàn"),
    ("hoas", "hoa1", "hóa"),
    ("quanr", "quan3", "quản"),
    ("maax", "ma64", "mẫ"),
    ("xax", "xa4", "xã"),
    ("ddaats", "d9a6t1", "đất"),
]


@pytest.mark.parametrize(("keys", "_", "word"), TYPED)
def test_telex_keys_show_their_word(keys: str, _: str, word: str) -> None:
    assert telex(keys) == word


@pytest.mark.parametrize(("_", "keys", "word"), TYPED)
def test_vni_keys_show_their_word(_: str, keys: str, word: str) -> None:
    assert vni(keys) == word


@pytest.mark.parametrize("word", ["dang", "khai", "bcdg", "e", "th"])
def test_keys_without_a_tone_or_a_hat_stay(word: str) -> None:
    assert telex(word) == vni(word) == word


def test_a_tone_without_a_vowel_stays_a_letter() -> None:
    assert telex("s") == "s"
    assert toned("bcd", "\u0301") == "bcd"
    assert toned("ba", "") == "ba"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ddawng kys thuwowngf truws", "đăng ký thường trứ"),
        ("d9a8ng ky1", "đăng ký"),
        ("Ddawng KYS?", "đăng ký"),
        ("đăng kys", "đăng ký"),
        ("đăng ký khai sinh", "đăng ký khai sinh"),
        ("dang ky", "dang ky"),
        ("079203012345", "079203012345"),
        ("👍 (dang)", "👍 (dang)"),
        ("", ""),
    ],
)
def test_keyboard_leftovers_are_typed_out(typed: str, shown: str) -> None:
    assert SMALL.text(typed) == shown


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("khaisinh", "khai sinh"),
        ("cancuoc", "can cuoc"),
        ("thuogn tru", "thuong tru"),
        ("gaiy", "giay"),
        ("khai sinh", "khai sinh"),
        ("xyzzyq", "xyzzyq"),
        ("ki", "ki"),
        ("2026", "2026"),
        ("", ""),
    ],
)
def test_unknown_words_are_split_or_replaced_by_the_nearest(key: str, meant: str) -> None:
    assert SMALL.key(key) == meant


def test_of_two_equally_near_words_the_frequent_one_is_meant() -> None:
    assert Repair({"thue": 3, "thua": 90}).key("thux") == "thua"


def test_without_known_words_nothing_is_changed() -> None:
    assert Repair({}).text("ddawng kys") == "ddawng kys"
    assert Repair({}).key("khaisinh") == "khaisinh"


@given(st.lists(st.sampled_from(sorted(KNOWN)), max_size=8).map(" ".join))
def test_known_words_are_left_alone(key: str) -> None:
    assert SMALL.key(key) == key
    assert SMALL.text(key) == key


@given(st.text(max_size=60))
def test_a_piece_with_marks_or_other_signs_is_left_alone(text: str) -> None:
    assume(not any(LETTERS.fullmatch(piece.strip(".,;:!?()\"'…").lower()) for piece in text.split()))
    assert SMALL.text(text) == " ".join(text.split())


@given(st.text("abcdeghiklmnopqrstuvxyfjzw 0123456789", max_size=40))
def test_what_was_repaired_is_not_repaired_again(text: str) -> None:
    once = SMALL.key(fold(text))
    assert SMALL.key(once) == once


@given(st.text(max_size=200))
def test_any_text_can_be_repaired(text: str) -> None:
    assert fold(SMALL.key(fold(SMALL.text(text)))) == SMALL.key(fold(SMALL.text(text)))


def test_the_vocabulary_holds_what_is_frequent_or_ours() -> None:
    every = [document("thu", [f"hộ chiếu lần {number}" for number in range(OFTEN)] + ["hộ chiêus sai"], standard())]
    known = vocabulary(every, ["Người dân nộp hồ sơ sai chỗ."], standard())
    assert known["chieu"] == OFTEN
    assert known["sai"] == 1
    assert known["nop"] == OFTEN
    assert "chieus" not in known
    assert not any(" " in word for word in known)


def test_no_known_word_depends_on_the_order_of_entries(search: Search, reversed_search: Search) -> None:
    assert search.repair.known == reversed_search.repair.known


def test_an_abbreviation_reaches_the_lexicon_unharmed(builder: Builder, search: Search) -> None:
    """Otherwise "cccd" could be taken for keys of a keyboard."""
    lexicon = builder.lexicon
    every = {" ".join(one.plain for one in ways.written) for group in lexicon.writings.values() for ways in group}
    changed = [one for one in sorted(every) if lexicon.key(search.repair.text(one)) != lexicon.key(one)]
    assert changed == []
