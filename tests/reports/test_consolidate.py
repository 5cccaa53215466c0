"""Totals of what was approved: who makes them, what they hold, what marks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reports.consolidate import ConsolidatePeriod, figures_of
from reports.errors import NotAllowed, NothingToUse
from reports.form import MONTHLY
from reports.people import Person, Role
from reports.period import reporting_month
from reports.states import State
from reports.submission import Line, Submission
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import catalogue, consolidating
from tests.reports.given import (
    COMMUNE,
    HA,
    HANH,
    LAN,
    LEAFLETS,
    NOW,
    OTHER_COMMUNE,
    PHUC,
    PROVINCE,
    TEAM_2,
    VNEID,
    member,
    store,
    submission,
)

BOSS = "p-sep"
MONTH = reporting_month(date(2026, 12, 2))
AFTER = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)
"""Behind the monthly report's due moment, before its lock."""


@pytest.fixture
def totals(world: World, directory: MemoryDirectory, ledger: MemoryLedger) -> ConsolidatePeriod:
    world.memberships = [one for one in world.memberships if one.unit != PROVINCE]
    world.people[BOSS] = Person(BOSS, "Đỗ Văn Sáu", sample=True)
    world.memberships.append(member(BOSS, PROVINCE, Role.REVIEWER))
    return consolidating(directory, ledger)


def monthly(
    name: str, unit: str, state: State, counts: dict[str, int] | None = None, **changes: object
) -> Submission:
    made = submission(name, counts or {VNEID: 30}, unit=unit, author="p-ai", day=MONTH.last, state=state)
    return replace(made, form=MONTHLY, period=MONTH.key, **changes)  # type: ignore[arg-type]


async def test_progress_tells_what_is_ready_what_waits_and_what_is_overdue(
    world: World, totals: ConsolidatePeriod
) -> None:
    store(world, monthly("a", COMMUNE, State.APPROVED), monthly("b", OTHER_COMMUNE, State.SENT))
    found = await totals.progress(MONTHLY, MONTH, BOSS, AFTER)
    assert found.approved == {COMMUNE}
    assert [one.id for one in found.waiting] == ["b"]
    assert len(found.units) == 6
    assert len(found.missing) == 4
    assert found.overdue == {unit.id for unit in found.missing}
    assert (await totals.progress(MONTHLY, MONTH, BOSS, NOW)).overdue == frozenset()


async def test_a_unit_is_late_by_its_first_sending_and_a_correction_changes_nothing(
    world: World, totals: ConsolidatePeriod
) -> None:
    late = replace(monthly("b", OTHER_COMMUNE, State.SENT), sent_at=AFTER)
    first = monthly("a", COMMUNE, State.APPROVED)
    slip = replace(monthly("s", COMMUNE, State.APPROVED, correction=1), sent_at=AFTER)
    store(world, late, first, slip)
    assert (await totals.progress(MONTHLY, MONTH, BOSS, AFTER)).late == {OTHER_COMMUNE}


@pytest.mark.parametrize("by", [LAN, HANH, HA])
async def test_only_a_reviewer_above_the_form_totals_it(totals: ConsolidatePeriod, by: str) -> None:
    with pytest.raises(NotAllowed):
        await totals.progress(MONTHLY, MONTH, by, AFTER)


async def test_a_total_is_made_again_when_a_late_one_comes(world: World, totals: ConsolidatePeriod) -> None:
    with pytest.raises(NothingToUse):
        await totals(MONTHLY, MONTH, BOSS, AFTER, "c1")
    store(world, monthly("a", COMMUNE, State.APPROVED))
    first = await totals(MONTHLY, MONTH, BOSS, AFTER, "c1")
    world.apply(first)
    assert (first.consolidation.unit, first.consolidation.figures) == (PROVINCE, {VNEID: 30})
    with pytest.raises(NothingToUse):
        await totals(MONTHLY, MONTH, BOSS, AFTER, "c2")
    store(world, monthly("b", OTHER_COMMUNE, State.LOCKED, {VNEID: 12}))
    second = await totals(MONTHLY, MONTH, BOSS, AFTER, "c2")
    world.apply(second)
    assert second.consolidation.members == ("a", "b")
    assert second.consolidation.figures == {VNEID: 42}
    assert world.submissions["b"].state is State.LOCKED


async def test_approving_a_months_report_takes_the_daily_log_in(world: World, totals: ConsolidatePeriod) -> None:
    store(world, submission("d1", {VNEID: 3}, state=State.APPROVED))
    store(world, submission("d2", {VNEID: 4, LEAFLETS: 9}, unit=TEAM_2, author=HANH, state=State.LOCKED))
    store(world, submission("d3", {VNEID: 50}, unit=TEAM_2, author=HANH))
    store(world, submission("d4", {VNEID: 60}, day=date(2026, 11, 14), state=State.APPROVED))
    effect = await totals.of_daily(monthly("m", COMMUNE, State.APPROVED), LAN, AFTER, "c1")
    assert effect is not None
    one = effect.consolidation
    assert (one.unit, one.form, one.period) == (COMMUNE, "so_tay_ngay", MONTH.key)
    assert (one.members, one.figures) == (("d1", "d2"), {LEAFLETS: 9, VNEID: 7})


async def test_what_is_approved_in_the_same_turn_is_taken_in_too(world: World, totals: ConsolidatePeriod) -> None:
    waiting = submission("d1", {VNEID: 3})
    store(world, waiting)
    month = monthly("m", COMMUNE, State.APPROVED)
    assert await totals.of_daily(month, LAN, AFTER, "c1") is None
    effect = await totals.of_daily(month, LAN, AFTER, "c1", [replace(waiting, state=State.APPROVED), month])
    assert effect is not None
    assert effect.consolidation.members == ("d1",)


async def test_a_form_that_is_not_filled_from_the_log_takes_nothing_in(totals: ConsolidatePeriod) -> None:
    assert await totals.of_daily(submission("d1", {VNEID: 3}, state=State.APPROVED), LAN, AFTER, "c1") is None
    slip = monthly("m", COMMUNE, State.APPROVED, correction=1)
    assert await totals.of_daily(slip, LAN, AFTER, "c1") is None


async def test_a_slip_names_the_totals_that_used_its_figure(world: World, totals: ConsolidatePeriod) -> None:
    first = monthly("a", COMMUNE, State.APPROVED)
    store(world, first)
    world.apply(await totals(MONTHLY, MONTH, BOSS, AFTER, "c1"))
    line = Line("s.1", "s", VNEID, COMMUNE, MONTH.last, 31, corrects=f"a.{VNEID}")
    slip = replace(monthly("s", COMMUNE, State.SENT), lines=(line,), correction=1, reason="nhầm")
    assert [one.id for one in await totals.used_by(slip)] == ["c1"]
    assert await totals.used_by(replace(slip, unit=OTHER_COMMUNE)) == ()
    store(world, slip)
    world.consolidations["c1"] = replace(world.consolidations["c1"], corrected_by=("s",))
    assert [one.id for one in await totals.slips([world.consolidations["c1"]])] == ["s"]


async def test_a_supervisor_of_another_commune_totals_nothing(totals: ConsolidatePeriod) -> None:
    with pytest.raises(NotAllowed):
        await totals(MONTHLY, MONTH, PHUC, AFTER, "c1")


def test_what_cannot_be_added_is_left_out_of_the_figures() -> None:
    counts = {"dossier_received": 10, "tthc_full_online_active": 24}
    two = [monthly("a", COMMUNE, State.APPROVED, counts), monthly("b", OTHER_COMMUNE, State.APPROVED, counts)]
    assert figures_of(two, catalogue().indicators) == {"dossier_received": 20}
    assert figures_of(two[:1], catalogue().indicators) == counts


def test_a_corrected_figure_counts_once_and_levels_of_authority_stay_apart() -> None:
    first = monthly("a", COMMUNE, State.APPROVED, {"dossier_received": 10})
    first = replace(first, lines=(replace(first.lines[0], authority="xa"),))
    line = Line("s.1", "s", "dossier_received", COMMUNE, MONTH.last, 12, "a.dossier_received", authority="xa")
    slip = replace(monthly("s", COMMUNE, State.APPROVED), lines=(line,), correction=1)
    assert figures_of([first, slip], catalogue().indicators) == {"dossier_received/xa": 12}
