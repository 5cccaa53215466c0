"""Officers who save, decide or join at the same moment: one of two rivals is told, nobody is overwritten."""

from __future__ import annotations

from dataclasses import replace

from db.repositories.directory import SqlDirectory
from db.repositories.ledger import SqlLedger
from dialog.errors import Conflict
from reports.effects import AddInvitation, AddSubmission, Decide, UseInvitation
from reports.people import Membership, Role
from reports.submission import State
from tests.contracts.organisation import DAY, LAN, LATER, MINH, NOW, TEAM, THU, a_submission, an_invitation
from tests.db.rivals import Two, at_once, one_behind_the_other, one_was_told, write


async def test_two_reports_of_one_author_and_day_saved_at_once_are_told_apart(two: Two) -> None:
    first, second = (AddSubmission(a_submission(name), frozenset()) for name in ("s1", "s2"))
    assert one_was_told(await one_behind_the_other(two, first, second))
    found = await SqlLedger(two[0]).submissions([TEAM], first.submission.form, DAY, DAY)
    assert [one.id for one in found] == ["s1"]


async def test_of_many_reports_at_once_one_is_saved(two: Two) -> None:
    names = iter(f"s{number}" for number in range(6))
    ends = await at_once(two, lambda one: write(one, AddSubmission(a_submission(next(names)), frozenset())))
    assert ends.count(None) == 1
    assert sum(isinstance(end, Conflict) for end in ends) == 5


async def test_two_members_of_a_team_do_not_stand_in_each_others_way(two: Two) -> None:
    first = AddSubmission(a_submission("s1"), frozenset())
    second = AddSubmission(a_submission("s2", author=THU.id), frozenset())
    assert await one_behind_the_other(two, first, second) == [None, None]


async def test_a_report_replaced_and_approved_at_once_goes_one_way(two: Two) -> None:
    await write(two[0], AddSubmission(a_submission("s1"), frozenset()))
    approved = Decide("s1", State.SENT, State.APPROVED, LAN.id, LATER)
    replaced = AddSubmission(a_submission("s2", replaces=("s1",)), frozenset({"s1"}))
    assert one_was_told(await one_behind_the_other(two, approved, replaced))
    assert await SqlLedger(two[0]).submission("s2") is None


async def test_two_supervisors_decide_once(two: Two) -> None:
    await write(two[0], AddSubmission(a_submission("s1"), frozenset()))
    approve = Decide("s1", State.SENT, State.APPROVED, LAN.id, LATER)
    send_back = Decide("s1", State.SENT, State.RETURNED, THU.id, LATER, "thiếu")
    assert one_was_told(await one_behind_the_other(two, approve, send_back))
    found = await SqlLedger(two[0]).submission("s1")
    assert found is not None
    assert (found.state, found.decided_by) == (State.APPROVED, LAN.id)


def use(address: str) -> UseInvitation:
    membership = Membership(MINH.id, TEAM, Role.VIEWER, DAY)
    return UseInvitation(an_invitation().code_hash, MINH, membership, address, NOW)


async def test_a_code_for_one_used_by_two_at_once_serves_one(two: Two) -> None:
    await write(two[0], AddInvitation(an_invitation()))
    assert one_was_told(await one_behind_the_other(two, use("telegram:1"), use("telegram:2")))
    directory = SqlDirectory(two[0])
    assert await directory.person_at("telegram:1", NOW) == MINH
    assert await directory.person_at("telegram:2", NOW) is None


async def test_a_code_for_many_used_at_once_gives_the_role_once(two: Two) -> None:
    await write(two[0], AddInvitation(an_invitation(max_uses=6)))
    chats = iter(range(6))
    assert await at_once(two, lambda one: write(one, use(f"telegram:{next(chats)}"))) == [None] * 6
    directory = SqlDirectory(two[0])
    assert len(await directory.addresses(MINH.id, NOW)) == 6
    assert [one.role for one in await directory.memberships(MINH.id, DAY)] == [Role.REPORTER, Role.VIEWER]


async def test_two_codes_of_one_person_used_at_once_give_the_role_once(two: Two) -> None:
    for code in "ab":
        await write(two[0], AddInvitation(an_invitation(code * 64)))
    first, second = use("telegram:1"), replace(use("telegram:2"), code_hash="b" * 64)
    assert await one_behind_the_other(two, first, second) == [None, None]
    held = await SqlDirectory(two[0]).memberships(MINH.id, DAY)
    assert [one.role for one in held] == [Role.REPORTER, Role.VIEWER]
