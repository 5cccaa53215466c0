"""One figure out of several: by the rule of the indicator, never by adding what does not add up."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.aggregate import Whole, over_time, over_units
from reports.errors import NotAdditive
from reports.precision import Precision
from reports.value import MISSING, Value
from tests.reports.figures import catalogue

RECEIVED, TEAMS, PROCEDURES = "dossier_received", "cnscd_teams", "tthc_full_online_active"
CHANNELS, RANK, TRAINED = "comm_channels", "online_payment_rank", "cnscd_members_trained"
CARRIED, INFECTED = "dossier_carried_over", "pc_infected"


def units(code: str, *given_values: Value | int | None) -> Whole:
    return over_units(catalogue().indicators[code], [_value(one) for one in given_values])


def months(code: str, *given_values: Value | int | None) -> Whole:
    return over_time(catalogue().indicators[code], [_value(one) for one in given_values])


def _value(one: Value | int | None) -> Value | None:
    return Value(one) if isinstance(one, int) else one


def test_a_flow_is_added_over_units_and_over_time() -> None:
    assert units(RECEIVED, 428, 2534).value == Value(2962)
    assert months(RECEIVED, 100, 0, 20).value == Value(120)


def test_a_stock_is_added_over_units_and_is_the_last_over_time() -> None:
    assert units(TEAMS, 20, 18).value == Value(38)
    assert months(TEAMS, 36, 37, 38) == Whole(Value(38), 3, 3, 2)


def test_what_was_carried_over_is_that_of_the_first_part() -> None:
    assert months(CARRIED, 12, 7, 9) == Whole(Value(12), 3, 3, 0)


def test_persons_of_a_year_are_the_most_and_not_the_sum() -> None:
    assert months(TRAINED, 12, 30, 25) == Whole(Value(30), 3, 3, 1)


def test_infected_machines_add_over_units_but_months_are_not_added() -> None:
    assert units(INFECTED, 20, 8).value == Value(28)
    assert months(INFECTED, 32, 28).value == Value(28)


def test_missing_is_left_out_and_said() -> None:
    whole = units(RECEIVED, 10, None, MISSING, 5)
    assert (whole.value, whole.reported, whole.of, whole.complete) == (Value(15), 2, 4, False)


@pytest.mark.parametrize("code", [RECEIVED, TEAMS, PROCEDURES, CHANNELS, RANK])
def test_nothing_is_missing_and_not_zero(code: str) -> None:
    assert units(code, None, None) == Whole(MISSING, 0, 2)
    assert months(code) == Whole(MISSING, 0, 0)


def test_nil_is_zero_and_counts_as_reported() -> None:
    assert units(RECEIVED, 0, 0) == Whole(Value(0), 2, 2)


def test_a_last_value_that_is_missing_says_which_it_took() -> None:
    assert months(TEAMS, 36, 38, None) == Whole(Value(38), 2, 3, 1)


def test_procedures_are_never_summed_over_communes_months_or_authorities() -> None:
    for join in (units, months):
        with pytest.raises(NotAdditive):
            join(PROCEDURES, *[21] * 13)
    with pytest.raises(NotAdditive):
        units(PROCEDURES, Value(24, authority="huyen"), Value(21, authority="xa"))


def test_procedures_are_joined_by_their_lists() -> None:
    one, other = Value(2, items=("1.001193", "2.000635")), Value(2, items=("2.000635", "1.004222"))
    assert units(PROCEDURES, one, other).value == Value(3, items=("1.001193", "1.004222", "2.000635"))
    assert months(PROCEDURES, one, other).value.amount == 3


def test_a_list_that_is_too_short_for_its_number_cannot_be_joined() -> None:
    with pytest.raises(NotAdditive):
        units(PROCEDURES, Value(5, items=("a",)), Value(1, items=("b",)))


def test_none_and_some_procedures_are_those_of_the_other() -> None:
    assert units(PROCEDURES, 0, Value(1, items=("a",))).value == Value(1, items=("a",))


def test_one_number_of_procedures_alone_stands() -> None:
    assert units(PROCEDURES, 24) == Whole(Value(24), 1, 1)
    assert units(PROCEDURES, 24, None) == Whole(Value(24), 1, 2)


def test_channels_are_united() -> None:
    whole = units(CHANNELS, Value(None, items=("zalo", "fanpage")), Value(None, items=("zalo",)))
    assert whole.value == Value(None, items=("fanpage", "zalo"))


def test_ranks_of_units_are_not_joined_and_the_last_rank_counts() -> None:
    with pytest.raises(NotAdditive):
        units(RANK, 3, 1)
    assert units(RANK, 3, None) == Whole(Value(3), 1, 2)
    assert months(RANK, 3, 1).value == Value(1)


@pytest.mark.parametrize(
    ("precisions", "expected"),
    [
        (("exact", "exact"), "exact"),
        (("exact", "at_least"), "at_least"),
        (("about", "exact"), "about"),
        (("about", "at_least"), "about"),
    ],
)
def test_the_words_more_than_and_about_survive(precisions: tuple[Precision, ...], expected: Precision) -> None:
    figures = [Value(10, one) for one in precisions]
    assert units(RECEIVED, *figures).value == Value(20, expected)
    assert months(RECEIVED, *figures).value == Value(20, expected)


def test_the_word_of_an_earlier_stock_does_not_stick_to_the_last() -> None:
    assert months(TEAMS, Value(30, "about"), 38).value == Value(38)


def test_one_authority_is_kept_and_two_are_none() -> None:
    xa, huyen = Value(2, authority="xa"), Value(3, authority="huyen")
    assert units(RECEIVED, xa, xa).value == Value(4, authority="xa")
    assert units(RECEIVED, xa, huyen).value == Value(5)


def test_a_list_where_a_number_belongs_is_not_added() -> None:
    with pytest.raises(NotAdditive):
        units(RECEIVED, Value(None, items=("a",)), 3)


PRECISIONS = st.sampled_from(("exact", "at_least", "about"))
FIGURES = st.one_of(st.none(), st.builds(Value, st.integers(0, 10**9), PRECISIONS))
LISTS = st.lists(st.text("abc", min_size=1, max_size=2), max_size=4, unique=True)
LISTED = st.one_of(st.none(), LISTS.map(lambda items: Value(len(items), items=tuple(items))))


@given(st.lists(FIGURES, max_size=12), st.integers())
def test_the_order_of_units_does_not_matter(figures: list[Value | None], seed: int) -> None:
    shuffled = Random(seed).sample(figures, len(figures))
    assert units(RECEIVED, *shuffled) == units(RECEIVED, *figures)


@given(st.lists(LISTED, max_size=8), st.integers())
def test_the_order_of_lists_does_not_matter(figures: list[Value | None], seed: int) -> None:
    shuffled = Random(seed).sample(figures, len(figures))
    assert units(PROCEDURES, *shuffled).value.amount == units(PROCEDURES, *figures).value.amount


@given(st.lists(FIGURES, max_size=8), st.lists(FIGURES, max_size=8))
def test_adding_communes_first_or_all_at_once_is_the_same(
    some: list[Value | None], others: list[Value | None]
) -> None:
    by_steps = units(RECEIVED, units(RECEIVED, *some).value, units(RECEIVED, *others).value)
    assert by_steps.value == units(RECEIVED, *some, *others).value


@given(st.lists(LISTED, min_size=1, max_size=8))
def test_different_things_are_at_least_the_most_and_at_most_the_sum(figures: list[Value | None]) -> None:
    amounts = [one.amount or 0 for one in figures if one is not None]
    joined = units(PROCEDURES, *figures).value.amount or 0
    assert max(amounts, default=0) <= joined <= sum(amounts)
