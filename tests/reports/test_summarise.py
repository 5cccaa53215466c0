"""Totals, with the lines behind them and the teams that are silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.form import DAILY
from reports.period import day, reporting_month
from reports.submission import State
from reports.submit import Draft
from reports.summarise import Summarise, Summary
from reports.trace import TraceFigure
from reports.unit import Edge, Unit
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import submitting
from tests.reports.given import (
    COMMUNE,
    HANH,
    LEAFLETS,
    MINH,
    NHAN,
    NOW,
    OTHER_COMMUNE,
    OTHER_TEAM,
    PROVINCE,
    SUBMIT,
    TEAM,
    TEAM_2,
    TEAM_3,
    THIRD_COMMUNE,
    TODAY,
    TUAN,
    VNEID,
    store,
    submission,
)


@pytest.fixture
def summarise(directory: MemoryDirectory, ledger: MemoryLedger) -> Summarise:
    return Summarise(directory, ledger)


async def today_of(summarise: Summarise, unit: str = COMMUNE) -> Summary:
    return await summarise(unit, day(TODAY))


async def test_nothing_reported_is_not_zero(summarise: Summarise) -> None:
    summary = await today_of(summarise)
    assert summary.totals == ()
    assert summary.amount(VNEID) is None
    assert (len(summary.reported), len(summary.teams)) == (0, 3)


async def test_figures_of_several_teams_add_up(world: World, summarise: Summarise) -> None:
    store(
        world,
        submission("a", {VNEID: 12, SUBMIT: 5}),
        submission("b", {VNEID: 8}, unit=TEAM_2, author=HANH, state=State.APPROVED),
    )
    summary = await today_of(summarise)
    assert summary.amount(VNEID) == 20
    assert summary.amount(SUBMIT) == 5
    assert (summary.approved, summary.waiting) == (1, 1)


async def test_every_total_lists_its_lines(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 12}), submission("b", {VNEID: 8}, unit=TEAM_2, author=HANH))
    trace = await TraceFigure(summarise.directory, summarise.ledger)(COMMUNE, VNEID, day(TODAY), DAILY)
    found = {(one.line.submission, one.line.unit, one.line.amount) for one in trace.sources}
    assert found == {("a", TEAM, 12), ("b", TEAM_2, 8)}
    assert trace.amount == (await today_of(summarise)).amount(VNEID) == 20


async def test_an_explicit_zero_is_a_total_of_zero(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 0}))
    assert (await today_of(summarise)).amount(VNEID) == 0


@pytest.mark.parametrize("state", [State.RETURNED, State.WITHDRAWN])
async def test_what_was_returned_or_withdrawn_does_not_count(
    world: World, summarise: Summarise, state: State
) -> None:
    store(world, submission("a", {VNEID: 12}, state=state))
    summary = await today_of(summarise)
    assert summary.totals == ()
    assert summary.reported == ()
    assert (summary.approved, summary.waiting) == (0, 0)


async def test_a_corrected_line_does_not_count_beside_its_correction(world: World, summarise: Summarise) -> None:
    store(
        world,
        submission("a", {VNEID: 12, SUBMIT: 5}, state=State.APPROVED),
        submission("b", {VNEID: 15}, corrects={VNEID: f"a.{VNEID}"}),
    )
    summary = await today_of(summarise)
    assert (summary.amount(VNEID), summary.amount(SUBMIT)) == (15, 5)


async def test_a_returned_correction_brings_the_corrected_line_back(world: World, summarise: Summarise) -> None:
    store(
        world,
        submission("a", {VNEID: 12}, state=State.APPROVED),
        submission("b", {VNEID: 15}, corrects={VNEID: f"a.{VNEID}"}, state=State.RETURNED),
    )
    assert (await today_of(summarise)).amount(VNEID) == 12


async def test_a_replacement_counts_alone(
    world: World, summarise: Summarise, directory: MemoryDirectory, ledger: MemoryLedger
) -> None:
    submit = submitting(directory, ledger)
    draft = Draft(unit=TEAM, day=TODAY, author=MINH, channel="web", counts={VNEID: 12, SUBMIT: 5})
    world.apply(await submit(draft, NOW, "s1"))
    world.apply(await submit(replace(draft, counts={VNEID: 3}), NOW, "s2"))
    assert (await today_of(summarise)).amount(VNEID) == 15
    world.apply(await submit(replace(draft, counts={VNEID: 14}), NOW, "s3", replace=True))
    summary = await today_of(summarise)
    assert (summary.amount(VNEID), summary.amount(SUBMIT)) == (14, None)
    assert summary.waiting == 1


async def test_nothing_to_report_counts_as_reported(world: World, summarise: Summarise) -> None:
    store(world, submission("a", nil=True), submission("b", {VNEID: 1}, unit=TEAM_2, author=HANH))
    summary = await today_of(summarise)
    assert [team.id for team in summary.reported] == [TEAM, TEAM_2]
    assert [team.id for team in summary.missing] == [TEAM_3]


async def test_two_reports_of_one_team_are_one_team(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 1}), submission("b", {VNEID: 1}))
    assert len((await today_of(summarise)).reported) == 1


async def test_a_report_of_the_commune_itself_is_no_teams(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {LEAFLETS: 40}, unit=COMMUNE))
    summary = await today_of(summarise)
    assert summary.amount(LEAFLETS) == 40
    assert summary.reported == ()


async def test_other_days_stay_out(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 7}, day=TODAY - timedelta(days=1)), submission("b", {VNEID: 1}))
    assert (await today_of(summarise)).amount(VNEID) == 1


async def test_the_reporting_month_takes_both_of_its_ends(world: World, summarise: Summarise) -> None:
    days = [date(2026, 11, 14), date(2026, 11, 15), date(2026, 12, 14), date(2026, 12, 15)]
    store(world, *(submission(f"s{at}", {VNEID: 10**at}, day=on) for at, on in enumerate(days)))
    summary = await summarise(COMMUNE, reporting_month(TODAY))
    assert summary.amount(VNEID) == 110
    assert summary.period.key == "nd09:2026-12"


async def test_a_neighbours_figures_stay_out(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 9}, unit=OTHER_TEAM, author=NHAN))
    assert (await today_of(summarise)).totals == ()
    assert (await today_of(summarise, OTHER_COMMUNE)).amount(VNEID) == 9


async def test_the_province_sees_all_teams(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 1}), submission("b", {VNEID: 2}, unit=OTHER_TEAM, author=NHAN))
    summary = await today_of(summarise, PROVINCE)
    assert summary.amount(VNEID) == 3
    assert (len(summary.reported), len(summary.teams), len(summary.missing)) == (2, 8, 6)


async def test_a_team_sees_itself(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 4}), submission("b", {VNEID: 5}, unit=TEAM_2, author=HANH))
    summary = await today_of(summarise, TEAM)
    assert summary.amount(VNEID) == 4
    assert [team.id for team in summary.teams] == [TEAM]


async def test_a_commune_without_any_team_has_none_missing(summarise: Summarise) -> None:
    summary = await today_of(summarise, "30073-20250701")
    assert (summary.teams, summary.missing) == ((), ())


async def test_an_unknown_unit_is_a_key_error(summarise: Summarise) -> None:
    with pytest.raises(KeyError):
        await today_of(summarise, "nowhere")


async def test_a_team_that_moved_counts_where_it_stood_on_the_day(world: World, summarise: Summarise) -> None:
    moved = date(2026, 12, 1)
    edges = [edge for edge in world.edges if edge.child != TEAM_3]
    world.edges = [
        *edges,
        Edge(TEAM_3, COMMUNE, date(2025, 7, 1), moved - timedelta(days=1)),
        Edge(TEAM_3, THIRD_COMMUNE, moved),
    ]
    store(
        world,
        submission("a", {VNEID: 5}, unit=TEAM_3, author=TUAN, day=date(2026, 11, 30)),
        submission("b", {VNEID: 7}, unit=TEAM_3, author=TUAN, day=moved),
    )
    month = reporting_month(TODAY)
    assert (await summarise(COMMUNE, month)).amount(VNEID) == 5
    assert (await summarise(THIRD_COMMUNE, month)).amount(VNEID) == 7
    assert (await summarise(PROVINCE, month)).amount(VNEID) == 12


async def test_a_team_founded_in_the_period_is_expected_too(world: World, summarise: Summarise) -> None:
    fresh = Unit("30037-t4-20261201", "30037-t4", "Tổ công nghệ số cộng đồng ấp Mới", "to", date(2026, 12, 1))
    world.units.append(fresh)
    world.edges.append(Edge(fresh.id, COMMUNE, fresh.valid_from))
    assert fresh in (await summarise(COMMUNE, reporting_month(TODAY))).missing
    assert fresh not in (await summarise(COMMUNE, day(date(2026, 11, 30)))).teams


async def test_figures_of_a_merged_team_stay_in_the_period(world: World, summarise: Summarise) -> None:
    last = date(2026, 11, 30)
    world.units = [replace(one, valid_to=last) if one.id == TEAM_3 else one for one in world.units]
    store(world, submission("a", {VNEID: 5}, unit=TEAM_3, author=TUAN, day=last))
    summary = await summarise(COMMUNE, reporting_month(TODAY))
    assert summary.amount(VNEID) == 5
    assert TEAM_3 in {team.id for team in summary.reported}
    assert TEAM_3 not in {team.id for team in (await today_of(summarise)).teams}


async def test_totals_stand_in_a_stable_order(world: World, summarise: Summarise) -> None:
    store(world, submission("a", {VNEID: 1, LEAFLETS: 2}), submission("b", {SUBMIT: 3}, unit=TEAM_2, author=HANH))
    codes = [total.indicator for total in (await today_of(summarise)).totals]
    assert codes == sorted(codes)
