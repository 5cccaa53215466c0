"""What every Directory must do, and the effects that change it.

A test file brings `directory` and `apply` over one world that holds `organisation`, and imports all of this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.errors import Conflict
from reports.effects import AddInvitation, EndMembership, UseInvitation
from reports.interfaces import Directory
from reports.people import Invitation, Membership, Person, Role
from tests.contracts.organisation import (
    COMMUNE,
    DAY,
    DISTRICT,
    EDGES,
    FAR_TEAM,
    LAN,
    LAST_OLD_DAY,
    LATER,
    MINH,
    NEW_TIME,
    NEXT_DAY,
    NOW,
    OLD_COMMUNE,
    OTHER_COMMUNE,
    OTHER_TEAM,
    PROVINCE,
    REPORTED,
    REPORTS,
    REPORTS_ELSEWHERE,
    REVIEWS,
    SUCCESSIONS,
    TEAM,
    THU,
    UNITS,
    Apply,
    an_invitation,
)

CODE = an_invitation().code_hash
CHAT, OTHER_CHAT = "telegram:11", "zalo_oa:2f-9"
BINH = Person("binh", "Thành viên")
JOINS = Membership(BINH.id, TEAM, Role.REPORTER, DAY)


def use(person: Person = BINH, membership: Membership | None = JOINS, **changes: object) -> UseInvitation:
    return replace(UseInvitation(CODE, person, membership, CHAT, NOW), **changes)  # type: ignore[arg-type]


async def test_the_tree_holds_every_unit_of_all_times(directory: Directory) -> None:
    tree = await directory.tree()
    assert [tree.unit(unit.id) for unit in UNITS] == list(UNITS)
    assert {unit.id for unit in tree.alive(LAST_OLD_DAY)} == {PROVINCE, DISTRICT, OLD_COMMUNE}


async def test_the_tree_knows_who_stood_under_whom_and_when(directory: Directory) -> None:
    tree = await directory.tree()
    assert [unit.id for unit in tree.above(TEAM, DAY)] == [TEAM, COMMUNE, PROVINCE]
    assert [unit.id for unit in tree.above(OLD_COMMUNE, LAST_OLD_DAY)] == [OLD_COMMUNE, DISTRICT, PROVINCE]
    assert tree.above(OLD_COMMUNE, NEW_TIME) == ()
    assert all(tree.contains(edge.parent, edge.child, edge.valid_from) for edge in EDGES)


async def test_the_tree_knows_what_became_of_units(directory: Directory) -> None:
    tree = await directory.tree()
    assert tree.successors(OLD_COMMUNE) == (SUCCESSIONS[0],)
    assert tree.predecessors(OTHER_COMMUNE) == (SUCCESSIONS[1],)


async def test_a_person_is_found_by_id(directory: Directory) -> None:
    assert await directory.person("minh") == MINH
    assert await directory.person("nobody") is None


async def test_a_role_is_held_from_its_first_to_its_last_day(directory: Directory) -> None:
    assert await directory.memberships("thu", NEW_TIME) == [REPORTED]
    assert await directory.memberships("thu", date(2026, 6, 30)) == [REPORTED]
    assert await directory.memberships("thu", date(2026, 7, 1)) == [REPORTS_ELSEWHERE]
    assert await directory.memberships("thu", LAST_OLD_DAY) == []


async def test_a_stranger_holds_no_role(directory: Directory) -> None:
    assert await directory.memberships("nobody", DAY) == []


async def test_members_are_those_of_exactly_these_units_that_day(directory: Directory) -> None:
    assert await directory.members([TEAM], DAY) == [REPORTS]
    both = await directory.members([TEAM, COMMUNE], DAY)
    assert sorted(both, key=lambda one: one.person) == [REVIEWS, REPORTS]
    assert await directory.members([PROVINCE], DAY) == []
    assert await directory.members([], DAY) == []


async def test_members_can_be_asked_for_by_role(directory: Directory) -> None:
    units = [TEAM, OTHER_TEAM, FAR_TEAM, COMMUNE]
    assert await directory.members(units, DAY, Role.REVIEWER) == [REVIEWS]
    assert await directory.members(units, DAY, Role.EDITOR) == []


async def test_an_unknown_chat_is_a_stranger(directory: Directory) -> None:
    assert await directory.person_at(CHAT, NOW) is None
    assert await directory.addresses("minh", NOW) == []


async def test_an_unknown_code_is_no_invitation(directory: Directory) -> None:
    assert await directory.invitation(CODE) is None


async def test_a_new_code_is_kept_as_it_is(directory: Directory, apply: Apply) -> None:
    invitation = an_invitation(person=THU.id, max_uses=3, sample=True)
    await apply(AddInvitation(invitation))
    assert await directory.invitation(CODE) == invitation


async def test_a_code_cannot_be_made_twice(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation()))
    with pytest.raises(Conflict):
        await apply(AddInvitation(an_invitation(max_uses=100)))
    assert await directory.invitation(CODE) == an_invitation()


async def test_a_used_code_makes_a_chat_somebody_with_a_role(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation()), use())
    assert await directory.person_at(CHAT, NOW) == BINH
    assert await directory.person("binh") == BINH
    assert await directory.memberships("binh", DAY) == [JOINS]
    assert await directory.addresses("binh", NOW) == [CHAT]
    assert await directory.invitation(CODE) == an_invitation(used=1)


async def test_a_code_for_one_serves_one(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation()), use())
    with pytest.raises(Conflict):
        await apply(use(LAN, None, address=OTHER_CHAT))
    assert await directory.person_at(OTHER_CHAT, NOW) is None
    assert await directory.invitation(CODE) == an_invitation(used=1)


async def test_a_code_for_two_serves_two(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use())
    await apply(use(THU, None, address=OTHER_CHAT))
    assert await directory.person_at(OTHER_CHAT, NOW) == THU
    with pytest.raises(Conflict):
        await apply(use(LAN, None, address="web:3"))


@pytest.mark.parametrize(
    "unusable",
    [
        an_invitation(revoked=True),
        an_invitation(expires_at=NOW),
        an_invitation(expires_at=NOW - timedelta(seconds=1)),
        an_invitation(max_uses=2, used=2),
        an_invitation("b" * 64),
    ],
    ids=["revoked", "expires now", "expired", "used up", "another code"],
)
async def test_a_code_that_does_not_hold_changes_nothing(
    directory: Directory, apply: Apply, unusable: Invitation
) -> None:
    await apply(AddInvitation(unusable))
    with pytest.raises(Conflict):
        await apply(use())
    assert await directory.person_at(CHAT, NOW) is None
    assert await directory.person("binh") is None
    assert await directory.memberships("binh", DAY) == []


async def test_a_code_holds_until_the_last_moment(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation(expires_at=NOW + timedelta(microseconds=1))), use())
    assert await directory.person_at(CHAT, NOW) == BINH


async def test_a_known_person_keeps_the_name(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation()), use(replace(MINH, name="Thành viên"), None))
    assert await directory.person_at(CHAT, NOW) == MINH


async def test_a_role_that_is_held_is_not_held_twice(directory: Directory, apply: Apply) -> None:
    again = replace(REPORTS, valid_from=DAY)
    await apply(AddInvitation(an_invitation()), use(MINH, again))
    assert await directory.memberships("minh", DAY) == [REPORTS]


async def test_a_role_that_ended_can_be_given_again(directory: Directory, apply: Apply) -> None:
    again = replace(REPORTED, valid_from=DAY, valid_to=None)
    await apply(AddInvitation(an_invitation()), use(THU, again))
    assert again in await directory.memberships("thu", DAY)
    assert await directory.memberships("thu", NEW_TIME) == [REPORTED]


async def test_a_chat_belongs_to_who_joined_last(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use(MINH, None))
    await apply(use(LAN, None, at=LATER))
    assert await directory.person_at(CHAT, LATER) == LAN
    assert await directory.addresses("minh", LATER) == []


async def test_one_person_has_many_addresses_the_last_joined_first(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use(MINH, None))
    await apply(use(MINH, None, address=OTHER_CHAT, at=LATER))
    assert await directory.addresses("minh", LATER) == [OTHER_CHAT, CHAT]


async def test_a_web_session_ends_by_itself(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation()), use(MINH, None, session_until=LATER))
    assert await directory.person_at(CHAT, LATER - timedelta(microseconds=1)) == MINH
    assert await directory.person_at(CHAT, LATER) is None
    assert await directory.addresses("minh", NOW) == [CHAT]
    assert await directory.addresses("minh", LATER) == []


async def test_a_session_can_be_prolonged_and_made_lasting(directory: Directory, apply: Apply) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use(MINH, None, session_until=LATER))
    await apply(use(MINH, None))
    assert await directory.person_at(CHAT, LATER + timedelta(days=900)) == MINH


async def test_a_role_ends_with_its_last_day(directory: Directory, apply: Apply) -> None:
    await apply(EndMembership("minh", TEAM, DAY))
    assert await directory.memberships("minh", DAY) == [replace(REPORTS, valid_to=DAY)]
    assert await directory.memberships("minh", NEXT_DAY) == []
    assert await directory.members([TEAM], NEXT_DAY) == []


async def test_ending_a_role_leaves_others_alone(directory: Directory, apply: Apply) -> None:
    await apply(EndMembership("thu", OTHER_TEAM, DAY))
    await apply(EndMembership("nobody", TEAM, DAY))
    assert await directory.memberships("minh", NEXT_DAY) == [REPORTS]
    assert await directory.memberships("lan", NEXT_DAY) == [REVIEWS]


async def test_ending_a_role_does_not_lengthen_one_that_ended_before(directory: Directory, apply: Apply) -> None:
    again = replace(REPORTED, valid_from=date(2026, 10, 1), valid_to=None)
    await apply(AddInvitation(an_invitation()), use(THU, again))
    await apply(EndMembership("thu", TEAM, DAY))
    assert await directory.members([TEAM], date(2026, 6, 30)) == [REPORTS, REPORTED]
    assert await directory.members([TEAM], date(2026, 8, 1)) == [REPORTS]
    assert await directory.members([TEAM], DAY) == [REPORTS, replace(again, valid_to=DAY)]


async def test_a_role_that_was_taken_back_before_it_began_can_be_given_again(
    directory: Directory, apply: Apply
) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use())
    await apply(EndMembership(BINH.id, TEAM, DAY - timedelta(days=1)))
    assert await directory.memberships(BINH.id, DAY) == []
    await apply(use())
    assert await directory.memberships(BINH.id, DAY) == [JOINS]
