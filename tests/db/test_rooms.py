"""The tables keep the contract of groups and of wrong codes; several processes may write at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import AuditRow
from db.repositories.groups import SqlGroups, SqlTries
from tests.contracts.organisation import COMMUNE, LAN, LATER, MINH, NOW, TEAM, Apply
from tests.contracts.rooms import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.rooms import BOUND, PLACE, BindGroup, CountWrongCode, Group, UnbindGroup, replace
from tests.db.rivals import Two, at_once, one_behind_the_other, one_was_told, write

pytestmark = pytest.mark.usefixtures("organisation")


@pytest.fixture
def groups(database: Database) -> SqlGroups:
    return SqlGroups(database)


@pytest.fixture
def tries(database: Database) -> SqlTries:
    return SqlTries(database)


async def deeds(database: Database) -> list[tuple[str, str, str, str]]:
    async with database.read() as session:
        rows = await session.scalars(select(AuditRow).order_by(AuditRow.at, AuditRow.action.desc()))
        return [(row.action, row.unit, row.actor, row.subject) for row in rows]


async def test_binding_and_letting_go_are_in_the_trail(database: Database, apply: Apply) -> None:
    await apply(BindGroup(BOUND, None), UnbindGroup(PLACE, "system:left", LATER))
    assert await deeds(database) == [
        ("group_bound", TEAM, MINH.id, PLACE),
        ("group_unbound", TEAM, "system:left", PLACE),
    ]


async def test_a_group_that_changes_its_unit_is_in_both_trails(database: Database, apply: Apply) -> None:
    await apply(BindGroup(BOUND, None), BindGroup(Group(PLACE, COMMUNE, LAN.id, LATER), TEAM))
    assert (await deeds(database))[1:] == [
        ("group_unbound", TEAM, LAN.id, PLACE),
        ("group_bound", COMMUNE, LAN.id, PLACE),
    ]


async def test_letting_go_of_nothing_leaves_no_trace(database: Database, apply: Apply) -> None:
    await apply(UnbindGroup(PLACE, MINH.id, NOW))
    assert await deeds(database) == []


async def test_of_two_who_bind_a_group_at_once_one_is_told(two: Two) -> None:
    ends = await one_behind_the_other(two, BindGroup(BOUND, None), BindGroup(replace(BOUND, unit=COMMUNE), None))
    assert one_was_told(ends)


async def test_no_wrong_code_is_lost_between_processes(two: Two) -> None:
    assert await at_once(two, lambda one: write(one, CountWrongCode("web", NOW))) == [None] * 6
    known = await SqlTries(two[0]).on("web")
    assert known is not None
    assert known.count == 6
