"""Binding a chat to a membership."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.errors import CodeExpired, CodeUnknown, CodeUsed, SampleOff
from reports.join import NEW_MEMBER, JoinUnit
from reports.people import Membership, Role
from tests.fakes.reports import MemoryDirectory, World
from tests.reports.given import COMMUNE, LAN, MINH, NOW, SECRET, TEAM, TODAY, invite

CHAT = "telegram:77"
CODE = "ABCD-EFGH"


@pytest.fixture
def join(directory: MemoryDirectory) -> JoinUnit:
    return JoinUnit(directory, SECRET, sample_on=True)


async def test_a_new_person_becomes_a_member_of_the_unit(world: World, join: JoinUnit) -> None:
    invite(world, CODE)
    joined = await join(CODE, CHAT, NOW, "p-new")
    assert (joined.person.id, joined.person.name, joined.person.sample) == ("p-new", NEW_MEMBER, False)
    assert (joined.unit.id, joined.role) == (TEAM, Role.REPORTER)
    assert joined.effect.membership == Membership("p-new", TEAM, Role.REPORTER, TODAY)


async def test_after_the_effect_the_chat_is_that_person(
    world: World, join: JoinUnit, directory: MemoryDirectory
) -> None:
    invite(world, CODE)
    world.apply((await join("abcd efgh", CHAT, NOW, "p-new")).effect)
    person = await directory.person_at(CHAT, NOW)
    assert person is not None
    assert person.id == "p-new"
    assert await directory.addresses("p-new", NOW) == [CHAT]
    assert [one.unit for one in await directory.memberships("p-new", TODAY)] == [TEAM]


async def test_a_code_for_a_known_person_binds_a_further_chat(
    world: World, join: JoinUnit, directory: MemoryDirectory
) -> None:
    invite(world, CODE, person=MINH, sample=True)
    joined = await join(CODE, CHAT, NOW, "p-new")
    assert joined.person.id == MINH
    assert joined.effect.membership is None
    world.apply(joined.effect)
    assert await directory.addresses(MINH, NOW) == [CHAT]


async def test_a_known_person_gets_a_role_that_is_new(world: World, join: JoinUnit) -> None:
    invite(world, CODE, person=MINH, unit=COMMUNE, role=Role.REVIEWER, sample=True)
    joined = await join(CODE, CHAT, NOW, "p-new")
    assert joined.effect.membership == Membership(MINH, COMMUNE, Role.REVIEWER, TODAY)


async def test_a_bound_chat_stays_the_same_person_in_a_second_unit(world: World, join: JoinUnit) -> None:
    invite(world, CODE)
    world.apply((await join(CODE, CHAT, NOW, "p-new")).effect)
    invite(world, "JKMN-PQRS", unit=COMMUNE)
    joined = await join("JKMN-PQRS", CHAT, NOW, "p-other")
    assert joined.person.id == "p-new"
    assert joined.unit.id == COMMUNE


async def test_a_chat_that_played_a_sample_role_becomes_somebody_new_in_earnest(world: World, join: JoinUnit) -> None:
    invite(world, CODE, person=LAN, unit=COMMUNE, role=Role.REVIEWER, sample=True)
    world.apply((await join(CODE, CHAT, NOW, "p-new")).effect)
    invite(world, "JKMN-PQRS")
    joined = await join("JKMN-PQRS", CHAT, NOW, "p-real")
    assert joined.person.id == "p-real"


async def test_a_web_session_ends_by_itself(world: World, join: JoinUnit, directory: MemoryDirectory) -> None:
    invite(world, CODE)
    until = NOW + timedelta(hours=8)
    world.apply((await join(CODE, "web:s", NOW, "p-new", session_until=until)).effect)
    assert await directory.person_at("web:s", until - timedelta(seconds=1))
    assert await directory.person_at("web:s", until) is None


async def test_an_unknown_code_is_refused(join: JoinUnit) -> None:
    with pytest.raises(CodeUnknown):
        await join("ZZZZ-ZZZZ", CHAT, NOW, "p-new")


@pytest.mark.parametrize("code", ["", "   ", "-", "'; drop table", "😀"])
async def test_nonsense_is_an_unknown_code(join: JoinUnit, code: str) -> None:
    with pytest.raises(CodeUnknown):
        await join(code, CHAT, NOW, "p-new")


async def test_a_used_code_is_refused(world: World, join: JoinUnit) -> None:
    invite(world, CODE)
    world.apply((await join(CODE, CHAT, NOW, "p-new")).effect)
    with pytest.raises(CodeUsed):
        await join(CODE, "telegram:78", NOW, "p-next")


async def test_an_expired_code_is_refused(world: World, join: JoinUnit) -> None:
    invite(world, CODE, expires_at=NOW)
    with pytest.raises(CodeExpired):
        await join(CODE, CHAT, NOW, "p-new")


async def test_a_code_of_a_unit_that_has_ended_is_refused(world: World, join: JoinUnit) -> None:
    world.units = [replace(one, valid_to=date(2026, 12, 1)) if one.id == TEAM else one for one in world.units]
    invite(world, CODE)
    with pytest.raises(CodeExpired):
        await join(CODE, CHAT, NOW, "p-new")


async def test_a_code_for_a_person_who_is_gone_is_refused(world: World, join: JoinUnit) -> None:
    invite(world, CODE, person="p-gone")
    with pytest.raises(CodeUnknown):
        await join(CODE, CHAT, NOW, "p-new")


async def test_a_sample_code_is_refused_where_the_sample_is_off(world: World, directory: MemoryDirectory) -> None:
    invite(world, CODE, sample=True)
    with pytest.raises(SampleOff):
        await JoinUnit(directory, SECRET, sample_on=False)(CODE, CHAT, NOW, "p-new")


async def test_another_secret_knows_no_code(world: World, directory: MemoryDirectory) -> None:
    invite(world, CODE)
    with pytest.raises(CodeUnknown):
        await JoinUnit(directory, b"another", sample_on=True)(CODE, CHAT, NOW, "p-new")


async def test_two_who_use_the_last_code_at_once_meet_a_conflict(world: World, join: JoinUnit) -> None:
    invite(world, CODE)
    first = await join(CODE, CHAT, NOW, "p-1")
    second = await join(CODE, "telegram:78", NOW, "p-2")
    world.apply(first.effect)
    with pytest.raises(Conflict):
        world.apply(second.effect)
    assert "p-2" not in world.people
