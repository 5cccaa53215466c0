"""Figures that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from reports.value import Value, joined
from tests.reports.figures import found, rules, values


def test_a_count_below_zero_blocks() -> None:
    assert rules(values(dossier_late=-1)) == [("negative", "error")]


@pytest.mark.parametrize(("rank", "faults"), [(1, []), (34, []), (63, []), (0, ["rank"]), (64, ["rank"])])
def test_a_rank_is_a_place_among_the_provinces(rank: int, faults: list[str]) -> None:
    assert [name for name, _ in rules(values(online_payment_rank=rank))] == faults


@pytest.mark.parametrize(
    ("on", "faults"), [(date(2023, 11, 14), []), (date(2025, 6, 30), []), (date(2025, 7, 1), ["rank"])]
)
def test_there_are_34_provinces_since_july_2025(on: date, faults: list[str]) -> None:
    assert [one.rule for one in found(values(online_payment_rank=35), on=on)] == faults
    assert found(values(online_payment_rank=34), on=on) == ()


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        (Value(2, items=("a", "b")), []),
        (Value(2), []),
        (Value(3, items=("a", "b")), ["items"]),
        (Value(2, items=("a", "a")), ["items"]),
        (Value(2, "at_least", ("a", "b", "c")), []),
    ],
)
def test_a_count_of_different_things_has_as_many_things(value: Value, faults: list[str]) -> None:
    assert [one.rule for one in found({"tthc_full_online_active": value})] == faults


def test_more_trained_members_than_members_is_impossible() -> None:
    assert rules(values(cnscd_members=30, cnscd_members_trained=31)) == [("ID16", "error")]


def test_an_indicator_that_was_retired_is_not_judged() -> None:
    assert found(values(long_gone=-5)) == ()


def test_a_value_without_number_and_list_is_missing_and_zero_is_not() -> None:
    assert Value(None).missing
    assert not Value(0).missing
    assert not Value(None, items=("zalo",)).missing


def test_the_words_allow_what_they_say() -> None:
    assert Value(100).bounds() == (100, 100)
    assert Value(100, "at_least").bounds() == (100, float("inf"))
    assert Value(100, "about").bounds() == pytest.approx((90, 110))
    assert Value(None).bounds() == (0, float("inf"))


def test_nothing_joined_is_exact() -> None:
    assert joined(()) == "exact"
