"""Requests, deputies, remarks, totals, locks and codes leave their rows too; what people type stays out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import db.effects
from db.engine import Database
from db.repositories import approval_effects
from db.repositories.audit_reading import SqlAudit
from db.repositories.directory import SqlDirectory
from handlers.texts.audit import DEEDS
from handlers.views.audit import Names, people_in, sentence
from reports.consolidation import Consolidation
from reports.deputy import Deputy
from reports.doors import Request, RequestState
from reports.effects import (
    AddInvitation,
    AddNote,
    AddSubmission,
    AnswerRequest,
    AskRequest,
    Consolidate,
    Decide,
    EndDeputy,
    LockPeriod,
    OpenPeriod,
    PreferUnit,
    RevokeInvitation,
    SetDeputy,
    WithdrawNote,
)
from reports.load import load_forms, load_indicators
from reports.note import Note
from reports.people import Role
from reports.submission import State
from tests.contracts.organisation import (
    COMMUNE,
    DAY,
    LAN,
    LATER,
    MINH,
    NEXT_DAY,
    NOW,
    PEOPLE,
    TEAM,
    THU,
    Apply,
    a_submission,
    an_invitation,
)

PERIOD = f"day:{DAY}"
SENT = a_submission("s1")
UNRECORDED = {PreferUnit}
"""A person's own choice of what is shown first."""


def request(state: RequestState) -> Request:
    asked = Request("r1", "extension", TEAM, "so_tay_ngay", PERIOD, MINH.id, NOW, NEXT_DAY, "mưa bão")
    if state == "asked":
        return asked
    return replace(asked, state=state, decided_by=LAN.id, decided_at=LATER, answer="được")


NOTE = Note("n1", "difficulty", TEAM, DAY, MINH.id, NOW, "sóng yếu ở ấp Mỹ Phú")
DEPUTY = Deputy("d1", LAN.id, THU.id, COMMUNE, Role.REVIEWER, DAY, NEXT_DAY, LAN.id, NOW)
TOTAL = Consolidation("c1", COMMUNE, "so_tay_ngay", PERIOD, LAN.id, LATER, ("s1",), {})
APPROVED = (AddSubmission(SENT, frozenset()), Decide("s1", State.SENT, State.APPROVED, LAN.id, NOW))
SPAN = ((TEAM,), "so_tay_ngay", date(2026, 12, 1), DAY, LAN.id, LATER)

CASES: dict[str, tuple[tuple[object, ...], object, str, str]] = {
    "asked": ((), AskRequest(request("asked")), TEAM, "extension_asked"),
    "granted": ((AskRequest(request("asked")),), AnswerRequest(request("granted")), TEAM, "extension_granted"),
    "refused": ((AskRequest(request("asked")),), AnswerRequest(request("refused")), TEAM, "extension_refused"),
    "deputy": ((), SetDeputy(DEPUTY), COMMUNE, "deputy_set"),
    "deputy ends": ((SetDeputy(DEPUTY),), EndDeputy("d1", DAY, LAN.id, LATER), COMMUNE, "deputy_ended"),
    "note": ((), AddNote(NOTE), TEAM, "note_added"),
    "note gone": ((AddNote(NOTE),), WithdrawNote("n1", MINH.id, LATER), TEAM, "note_withdrawn"),
    "total": (APPROVED, Consolidate(TOTAL), COMMUNE, "consolidated"),
    "locked": (APPROVED, LockPeriod(*SPAN), TEAM, "locked"),
    "opened": ((*APPROVED, LockPeriod(*SPAN)), OpenPeriod(*SPAN), TEAM, "opened"),
    "revoked": ((AddInvitation(an_invitation()),), RevokeInvitation("a" * 64, LAN.id, LATER), TEAM, "code_revoked"),
}


@pytest.fixture
def trail(database: Database, organisation: SqlDirectory) -> SqlAudit:
    return SqlAudit(database)


def test_every_effect_of_approving_is_tried_here() -> None:
    assert {type(effect) for _, effect, _, _ in CASES.values()} | UNRECORDED == {*approval_effects.APPLY}
    assert {*approval_effects.APPLY} <= {*db.effects.APPLY}


@pytest.mark.parametrize("name", CASES)
async def test_it_leaves_one_row_that_reads_as_a_sentence(apply: Apply, trail: SqlAudit, name: str) -> None:
    before, effect, unit, action = CASES[name]
    await apply(*before)
    there = {head.unit: head.seq for head in await trail.heads()}
    await apply(effect)
    row = (await trail.last(unit, 1))[0]
    assert (row.seq, row.action) == (there.get(unit, 0) + 1, action)
    assert (await trail.check()).breaks == []
    assert row.actor in {MINH.id, LAN.id}
    said = sentence(row, Names({one.id: one.name for one in PEOPLE}, load_forms(), load_indicators()))
    assert DEEDS[action] in said
    assert people_in([row]) & {one.id for one in PEOPLE}
    assert not [one.name for one in PEOPLE if one.name in str(row)]
    assert NOTE.text not in str(row)


async def test_a_preference_is_nobody_elses_business(apply: Apply, trail: SqlAudit) -> None:
    await apply(PreferUnit(MINH.id, TEAM))
    assert await trail.heads() == []
