"""What a unit reported before, a day at a time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.history import band, by_day, standing_values
from reports.submission import Submission
from reports.value import Value
from tests.reports.given import HANH, LEAFLETS, MINH, SUBMIT, VNEID, submission

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_the_newest_day_comes_first_and_a_day_is_added_up() -> None:
    found = by_day(
        [
            submission("a", {VNEID: 3}, day=MONDAY),
            submission("b", {VNEID: 4, SUBMIT: 1}, day=TUESDAY),
            submission("c", {VNEID: 5}, day=TUESDAY),
        ]
    )
    assert [one.day for one in found] == [TUESDAY, MONDAY]
    assert found[0].values == {VNEID: Value(9), SUBMIT: Value(1)}


def test_only_one_authors_reports_when_one_is_named() -> None:
    both = [submission("a", {VNEID: 3}, author=MINH), submission("b", {VNEID: 4}, author=HANH)]
    assert by_day(both, MINH)[0].values == {VNEID: Value(3)}
    assert by_day(both)[0].values == {VNEID: Value(7)}


def test_a_corrected_line_gives_way() -> None:
    old = submission("a", {VNEID: 3, SUBMIT: 2})
    slip = submission("b", {VNEID: 8}, corrects={VNEID: f"a.{VNEID}"})
    assert standing_values([old, slip]) == {VNEID: Value(8), SUBMIT: Value(2)}


def test_a_day_of_nothing_is_zero_and_what_is_missing_is_not() -> None:
    past = by_day([submission("a", nil=True, day=TUESDAY), submission("b", {VNEID: 3}, day=MONDAY)])
    assert past[0].before(VNEID) == Value(0)
    assert past[1].before(LEAFLETS) is None
    assert band(past, [VNEID, LEAFLETS]) == {VNEID: [0, 3], LEAFLETS: [0]}


def test_without_a_past_there_is_nothing() -> None:
    assert by_day([]) == []
    assert band([], [VNEID]) == {VNEID: []}
    assert standing_values([]) == {}


reports = st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 1, 9)), st.integers(0, 99)), max_size=12)


@given(reports)
def test_nothing_is_lost_in_adding_up(told: list[tuple[date, int]]) -> None:
    made: list[Submission] = [submission(f"s{at}", {VNEID: n}, day=on) for at, (on, n) in enumerate(told)]
    past = by_day(made)
    assert sum(one.values[VNEID].amount or 0 for one in past) == sum(n for _, n in told)
    assert all(a.day > b.day for a, b in pairwise(past))
