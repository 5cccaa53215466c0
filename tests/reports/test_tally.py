"""Sums of presses, made of rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.submission import Line
from reports.tally import Tally, Tap, by_use, tallies

DAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 8, tzinfo=UTC)


def tap(name: str, amount: int = 1, indicator: str = "a", by: str = "minh", **changes: object) -> Tap:
    return replace(Tap(name, "to", DAY, indicator, amount, by, NOW), **changes)  # type: ignore[arg-type]


def tally(*taps: Tap) -> Tally:
    return Tally("to", DAY, taps)


def test_the_sum_is_of_everybody_and_of_one() -> None:
    both = tally(tap("1"), tap("2", 5, by="hanh"), tap("3", indicator="b"))
    assert both.sums() == {"a": 6, "b": 1}
    assert both.sums("minh") == {"a": 1, "b": 1}
    assert both.sums("ai") == {}


def test_what_is_saved_is_shown_and_not_saved_again() -> None:
    one = tally(tap("1", 5, submission="s"), tap("2"))
    assert one.sums() == {"a": 6}
    assert one.to_save("minh") == {"a": 1}
    assert [each.id for each in one.unsaved("minh")] == ["2"]


def test_who_pressed_nothing_in_the_end_owes_nothing() -> None:
    assert tally(tap("1"), tap("2", -1), tap("3", by="hanh")).debtors() == ("hanh",)


@pytest.mark.parametrize(
    ("taps", "last"),
    [
        ((), None),
        ((tap("1"), tap("2", indicator="b")), "b"),
        ((tap("1"), tap("2", indicator="b"), tap("3", -1, "b")), "a"),
        ((tap("1"), tap("2", indicator="b", by="hanh")), "a"),
        ((tap("1", submission="s"),), None),
    ],
)
def test_the_slip_is_what_was_pressed_last_and_is_still_there(taps: tuple[Tap, ...], last: str | None) -> None:
    assert tally(*taps).last_of("minh") == last


def test_the_same_press_is_there_once() -> None:
    one = tally(tap("1"))
    assert one.plus(tap("1", 5)) is one
    assert one.plus(tap("2")).sums() == {"a": 2}


def test_items_used_most_come_first_the_others_in_their_order() -> None:
    lines = [Line(str(at), "s", code, "to", DAY, amount) for at, (code, amount) in enumerate([("c", 3), ("b", 0)])]
    assert by_use(("a", "b", "c", "d"), lines) == ("c", "a", "b", "d")


def test_presses_are_sorted_by_day_and_unit() -> None:
    old = tap("1", day=DAY - timedelta(days=1))
    found = tallies([tap("2"), old, tap("3", unit="khac"), tap("4")])
    assert [(one.day, one.unit, len(one.taps)) for one in found] == [
        (old.day, "to", 1), (DAY, "khac", 1), (DAY, "to", 2),
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("minh", "hanh")), st.sampled_from((1, 5)))))
def test_what_everybody_has_to_save_is_the_whole(presses: list[tuple[str, str, int]]) -> None:
    one = tally(*(tap(str(at), amount, code, by) for at, (code, by, amount) in enumerate(presses)))
    parts = [one.to_save(by) for by in one.debtors()]
    assert {code: sum(part.get(code, 0) for part in parts) for code in one.sums()} == one.sums()
