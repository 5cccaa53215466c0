"""Turns are added to the day: they replace nothing that was typed, and nothing counted is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.add_turns import AddTurns, SaveTally
from reports.errors import NotAllowed, PeriodClosed
from reports.field_effects import CloseTally
from reports.people import Role
from reports.sample import load_sample
from reports.states import State
from reports.submission import Line, Submission
from reports.submit import Draft
from reports.tally import Tally, Tap
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import submitting
from tests.handlers.conftest import AFTERNOON as NOW

MINH = "p-minh"
TEAM = next(one.unit for one in load_sample().memberships if one.person == MINH)
DAY = date(2026, 11, 23)
VNEID, LEAFLETS = "outreach_vneid_turns", "leaflets_distributed"
TURN = Draft(TEAM, DAY, MINH, "telegram", {VNEID: 1}, sentence="Hỗ trợ: Cài VNeID")


@pytest.fixture
def world() -> World:
    return World.of_sample()


@pytest.fixture
def add(world: World) -> AddTurns:
    directory = MemoryDirectory(world)
    return AddTurns(directory, submitting(directory, MemoryLedger(world)))


def reported(world: World, name: str, state: State, *, nil: bool = False, **changes: object) -> Submission:
    lines = () if nil else (Line(f"{name}.1", name, VNEID, TEAM, DAY, 12),)
    one = Submission(name, TURN.form, TEAM, DAY, MINH, "web", NOW, state, lines, nil)
    world.submissions[name] = replace(one, **changes)  # type: ignore[arg-type]
    return world.submissions[name]


async def test_the_first_turn_of_a_day_is_a_report(add: AddTurns) -> None:
    effect = await add(TURN, NOW, "s1")
    assert effect.expects == frozenset()
    assert [(line.id, line.amount) for line in effect.submission.lines] == [("s1.1", 1)]


@pytest.mark.parametrize("state", [State.SENT, State.APPROVED])
async def test_a_turn_stands_beside_what_counts(world: World, add: AddTurns, state: State) -> None:
    reported(world, "typed", state)
    effect = await add(TURN, NOW, "s1")
    assert (effect.expects, effect.submission.replaces) == ({"typed"}, ())
    world.apply(effect)
    assert world.submissions["typed"].state is state


async def test_nothing_happened_gives_way(world: World, add: AddTurns) -> None:
    reported(world, "nil", State.SENT, nil=True)
    effect = await add(TURN, NOW, "s1")
    assert effect.submission.replaces == ("nil",)
    world.apply(effect)
    assert world.submissions["nil"].state is State.WITHDRAWN


async def test_an_approved_nothing_stays_and_the_turn_counts(world: World, add: AddTurns) -> None:
    reported(world, "nil", State.APPROVED, nil=True)
    effect = await add(TURN, NOW, "s1")
    assert (effect.submission.replaces, effect.expects) == ((), {"nil"})


@pytest.mark.parametrize("nil", [True, False])
async def test_what_was_returned_stays_with_its_author(world: World, add: AddTurns, nil: bool) -> None:
    reported(world, "back", State.RETURNED, nil=nil, reason="xem lại")
    effect = await add(TURN, NOW, "s1")
    assert effect.submission.replaces == ()
    assert effect.submission.lines[0].corrects is None
    world.apply(effect)
    assert world.submissions["back"].state is State.RETURNED


async def test_beside_nothing_and_a_returned_report_only_nothing_gives_way(world: World, add: AddTurns) -> None:
    reported(world, "nil", State.SENT, nil=True)
    reported(world, "back", State.RETURNED, reason="xem lại")
    assert (await add(TURN, NOW, "s1")).submission.replaces == ("nil",)


async def test_a_stranger_adds_nothing(add: AddTurns) -> None:
    for prepare in (add, add.kept):
        with pytest.raises(NotAllowed):
            await prepare(replace(TURN, author="p-hanh"), NOW, "s1")


def removed(world: World) -> None:
    world.memberships = [replace(one, valid_to=DAY) if one.person == MINH else one for one in world.memberships]


async def test_what_a_removed_member_counted_is_kept_by_others_only(world: World, add: AddTurns) -> None:
    removed(world)
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(NotAllowed):
        await add(TURN, tomorrow, "s1")
    effect = await add.kept(TURN, tomorrow, "s1")
    assert (effect.submission.author, effect.submission.lines[0].amount) == (MINH, 1)
    assert effect.submission.sentence == TURN.sentence


async def test_a_closed_period_is_closed_for_a_removed_member_too(world: World, add: AddTurns) -> None:
    removed(world)
    with pytest.raises(PeriodClosed):
        await add.kept(TURN, NOW + timedelta(days=60), "s1")


TAPS = (
    Tap("1", TEAM, DAY, VNEID, 5, MINH, NOW),
    Tap("2", TEAM, DAY, VNEID, -1, MINH, NOW),
    Tap("3", TEAM, DAY, LEAFLETS, 20, MINH, NOW),
    Tap("4", TEAM, DAY, VNEID, 9, "p-hanh", NOW),
    Tap("5", TEAM, DAY, VNEID, 7, MINH, NOW, submission="before"),
)


async def test_unsaved_presses_of_one_person_become_one_report(add: AddTurns) -> None:
    added, closed = await SaveTally(add)(
        Tally(TEAM, DAY, TAPS), MINH, NOW, "s1", channel="telegram", by=MINH, sentence="bảng đếm",
        reasons={VNEID: "Ngày hội"},
    )  # fmt: skip
    assert [(one.indicator, one.amount, one.note) for one in added.submission.lines] == [
        (VNEID, 4, "Ngày hội"), (LEAFLETS, 20, ""),
    ]  # fmt: skip
    assert closed == CloseTally("s1", TEAM, DAY, MINH, frozenset("123"), MINH, NOW)


async def test_a_leader_saves_what_is_another_persons_report(world: World, add: AddTurns) -> None:
    leader = next(one.person for one in world.memberships if one.role is Role.REVIEWER)
    added, closed = await SaveTally(add)(
        Tally(TEAM, DAY, TAPS), MINH, NOW, "s1", channel="web", by=leader, sentence="bảng đếm"
    )
    assert (added.submission.author, closed.by, closed.person) == (MINH, leader, MINH)
