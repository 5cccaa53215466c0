"""The answer to "how many?", in every spelling; and what is wrong with an answer that is no figure."""

from __future__ import annotations

import pytest

from reports.answer import figure
from reports.value import Value


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("428", 428),
        ("428 hồ sơ", 428),
        ("2.184", 2184),
        ("2 184", 2184),
        ("1k2", 1200),
        ("mười lăm", 15),
        ("hai chục rưỡi", 25),
        ("1,234,567", 1_234_567),
        ("35 tỷ", 35 * 10**9),
        ("35,2 tỷ đồng", 352 * 10**8),
        ("2 tỷ 350 triệu", 2_350_000_000),
        ("1.234 triệu", 1_234_000_000),
        ("12 triệu rưỡi", 12_500_000),
        ("1.234.567.890", 1_234_567_890),
        ("0", 0),
    ],
)
def test_a_figure_is_read_in_any_spelling(said: str, amount: int) -> None:
    assert figure(said) == Value(amount)


@pytest.mark.parametrize("said", ["hơn 2.054", "trên 2054", "ít nhất 2.054", "2054+", "2.054 trở lên"])
def test_more_than_is_kept(said: str) -> None:
    assert figure(said) == Value(2054, "at_least")


@pytest.mark.parametrize("said", ["khoảng 20", "tầm 20", "gần hai chục", "xấp xỉ 20", "~ 20"])
def test_about_is_kept(said: str) -> None:
    assert figure(said) == Value(20, "about")


def test_eight_hundred_is_not_about_a_hundred() -> None:
    assert figure("tám trăm") == Value(800)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("-3", "negative"),
        ("12,5", "fractional"),
        ("2,3456789012 tỷ", "fractional"),
        ("10-12", "range"),
        ("nhiều lắm", "none"),
        ("12 và 15", "several"),
        ("tổ 7", "several"),
        ("ngày 20/11", "several"),
        ("9" * 20, "huge"),
        ("1" * 150, "several"),
    ],
)
def test_what_is_no_figure_says_why(said: str, wrong: str) -> None:
    assert figure(said) == wrong


def test_the_largest_figure_is_that_of_the_form() -> None:
    assert figure("100001", 100_000) == "huge"
    assert figure("1 tỷ", 100_000) == "huge"
    assert figure("100000", 100_000) == Value(100_000)
