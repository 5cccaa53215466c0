"""One cell, as people type it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.setup.sheets import EXTENTS, ROLES
from reports.setup.values import BadValue, choice, day, number, text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("  Nguyễn   Văn\u00a0Minh \n", "Nguyễn Văn Minh"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        (30037, "30037"),
        (30037.0, "30037"),
        (1.5, "1.5"),
        (True, "đúng"),
        (date(2026, 12, 2), "02/12/2026"),
        ("\ufeffMinh\u200b", "Minh"),
    ],
)
def test_words_come_out_on_one_line(value: object, expected: str) -> None:
    assert text(value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 6, 5),
        datetime(2026, 6, 5, 13, 30),  # noqa: DTZ001
        "05/06/2026",
        "5/6/2026",
        "5-6-2026",
        "05.06.2026",
        " 05 / 06 / 2026 ",
        "2026-06-05",
        "2026-06-05T00:00:00",
    ],
)
def test_a_typed_day_is_day_month_year(value: object) -> None:
    assert day(value) == date(2026, 6, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("11/20/2026", "month_first"),
        ("31/02/2026", "not_a_day"),
        ("13/13/2026", "not_a_day"),
        ("01/07/25", "not_a_day"),
        ("01/07/0025", "not_a_day"),
        ("hôm nay", "not_a_day"),
        ("tháng 7/2025", "not_a_day"),
        (45992, "number_as_day"),
        (45992.0, "number_as_day"),
        ("45992", "number_as_day"),
        (True, "number_as_day"),
        (date(1900, 1, 1), "not_a_day"),
    ],
)
def test_what_is_no_day_says_why(value: object, why: str) -> None:
    with pytest.raises(BadValue) as raised:
        day(value)  # type: ignore[arg-type]
    assert raised.value.why == why


@given(st.dates(date(1975, 1, 1), date(2100, 12, 31)))
def test_every_day_typed_our_way_is_read_as_it_is(one: date) -> None:
    assert day(f"{one:%d/%m/%Y}") == one
    assert day(one) == one


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (80, "80"),
        (71.83, "71.83"),
        ("71,83", "71.83"),
        ("71,83%", "71.83"),
        ("24.060", "24060"),
        ("24 060", "24060"),
        ("1.234.567,5", "1234567.5"),
        ("71.83", "71.83"),
        ("-3", "-3"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(value: object, expected: str) -> None:
    assert number(value) == Decimal(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["tám mươi", "80 lượt", "1,2,3", True, "12.34.56"])
def test_what_is_no_number_is_not_guessed(value: object) -> None:
    with pytest.raises(BadValue):
        number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["người duyệt", "Người Duyệt", "nguoi duyet", " người  duyệt "])
def test_a_choice_is_found_without_marks_and_case(said: str) -> None:
    assert choice(said, ROLES) == "reviewer"


def test_a_word_that_is_not_on_the_list_is_no_choice() -> None:
    with pytest.raises(BadValue):
        choice("trưởng phòng", ROLES)
    assert choice("Một phần", EXTENTS) == "part"
