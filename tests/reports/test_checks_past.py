"""Figures beside the same unit's past: unusual counts, stocks that jump, copies, and what was carried over."""

from __future__ import annotations

import pytest

from reports.checks.check import check
from reports.checks.findings import Finding
from reports.value import MISSING, Value
from tests.reports.figures import XA, catalogue, found, rules, values

VNEID, TEAMS, PCS = "outreach_vneid_turns", "cnscd_teams", "pc_total"


def with_history(now: dict[str, Value], **history: list[int]) -> tuple[Finding, ...]:
    return check(now, now, {}, history, catalogue())


def test_six_times_as_much_as_ever_is_asked_about() -> None:
    (one,) = with_history(values({VNEID: 30}), outreach_vneid_turns=[5, 4, 6, 5, 7, 5])
    assert (one.rule, one.severity, one.codes) == ("usual_above", "warn", (VNEID,))
    assert one.facts == {"amount": 30, "usual": 5, "times": 6}


def test_a_fifth_of_ever_is_asked_about() -> None:
    (one,) = with_history(values(dossier_received=500), dossier_received=[2500, 2400, 2600, 2534, 2480, 2500])
    assert (one.rule, one.facts["times"], one.facts["usual"]) == ("usual_below", 5, 2500)


@pytest.mark.parametrize("past", [[], [5], [5] * 5])
def test_a_new_unit_is_not_judged(past: list[int]) -> None:
    assert with_history(values({VNEID: 3000}), outreach_vneid_turns=past) == ()


def test_each_unit_is_judged_by_its_own_past_only() -> None:
    assert with_history(values({VNEID: 300}), dossier_received=[5] * 10) == ()


def test_ranks_and_lists_have_no_band() -> None:
    now = {"online_payment_rank": Value(60), "comm_channels": Value(None, items=("zalo",))}
    assert with_history(now, online_payment_rank=[1] * 8, comm_channels=[1] * 8) == ()


def test_a_stock_that_falls_by_half_is_asked_about() -> None:
    (one,) = found(values({TEAMS: 19}), values({TEAMS: 38}))
    assert (one.rule, one.severity, one.facts) == ("stock_fell", "warn", {"amount": 19, "before": 38})


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [
        (38, 20, None),
        (38, 19, "stock_fell"),
        (38, 0, "stock_fell"),
        (38, 75, None),
        (38, 76, "stock_rose"),
        (4, 0, None),
        (5, 0, "stock_fell"),
        (5, 10, "stock_rose"),
        (0, 38, None),
        (None, 38, None),
        (38, None, None),
    ],
)
def test_a_stock_moves_slowly(before: int | None, now: int | None, rule: str | None) -> None:
    assert [name for name, _ in rules(values({}, pc_total=now), values({}, pc_total=before))] == (
        [rule] if rule else []
    )


def test_pending_dossiers_may_halve_but_not_leave_their_band() -> None:
    now, before = values(dossier_pending=10), values(dossier_pending=40)
    assert found(now, before) == ()
    (one,) = with_history(values(dossier_pending=400), dossier_pending=[40, 35, 42, 38, 44, 41])
    assert one.rule == "usual_above"


def test_a_steady_stock_is_compared_with_last_time_and_not_with_a_band() -> None:
    assert with_history(values({PCS: 900}), pc_total=[100] * 10) == ()


def test_members_trained_begin_anew_each_year() -> None:
    assert found(values(cnscd_members_trained=0), values(cnscd_members_trained=60)) == ()


def test_the_same_figures_as_last_time_look_copied() -> None:
    (one,) = found(values(XA), values(XA))
    assert (one.rule, one.severity, one.facts) == ("copied", "warn", {"count": 9})


def test_one_changed_figure_is_no_copy() -> None:
    assert found(values(XA, dossier_result_digitized=1428), values(XA)) == ()


def test_two_equal_figures_are_chance() -> None:
    assert found(values({VNEID: 5, "leaflets_distributed": 20}), values({VNEID: 5, "leaflets_distributed": 20})) == ()


def test_three_equal_figures_are_a_copy() -> None:
    three = values({VNEID: 5, "leaflets_distributed": 20, "training_events": 1})
    assert [rule for rule, _ in rules(three, three)] == ["copied"]


def test_nothing_twice_in_a_row_is_no_copy() -> None:
    nil = values(dict.fromkeys(XA, 0))
    assert found(nil, nil) == ()


def test_stocks_that_stay_are_no_copy() -> None:
    stocks = values(cnscd_teams=38, cnscd_members=300, pc_total=400, pc_antimalware=334)
    assert found(stocks, stocks) == ()


def test_a_copy_is_seen_though_another_form_changed() -> None:
    before = {**values(XA), **values(training_events=4)}
    (one,) = check(XA, values(XA), before, {}, catalogue())
    assert one.rule == "copied"


def test_what_was_carried_over_is_what_was_pending() -> None:
    assert found(values(dossier_carried_over=15), values(dossier_pending=15)) == ()
    (one,) = found(values(dossier_carried_over=10), values(dossier_pending=15))
    assert (one.rule, one.severity, one.facts) == ("carried_over", "warn", {"left": 10, "right": 15})


def test_without_a_last_period_nothing_is_said_about_what_was_carried() -> None:
    assert found(values(dossier_carried_over=10)) == ()
    assert found(values(dossier_carried_over=10), {"dossier_pending": MISSING}) == ()
    assert found(values(dossier_carried_over=10), {"dossier_pending": Value(9, "at_least")}) == ()


def test_a_figure_that_the_form_does_not_ask_is_only_compared_with() -> None:
    assert check({VNEID}, values({VNEID: 5, TEAMS: 19}), values({TEAMS: 38}), {}, catalogue()) == ()
