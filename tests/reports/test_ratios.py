"""Ratios: the formulas of the catalogue, sums first and division last, and no figure where there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.catalogue import load_ratios
from reports.errors import BrokenData, NotAdditive
from reports.ratio import Ratio, Result, compute, percent, rounded
from reports.value import Value
from tests.reports.figures import catalogue, values

FORMULAS = """
    r_on_time = dossier_on_time + dossier_early / dossier_on_time + dossier_early + dossier_late
    r_online = dossier_online_total / dossier_received
    r_full_in_online = dossier_full_online / dossier_online_total
    r_digitized = dossier_result_digitized / dossier_on_time + dossier_early + dossier_late
    r_remote = dossier_remote_online / dossier_received
    r_fully_processed = dossier_fully_processed_online / dossier_received
    r_payment_online = payment_txn_online / payment_txn_total
    r_tthc_fin_online = tthc_fin_online_payable / tthc_fin_total
    r_tthc_full = tthc_provided_full_online / tthc_eligible_full_online
    r_integrated_npsp = dvctt_full_integrated_npsp / tthc_provided_full_online
    r_vneid_smartphone = smartphone_users_vneid / smartphone_users
    r_household_vneid = households_vneid_capable / households_total
    r_cbccvc_dvctt = cbccvc_using_dvctt / cbccvc_total
    r_adult_dvctt = adults_using_dvctt / adults_total
    r_student_dvctt = students_hs_trained / students_hs_total
    r_member_trained = cnscd_members_trained / cnscd_members
    r_satisfied = feedback_satisfied / feedback_total
    r_satisfied_priority = feedback_priority_satisfied / feedback_priority_total
    r_suggestions = suggestions_handled / suggestions_received
    r_users_identified = dvctt_users_identified / dvctt_users
    r_cadre_comm = cadre_communicated / cadre_total
    r_it_cadre = it_cadre_trained / it_cadre_total
    r_media = grassroots_media_dvctt / grassroots_media_total
    r_comm_units = comm_units_done / comm_units_total
    r_reports_on_time = reports_on_time / reports_assigned
    r_pc_protected = pc_antimalware / pc_total
    r_pc_infected = pc_infected / pc_antimalware
    a_turns_per_team = outreach_app_install_turns / cnscd_teams
"""


def of(code: str, *units: dict[str, Value]) -> Result:
    return compute(catalogue().ratios[code], units, catalogue().indicators)


def formula(one: Ratio) -> str:
    return f"{one.code} = {' + '.join(one.numerator)} / {' + '.join(one.denominator)}"


def test_the_formulas_are_those_of_the_catalogue() -> None:
    assert [formula(one) for one in catalogue().ratios.values()] == [
        line.strip() for line in FORMULAS.split("\n")[1:-1]
    ]


def test_all_are_shares_with_two_decimals_but_the_turns_per_team() -> None:
    assert {one.decimals for one in catalogue().ratios.values()} == {2}
    assert [(one.code, one.unit) for one in catalogue().ratios.values() if not one.is_share] == [
        ("a_turns_per_team", "lượt/tổ")
    ]


def test_every_ratio_has_a_vietnamese_name() -> None:
    assert all(one.name.startswith(("Tỷ lệ", "Tỷ trọng", "Lượt")) for one in catalogue().ratios.values())


def test_sums_come_first_and_division_last() -> None:
    one = values(payment_txn_online=1, payment_txn_total=1)
    other = values(payment_txn_online=0, payment_txn_total=99)
    assert of("r_payment_online", one, other).shown == Decimal("1.00")


def test_a_unit_without_a_part_is_in_neither_sum() -> None:
    whole = values(payment_txn_online=30, payment_txn_total=100)
    half = values(payment_txn_online=50)
    result = of("r_payment_online", whole, half)
    assert (result.shown, result.reported, result.of) == (Decimal("30.00"), 1, 2)


@pytest.mark.parametrize(
    "given_figures",
    [{}, {"payment_txn_online": 5}, {"payment_txn_total": 5}, {"payment_txn_online": None, "payment_txn_total": 5}],
)
def test_a_missing_part_is_no_data_and_never_zero(given_figures: dict[str, int | None]) -> None:
    result = of("r_payment_online", values(**given_figures))
    assert (result.shown, result.exact, result.reported) == (None, None, 0)


def test_nothing_of_nothing_is_no_data() -> None:
    result = of("r_payment_online", values(payment_txn_online=0, payment_txn_total=0))
    assert (result.shown, result.reported) == (None, 1)


def test_none_of_some_is_zero() -> None:
    assert of("r_payment_online", values(payment_txn_online=0, payment_txn_total=8)).shown == Decimal("0.00")


def test_no_unit_at_all_is_no_data() -> None:
    assert of("r_online").shown is None


def test_a_share_of_procedures_is_not_added_up_over_units() -> None:
    one = values(tthc_fin_online_payable=6, tthc_fin_total=10)
    assert of("r_tthc_fin_online", one).shown == Decimal("60.00")
    with pytest.raises(NotAdditive):
        of("r_tthc_fin_online", one, one)


def test_an_average_is_not_multiplied_by_a_hundred() -> None:
    result = of("a_turns_per_team", {**values(cnscd_teams=38), "outreach_app_install_turns": Value(2054, "at_least")})
    assert (result.shown, result.precision) == (Decimal("54.05"), "at_least")


def test_a_lower_bound_below_the_line_makes_the_share_approximate() -> None:
    result = of("r_online", {"dossier_online_total": Value(69), "dossier_received": Value(94, "at_least")})
    assert result.precision == "about"


def test_halves_go_up() -> None:
    assert rounded(Fraction(12345, 1000), 2) == Decimal("12.35")
    assert rounded(Fraction(-12345, 1000), 2) == Decimal("-12.35")
    assert rounded(Fraction(5, 2), 0) == Decimal(3)
    assert percent(1, 800) == Decimal("0.13")
    assert percent(24060, 33494) == Decimal("71.83")
    assert percent(3, 0) is None


def test_almost_all_is_printed_as_all_but_is_not_equal_to_it() -> None:
    result = of("r_online", values(dossier_online_total=99999, dossier_received=100000))
    assert result.shown == Decimal("100.00")
    assert result.exact is not None
    assert result.exact < 100


COUNTS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)


@given(st.lists(COUNTS, min_size=1, max_size=20), st.randoms())
def test_a_share_is_from_0_to_100_and_does_not_depend_on_the_order_of_units(
    counts: list[list[int]], chance: object
) -> None:
    units = [values(payment_txn_online=part, payment_txn_total=whole) for part, whole in counts]
    first = of("r_payment_online", *units)
    chance.shuffle(units)  # type: ignore[attr-defined]
    assert of("r_payment_online", *units) == first
    assert first.shown is None or 0 <= first.shown <= 100
    assert (first.shown is None) == (sum(whole for _, whole in counts) == 0)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_a_unit(top: int, bottom: int, decimals: int) -> None:
    value = Fraction(top, bottom)
    assert abs(Fraction(rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


GOOD = """
ratios:
  - {code: r, name: Tỷ lệ, numerator: [cnscd_teams], denominator: [cnscd_members], unit: "%", decimals: 2}
"""


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("numerator: [cnscd_teams]", "numerator: [teams]", "r: no such indicator: teams"),
        ("numerator: [cnscd_teams]", "numerator: cnscd_teams", "r: 'numerator' must be a list"),
        ("decimals: 2", "decimals: two", "r: 'decimals' must be a whole number"),
        ("decimals: 2", "decimals: 9", "r: 'decimals' must be a whole number"),
        ('unit: "%"', "unit: 5", "r: 'unit' must be text"),
        ("name: Tỷ lệ, ", "", "r: 'name' must be text"),
    ],
)
def test_a_broken_ratio_is_named_with_its_fault(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    file = tmp_path / "ratios.yaml"
    file.write_text(GOOD.replace(was, becomes), "utf-8")
    with pytest.raises(BrokenData, match=why):
        load_ratios(catalogue().indicators, file)


def test_a_ratio_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ratios.yaml"
    file.write_text(GOOD + GOOD.split("ratios:\n")[1], "utf-8")
    with pytest.raises(BrokenData, match="twice"):
        load_ratios(catalogue().indicators, file)
