"""Checks of what a document prints: changes (ID07, ID12), rates (ID09) and the words "hơn", "khoảng" (ID13)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reports.checks.printed import Readings, change_holds, qualifier_kept, rate_holds, readings, unit_stated
from reports.value import MISSING, Value


def test_the_printed_change_is_the_difference_of_the_months() -> None:
    assert change_holds(Value(28), Value(32), -4) is True
    assert change_holds(Value(28), Value(32), 4) is False
    assert change_holds(Value(28), MISSING, -4) is None
    assert change_holds(MISSING, Value(32), -4) is None


@pytest.mark.parametrize(
    ("part", "whole", "printed", "holds"),
    [
        (24060, 33494, "71.83", True),
        (24060, 33494, "71.84", False),
        (24060, 33494, "72", True),
        (386, 428, "90.19", True),
        (1, 0, "0.00", None),
        (None, 5, "0.00", None),
        (5, None, "0.00", None),
    ],
)
def test_the_printed_rate_is_the_rounded_quotient(
    part: int | None, whole: int | None, printed: str, *, holds: bool | None
) -> None:
    assert rate_holds(Value(part), Value(whole), Decimal(printed)) is holds


def test_the_lost_footnote_has_three_readings() -> None:
    assert readings(24060, 33494, Decimal("37.96")) == Readings(Decimal("33.87"), Decimal("52.07"), 17440)


def test_a_change_without_a_whole_has_no_reading() -> None:
    with pytest.raises(ZeroDivisionError):
        readings(1, 0, Decimal(5))


@pytest.mark.parametrize(
    ("printed", "of_rate", "stated"),
    [
        ("tăng 37,96%", True, False),
        ("tăng 37,96 điểm phần trăm", True, True),
        ("Tăng 37,96 Điểm phần trăm", True, True),
        ("tăng 12%", False, True),
        ("giảm 04 máy", False, True),
        ("tăng 12 điểm phần trăm", False, False),
    ],
)
def test_a_change_states_its_unit(printed: str, *, of_rate: bool, stated: bool) -> None:
    assert unit_stated(printed, of_rate=of_rate) is stated


@pytest.mark.parametrize(
    ("value", "printed", "kept"),
    [
        (Value(2054, "at_least"), "hơn 2.054 lượt", True),
        (Value(2054, "at_least"), "2.054 lượt", False),
        (Value(2054, "at_least"), "khoảng 2.054 lượt", False),
        (Value(35 * 10**9, "about"), "khoảng 35 tỷ đồng", True),
        (Value(35 * 10**9, "about"), "35 tỷ đồng", False),
        (Value(33), "33 tin trên địa bàn", True),
        (Value(33), "phát 33 tin", True),
        (Value(33), "hơn 33 tin", False),
        (Value(7, "at_least"), "Ít nhất 07 lớp", True),
        (Value(33), "", True),
    ],
)
def test_an_approximate_figure_keeps_its_word_and_an_exact_one_gets_none(
    value: Value, printed: str, *, kept: bool
) -> None:
    assert qualifier_kept(value, printed) is kept
