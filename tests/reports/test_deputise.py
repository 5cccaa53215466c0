"""Ủy quyền: who may act for whom, how long, and what a deputy never decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import pytest

from reports.deputise import Deputise
from reports.errors import AlreadyAsked, BadSpan, MakerIsChecker, NoAccount, NotAllowed, UnfitDeputy
from reports.people import Person, Role
from reports.review import ReviewSubmission
from reports.states import State
from tests.fakes.reports import Binding, MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import reviewing
from tests.reports.given import (
    COMMUNE,
    HANH,
    LAN,
    MINH,
    NOW,
    PHUC,
    TEAM,
    TEAM_2,
    TODAY,
    VNEID,
    member,
    store,
    submission,
)

THU = "p-thu"
DAYS = (TODAY, TODAY + timedelta(days=3))
IDS: Iterator[int] = count(1)


def new_id() -> str:
    return f"d{next(IDS)}"


@pytest.fixture
def deputise(world: World, directory: MemoryDirectory) -> Deputise:
    world.people[THU] = Person(THU, "Lê Thị Thu", sample=True)
    world.memberships.append(member(THU, COMMUNE, Role.VIEWER))
    world.bindings["test:thu"] = Binding(THU, NOW)
    return Deputise(directory)


@pytest.fixture
def review(directory: MemoryDirectory, ledger: MemoryLedger) -> ReviewSubmission:
    return reviewing(directory, ledger)


async def given(world: World, deputise: Deputise, deputy: str = THU) -> None:
    for effect in await deputise(LAN, deputy, DAYS, NOW, new_id):
        world.apply(effect)


async def test_a_deputy_approves_in_the_absent_persons_place(
    world: World, deputise: Deputise, review: ReviewSubmission
) -> None:
    store(world, submission("s1", {VNEID: 5}))
    with pytest.raises(NotAllowed):
        await review("s1", THU, State.APPROVED, NOW)
    await given(world, deputise)
    reviewed = await review("s1", THU, State.APPROVED, NOW)
    assert (reviewed.submission.decided_by, reviewed.submission.decided_for) == (THU, LAN)
    found = await deputise.holding(THU, LAN, COMMUNE, NOW)
    assert found is not None
    assert found.last == DAYS[1]


async def test_after_the_last_day_the_deputy_has_no_right(
    world: World, deputise: Deputise, review: ReviewSubmission
) -> None:
    await given(world, deputise)
    later = NOW + timedelta(days=4)
    store(world, submission("s1", {VNEID: 5}))
    with pytest.raises(NotAllowed):
        await review("s1", THU, State.APPROVED, later)


async def test_a_deputy_never_decides_what_the_absent_person_or_they_themselves_reported(
    world: World, deputise: Deputise, review: ReviewSubmission
) -> None:
    await given(world, deputise)
    world.memberships += [member(LAN, TEAM, Role.REPORTER), member(THU, TEAM_2, Role.REPORTER)]
    store(world, submission("s1", {VNEID: 5}, author=LAN), submission("s2", {VNEID: 5}, unit=TEAM_2, author=THU))
    for name in ("s1", "s2"):
        with pytest.raises(MakerIsChecker):
            await review(name, THU, State.APPROVED, NOW)
    assert await review.pending(THU, NOW) == ()


async def test_an_own_role_goes_before_a_lent_one(world: World, deputise: Deputise, review: ReviewSubmission) -> None:
    world.memberships.append(member(THU, COMMUNE, Role.REVIEWER))
    await given(world, deputise)
    store(world, submission("s1", {VNEID: 5}))
    assert (await review("s1", THU, State.APPROVED, NOW)).submission.decided_for is None


async def test_only_a_reviewer_deputises_and_a_deputy_does_not_pass_it_on(world: World, deputise: Deputise) -> None:
    with pytest.raises(NotAllowed):
        await deputise(MINH, THU, DAYS, NOW, new_id)
    await given(world, deputise)
    with pytest.raises(NotAllowed):
        await deputise(THU, PHUC, DAYS, NOW, new_id)


@pytest.mark.parametrize("deputy", [MINH, HANH, PHUC, LAN, "p-nobody"])
async def test_a_deputy_has_a_role_in_the_same_unit_or_above(deputise: Deputise, deputy: str) -> None:
    with pytest.raises(UnfitDeputy):
        await deputise(LAN, deputy, DAYS, NOW, new_id)


async def test_somebody_without_an_account_cannot_act(world: World, deputise: Deputise) -> None:
    world.bindings.clear()
    with pytest.raises(NoAccount):
        await deputise(LAN, THU, DAYS, NOW, new_id)
    assert await deputise.able(LAN, NOW) == []
    assert THU in {one.id for one in await deputise.named(LAN, NOW)}


@pytest.mark.parametrize(
    ("first", "last"), [(-1, 2), (3, 2), (0, 60), (400, 401)], ids=["past", "backwards", "too long", "too far"]
)
async def test_impossible_days_are_refused(deputise: Deputise, first: int, last: int) -> None:
    days = (TODAY + timedelta(days=first), TODAY + timedelta(days=last))
    with pytest.raises(BadSpan):
        await deputise(LAN, THU, days, NOW, new_id)


async def test_sixty_days_are_the_longest(deputise: Deputise) -> None:
    days = (TODAY, TODAY + timedelta(days=59))
    assert len(await deputise(LAN, THU, days, NOW, new_id)) == 1


async def test_nobody_acts_twice_on_one_day(world: World, deputise: Deputise) -> None:
    await given(world, deputise)
    with pytest.raises(AlreadyAsked):
        await deputise(LAN, THU, (DAYS[1], DAYS[1]), NOW, new_id)


async def test_either_of_the_two_ends_it_and_nobody_else(world: World, deputise: Deputise) -> None:
    await given(world, deputise)
    (one,) = await deputise.of(LAN, NOW)
    assert await deputise.acting(THU, NOW) == (one,)
    with pytest.raises(NotAllowed):
        await deputise.end(one, PHUC, NOW)
    world.apply(await deputise.end(one, THU, NOW))
    assert await deputise.of(LAN, NOW) == ()
    assert await deputise.holding(THU, LAN, COMMUNE, NOW) is None
    assert date(2026, 12, 1) == world.deputies[one.id].ended
