"""Targets: as printed, and judged by what was measured, never by what is missing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from reports.catalogue import load_targets
from reports.errors import BrokenData
from reports.target import Target, gap, judge
from tests.reports.figures import catalogue

PRINTED = """
    T001_1 >= 50 % 2023 r_remote
    T001_2 = 100 % 2023 r_tthc_full
    T001_3 >= 40 % 2023 r_integrated_npsp
    T001_4 = 100 % 2023 r_cbccvc_dvctt
    T001_5 = 100 % 2023 r_vneid_smartphone
    T001_6 >= 1 người/hộ 2023 r_household_vneid
    T001_7 >= 30 % 2023 r_payment_online
    T001_8 >= 60 % 2023 r_tthc_fin_online
    T001_9 qualitative - - 2023 -
    T002_1 = 100 % 2023 r_pc_protected
    T004_1 >= 20 % 2023 -
    T004_2 = 50 % 2023 -
    T004_3 = 100 % 2023 tthc_paperless_only
    T003_1 = 100 % 2025 r_cadre_comm
    T003_2 = 100 % 2025 r_it_cadre
    T003_3 qualitative - - 2025 comm_portal_items
    T003_4 = 100 % 2025 r_media
    T003_5 = 100 % 2025 r_member_trained
    T003_6 = 100 % 2025 r_tthc_full
    T003_7 = 100 % 2025 r_users_identified
    T003_8 >= 80 % 2025 r_fully_processed
    T003_9 >= 50 % 2025 r_adult_dvctt
    T003_10 >= 90 % 2025 r_satisfied
    T003_11 >= 85 % 2025 r_satisfied_priority
    T003_12 = 100 % 2025 r_suggestions
    T003_13 >= 80 % 2025 r_student_dvctt
    T003_14 >= 70 % 2030 r_adult_dvctt
    T003_15 = 100 % 2030 r_student_dvctt
"""


def target(name: str) -> Target:
    return catalogue().targets[name]


def row(one: Target) -> str:
    value = "-" if one.value is None else str(one.value)
    return f"{one.id} {one.op} {value} {one.unit or '-'} {one.year} {one.measured_by or '-'}"


def test_the_28_targets_are_as_printed() -> None:
    assert [row(one) for one in catalogue().targets.values()] == [line.strip() for line in PRINTED.split("\n")[1:-1]]


def test_every_target_names_its_document() -> None:
    assert all(len(one.document) > 20 for one in catalogue().targets.values())
    assert "165/KH-UBND ngày 08/5/2023" in target("T001_7").document
    assert "11/2022/NQ-HĐND" in target("T004_2").document


@pytest.mark.parametrize(
    ("name", "value", "verdict"),
    [
        ("T001_7", Decimal("29.99"), "not_met"),
        ("T001_7", Decimal(30), "met"),
        ("T001_7", Decimal(31), "met"),
        ("T001_7", 0, "not_met"),
        ("T001_7", None, "no_data"),
        ("T001_2", Decimal(100), "met"),
        ("T001_2", Decimal(101), "not_met"),
        ("T001_2", Fraction(99_999, 1000), "not_met"),
    ],
)
def test_a_value_is_judged(name: str, value: Decimal | Fraction | int | None, verdict: str) -> None:
    assert judge(target(name), value) == verdict


def test_what_was_stated_in_words_stands_without_a_value() -> None:
    assert judge(target("T001_7"), None, stated="not_met") == "not_met"
    assert judge(target("T001_7"), Decimal(35), stated="not_met") == "met"


def test_a_lower_bound_can_reach_a_target_but_not_miss_it() -> None:
    assert judge(target("T001_7"), Decimal(31), "at_least") == "met"
    assert judge(target("T001_7"), Decimal(29), "at_least") == "no_data"
    assert judge(target("T001_7"), Decimal(29), "about") == "not_met"


def test_one_person_a_household_is_all_households() -> None:
    assert judge(target("T001_6"), Decimal(71)) == "not_met"
    assert judge(target("T001_6"), Decimal(100)) == "met"


@pytest.mark.parametrize("name", ["T001_9", "T003_3", "T004_1", "T004_2", "T004_3"])
def test_what_cannot_be_compared_is_never_judged_by_a_number(name: str) -> None:
    assert target(name).limit is None
    assert judge(target(name), Decimal(100)) == "no_data"
    assert gap(target(name), Decimal(100)) is None


def test_the_gap_is_in_the_unit_of_the_limit() -> None:
    assert gap(target("T001_7"), Decimal("28.5")) == Fraction(-3, 2)
    assert gap(target("T001_7"), None) is None


def test_online_filing_in_general_does_not_measure_filing_from_afar() -> None:
    assert target("T001_1").measured_by == "r_remote"
    assert "rộng hơn" in target("T001_1").note


GOOD = "targets: [{id: T, name: Đạt, op: '>=', value: 5, unit: '%', year: 2026, document: Kế hoạch, measured_by: r}]"


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("value: 5", "value: five", "T: 'value' must be a number"),
        ("value: 5", "value: true", "T: 'value' must be a number"),
        (", value: 5", "", "T: 'value' must be a number unless"),
        ("op: '>='", "op: qualitative", "T: 'value' must be a number unless"),
        ("op: '>='", "op: '<'", "T: 'op' is '<'"),
        ("measured_by: r", "measured_by: s", "T: no such measure: s"),
        ("year: 2026", "year: soon", "T: 'year' must be a year"),
        ("document: Kế hoạch, ", "", "T: 'document' must be text"),
    ],
)
def test_a_broken_target_is_named_with_its_fault(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    file = tmp_path / "targets.yaml"
    file.write_text(GOOD.replace(was, becomes), "utf-8")
    with pytest.raises(BrokenData, match=why):
        load_targets({"r"}, file)


def test_a_limit_of_its_own_replaces_the_printed_value(tmp_path: Path) -> None:
    file = tmp_path / "targets.yaml"
    file.write_text(GOOD.replace("year", "limit: 7, year"), "utf-8")
    assert load_targets({"r"}, file)["T"].limit == 7
