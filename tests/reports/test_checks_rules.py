"""Identities over one unit's figures: what blocks, what asks for a reason, and what is not judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks.check import by_authority, check
from reports.checks.findings import blocking, to_explain
from reports.ratio import compute
from reports.value import MISSING, Value
from tests.reports.figures import HUYEN, XA, catalogue, found, rules, values


@pytest.mark.parametrize("figures", [HUYEN, XA])
def test_the_figures_of_the_printed_report_pass(figures: dict[str, int]) -> None:
    assert found(values(figures)) == ()


def test_one_late_dossier_too_many_asks_for_a_reason() -> None:
    (one,) = found(values(XA, dossier_late=3))
    assert (one.rule, one.severity, one.facts) == ("ID01", "warn", {"left": 2534, "right": 2535, "gap": 1})
    assert not blocking((one,))
    assert to_explain((one,)) == ("dossier_received",)
    assert to_explain((one,), explained={"dossier_received"}) == ()


@pytest.mark.parametrize(
    ("figures", "rule", "severity"),
    [
        ({"dossier_online_total": 9, "dossier_full_online": 5, "dossier_partial_online": 5}, "ID02", "error"),
        ({"dossier_online_total": 24060, "dossier_received": 23000}, "ID03", "error"),
        (
            {"dossier_result_digitized": 9, "dossier_on_time": 2, "dossier_early": 2, "dossier_late": 2},
            "ID04",
            "warn",
        ),
        ({"tthc_full_online_active": 5, "dossier_full_online": 4}, "ID05", "error"),
        ({"tthc_full_online_active": 0, "dossier_full_online": 4}, "ID05", "error"),
        ({"tthc_full_online_active": 2, "dossier_full_online": 0}, "ID05", "error"),
        ({"tthc_partial_online_active": 9, "dossier_partial_online": 8}, "ID05", "error"),
        ({"tthc_partial_online_active": 0, "dossier_partial_online": 8}, "ID05", "error"),
        ({"pc_infected": 335, "pc_antimalware": 334}, "ID06", "warn"),
        ({"pc_antimalware": 335, "pc_total": 334}, "ID06", "warn"),
        ({"reports_on_time": 3, "reports_assigned": 2}, "ID08", "error"),
        (
            {"outreach_app_install_turns": 9, "outreach_vneid_turns": 4, "outreach_other_app_turns": 4},
            "ID11",
            "error",
        ),
        ({"dossier_remote_online": 9, "dossier_online_total": 8}, "ID14", "error"),
        ({"feedback_satisfied": 9, "feedback_total": 8}, "ID14", "error"),
        ({"households_vneid_capable": 9, "households_total": 8}, "ID14", "error"),
        ({"dossier_remote_online": 9, "dossier_received": 8}, "ID15", "error"),
        ({"cnscd_members_trained": 9, "cnscd_members": 8}, "ID16", "error"),
        ({"comm_units_done": 9, "comm_units_total": 8}, "ID17", "error"),
    ],
)
def test_what_cannot_be_is_found_once_with_its_weight(figures: dict[str, int], rule: str, severity: str) -> None:
    assert rules(values(figures)) == [(rule, severity)]


def test_an_online_total_that_was_not_given_is_still_compared_with_what_was_received() -> None:
    assert rules(values(dossier_full_online=5, dossier_partial_online=5, dossier_received=9)) == [("ID03", "error")]


@pytest.mark.parametrize("code", sorted(XA))
def test_a_missing_figure_breaks_nothing(code: str) -> None:
    figures = values(XA)
    assert found({**figures, code: MISSING}) == ()
    assert found({name: value for name, value in figures.items() if name != code}) == ()


def test_nil_in_everything_is_consistent() -> None:
    assert found(values(dict.fromkeys(XA, 0))) == ()


def test_errors_come_first() -> None:
    assert rules(values(XA, dossier_late=3, tthc_full_online_active=0)) == [("ID05", "error"), ("ID01", "warn")]


def test_each_finding_carries_the_figures_and_the_authority_that_it_is_about() -> None:
    (one,) = found(values(XA, "xa", dossier_received=2535))
    assert one.authority == "xa"
    assert one.values["dossier_received"] == Value(2535, authority="xa")


def test_what_the_form_does_not_ask_is_not_held_against_it() -> None:
    figures = values(cnscd_members=8, cnscd_members_trained=9, dossier_received=5)
    assert check({"dossier_received"}, figures, {}, {}, catalogue()) == ()
    (one,) = check({"cnscd_members"}, figures, {}, {}, catalogue())
    assert one.codes == ("cnscd_members", "cnscd_members_trained")


def test_digitising_an_old_backlog_never_blocks() -> None:
    late = values(XA, dossier_result_digitized=3000)
    assert rules(late) == [("ID04", "warn")]


def test_a_figure_said_as_more_than_is_not_called_wrong_for_it() -> None:
    figures = values(outreach_vneid_turns=1500, outreach_other_app_turns=600)
    assert found({**figures, "outreach_app_install_turns": Value(2054, "at_least")}) == ()


def test_the_number_of_teams_is_the_same_in_all_reports_of_the_period() -> None:
    now = values(cnscd_teams=38)
    assert found(now, others=[values(cnscd_teams=38), values(dossier_received=1)]) == ()
    (one,) = found(now, others=[values(cnscd_teams=38), values(cnscd_teams=36)])
    assert (one.rule, one.severity, one.facts) == ("ID10", "warn", {"left": 38, "right": 36})
    assert len(found(now, others=[values(cnscd_teams=36), values(cnscd_teams=37)])) == 1


def test_a_number_of_teams_that_is_missing_elsewhere_is_no_contradiction() -> None:
    assert found(values(cnscd_teams=38), others=[{"cnscd_teams": MISSING}]) == ()
    assert found(values(cnscd_teams=38), others=[{"cnscd_teams": Value(35, "at_least")}]) == ()


def test_figures_are_parted_by_authority_before_they_are_checked() -> None:
    figures = {(code, "xa"): Value(amount) for code, amount in XA.items()}
    figures |= {(code, "huyen"): Value(amount) for code, amount in HUYEN.items()}
    parted = by_authority({**figures, ("cnscd_teams", ""): Value(38)})
    assert {name: found(one) for name, one in parted.items()} == {"xa": (), "huyen": (), "": ()}


def test_only_an_error_blocks() -> None:
    (warning,) = found(values(XA, dossier_late=3))
    assert not blocking(())
    assert blocking((warning, replace(warning, severity="error")))


COUNT = st.integers(0, 12)
CODES = sorted({code for one in catalogue().ratios.values() if one.is_share for code in one.codes})


@given(st.dictionaries(st.sampled_from(CODES), COUNT, max_size=12))
def test_when_nothing_is_found_every_share_is_from_0_to_100(amounts: dict[str, int]) -> None:
    figures = values(amounts)
    if any(one.rule.startswith("ID") for one in found(figures)):
        return
    for one in (ratio for ratio in catalogue().ratios.values() if ratio.is_share):
        shown = compute(one, [figures], catalogue().indicators).shown
        assert shown is None or 0 <= shown <= 100, one.code


@given(st.dictionaries(st.sampled_from(CODES), COUNT, max_size=12), st.sampled_from(CODES))
def test_taking_a_figure_away_never_makes_a_rule_break(amounts: dict[str, int], code: str) -> None:
    less = {name: amount for name, amount in amounts.items() if name != code}
    lax = {"dossier_carried_over", "dossier_pending"}
    if code not in lax:
        assert len(found(values(less))) <= len(found(values(amounts)))


@given(st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=1, max_size=13))
def test_when_the_identity_holds_in_every_commune_it_holds_in_the_sum(rows: list[tuple[int, int, int]]) -> None:
    summed = [sum(column) for column in zip(*rows, strict=True)]
    received = sum(summed)
    names = ("dossier_on_time", "dossier_early", "dossier_late")
    assert found(values(dict(zip(names, summed, strict=True)), dossier_received=received)) == ()
