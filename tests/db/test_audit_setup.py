"""Setting up a province leaves a row in the chain of every unit that it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.engine import Database
from db.repositories.audit_reading import SqlAudit
from db.repositories.organisation import SqlOrganisation
from dialog.errors import Conflict
from reports.people import Membership, Person, Role
from reports.setup.changes import Changes, Delta
from reports.setup.set_up import SetUpOrganisation
from reports.setup.standing import Own
from reports.unit import Unit
from tests.contracts.organisation import DAY, NEW_TIME, NOW, an_invitation

XA = Unit("xa-moi", "30099", "xã Mới", "xa", NEW_TIME)
TO = Unit("to-moi", "30099-1", "Tổ công nghệ số cộng đồng ấp Mới", "to", NEW_TIME)
HOA = Person("hoa", "Nguyễn Thị Hoa")
ROLE = Membership("hoa", TO.id, Role.REPORTER, DAY)
ALL = Changes(
    units=Delta((XA, TO)),
    people=Delta((HOA,)),
    memberships=Delta((ROLE,)),
    own=Delta((Own("indicator", "cay_xanh", {"root": XA.id}), Own("indicator", "rac_thai", {"root": XA.id}))),
)
FIRST = SetUpOrganisation(ALL, NOW, (an_invitation(unit=TO.id, person="hoa"),), by="admin-1")


async def told(database: Database, unit: str) -> list[tuple[str, str, str]]:
    trail = SqlAudit(database)
    assert (await trail.check()).breaks == []
    return [(row.actor, row.action, row.subject) for row in await trail.last(unit, 100)]


async def test_a_workbook_is_told_in_the_chains_of_its_units(database: Database) -> None:
    await SqlOrganisation(database).apply(FIRST)
    assert await told(database, XA.id) == [
        ("admin-1", "unit_changed", "30099"),
        ("admin-1", "setup_applied", ""),
    ]
    assert await told(database, TO.id) == [
        ("admin-1", "unit_changed", "30099-1"),
        ("admin-1", "membership_started", "hoa"),
        ("admin-1", "code_made", "a" * 16),
    ]
    (*_, row) = await SqlAudit(database).last(XA.id, 10)
    assert row.facts == {"own": {"indicator": 2}}


async def test_a_role_that_the_workbook_ends_or_opens_again_is_told(database: Database) -> None:
    organisation = SqlOrganisation(database)
    await organisation.apply(FIRST)
    ended = replace(ROLE, valid_to=date(2026, 12, 31))
    await organisation.apply(SetUpOrganisation(Changes(memberships=Delta(changed=((ROLE, ended),))), NOW))
    await organisation.apply(SetUpOrganisation(Changes(memberships=Delta(changed=((ended, ROLE),))), NOW))
    assert (await told(database, TO.id))[3:] == [
        ("system:operator", "membership_ended", "hoa"),
        ("system:operator", "membership_started", "hoa"),
    ]


async def test_a_workbook_that_is_refused_leaves_no_row(database: Database) -> None:
    await SqlOrganisation(database).apply(FIRST)
    before = await told(database, TO.id)
    with pytest.raises(Conflict):
        await SqlOrganisation(database).apply(FIRST)
    assert await told(database, TO.id) == before


async def test_no_name_of_a_person_is_written_down(database: Database) -> None:
    await SqlOrganisation(database).apply(FIRST)
    trail = SqlAudit(database)
    everything = str([await trail.last(unit, 100) for unit in (XA.id, TO.id)])
    assert HOA.name not in everything
