"""What is locked when its ngày khóa has passed, what is spared, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reports.doors import Request
from reports.form import DAILY, MONTHLY
from reports.lock import FindLocks, last_locked
from reports.period import reporting_month
from reports.states import State
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import calendar, forms, locking
from tests.reports.given import COMMUNE, HANH, LAN, MINH, NOW, TEAM, TEAM_2, VNEID, store, submission

DAY = date(2026, 12, 2)
LOCK = forms()[DAILY].dates(forms()[DAILY].period_on(DAY), calendar()).lock
AFTER = LOCK + timedelta(minutes=1)
DOOR = Request("r1", "reopening", TEAM, DAILY, "day:2026-12-02", MINH, NOW, AFTER.date(), "x", "granted", LAN, NOW)


@pytest.fixture
def find(directory: MemoryDirectory, ledger: MemoryLedger) -> FindLocks:
    return locking(directory, ledger)


def lock(world: World, effects: tuple[object, ...]) -> None:
    for effect in effects:
        world.apply(effect)


async def test_nothing_is_locked_before_its_moment(world: World, find: FindLocks) -> None:
    store(world, submission("a", {VNEID: 3}, state=State.APPROVED))
    assert (await find(LOCK - timedelta(seconds=1))).effects == ()


async def test_what_is_approved_is_locked_and_what_waits_stays_and_is_told(world: World, find: FindLocks) -> None:
    store(world, submission("a", {VNEID: 3}, state=State.APPROVED))
    store(world, submission("b", {VNEID: 3}, unit=TEAM_2, author=HANH))
    found = await find(AFTER)
    lock(world, found.effects)
    assert (world.submissions["a"].state, world.submissions["b"].state) == (State.LOCKED, State.SENT)
    (left,) = found.left
    assert (left.form, left.since, [place.unit for place in left.places]) == (DAILY, LOCK, [TEAM_2])
    assert (await find(AFTER)).effects == ()


async def test_a_week_without_a_tick_is_caught_up_at_once(world: World, find: FindLocks) -> None:
    days = [DAY - timedelta(days=back) for back in (0, 10, 40)]
    store(world, *(submission(f"s{at}", {VNEID: 3}, day=on, state=State.APPROVED) for at, on in enumerate(days)))
    found = await find(AFTER + timedelta(days=7))
    lock(world, found.effects)
    assert {one.state for one in world.submissions.values()} == {State.LOCKED}
    assert sorted(one.first for one in found.effects) == sorted(days)


async def test_a_unit_with_an_open_door_is_spared_until_the_door_closes(world: World, find: FindLocks) -> None:
    store(world, submission("a", {VNEID: 3}, state=State.APPROVED))
    store(world, submission("b", {VNEID: 3}, state=State.APPROVED, unit=TEAM_2, author=HANH))
    world.requests["r1"] = DOOR
    (effect,) = (await find(AFTER)).effects
    assert effect.units == (TEAM_2,)
    lock(world, (effect,))
    (later,) = (await find(AFTER + timedelta(days=2))).effects
    assert later.units == (TEAM,)


async def test_an_extension_of_the_commune_spares_its_teams(world: World, find: FindLocks) -> None:
    store(world, submission("a", {VNEID: 3}, state=State.APPROVED))
    world.requests["r1"] = replace(DOOR, kind="extension", unit=COMMUNE)
    assert (await find(AFTER)).effects == ()


async def test_each_form_has_its_own_lock(world: World, find: FindLocks) -> None:
    month = reporting_month(DAY)
    monthly = replace(
        submission("m", {VNEID: 3}, day=month.last, state=State.CONSOLIDATED, unit=COMMUNE, author=LAN),
        form=MONTHLY,
        period=month.key,
    )
    store(world, monthly)
    assert (await find(AFTER)).effects == ()
    (effect,) = (await find(datetime(2026, 12, 26, tzinfo=UTC))).effects
    assert (effect.form, effect.units, effect.last) == (MONTHLY, (COMMUNE,), month.last)


def test_the_newest_locked_period_by_the_forms_own_rule() -> None:
    daily = forms()[DAILY]
    assert last_locked(daily, LOCK - timedelta(seconds=1), calendar()) == date(2026, 11, 14)
    assert last_locked(daily, LOCK, calendar()) == date(2026, 12, 14)
