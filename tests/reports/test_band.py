"""What is usual for a unit: robust against outliers, patient with small figures, silent without a past."""

from __future__ import annotations

from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks.band import ENOUGH, Unusual, unusual

FIVES = (5, 4, 6, 5, 7, 5, 4)


def test_six_times_as_much_as_ever_is_noticed() -> None:
    assert unusual(30, FIVES) == Unusual("above", 5, 6)


def test_a_fifth_of_ever_is_noticed() -> None:
    assert unusual(20, (100, 96, 104, 99, 101, 100)) == Unusual("below", 100, 5)


def test_four_times_of_a_small_figure_is_the_edge() -> None:
    assert unusual(20, FIVES) == Unusual("above", 5, 4)


def test_a_slipped_digit_is_noticed() -> None:
    assert unusual(24060, (2300, 2450, 2400, 2510, 2380, 2406)) == Unusual("above", 2403, 10)


@pytest.mark.parametrize("amount", [1, 2, 3, 5, 7, 9, 12, 15, 19])
def test_small_figures_are_left_in_peace(amount: int) -> None:
    assert unusual(amount, FIVES) is None


@pytest.mark.parametrize("length", range(ENOUGH))
def test_a_short_past_tells_nothing(length: int) -> None:
    assert unusual(10**6, (5,) * length) is None


def test_a_past_without_change_has_a_floor() -> None:
    assert unusual(110, (100,) * 8) is None
    assert unusual(200, (100,) * 8) is None
    assert unusual(300, (100,) * 8) == Unusual("above", 100, 3)


def test_one_old_slip_does_not_hide_the_next() -> None:
    assert unusual(500, (50, 48, 500, 52, 51, 49, 50)) == Unusual("above", 50, 10)


def test_a_unit_with_much_up_and_down_is_judged_by_it() -> None:
    assert unusual(60, (2, 40, 9, 80, 15, 3, 30)) is None


def test_nothing_where_there_is_always_much_is_noticed() -> None:
    assert unusual(0, (40, 38, 45, 41, 39, 44)) == Unusual("below", 40, 0)


def test_much_where_there_is_never_anything_is_noticed() -> None:
    assert unusual(100, (0,) * 10) == Unusual("above", 0, 0)
    assert unusual(3, (0,) * 10) is None


def chance(mean: float, dice: Random) -> int:
    """A count that varies by chance alone (Poisson, by multiplying)."""
    limit, product, count = exp(-mean), dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count


@pytest.mark.parametrize("mean", [2, 5, 20, 200])
def test_chance_alone_is_seldom_taken_for_unusual(mean: int) -> None:
    dice = Random(mean)
    alarms = sum(
        unusual(chance(mean, dice), [chance(mean, dice) for _ in range(12)]) is not None for _ in range(1000)
    )
    assert alarms <= 15


@pytest.mark.parametrize(("mean", "least"), [(5, 850), (20, 990), (200, 1000)])
def test_ten_times_too_much_is_seldom_missed(mean: int, least: int) -> None:
    dice = Random(mean)
    seen = sum(
        unusual(10 * chance(mean, dice), [chance(mean, dice) for _ in range(12)]) is not None for _ in range(1000)
    )
    assert seen >= least


PAST = st.lists(st.integers(0, 10**6), min_size=ENOUGH, max_size=40)


@given(PAST)
def test_the_median_itself_is_never_unusual(past: list[int]) -> None:
    assert unusual(sorted(past)[len(past) // 2], past + [sorted(past)[len(past) // 2]] * len(past)) is None


@given(PAST, st.integers(0, 10**7), st.integers(1, 10**7))
def test_what_is_further_out_is_unusual_too(past: list[int], amount: int, more: int) -> None:
    found = unusual(amount, past)
    if found is not None and found.side == "above":
        beyond = unusual(amount + more, past)
        assert beyond is not None
        assert beyond.times >= found.times


@given(PAST, st.integers(0, 10**7), st.randoms())
def test_the_order_of_the_past_does_not_matter(past: list[int], amount: int, dice: Random) -> None:
    before = unusual(amount, past)
    dice.shuffle(past)
    assert unusual(amount, past) == before


@given(PAST, st.integers(0, 10**7))
def test_the_fact_told_is_never_one_time_as_much(past: list[int], amount: int) -> None:
    found = unusual(amount, past)
    assert found is None or found.times != 1
