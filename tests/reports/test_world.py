"""The in-memory twin keeps the promises that the effects document."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialog.errors import Conflict
from reports.effects import AddInvitation, AddSubmission, Decide, EndMembership, UseInvitation
from reports.people import Membership, Person, Role
from reports.submission import State
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.reports.given import COMMUNE, HANH, LAN, MINH, NOW, TEAM, TEAM_2, TODAY, VNEID, invite, store, submission

PERSON = Person("p-new", "Thành viên")
ROLE = Membership("p-new", TEAM, Role.REPORTER, TODAY)


def use(code_hash: str, address: str = "web:a") -> UseInvitation:
    return UseInvitation(code_hash, PERSON, ROLE, address, NOW)


def test_using_a_code_counts_one_use(world: World) -> None:
    one = invite(world, "AAAA-BBBB", max_uses=2)
    world.apply(use(one.code_hash))
    assert world.invitations[one.code_hash].used == 1


def test_a_membership_is_added_once(world: World) -> None:
    one = invite(world, "AAAA-BBBB", max_uses=2)
    world.apply(use(one.code_hash))
    world.apply(use(one.code_hash, "web:b"))
    assert world.memberships.count(ROLE) == 1


@pytest.mark.parametrize("changes", [{"used": 1}, {"revoked": True}, {"expires_at": NOW}])
def test_a_code_that_cannot_be_used_is_a_conflict(world: World, changes: dict[str, object]) -> None:
    one = invite(world, "AAAA-BBBB", **changes)
    with pytest.raises(Conflict):
        world.apply(use(one.code_hash))
    assert "p-new" not in world.people


def test_an_unknown_code_is_a_conflict(world: World) -> None:
    with pytest.raises(Conflict):
        world.apply(use("none"))


def test_a_new_code_can_be_added_once(world: World) -> None:
    one = invite(World(), "AAAA-BBBB")
    world.apply(AddInvitation(one))
    with pytest.raises(Conflict):
        world.apply(AddInvitation(one))


def test_a_submission_that_was_not_expected_is_a_conflict(world: World) -> None:
    store(world, submission("a", {VNEID: 1}))
    with pytest.raises(Conflict):
        world.apply(AddSubmission(submission("b", {VNEID: 1}), frozenset()))


def test_a_submission_that_was_expected_but_is_gone_is_a_conflict(world: World) -> None:
    with pytest.raises(Conflict):
        world.apply(AddSubmission(submission("b", {VNEID: 1}), frozenset({"a"})))


def test_what_others_sent_does_not_matter(world: World) -> None:
    store(world, submission("a", {VNEID: 1}, author=HANH), submission("c", {VNEID: 1}, unit=TEAM_2))
    world.apply(AddSubmission(submission("b", {VNEID: 1}), frozenset()))
    assert "b" in world.submissions


@pytest.mark.parametrize("state", [State.APPROVED, State.LOCKED, State.WITHDRAWN])
def test_only_what_is_sent_or_returned_can_be_replaced(world: World, state: State) -> None:
    store(world, submission("a", {VNEID: 1}, state=state))
    expects = frozenset({"a"} if state is not State.WITHDRAWN else ())
    with pytest.raises(Conflict):
        world.apply(AddSubmission(submission("b", {VNEID: 1}, replaces=("a",)), expects))
    assert world.submissions["a"].state is state


def test_replacing_the_unknown_is_a_conflict(world: World) -> None:
    with pytest.raises(Conflict):
        world.apply(AddSubmission(submission("b", {VNEID: 1}, replaces=("a",)), frozenset()))


def test_a_decision_needs_the_expected_state(world: World) -> None:
    store(world, submission("a", {VNEID: 1}))
    decide = Decide("a", State.SENT, State.APPROVED, LAN, NOW)
    world.apply(decide)
    with pytest.raises(Conflict):
        world.apply(decide)
    with pytest.raises(Conflict):
        world.apply(Decide("unknown", State.SENT, State.APPROVED, LAN, NOW))


async def test_an_ended_membership_holds_to_its_last_day(world: World, directory: MemoryDirectory) -> None:
    world.apply(EndMembership(MINH, TEAM, TODAY))
    assert await directory.memberships(MINH, TODAY)
    assert await directory.memberships(MINH, TODAY + timedelta(days=1)) == []


async def test_members_are_those_of_exactly_these_units(directory: MemoryDirectory) -> None:
    found = await directory.members([COMMUNE, TEAM], TODAY)
    assert {one.person for one in found} == {LAN, MINH, "p-nga", "p-thuy"}
    assert [one.person for one in await directory.members([COMMUNE, TEAM], TODAY, Role.REVIEWER)] == [LAN]


async def test_addresses_come_the_last_used_first_and_closed_ones_not(
    world: World, directory: MemoryDirectory
) -> None:
    one = invite(world, "AAAA-BBBB", max_uses=3)
    for at, address in enumerate(["web:a", "zalo_oa:b", "telegram:c"]):
        world.apply(UseInvitation(one.code_hash, PERSON, ROLE, address, NOW + timedelta(minutes=at)))
    world.closed.add("zalo_oa:b")
    assert await directory.addresses("p-new", NOW + timedelta(hours=1)) == ["telegram:c", "web:a"]


async def test_the_ledger_finds_by_unit_form_and_days(world: World, ledger: MemoryLedger) -> None:
    store(world, submission("a", {VNEID: 1}), submission("b", {VNEID: 1}, day=TODAY - timedelta(days=3)))
    assert [one.id for one in await ledger.submissions([TEAM], "so_tay_ngay", TODAY, TODAY)] == ["a"]
    assert await ledger.submissions([TEAM], "other", TODAY, TODAY) == []
    assert await ledger.submission("zzz") is None


def test_what_is_no_effect_is_refused(world: World) -> None:
    with pytest.raises(TypeError):
        world.apply("hello")
