"""Who invites whom, with which code; who takes a code back; who ends a role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reports.errors import BadInvitation, CodeUnknown, NotAllowed
from reports.invitations import hash_code
from reports.invite import InvitePeople, Wish, may_end, roles_to_give
from reports.people import Role
from tests.fakes.reports import MemoryDirectory, World
from tests.reports.given import (
    COMMUNE,
    HA,
    HANH,
    LAN,
    MINH,
    NOW,
    OTHER_TEAM,
    PHUC,
    PROVINCE,
    SECRET,
    TEAM,
    TEAM_2,
    TODAY,
    invite,
    member,
)

CODE = "ABCD-EFGH"


@pytest.fixture
def world() -> World:
    return World.of_sample()


@pytest.fixture
def people(world: World) -> InvitePeople:
    letters = iter(CODE.replace("-", "") * 9)
    return InvitePeople(MemoryDirectory(world), SECRET, lambda _: next(letters))


async def test_the_code_is_returned_and_only_its_hash_is_in_the_effect(people: InvitePeople) -> None:
    code, effect = await people(LAN, Wish(TEAM, Role.REPORTER, 5, 7), NOW)
    assert code == CODE
    one = effect.invitation
    assert one.code_hash == hash_code(CODE, SECRET)
    assert (one.max_uses, one.used, one.expires_at) == (5, 0, NOW + timedelta(days=7))
    assert (effect.by, effect.at) == (LAN, NOW)
    assert CODE not in repr(effect)


async def test_a_code_of_the_sample_stays_in_the_sample(people: InvitePeople) -> None:
    _, effect = await people(LAN, Wish(TEAM, Role.REPORTER, 1, 1), NOW)
    assert effect.invitation.sample


@pytest.mark.parametrize(("uses", "days"), [(0, 7), (101, 7), (-1, 7), (1, 0), (1, 31)])
async def test_limits_hold(people: InvitePeople, uses: int, days: int) -> None:
    with pytest.raises(BadInvitation):
        await people(LAN, Wish(TEAM, Role.REPORTER, uses, days), NOW)


@pytest.mark.parametrize(
    ("by", "unit", "role"),
    [
        (MINH, TEAM, Role.REPORTER),
        (LAN, OTHER_TEAM, Role.REPORTER),
        (LAN, PROVINCE, Role.VIEWER),
        (LAN, TEAM, Role.ADMIN),
        (PHUC, COMMUNE, Role.REPORTER),
        ("p-nobody", TEAM, Role.REPORTER),
        (LAN, "nowhere", Role.REPORTER),
    ],
)
async def test_nobody_invites_out_of_reach_or_above(people: InvitePeople, by: str, unit: str, role: Role) -> None:
    with pytest.raises(NotAllowed):
        await people(by, Wish(unit, role, 1, 1), NOW)


async def test_roles_to_give_are_those_of_ones_own_height(world: World) -> None:
    tree = await MemoryDirectory(world).tree()
    reviews = [member(LAN, COMMUNE, Role.REVIEWER)]
    assert Role.ADMIN not in roles_to_give(reviews, TEAM, TODAY, tree)
    assert roles_to_give([member(HA, PROVINCE, Role.ADMIN)], TEAM, TODAY, tree) == tuple(Role)
    assert roles_to_give([member(MINH, TEAM, Role.EDITOR)], TEAM, TODAY, tree) == ()
    mixed = [member(LAN, COMMUNE, Role.REVIEWER), member(LAN, TEAM, Role.ADMIN)]
    assert Role.ADMIN in roles_to_give(mixed, TEAM, TODAY, tree)
    assert Role.ADMIN not in roles_to_give(mixed, TEAM_2, TODAY, tree)


async def test_usable_codes_are_those_within_reach(people: InvitePeople, world: World) -> None:
    near, far = invite(world, "AAAA-AAAA"), invite(world, "BBBB-BBBB", unit=OTHER_TEAM)
    for letter, facts in {"C": {"used": 1}, "D": {"revoked": True}, "E": {"expires_at": NOW}}.items():
        invite(world, f"{letter * 4}-{letter * 4}", **facts)
    assert await people.usable(LAN, NOW) == [near]
    assert await people.usable(PHUC, NOW) == [far]
    assert await people.usable(MINH, NOW) == []


async def test_a_code_is_taken_back_by_its_beginning(people: InvitePeople, world: World) -> None:
    one = invite(world, CODE)
    found, effect = await people.revoke(LAN, one.code_hash[:16], NOW)
    assert found == one
    assert (effect.code_hash, effect.by, effect.at) == (one.code_hash, LAN, NOW)


@pytest.mark.parametrize("length", [0, 1, 15])
async def test_too_short_a_beginning_names_nothing(people: InvitePeople, world: World, length: int) -> None:
    one = invite(world, CODE)
    with pytest.raises(CodeUnknown):
        await people.revoke(LAN, one.code_hash[:length], NOW)


async def test_a_code_out_of_reach_is_unknown_and_a_higher_one_is_refused(people: InvitePeople, world: World) -> None:
    far = invite(world, "BBBB-BBBB", unit=OTHER_TEAM)
    high = invite(world, "AAAA-AAAA", unit=COMMUNE, role=Role.ADMIN)
    with pytest.raises(CodeUnknown):
        await people.revoke(LAN, far.code_hash[:16], NOW)
    with pytest.raises(NotAllowed):
        await people.revoke(LAN, high.code_hash[:16], NOW)


async def test_a_role_ends_yesterday_so_that_it_is_over_now(people: InvitePeople) -> None:
    ends, effect = await people.end(LAN, HANH, TEAM_2, NOW)
    assert [one.role for one in ends] == [Role.REPORTER]
    assert effect.on == TODAY - timedelta(days=1)
    assert (effect.by, effect.at) == (LAN, NOW)


async def test_members_within_some_units_only(people: InvitePeople) -> None:
    assert {one.person for one in await people.members(LAN, NOW, [TEAM])} == {MINH}
    assert await people.members(LAN, NOW, [OTHER_TEAM]) == []


@pytest.mark.parametrize(
    ("by", "person", "unit"),
    [(LAN, LAN, COMMUNE), (PHUC, HANH, TEAM_2), (MINH, HANH, TEAM_2), (LAN, HA, PROVINCE), (LAN, HANH, TEAM)],
)
async def test_what_may_not_be_ended(people: InvitePeople, by: str, person: str, unit: str) -> None:
    with pytest.raises(NotAllowed):
        await people.end(by, person, unit, NOW)


async def test_a_reviewer_ends_reviewers_below_and_not_beside(world: World) -> None:
    tree = await MemoryDirectory(world).tree()
    held = [member(LAN, COMMUNE, Role.REVIEWER)]
    assert may_end(held, LAN, member(HANH, TEAM, Role.REVIEWER), TODAY, tree)
    assert not may_end(held, LAN, member(HANH, COMMUNE, Role.REVIEWER), TODAY, tree)
    assert may_end([member(HA, PROVINCE, Role.ADMIN)], HA, member(LAN, COMMUNE, Role.REVIEWER), TODAY, tree)
