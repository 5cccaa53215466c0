"""Vietnamese numbers, typed and spoken."""

from __future__ import annotations

import pytest

from reports.grammar.spoken import spoken
from reports.numbers import one_number
from reports.words import fold, same


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("một", 1, 1),
        ("mười", 10, 1),
        ("mười hai", 12, 2),
        ("mười lăm người", 15, 2),
        ("hai mươi", 20, 2),
        ("hai mươi mốt", 21, 3),
        ("hai lăm", 25, 2),
        ("ba chục", 30, 2),
        ("chục rưỡi", 15, 2),
        ("hai chục ba người", 23, 3),
        ("2 chục 3", 23, 3),
        ("hăm mốt", 21, 2),
        ("trăm hai", 120, 2),
        ("ba trăm tư", 340, 3),
        ("trăm năm", 100, 1),
        ("nghìn hai", 1200, 2),
        ("nửa chục", 5, 2),
        ("hai tá", 24, 2),
        ("hai ta", 2, 1),
        ("hai chục rưỡi", 25, 3),
        ("bốn mươi tư", 44, 3),
        ("năm mươi nhăm", 55, 3),
        ("bẩy mươi bảy", 77, 3),
        ("trăm", 100, 1),
        ("trăm rưỡi", 150, 2),
        ("trăm lẻ năm tờ", 105, 3),
        ("một trăm linh một", 101, 4),
        ("hai trăm ba mươi", 230, 4),
        ("ngàn rưỡi", 1500, 2),
        ("một nghìn không trăm năm mươi", 1050, 6),
        ("hai ngàn không trăm lẻ năm", 2005, 6),
        ("một nghìn hai trăm ba mươi tư", 1234, 7),
        ("mười hai nghìn", 12000, 3),
        ("2 chục", 20, 2),
        ("3 trăm", 300, 2),
        ("muoi hai", 12, 2),
        ("tram le nam", 105, 3),
        ("bà con", 0, 0),
        ("người", 0, 0),
        ("không", 0, 0),
        ("", 0, 0),
    ],
)
def test_numbers_in_words(text: str, value: int, used: int) -> None:
    assert spoken(text.split()) == (value, used)


def test_every_number_up_to_a_hundred_in_plain_words() -> None:
    digits = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    for number in range(11, 100):
        tens, ones = divmod(number, 10)
        words = "mười" if tens == 1 else f"{digits[tens]} mươi"
        last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, digits[ones])
        assert spoken(f"{words} {last}".split())[0] == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", 15),
        ("0", 0),
        ("05", 5),
        ("15 lượt", 15),
        ("dạ 15 người ạ", 15),
        ("sửa lại 15", 15),
        ("2184", 2184),
        ("2.184", 2184),
        ("2 184", 2184),
        ("1k2", 1200),
        ("mười lăm", 15),
        ("muoi lam", 15),
        ("hai chục rưỡi", 25),
        ("năm", 5),
        ("+3", 3),
        ("100000", 100000),
        ("15.", 15),
        ("trăm hai", 120),
        ("nghìn hai", 1200),
        ("hăm lăm", 25),
        ("nửa trăm", 50),
        ("hai chục hai", 22),
        ("một tá", 12),
    ],
)
def test_one_figure_is_read(text: str, value: int) -> None:
    assert one_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "không biết",
        "-5",
        "2,5",
        "1.5",
        "10-12",
        "10 đến 12",
        "24/33",
        "5 6",
        "5 và 6",
        "100001",
        "999999999999",
        "xóm 3",
        "vneid 5",
        "ngày 20/11",
        "8h30",
        "85%",
        "0912345678",
        "~5",
        "mười mấy",
        "trăm năm",
        "5 triệu",
        "9" * 5000,
    ],
)
def test_what_is_not_one_clear_figure_is_none(text: str) -> None:
    assert one_number(text) is None


def test_a_longer_period_may_hold_a_larger_figure() -> None:
    assert one_number("33.494.000") is None
    assert one_number("33.494.000", largest=10**9) == 33_494_000


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Mỹ Quý", "my quy"), ("ĐỐC BINH KIỀU", "doc binh kieu"), ("Xuân", "xuan"), ("", "")],
)
def test_folding_takes_all_marks_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_word_may_be_typed_without_any_mark() -> None:
    assert same("to", "tờ")
    assert same("to", "tổ")


def test_a_word_typed_with_other_marks_is_another_word() -> None:
    assert not same("tổ", "tờ")
    assert not same("hồ", "hộ")
    assert not same("cho", "chợt")


def test_both_ways_to_place_a_tone_are_the_same_word() -> None:
    assert same("hoà", "hòa")
    assert same("UỶ", "Ủy")
