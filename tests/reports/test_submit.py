"""Saving a report: adding to a day, replacing it, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.errors import BadFigure, FrozenReport, FutureDay, NotAllowed
from reports.people import Role
from reports.submission import LARGEST, State
from reports.submit import Draft, SubmitReport
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import submitting
from tests.reports.given import (
    COMMUNE,
    HA,
    HANH,
    LAN,
    MINH,
    NOW,
    STRANGER,
    SUBMIT,
    TEAM,
    TEAM_2,
    TODAY,
    VNEID,
    member,
    store,
    submission,
)

DRAFT = Draft(unit=TEAM, day=TODAY, author=MINH, channel="web", counts={VNEID: 12, SUBMIT: 5}, sentence="vneid 12 …")
NIL = Draft(unit=TEAM, day=TODAY, author=MINH, channel="web", nil=True)


@pytest.fixture
def submit(directory: MemoryDirectory, ledger: MemoryLedger) -> SubmitReport:
    return submitting(directory, ledger)


async def test_a_first_report_is_sent_with_its_lines(submit: SubmitReport) -> None:
    effect = await submit(DRAFT, NOW, "s1")
    one = effect.submission
    assert (one.id, one.state, one.sent_at, one.nil, one.replaces) == ("s1", State.SENT, NOW, False, ())
    assert [(line.indicator, line.amount) for line in one.lines] == [(VNEID, 12), (SUBMIT, 5)]
    assert effect.expects == frozenset()


async def test_every_line_names_its_submission_unit_and_day(submit: SubmitReport) -> None:
    lines = (await submit(DRAFT, NOW, "s1")).submission.lines
    assert {(line.submission, line.unit, line.day, line.corrects) for line in lines} == {("s1", TEAM, TODAY, None)}
    assert len({line.id for line in lines}) == 2


async def test_the_sentence_and_the_channel_are_kept(submit: SubmitReport) -> None:
    one = (await submit(DRAFT, NOW, "s1")).submission
    assert (one.sentence, one.channel, one.author, one.form) == ("vneid 12 …", "web", MINH, "so_tay_ngay")


async def test_nothing_to_report_is_a_submission_without_lines(submit: SubmitReport) -> None:
    one = (await submit(NIL, NOW, "s1")).submission
    assert (one.nil, one.lines) == (True, ())


async def test_a_second_report_adds_to_the_first(world: World, submit: SubmitReport) -> None:
    world.apply(await submit(DRAFT, NOW, "s1"))
    effect = await submit(replace(DRAFT, counts={VNEID: 3}), NOW, "s2")
    assert effect.expects == {"s1"}
    assert effect.submission.replaces == ()
    world.apply(effect)
    assert [one.state for one in world.submissions.values()] == [State.SENT, State.SENT]


async def test_a_replacement_takes_the_place_of_everything_earlier(world: World, submit: SubmitReport) -> None:
    world.apply(await submit(DRAFT, NOW, "s1"))
    world.apply(await submit(replace(DRAFT, counts={VNEID: 3}), NOW + timedelta(minutes=1), "s2"))
    effect = await submit(replace(DRAFT, counts={VNEID: 14}), NOW + timedelta(minutes=2), "s3", replace=True)
    assert effect.submission.replaces == ("s1", "s2")
    assert effect.submission.lines[0].corrects == "s2.1"
    world.apply(effect)
    assert [one.state for one in world.submissions.values()] == [State.WITHDRAWN, State.WITHDRAWN, State.SENT]


async def test_a_corrected_line_names_the_one_it_corrects(world: World, submit: SubmitReport) -> None:
    world.apply(await submit(DRAFT, NOW, "s1"))
    effect = await submit(replace(DRAFT, counts={SUBMIT: 6, "leaflets_distributed": 9}), NOW, "s2", replace=True)
    assert [line.corrects for line in effect.submission.lines] == ["s1.2", None]


async def test_a_replacement_with_nothing_earlier_is_a_first_report(submit: SubmitReport) -> None:
    assert (await submit(DRAFT, NOW, "s1", replace=True)).submission.replaces == ()


async def test_figures_may_be_replaced_by_nothing_to_report(world: World, submit: SubmitReport) -> None:
    world.apply(await submit(DRAFT, NOW, "s1"))
    world.apply(await submit(NIL, NOW, "s2", replace=True))
    assert world.submissions["s1"].state is State.WITHDRAWN
    assert world.submissions["s2"].nil


async def test_an_approved_report_cannot_be_replaced(world: World, submit: SubmitReport) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    with pytest.raises(FrozenReport):
        await submit(DRAFT, NOW, "s2", replace=True)


async def test_an_approved_report_can_be_added_to(world: World, submit: SubmitReport) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.APPROVED))
    effect = await submit(DRAFT, NOW, "s2")
    assert effect.expects == {"s1"}
    world.apply(effect)
    assert world.submissions["s1"].state is State.APPROVED


async def test_what_was_withdrawn_stands_in_nobodys_way(world: World, submit: SubmitReport) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.WITHDRAWN))
    effect = await submit(DRAFT, NOW, "s2", replace=True)
    assert (effect.expects, effect.submission.replaces) == (frozenset(), ())


@pytest.mark.parametrize("replace", [True, False])
async def test_what_was_returned_is_replaced_by_the_next_report(
    world: World, submit: SubmitReport, replace: bool
) -> None:
    store(world, submission("s1", {VNEID: 5}, state=State.RETURNED))
    effect = await submit(DRAFT, NOW, "s2", replace=replace)
    assert (effect.expects, effect.submission.replaces) == (frozenset(), ("s1",))


async def test_earlier_shows_only_this_author_unit_and_day(world: World, submit: SubmitReport) -> None:
    store(
        world,
        submission("a", {VNEID: 1}),
        submission("b", {VNEID: 2}, author=HANH),
        submission("c", {VNEID: 3}, unit=TEAM_2),
        submission("d", {VNEID: 4}, day=TODAY - timedelta(days=1)),
        submission("e", {VNEID: 5}, state=State.RETURNED),
        submission("f", nil=True, state=State.APPROVED),
    )
    assert {one.id for one in await submit.earlier(MINH, TEAM, TODAY)} == {"a", "f"}


async def test_two_who_save_at_once_do_not_lose_a_figure(world: World, submit: SubmitReport) -> None:
    first = await submit(DRAFT, NOW, "s1")
    second = await submit(replace(DRAFT, counts={VNEID: 3}), NOW, "s2")
    world.apply(first)
    with pytest.raises(Conflict):
        world.apply(second)
    world.apply(await submit(replace(DRAFT, counts={VNEID: 3}), NOW, "s2"))
    assert len(world.submissions) == 2


async def test_a_report_approved_meanwhile_is_not_replaced(world: World, submit: SubmitReport) -> None:
    world.apply(await submit(DRAFT, NOW, "s1"))
    effect = await submit(replace(DRAFT, counts={VNEID: 3}), NOW, "s2", replace=True)
    world.submissions["s1"] = replace(world.submissions["s1"], state=State.APPROVED)
    with pytest.raises(Conflict):
        world.apply(effect)
    assert "s2" not in world.submissions


async def test_the_same_id_is_not_stored_twice(world: World, submit: SubmitReport) -> None:
    effect = await submit(DRAFT, NOW, "s1")
    world.apply(effect)
    with pytest.raises(Conflict):
        world.apply(effect)


@pytest.mark.parametrize("author", [STRANGER, HANH, LAN, HA])
async def test_nobody_else_reports_for_the_team(submit: SubmitReport, author: str) -> None:
    with pytest.raises(NotAllowed):
        await submit(replace(DRAFT, author=author), NOW, "s1")


@pytest.mark.parametrize("unit", [TEAM_2, COMMUNE, "nowhere"])
async def test_a_member_reports_for_no_other_unit(submit: SubmitReport, unit: str) -> None:
    with pytest.raises(NotAllowed):
        await submit(replace(DRAFT, unit=unit), NOW, "s1")


async def test_a_member_who_was_removed_cannot_save_an_open_draft(world: World, submit: SubmitReport) -> None:
    yesterday = TODAY - timedelta(days=1)
    world.memberships = [member(MINH, TEAM, Role.REPORTER, last=yesterday)]
    with pytest.raises(NotAllowed):
        await submit(replace(DRAFT, day=yesterday), NOW, "s1")


async def test_a_member_of_today_may_report_for_yesterday(world: World, submit: SubmitReport) -> None:
    world.memberships = [member(MINH, TEAM, Role.REPORTER, first=TODAY)]
    assert await submit(replace(DRAFT, day=TODAY - timedelta(days=1)), NOW, "s1")


async def test_a_day_before_the_unit_existed_is_refused(submit: SubmitReport) -> None:
    with pytest.raises(NotAllowed):
        await submit(replace(DRAFT, day=date(2025, 6, 30)), NOW, "s1")


async def test_the_last_days_of_a_merged_unit_can_still_be_reported(world: World, submit: SubmitReport) -> None:
    yesterday = TODAY - timedelta(days=1)
    world.units = [replace(one, valid_to=yesterday) if one.id == TEAM else one for one in world.units]
    assert await submit(replace(DRAFT, day=yesterday), NOW, "s1")
    with pytest.raises(NotAllowed):
        await submit(DRAFT, NOW, "s2")


async def test_tomorrow_cannot_be_reported(submit: SubmitReport) -> None:
    with pytest.raises(FutureDay):
        await submit(replace(DRAFT, day=TODAY + timedelta(days=1)), NOW, "s1")


async def test_the_day_is_vietnams(submit: SubmitReport) -> None:
    late = NOW.replace(hour=17, minute=0)
    tomorrow = TODAY + timedelta(days=1)
    assert await submit(replace(DRAFT, day=tomorrow), late, "s1")
    with pytest.raises(FutureDay):
        await submit(replace(DRAFT, day=tomorrow), late - timedelta(seconds=1), "s2")


@pytest.mark.parametrize("amount", [-1, LARGEST + 1, 10**12])
async def test_an_impossible_figure_is_refused(submit: SubmitReport, amount: int) -> None:
    with pytest.raises(BadFigure):
        await submit(replace(DRAFT, counts={VNEID: amount}), NOW, "s1")


@pytest.mark.parametrize("amount", [0, 1, LARGEST])
async def test_the_bounds_are_allowed(submit: SubmitReport, amount: int) -> None:
    assert (await submit(replace(DRAFT, counts={VNEID: amount}), NOW, "s1")).submission.lines[0].amount == amount


async def test_an_empty_report_is_not_nil(submit: SubmitReport) -> None:
    with pytest.raises(BadFigure):
        await submit(replace(DRAFT, counts={}), NOW, "s1")


async def test_nil_with_figures_is_refused(submit: SubmitReport) -> None:
    with pytest.raises(BadFigure):
        await submit(replace(DRAFT, nil=True), NOW, "s1")
