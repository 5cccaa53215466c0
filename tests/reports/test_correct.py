"""Correction slips: "đính chính số n", with old, new and reason, in force once approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialog.errors import Conflict
from reports.errors import AlreadyAsked, FrozenReport, NotAllowed, PeriodClosed, ReasonMissing
from reports.people import Role
from reports.states import State
from reports.submit import Draft, SubmitReport
from reports.summarise import totals
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import reviewing, submitting
from tests.reports.given import LAN, LEAFLETS, MINH, NOW, STRANGER, TEAM, TODAY, VNEID, store, submission

DRAFT = Draft(unit=TEAM, day=TODAY, author=MINH, channel="web", counts={VNEID: 15})


@pytest.fixture
def submit(world: World, directory: MemoryDirectory, ledger: MemoryLedger) -> SubmitReport:
    store(world, submission("s1", {VNEID: 12, LEAFLETS: 30}, state=State.APPROVED))
    return submitting(directory, ledger)


def amounts(world: World) -> dict[str, int]:
    counting = [one for one in world.submissions.values() if one.counts]
    return {total.indicator: total.amount for total in totals(counting)}


async def approve(world: World, slip: str) -> None:
    directory, ledger = MemoryDirectory(world), MemoryLedger(world)
    world.apply((await reviewing(directory, ledger)(slip, LAN, State.APPROVED, NOW)).effect)


async def test_an_approved_report_is_not_replaced(submit: SubmitReport) -> None:
    with pytest.raises(FrozenReport):
        await submit(DRAFT, NOW, "s2", replace=True)


async def test_a_slip_names_the_line_it_corrects_and_changes_nothing_before_it_is_approved(
    world: World, submit: SubmitReport
) -> None:
    effect = await submit.correct(DRAFT, NOW, "c1", "đếm sót một hộ")
    slip = effect.submission
    assert (slip.correction, slip.reason, slip.lines[0].corrects) == (1, "đếm sót một hộ", f"s1.{VNEID}")
    world.apply(effect)
    assert amounts(world) == {VNEID: 12, LEAFLETS: 30}
    await approve(world, "c1")
    assert amounts(world) == {VNEID: 15, LEAFLETS: 30}


async def test_slips_are_numbered(world: World, submit: SubmitReport) -> None:
    world.apply(await submit.correct(DRAFT, NOW, "c1", "đếm sót"))
    await approve(world, "c1")
    second = await submit.correct(replace(DRAFT, counts={VNEID: 14}), NOW, "c2", "đếm lại")
    assert (second.submission.correction, second.submission.lines[0].corrects) == (2, "c1.1")
    world.apply(second)
    await approve(world, "c2")
    assert amounts(world)[VNEID] == 14


async def test_two_slips_at_once_meet_a_conflict(world: World, submit: SubmitReport) -> None:
    first = await submit.correct(DRAFT, NOW, "c1", "đếm sót")
    second = await submit.correct(replace(DRAFT, counts={LEAFLETS: 31}), NOW, "c2", "đếm lại")
    world.apply(first)
    with pytest.raises(Conflict):
        world.apply(second)


async def test_a_figure_has_one_waiting_slip(world: World, submit: SubmitReport) -> None:
    world.apply(await submit.correct(DRAFT, NOW, "c1", "đếm sót"))
    with pytest.raises(AlreadyAsked):
        await submit.correct(DRAFT, NOW, "c2", "đếm lại")


async def test_several_lines_of_one_figure_become_one(world: World, submit: SubmitReport) -> None:
    store(world, submission("s2", {VNEID: 3}, state=State.APPROVED))
    world.apply(await submit.correct(replace(DRAFT, counts={VNEID: 16}), NOW, "c1", "đếm lại"))
    await approve(world, "c1")
    assert amounts(world)[VNEID] == 16


async def test_a_figure_that_was_forgotten_is_added_by_a_slip(world: World, submit: SubmitReport) -> None:
    effect = await submit.correct(replace(DRAFT, counts={"training_events": 1}), NOW, "c1", "quên ghi")
    assert effect.submission.lines[0].corrects is None


async def test_a_slip_needs_a_reason(submit: SubmitReport) -> None:
    with pytest.raises(ReasonMissing):
        await submit.correct(DRAFT, NOW, "c1", "  ")


async def test_a_stranger_corrects_nothing(submit: SubmitReport) -> None:
    with pytest.raises(NotAllowed):
        await submit.correct(replace(DRAFT, author=STRANGER), NOW, "c1", "thử")


async def test_a_closed_period_is_corrected_by_nobody(submit: SubmitReport) -> None:
    with pytest.raises(PeriodClosed):
        await submit.correct(DRAFT, NOW + timedelta(days=40), "c1", "muộn")


async def test_the_maker_of_a_slip_does_not_approve_it(world: World, submit: SubmitReport) -> None:
    assert Role.REVIEWER not in {one.role for one in world.memberships if one.person == MINH}
    world.apply(await submit.correct(DRAFT, NOW, "c1", "đếm sót"))
    with pytest.raises(NotAllowed):
        await reviewing(MemoryDirectory(world), MemoryLedger(world))("c1", MINH, State.APPROVED, NOW)
