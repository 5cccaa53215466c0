"""Approving and returning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.deputy import Deputy
from reports.errors import (
    AlreadyDecided,
    FrozenReport,
    MakerIsChecker,
    NoSuchSubmission,
    NotAllowed,
    ReasonMissing,
    StaleVersion,
)
from reports.people import Role
from reports.review import ReviewSubmission
from reports.submission import State
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import reviewing
from tests.reports.given import (
    COMMUNE,
    HA,
    HANH,
    LAN,
    MINH,
    NHAN,
    NOW,
    OTHER_TEAM,
    PHUC,
    PROVINCE,
    STRANGER,
    TEAM,
    TEAM_2,
    TODAY,
    VNEID,
    member,
    store,
    submission,
)


@pytest.fixture
def review(world: World, directory: MemoryDirectory, ledger: MemoryLedger) -> ReviewSubmission:
    store(world, submission("s1", {VNEID: 5}))
    return reviewing(directory, ledger)


async def test_the_reviewer_approves(world: World, review: ReviewSubmission) -> None:
    reviewed = await review("s1", LAN, State.APPROVED, NOW)
    assert (reviewed.submission.state, reviewed.submission.decided_by) == (State.APPROVED, LAN)
    assert reviewed.submission.decided_at == NOW
    world.apply(reviewed.effect)
    assert world.submissions["s1"] == reviewed.submission


async def test_the_reviewer_returns_with_a_reason(world: World, review: ReviewSubmission) -> None:
    reviewed = await review("s1", LAN, State.RETURNED, NOW, "thiếu số hộ")
    world.apply(reviewed.effect)
    assert world.submissions["s1"].state is State.RETURNED
    assert world.submissions["s1"].reason == "thiếu số hộ"


async def test_deciding_never_changes_a_figure(world: World, review: ReviewSubmission) -> None:
    before = world.submissions["s1"].lines
    world.apply((await review("s1", LAN, State.APPROVED, NOW)).effect)
    assert world.submissions["s1"].lines == before


@pytest.mark.parametrize("by", [STRANGER, HANH, PHUC, HA])
async def test_a_stranger_cannot_approve(review: ReviewSubmission, by: str) -> None:
    with pytest.raises(NotAllowed):
        await review("s1", by, State.APPROVED, NOW)


async def test_an_author_without_the_role_cannot_approve(review: ReviewSubmission) -> None:
    with pytest.raises(NotAllowed):
        await review("s1", MINH, State.APPROVED, NOW)


async def test_maker_is_never_checker_even_with_both_roles(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member(MINH, COMMUNE, Role.REVIEWER))
    for decision in (State.APPROVED, State.RETURNED):
        with pytest.raises(MakerIsChecker):
            await review("s1", MINH, decision, NOW)


async def test_an_unknown_submission_is_said_so(review: ReviewSubmission) -> None:
    with pytest.raises(NoSuchSubmission):
        await review("s9", LAN, State.APPROVED, NOW)


@pytest.mark.parametrize("state", [State.APPROVED, State.RETURNED, State.WITHDRAWN])
async def test_a_second_press_does_nothing(world: World, review: ReviewSubmission, state: State) -> None:
    store(world, submission("s1", {VNEID: 5}, state=state))
    with pytest.raises(AlreadyDecided):
        await review("s1", LAN, State.APPROVED, NOW)


async def test_a_stranger_does_not_learn_that_it_was_decided(world: World, review: ReviewSubmission) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    with pytest.raises(NotAllowed):
        await review("s1", STRANGER, State.APPROVED, NOW)


async def test_two_reviewers_who_decide_at_once_meet_a_conflict(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member("p-deputy", COMMUNE, Role.REVIEWER))
    approve = await review("s1", LAN, State.APPROVED, NOW)
    give_back = await review("s1", "p-deputy", State.RETURNED, NOW, "thiếu số hộ")
    world.apply(approve.effect)
    with pytest.raises(Conflict):
        world.apply(give_back.effect)
    assert world.submissions["s1"].decided_by == LAN


async def test_a_reviewer_appointed_today_decides_about_yesterday(world: World, review: ReviewSubmission) -> None:
    world.memberships = [member("p-fresh", COMMUNE, Role.REVIEWER, first=TODAY)]
    store(world, submission("s2", {VNEID: 5}, day=TODAY - timedelta(days=1)))
    assert await review("s2", "p-fresh", State.APPROVED, NOW)


async def test_a_reviewer_who_left_decides_no_more(world: World, review: ReviewSubmission) -> None:
    world.memberships = [member(LAN, COMMUNE, Role.REVIEWER, last=TODAY - timedelta(days=1))]
    with pytest.raises(NotAllowed):
        await review("s1", LAN, State.APPROVED, NOW)


async def test_a_reviewer_above_may_decide_too(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member("p-top", PROVINCE, Role.REVIEWER))
    assert await review("s1", "p-top", State.APPROVED, NOW)


async def test_pending_shows_what_waits_below_oldest_first(world: World, review: ReviewSubmission) -> None:
    store(
        world,
        submission("s2", {VNEID: 1}, unit=TEAM_2, author=HANH),
        submission("s3", {VNEID: 1}, unit=OTHER_TEAM, author=NHAN),
        submission("s4", {VNEID: 1}, state=State.APPROVED),
        submission("s5", {VNEID: 1}, state=State.RETURNED),
        submission("s6", nil=True),
    )
    found = await review.pending(LAN, NOW)
    assert {one.id for one in found} == {"s1", "s2", "s6"}
    assert [one.sent_at for one in found] == sorted(one.sent_at for one in found)


async def test_pending_leaves_out_what_one_sent_oneself(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member(LAN, TEAM, Role.REPORTER))
    store(world, submission("mine", {VNEID: 1}, author=LAN))
    assert [one.id for one in await review.pending(LAN, NOW)] == ["s1"]


async def test_what_waits_is_never_forgotten_however_old_it_is(world: World, review: ReviewSubmission) -> None:
    store(world, submission("old", {VNEID: 1}, day=date(2026, 3, 15)))
    assert {one.id for one in await review.pending(LAN, NOW)} == {"s1", "old"}


@pytest.mark.parametrize("person", [STRANGER, MINH, HA])
async def test_nothing_waits_for_those_who_do_not_review(review: ReviewSubmission, person: str) -> None:
    assert await review.pending(person, NOW) == ()


async def test_a_team_without_a_report_makes_no_work(world: World, review: ReviewSubmission) -> None:
    world.submissions.clear()
    assert await review.pending(LAN, NOW) == ()
    assert TEAM in {unit.id for unit in world.units}


async def approved(world: World, review: ReviewSubmission) -> int:
    reviewed = await review("s1", LAN, State.APPROVED, NOW)
    world.apply(reviewed.effect)
    return reviewed.submission.version


async def test_an_approval_is_taken_back_with_a_reason(world: World, review: ReviewSubmission) -> None:
    version = await approved(world, review)
    assert [one.id for one in await review.approved(LAN, NOW)] == ["s1"]
    with pytest.raises(ReasonMissing):
        await review.take_back("s1", LAN, NOW, " ", version=version)
    taken = await review.take_back("s1", LAN, NOW, "chưa đối chiếu", version=version)
    world.apply(taken.effect)
    assert (world.submissions["s1"].state, world.submissions["s1"].reason) == (State.SENT, "chưa đối chiếu")
    assert await review.approved(LAN, NOW) == ()


async def test_a_stale_take_back_does_nothing(world: World, review: ReviewSubmission) -> None:
    version = await approved(world, review)
    with pytest.raises(StaleVersion):
        await review.take_back("s1", LAN, NOW, "nhầm", version=version - 1)
    with pytest.raises(NotAllowed):
        await review.take_back("s1", PHUC, NOW, "nhầm", version=version)


@pytest.mark.parametrize("state", [State.CONSOLIDATED, State.LOCKED])
async def test_what_is_in_a_total_or_locked_is_not_taken_back(
    world: World, review: ReviewSubmission, state: State
) -> None:
    store(world, submission("s2", {VNEID: 5}, state=state))
    with pytest.raises(FrozenReport):
        await review.take_back("s2", LAN, NOW, "nhầm", version=1)


async def test_what_waits_is_not_taken_back(review: ReviewSubmission) -> None:
    with pytest.raises(AlreadyDecided):
        await review.take_back("s1", LAN, NOW, "nhầm", version=1)


async def test_a_role_elsewhere_shows_nothing_of_what_a_deputy_may_not_decide(
    world: World, review: ReviewSubmission
) -> None:
    """An own role in another commune does not lift the ban on what the absent person reported."""
    world.memberships.append(member(LAN, TEAM, Role.REPORTER))
    store(world, submission("s1", {VNEID: 5}, author=LAN))
    days = (TODAY, TODAY + timedelta(days=1))
    world.deputies["d1"] = Deputy("d1", LAN, PHUC, COMMUNE, Role.REVIEWER, *days, LAN, NOW)
    assert await review.pending(PHUC, NOW) == ()
    with pytest.raises(MakerIsChecker):
        await review("s1", PHUC, State.APPROVED, NOW)


async def test_many_are_approved_with_one_look_at_who_may(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member(LAN, TEAM, Role.REPORTER))
    store(world, submission("mine", {VNEID: 1}, author=LAN), submission("done", {VNEID: 1}, state=State.APPROVED))
    store(world, submission("old", {VNEID: 1}, day=date(2026, 3, 15)), submission("far", {VNEID: 1}, unit=OTHER_TEAM))
    names = ["s1", "mine", "done", "old", "far"]
    found = await review.approvals([world.submissions[name] for name in names], LAN, NOW)
    assert [one is not None for one in found] == [True, False, False, False, False]
    first = found[0]
    assert first is not None
    assert first == await review("s1", LAN, State.APPROVED, NOW)


async def test_a_province_is_shown_only_what_no_commune_decides(world: World, review: ReviewSubmission) -> None:
    """2.000 teams report every day: what their communes check is no work of the province, and no thumb's either."""
    world.memberships.append(member("p-binh", PROVINCE, Role.REVIEWER))
    assert await review.pending("p-binh", NOW) == ()
    store(world, submission("s2", {VNEID: 1}, author=LAN))
    assert [one.id for one in await review.pending("p-binh", NOW)] == ["s2"]


async def test_where_a_commune_has_no_reviewer_the_province_finds_it(world: World, review: ReviewSubmission) -> None:
    world.memberships = [one for one in world.memberships if one.person != LAN]
    world.memberships.append(member("p-binh", PROVINCE, Role.REVIEWER))
    assert [one.id for one in await review.pending("p-binh", NOW)] == ["s1"]


async def test_the_province_may_still_decide_about_a_team(world: World, review: ReviewSubmission) -> None:
    world.memberships.append(member("p-binh", PROVINCE, Role.REVIEWER))
    done = await review("s1", "p-binh", State.APPROVED, NOW)
    assert done.submission.state is State.APPROVED
