"""Correction slips: no figure counts twice, whatever happens to the report that a slip rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialog.errors import Conflict
from reports.effects import Decide, Undo
from reports.errors import CorrectedSince, SlipOutdated
from reports.review import ReviewSubmission
from reports.slips import outdated, rested_on
from reports.submission import State, Submission
from reports.submit import Draft, SubmitReport
from reports.summarise import totals
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import reviewing, submitting
from tests.reports.given import LAN, MINH, NOW, TEAM, TODAY, VNEID, store, submission


@pytest.fixture
def review(directory: MemoryDirectory, ledger: MemoryLedger) -> ReviewSubmission:
    return reviewing(directory, ledger)


@pytest.fixture
def submit(directory: MemoryDirectory, ledger: MemoryLedger) -> SubmitReport:
    return submitting(directory, ledger)


def said(amount: int) -> Draft:
    return Draft(TEAM, TODAY, MINH, "web", {VNEID: amount})


async def approve(world: World, review: ReviewSubmission, name: str) -> Submission:
    reviewed = await review(name, LAN, State.APPROVED, NOW)
    world.apply(reviewed.effect)
    return world.submissions[name]


async def slipped(world: World, submit: SubmitReport, name: str, amount: int) -> None:
    world.apply(await submit.correct(said(amount), NOW, name, "gõ nhầm"))


def amount(world: World) -> int:
    found = totals([one for one in world.submissions.values() if one.counts])
    return sum(one.amount for one in found)


async def test_an_approval_that_a_newer_slip_rests_on_is_not_taken_back(
    world: World, review: ReviewSubmission, submit: SubmitReport
) -> None:
    """Else the first report and the second slip would both count."""
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    await slipped(world, submit, "c1", 7)
    first = await approve(world, review, "c1")
    await slipped(world, submit, "c2", 9)
    await approve(world, review, "c2")
    with pytest.raises(CorrectedSince):
        await review.take_back("c1", LAN, NOW, "nhầm", version=first.version)
    with pytest.raises(Conflict):
        world.apply(Decide("c1", State.APPROVED, State.SENT, LAN, NOW, "nhầm"))
    assert amount(world) == 9


async def test_a_report_with_a_slip_that_waits_is_not_taken_back_before_the_slip_is_returned(
    world: World, review: ReviewSubmission, submit: SubmitReport
) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    await slipped(world, submit, "c1", 7)
    with pytest.raises(CorrectedSince):
        await review.take_back("s1", LAN, NOW, "nhầm", version=1)
    world.apply((await review("c1", LAN, State.RETURNED, NOW, "chưa rõ")).effect)
    taken = await review.take_back("s1", LAN, NOW, "nhầm", version=1)
    world.apply(taken.effect)
    assert world.submissions["s1"].state is State.SENT


async def test_a_slip_whose_figure_was_replaced_is_not_approved(
    world: World, review: ReviewSubmission, submit: SubmitReport
) -> None:
    """The report fell back to waiting (before this was refused) and its author sent another in its place."""
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    await slipped(world, submit, "c1", 7)
    store(world, replace(world.submissions["s1"], state=State.SENT))
    world.apply(await submit(said(6), NOW, "s2", replace=True))
    with pytest.raises(SlipOutdated):
        await approve(world, review, "c1")
    with pytest.raises(Conflict):
        world.apply(Decide("c1", State.SENT, State.APPROVED, LAN, NOW))
    assert await review.approvals([world.submissions["c1"]], LAN, NOW) == [None]
    assert amount(world) == 6


async def test_a_slip_that_is_out_of_date_can_be_looked_at_and_returned(
    world: World, review: ReviewSubmission, submit: SubmitReport
) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    await slipped(world, submit, "c1", 7)
    store(world, replace(world.submissions["s1"], state=State.WITHDRAWN))
    await review("c1", LAN, State.APPROVED, NOW, asking=True)
    world.apply((await review("c1", LAN, State.RETURNED, NOW, "số cũ đã đổi")).effect)
    assert world.submissions["c1"].state is State.RETURNED


async def test_what_was_taken_back_and_replaced_counts_again_when_that_is_undone(
    world: World, review: ReviewSubmission, submit: SubmitReport
) -> None:
    """The reason of the approval taken back must not be read as that of a return: the figure would be lost."""
    store(world, submission("s1", {VNEID: 5}))
    version = (await approve(world, review, "s1")).version
    world.apply((await review.take_back("s1", LAN, NOW, "chưa đối chiếu", version=version)).effect)
    world.apply(await submit(said(8), NOW, "s2", replace=True))
    world.apply(Undo("s2", 1, MINH, NOW))
    assert world.submissions["s1"].state is State.SENT
    assert amount(world) == 5


def test_a_first_figure_rests_on_nothing() -> None:
    new = replace(submission("c1", {VNEID: 3}), correction=1)
    assert not outdated(new, [submission("s1", {})])
    assert not rested_on(submission("s1", {VNEID: 1}), [new])
