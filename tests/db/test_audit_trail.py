"""Every effect of reporting leaves its row in the same transaction, without a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.engine import Database
from db.repositories.audit_reading import SqlAudit
from db.repositories.directory import SqlDirectory
from dialog.errors import Conflict
from reports.audit import Action, Entry, fingerprint
from reports.effects import AddInvitation, AddSubmission, Decide, EndMembership, Undo, UseInvitation
from reports.people import Membership, Role
from reports.submission import State, Submission
from tests.contracts.organisation import (
    DAY,
    LAN,
    LATER,
    MINH,
    NOW,
    PEOPLE,
    TEAM,
    THU,
    Apply,
    a_submission,
    an_invitation,
)

CODE = "a" * 64
SENT = a_submission("s1")
AGAIN = a_submission("s2", replaces=("s1",), sent_at=LATER)


@pytest.fixture
def trail(database: Database, organisation: SqlDirectory) -> SqlAudit:
    """The organisation is there."""
    return SqlAudit(database)


async def rows(trail: SqlAudit, unit: str = TEAM) -> list[Entry]:
    assert (await trail.check()).breaks == []
    return await trail.last(unit, 100)


async def told(trail: SqlAudit) -> list[tuple[str, str, str]]:
    return [(row.actor, row.action, row.subject) for row in await rows(trail)]


def add(one: Submission, *expects: str) -> AddSubmission:
    return AddSubmission(one, frozenset(expects))


async def test_a_report_that_is_sent_leaves_its_figures(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(a_submission("s1", counts=(12, 5))))
    (row,) = await rows(trail)
    assert (row.actor, row.action, row.subject, row.at) == (MINH.id, Action.SUBMISSION_SENT, "s1", NOW)
    assert row.facts["figures"] == {"chi_tieu_1": 12, "chi_tieu_2": 5}
    assert row.facts["period"] == "day:2026-12-02"
    assert row.facts["lines"] == fingerprint(a_submission("s1", counts=(12, 5)).lines)


async def test_nothing_to_report_is_told_as_no_figures(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(a_submission("s1", counts=())))
    (row,) = await rows(trail)
    assert row.facts["figures"] == {}


async def test_what_was_typed_and_what_people_are_called_is_not_written_down(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT), Decide("s1", State.SENT, State.APPROVED, LAN.id, LATER))
    await apply(AddInvitation(an_invitation()), UseInvitation(CODE, THU, None, "telegram:12345", NOW))
    everything = str(await rows(trail))
    assert SENT.sentence not in everything
    assert "12345" not in everything
    assert CODE not in everything
    assert not [one.name for one in PEOPLE if one.name in everything]


async def test_a_report_that_takes_anothers_place_tells_both(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT))
    await apply(add(AGAIN, "s1"))
    assert await told(trail) == [
        (MINH.id, "submission_sent", "s1"),
        (MINH.id, "submission_withdrawn", "s1"),
        (MINH.id, "submission_sent", "s2"),
    ]
    assert (await rows(trail))[1].facts["replaced_by"] == "s2"


async def test_a_report_taken_back_brings_back_what_it_replaced(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT))
    await apply(add(AGAIN, "s1"))
    await apply(Undo("s2", 1, MINH.id, LATER))
    assert (await told(trail))[3:] == [
        (MINH.id, "submission_withdrawn", "s2"),
        (MINH.id, "submission_restored", "s1"),
    ]


@pytest.mark.parametrize(
    ("state", "action"), [(State.APPROVED, "submission_approved"), (State.RETURNED, "submission_returned")]
)
async def test_a_decision_is_told_with_its_reason(apply: Apply, trail: SqlAudit, state: State, action: str) -> None:
    await apply(add(SENT))
    await apply(Decide("s1", State.SENT, state, LAN.id, LATER, "thiếu số tờ rơi"))
    _, row = await rows(trail)
    assert (row.actor, row.action, row.subject, row.at) == (LAN.id, action, "s1", LATER)
    assert row.facts == {"form": "so_tay_ngay", "period": "day:2026-12-02", "reason": "thiếu số tờ rơi"}


async def test_a_deputys_decision_says_in_whose_place(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT))
    await apply(Decide("s1", State.SENT, State.APPROVED, THU.id, LATER, decided_for=LAN.id))
    assert (await rows(trail))[1].facts["decided_for"] == LAN.id


async def test_an_approval_that_is_taken_back_is_told(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT), Decide("s1", State.SENT, State.APPROVED, LAN.id, NOW))
    await apply(Decide("s1", State.APPROVED, State.SENT, LAN.id, LATER))
    assert (await told(trail))[2] == (LAN.id, "approval_taken_back", "s1")


async def test_a_correction_carries_its_number(apply: Apply, trail: SqlAudit) -> None:
    await apply(add(SENT), Decide("s1", State.SENT, State.APPROVED, LAN.id, NOW))
    await apply(add(replace(a_submission("s2", counts=(9,)), correction=1), "s1"))
    await apply(Decide("s2", State.SENT, State.APPROVED, LAN.id, LATER))
    _, _, sent, approved = await rows(trail)
    assert [(one.action, one.facts["correction"]) for one in (sent, approved)] == [
        ("correction_sent", 1),
        ("correction_approved", 1),
    ]


async def test_a_code_is_told_by_a_part_of_its_hash(apply: Apply, trail: SqlAudit) -> None:
    await apply(AddInvitation(an_invitation(), by=LAN.id, at=NOW))
    (row,) = await rows(trail)
    assert (row.actor, row.action, row.subject, row.at) == (LAN.id, "code_made", CODE[:16], NOW)
    assert row.facts == {"role": "reporter", "uses": 1, "expires": "2026-12-09T08:00:00.000000+00:00"}


async def test_a_code_made_at_the_console_is_the_operators(apply: Apply, trail: SqlAudit) -> None:
    await apply(AddInvitation(an_invitation()))
    (row,) = await rows(trail)
    assert row.actor == "system:operator"
    assert row.at.tzinfo is not None


async def test_a_code_that_is_used_tells_who_and_what_began(apply: Apply, trail: SqlAudit) -> None:
    began = Membership(LAN.id, TEAM, Role.VIEWER, DAY)
    await apply(AddInvitation(an_invitation(max_uses=2)))
    await apply(UseInvitation(CODE, LAN, began, "telegram:1", NOW))
    assert (await told(trail))[1:] == [
        (LAN.id, "code_used", CODE[:16]),
        (LAN.id, "membership_started", LAN.id),
    ]
    await apply(UseInvitation(CODE, LAN, began, "web:2", NOW))
    assert (await told(trail))[3:] == [(LAN.id, "code_used", CODE[:16])]


async def test_a_membership_that_ends_is_told_once(apply: Apply, trail: SqlAudit) -> None:
    await apply(EndMembership(MINH.id, TEAM, DAY, LAN.id, NOW))
    await apply(EndMembership(MINH.id, TEAM, DAY, LAN.id, LATER))
    (row,) = await rows(trail)
    assert (row.actor, row.action, row.subject) == (LAN.id, "membership_ended", MINH.id)
    assert row.facts == {"roles": ["reporter"], "to": "2026-12-02"}


@pytest.mark.parametrize(
    "stale",
    [
        add(replace(SENT, id="s3")),
        add(SENT, "s1"),
        Decide("s1", State.APPROVED, State.SENT, LAN.id, LATER),
        Decide("unknown", State.SENT, State.APPROVED, LAN.id, LATER),
        Undo("s1", 7, MINH.id, LATER),
        AddInvitation(an_invitation()),
        UseInvitation("b" * 64, THU, None, "web:1", NOW),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_what_was_refused_is_not_told(apply: Apply, trail: SqlAudit, stale: object) -> None:
    await apply(add(SENT), AddInvitation(an_invitation()))
    before = await told(trail)
    with pytest.raises(Conflict):
        await apply(stale)
    assert await told(trail) == before


async def test_of_a_turn_that_fails_at_its_last_effect_nothing_is_told(apply: Apply, trail: SqlAudit) -> None:
    with pytest.raises(Conflict):
        await apply(add(SENT), Decide("unknown", State.SENT, State.APPROVED, LAN.id, LATER))
    assert await rows(trail) == []
