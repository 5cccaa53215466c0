"""The golden case: huyện Tháp Mười in 11/2023 and in 2023, every derived figure, and the engine's refusals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.aggregate import over_units
from reports.errors import NotAdditive
from reports.identity import completed
from reports.ratio import compute
from reports.target import judge
from reports.value import Value
from tests.reports.figures import HUYEN, UNIT, XA, catalogue, found, values

COMMUNES = 13


def full(figures: dict[str, Value]) -> dict[str, Value]:
    return completed(figures, catalogue().identities.values())


def share(code: str, *units: dict[str, Value]) -> Decimal | None:
    return compute(catalogue().ratios[code], units, catalogue().indicators).shown


DISTRICT, COMMUNE = full(values(HUYEN, "huyen")), full(values(XA, "xa"))


@pytest.mark.parametrize(
    ("code", "huyen", "xa", "both"),
    [
        ("r_online", "90.19", "73.44", "75.86"),
        ("r_on_time", "99.77", "99.92", "99.90"),
        ("r_digitized", "71.26", "56.39", "58.54"),
        ("r_full_in_online", "91.19", "70.98", "74.45"),
    ],
)
def test_the_ratios_of_november(code: str, huyen: str, xa: str, both: str) -> None:
    assert (share(code, DISTRICT), share(code, COMMUNE)) == (Decimal(huyen), Decimal(xa))
    assert share(code, DISTRICT, COMMUNE) == Decimal(both)


@pytest.mark.parametrize(
    ("code", "both"),
    [
        ("dossier_received", 2962),
        ("dossier_on_time", 454),
        ("dossier_early", 2505),
        ("dossier_late", 3),
        ("dossier_full_online", 1673),
        ("dossier_partial_online", 574),
        ("dossier_online_total", 2247),
        ("dossier_result_digitized", 1734),
    ],
)
def test_the_whole_district_in_november(code: str, both: int) -> None:
    whole = over_units(catalogue().indicators[code], [DISTRICT[code], COMMUNE[code]])
    assert whole.value == Value(both)


def test_the_online_totals_that_were_not_printed() -> None:
    assert (DISTRICT["dossier_online_total"].amount, COMMUNE["dossier_online_total"].amount) == (386, 1861)


def test_the_unit_s_own_figures() -> None:
    unit = {**values(UNIT), "outreach_app_install_turns": Value(2054, "at_least")}
    assert share("r_pc_infected", unit) == Decimal("8.38")
    assert share("r_reports_on_time", unit) == Decimal("100.00")
    assert share("a_turns_per_team", unit) == Decimal("54.05")
    assert found(unit, values(pc_infected=32)) == ()


def test_the_year_of_the_other_report() -> None:
    year = values(dossier_online_total=24060, dossier_received=33494, comm_news_broadcast=33, cnscd_teams=38)
    assert share("r_online", year) == Decimal("71.83")
    assert found(year) == ()


@pytest.mark.parametrize("code", ["tthc_full_online_active", "tthc_partial_online_active"])
def test_procedures_of_both_authorities_are_refused(code: str) -> None:
    with pytest.raises(NotAdditive):
        over_units(catalogue().indicators[code], [DISTRICT[code], COMMUNE[code]])


def test_procedures_sent_by_each_commune_are_refused() -> None:
    with pytest.raises(NotAdditive):
        over_units(catalogue().indicators["tthc_full_online_active"], [Value(21)] * COMMUNES)


def test_an_empty_payment_rate_is_no_data_and_never_nought_percent() -> None:
    result = compute(catalogue().ratios["r_payment_online"], [DISTRICT, COMMUNE], catalogue().indicators)
    target = catalogue().targets["T001_7"]
    assert result.shown is None
    assert judge(target, result.exact) == "no_data"
    assert judge(target, result.exact, stated="not_met") == "not_met"


@pytest.mark.parametrize(("late", "expected"), [(2, []), (3, ["ID01"])])
def test_a_third_late_dossier_warns(late: int, expected: list[str]) -> None:
    assert [one.rule for one in found(values(XA, "xa", dossier_late=late))] == expected


def split(total: int, weights: list[int]) -> list[int]:
    """Whole numbers in about these weights that add up to the total."""
    bounds = [total * sum(weights[: at + 1]) // sum(weights) for at in range(len(weights))]
    return [after - before for before, after in zip([0, *bounds], bounds, strict=False)]


@given(st.lists(st.integers(1, 100), min_size=COMMUNES, max_size=COMMUNES))
def test_thirteen_communes_that_add_up_to_the_totals_give_the_same_report(weights: list[int]) -> None:
    additive = [code for code in XA if not code.startswith("tthc")]
    columns = {code: split(XA[code], weights) for code in additive}
    communes = [full(values({code: columns[code][at] for code in additive}, "xa")) for at in range(COMMUNES)]
    for code in additive:
        assert over_units(catalogue().indicators[code], [one[code] for one in communes]).value == COMMUNE[code]
    for code in ("r_online", "r_on_time", "r_digitized", "r_full_in_online"):
        assert share(code, DISTRICT, *communes) == share(code, DISTRICT, COMMUNE)
