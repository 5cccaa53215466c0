"""Asking for more time, answering, opening: who may, when, and what it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reports.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    BadUntil,
    FutureDay,
    MakerIsChecker,
    NoSuchRequest,
    NotAllowed,
    PeriodClosed,
    ReasonMissing,
)
from reports.form import DAILY, MONTHLY
from reports.people import Person, Role
from reports.period import day, reporting_month
from reports.request import AskForTime, Wish
from reports.states import State
from reports.submit import Draft
from tests.fakes.reports import Binding, MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import asking, submitting
from tests.reports.given import (
    COMMUNE,
    HANH,
    LAN,
    MINH,
    NOW,
    OTHER_TEAM,
    PHUC,
    PROVINCE,
    STRANGER,
    TEAM,
    TEAM_2,
    VNEID,
    member,
    store,
    submission,
)

BOSS = "p-sep"
DAY = day(date(2026, 12, 2))
MONTH = reporting_month(date(2026, 12, 2))
LOCKED = datetime(2026, 12, 20, 2, 0, tzinfo=UTC)
"""The daily log of December locks two working days after 14/12."""

LATE = datetime(2026, 12, 28, 2, 0, tzinfo=UTC)
WISH = Wish(DAILY, TEAM, DAY, date(2026, 12, 22), "mất mạng hai hôm")


@pytest.fixture
def doors(world: World, directory: MemoryDirectory, ledger: MemoryLedger) -> AskForTime:
    world.memberships = [one for one in world.memberships if one.unit != PROVINCE]
    world.memberships = [one for one in world.memberships if one.person != "p-binh"]
    world.people[BOSS] = Person(BOSS, "Đỗ Văn Sáu", sample=True)
    world.memberships.append(member(BOSS, PROVINCE, Role.REVIEWER))
    world.bindings["test:sep"] = Binding(BOSS, NOW)
    return asking(directory, ledger)


async def asked(world: World, doors: AskForTime, wish: Wish = WISH, by: str = MINH, now: datetime = LOCKED) -> str:
    found = await doors(wish, by, now, "r1")
    world.apply(found.effect)
    return found.request.id


async def test_before_the_lock_it_is_an_extension_and_after_it_a_reopening(doors: AskForTime) -> None:
    assert (await doors(WISH, MINH, NOW, "r1")).request.kind == "extension"
    assert (await doors(WISH, MINH, LOCKED, "r1")).request.kind == "reopening"


async def test_it_goes_to_the_commune_first_and_to_the_province_behind_it(doors: AskForTime) -> None:
    assert (await doors(WISH, MINH, LOCKED, "r1")).deciders == ((LAN,), (BOSS,))


async def test_once_a_total_used_the_figures_only_the_province_decides(world: World, doors: AskForTime) -> None:
    used = replace(submission("s1", {VNEID: 3}, day=DAY.last, state=State.CONSOLIDATED), used_in="c1")
    store(world, used)
    assert (await doors(WISH, MINH, LOCKED, "r1")).deciders == ((BOSS,),)
    assert not await doors.may_open(LAN, DAILY, TEAM, DAY, LOCKED)


async def test_a_communes_form_is_decided_above_it(doors: AskForTime) -> None:
    wish = replace(WISH, form=MONTHLY, unit=COMMUNE, period=MONTH, until=date(2026, 12, 30))
    assert (await doors(wish, LAN, LATE, "r1")).deciders == ((BOSS,),)


async def test_whoever_asks_never_decides_themselves(world: World, doors: AskForTime) -> None:
    assert (await doors(replace(WISH, unit=COMMUNE), LAN, LOCKED, "r1")).deciders == ((BOSS,),)
    await asked(world, doors, by=LAN)
    with pytest.raises(MakerIsChecker):
        await doors.answer("r1", LAN, LOCKED, grant=True)


@pytest.mark.parametrize("by", [STRANGER, PHUC, HANH])
async def test_a_stranger_to_the_unit_cannot_ask(doors: AskForTime, by: str) -> None:
    with pytest.raises(NotAllowed):
        await doors(WISH, by, LOCKED, "r1")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"until": date(2026, 12, 19)}, BadUntil),
        ({"until": date(2027, 3, 1)}, BadUntil),
        ({"period": day(date(2026, 12, 21))}, FutureDay),
    ],
)
async def test_what_makes_no_sense_is_refused(
    doors: AskForTime, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await doors(replace(WISH, **changes), MINH, LOCKED, "r1")  # type: ignore[arg-type]


async def test_the_same_request_waits_once(world: World, doors: AskForTime) -> None:
    await asked(world, doors)
    with pytest.raises(AlreadyAsked):
        await doors(WISH, MINH, LOCKED, "r2")


async def test_a_granted_reopening_opens_the_door_and_closes_by_itself(
    world: World, doors: AskForTime, directory: MemoryDirectory, ledger: MemoryLedger
) -> None:
    draft, submit = Draft(TEAM, DAY.last, MINH, "web", {VNEID: 5}), submitting(directory, ledger)
    with pytest.raises(PeriodClosed):
        await submit(draft, LOCKED, "s1")
    await asked(world, doors)
    for effect in (await doors.answer("r1", LAN, LOCKED, grant=True)).effects:
        world.apply(effect)
    assert await submit(draft, LOCKED + timedelta(days=2), "s1")
    with pytest.raises(PeriodClosed):
        await submit(draft, LOCKED + timedelta(days=3), "s1")


async def test_a_granted_reopening_unlocks_what_no_total_has_used(world: World, doors: AskForTime) -> None:
    store(world, submission("s1", {VNEID: 3}, day=DAY.last, state=State.LOCKED))
    await asked(world, doors)
    for effect in (await doors.answer("r1", LAN, LOCKED, grant=True)).effects:
        world.apply(effect)
    assert world.submissions["s1"].state is State.APPROVED


async def test_a_refusal_needs_a_reason_and_opens_nothing(world: World, doors: AskForTime) -> None:
    await asked(world, doors)
    with pytest.raises(ReasonMissing):
        await doors.answer("r1", LAN, LOCKED, grant=False)
    done = await doors.answer("r1", LAN, LOCKED, grant=False, words=" số đã gửi tỉnh ")
    world.apply(*done.effects)
    assert (done.request.state, done.request.answer) == ("refused", "số đã gửi tỉnh")
    assert await doors.closed(DAILY, TEAM, DAY, LOCKED) is not None


async def test_a_request_is_answered_once_by_whoever_may(world: World, doors: AskForTime) -> None:
    await asked(world, doors)
    with pytest.raises(NotAllowed):
        await doors.answer("r1", PHUC, LOCKED, grant=True)
    with pytest.raises(NoSuchRequest):
        await doors.answer("r9", LAN, LOCKED, grant=True)
    for effect in (await doors.answer("r1", LAN, LOCKED, grant=True)).effects:
        world.apply(effect)
    with pytest.raises(AlreadyAnswered):
        await doors.answer("r1", BOSS, LOCKED, grant=False, words="không")


async def test_a_day_that_has_passed_cannot_be_granted(world: World, doors: AskForTime) -> None:
    await asked(world, doors)
    with pytest.raises(BadUntil):
        await doors.answer("r1", LAN, LOCKED + timedelta(days=10), grant=True)


async def test_what_waits_is_listed_for_those_who_may_answer(world: World, doors: AskForTime) -> None:
    await asked(world, doors)
    assert [one.id for one in await doors.waiting(LAN, LOCKED)] == ["r1"]
    assert [one.id for one in await doors.waiting(BOSS, LOCKED)] == ["r1"]
    assert await doors.waiting(MINH, LOCKED) == ()
    assert await doors.waiting(PHUC, LOCKED) == ()


async def test_a_supervisor_opens_a_teams_log_without_asking(world: World, doors: AskForTime) -> None:
    store(world, submission("s1", {VNEID: 3}, day=DAY.last, state=State.LOCKED, unit=TEAM_2, author=HANH))
    done = await doors.open(replace(WISH, unit=COMMUNE), LAN, LOCKED, "r1")
    for effect in done.effects:
        world.apply(effect)
    assert await doors.closed(DAILY, TEAM, DAY, LOCKED) is None
    assert await doors.closed(DAILY, OTHER_TEAM, DAY, LOCKED) is not None
    assert world.submissions["s1"].state is State.APPROVED


async def test_a_supervisor_gives_a_team_more_time_before_the_lock(world: World, doors: AskForTime) -> None:
    done = await doors.open(WISH, LAN, NOW, "r1")
    world.apply(*done.effects)
    assert (done.request.kind, done.request.state) == ("extension", "granted")
    assert await doors.closed(DAILY, TEAM, DAY, LOCKED) is None


async def test_nobody_opens_their_own_communes_form(doors: AskForTime) -> None:
    monthly = replace(WISH, form=MONTHLY, unit=COMMUNE, period=MONTH, until=date(2026, 12, 30))
    with pytest.raises(NotAllowed):
        await doors.open(monthly, LAN, LATE, "r1")
    with pytest.raises(NotAllowed):
        await doors.open(WISH, MINH, LOCKED, "r1")
    assert (await doors.open(monthly, BOSS, LATE, "r1")).request.state == "granted"


async def test_more_time_granted_after_the_lock_unlocks_too(world: World, doors: AskForTime) -> None:
    """Asked for before it and answered after it: what was locked meanwhile can be decided anew."""
    store(world, submission("s1", {VNEID: 3}, day=DAY.last, state=State.APPROVED))
    request = await asked(world, doors, now=NOW)
    world.submissions["s1"] = replace(world.submissions["s1"], state=State.LOCKED)
    for effect in (await doors.answer(request, LAN, LOCKED, grant=True)).effects:
        world.apply(effect)
    assert world.submissions["s1"].state is State.APPROVED
    assert await doors.closed(DAILY, TEAM, DAY, LOCKED) is None
