"""Who may bind a group to which unit, and for which unit a report in it is."""

from __future__ import annotations

import pytest

from reports.group import Group, may_bind, own_places, reported_for
from reports.people import Role
from tests.fakes.reports import MemoryDirectory, World
from tests.reports.given import (
    COMMUNE,
    NOW,
    OTHER_COMMUNE,
    OTHER_TEAM,
    PROVINCE,
    TEAM,
    TEAM_2,
    TODAY,
    member,
)

WHO = "p-somebody"


@pytest.fixture
def world() -> World:
    return World.of_sample()


@pytest.mark.parametrize(
    ("role", "at", "unit", "may"),
    [
        (Role.REPORTER, TEAM, TEAM, True),
        (Role.REPORTER, TEAM, TEAM_2, False),
        (Role.REPORTER, TEAM, COMMUNE, False),
        (Role.REPORTER, COMMUNE, COMMUNE, False),
        (Role.REPORTER, COMMUNE, TEAM, False),
        (Role.REVIEWER, COMMUNE, COMMUNE, True),
        (Role.REVIEWER, COMMUNE, TEAM, True),
        (Role.REVIEWER, COMMUNE, PROVINCE, False),
        (Role.REVIEWER, COMMUNE, OTHER_TEAM, False),
        (Role.ADMIN, PROVINCE, OTHER_TEAM, True),
        (Role.ADMIN, OTHER_COMMUNE, COMMUNE, False),
        (Role.EDITOR, COMMUNE, COMMUNE, False),
        (Role.VIEWER, COMMUNE, TEAM, False),
    ],
)
async def test_who_may_bind_a_group(world: World, role: Role, at: str, unit: str, may: bool) -> None:
    tree = await MemoryDirectory(world).tree()
    assert may_bind([member(WHO, at, role)], unit, TODAY, tree) is may


async def test_nobody_binds_what_there_is_not(world: World) -> None:
    tree = await MemoryDirectory(world).tree()
    assert not may_bind([member(WHO, PROVINCE, Role.ADMIN)], "nowhere", TODAY, tree)
    assert not may_bind([member(WHO, TEAM, Role.REPORTER, last=TODAY.replace(day=1))], TEAM, TODAY, tree)


async def test_each_own_place_is_offered_once(world: World) -> None:
    tree = await MemoryDirectory(world).tree()
    held = [member(WHO, TEAM, Role.REPORTER), member(WHO, TEAM, Role.REVIEWER), member(WHO, COMMUNE, Role.VIEWER)]
    assert [unit.id for unit in own_places(held, TODAY, tree)] == [TEAM]


async def test_a_report_is_for_the_groups_unit_where_its_author_may_report_for_it(world: World) -> None:
    tree = await MemoryDirectory(world).tree()
    group = Group("telegram:-1", TEAM_2, WHO, NOW)
    assert reported_for([member(WHO, TEAM_2, Role.REPORTER)], group, TODAY, tree) == TEAM_2
    assert reported_for([member(WHO, COMMUNE, Role.REPORTER)], group, TODAY, tree) == TEAM_2
    assert reported_for([member(WHO, TEAM, Role.REPORTER)], group, TODAY, tree) is None
