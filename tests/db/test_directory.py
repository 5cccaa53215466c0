"""The tables keep the contract of the directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models import ConversationRow
from db.repositories.directory import SqlDirectory
from dialog.errors import Conflict
from reports.effects import AddInvitation, EndMembership
from reports.people import Membership, Role
from reports.unit import Unit
from tests.contracts.directory import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.directory import CHAT, CODE, OTHER_CHAT, use
from tests.contracts.organisation import (
    COMMUNE,
    DAY,
    EDGES,
    LATER,
    MEMBERSHIPS,
    MINH,
    NEW_TIME,
    NEXT_DAY,
    NOW,
    PROVINCE,
    REPORTS,
    SUCCESSIONS,
    TEAM,
    UNITS,
    Apply,
    an_invitation,
)

pytestmark = pytest.mark.usefixtures("organisation")


@pytest.fixture
def public(database: Database) -> SqlDirectory:
    """An installation in which the sample organisation has no say."""
    return SqlDirectory(database, sample_on=False)


async def test_where_the_sample_is_off_its_people_are_strangers(
    directory: SqlDirectory, public: SqlDirectory, apply: Apply
) -> None:
    await apply(AddInvitation(an_invitation()), use(MINH, None))
    assert await directory.person_at(CHAT, NOW) == MINH
    assert await public.person_at(CHAT, NOW) is None


async def test_where_the_sample_is_off_its_units_give_no_role(directory: SqlDirectory, public: SqlDirectory) -> None:
    real = Unit("xa-that", "30100", "xã Thật", "xa", NEW_TIME)
    role = Membership("minh", real.id, Role.REVIEWER, NEW_TIME)
    await directory.load([real], [], [], [], [role])
    assert await public.memberships("minh", DAY) == [role]
    assert await public.members([TEAM, COMMUNE, real.id], DAY) == [role]


async def test_the_address_used_last_comes_first(directory: SqlDirectory, apply: Apply, database: Database) -> None:
    await apply(AddInvitation(an_invitation(max_uses=3)), use(MINH, None))
    await apply(use(MINH, None, address=OTHER_CHAT, at=LATER), use(MINH, None, address="web:3", at=LATER))
    await spoke(database, CHAT, LATER + timedelta(hours=1))
    await spoke(database, OTHER_CHAT, LATER)
    assert await directory.addresses("minh", LATER) == [CHAT, OTHER_CHAT, "web:3"]


async def spoke(database: Database, address: str, at: datetime, closed_at: datetime | None = None) -> None:
    row = ConversationRow(address=address, memory={}, offered=[], last_inbound_at=at, closed_at=closed_at)
    async with database.write() as session:
        session.add(row)


async def test_a_closed_address_is_not_given(directory: SqlDirectory, apply: Apply, database: Database) -> None:
    await apply(AddInvitation(an_invitation(max_uses=2)), use(MINH, None))
    await apply(use(MINH, None, address=OTHER_CHAT))
    await spoke(database, CHAT, NOW, closed_at=NOW)
    assert await directory.addresses("minh", NOW) == [OTHER_CHAT]


async def test_loading_again_changes_names_and_removes_nothing(organisation: SqlDirectory) -> None:
    renamed = [replace(unit, name="tỉnh Đồng Tháp mới") for unit in UNITS if unit.id == PROVINCE]
    await organisation.load(renamed, EDGES, SUCCESSIONS, [replace(MINH, name="Minh")], MEMBERSHIPS)
    tree = await organisation.tree()
    assert tree.unit(PROVINCE) == renamed[0]
    assert tree.unit(TEAM) in UNITS
    assert await organisation.person("minh") == replace(MINH, name="Minh")
    assert await organisation.memberships("minh", DAY) == [REPORTS]


async def test_loading_again_does_not_bring_an_ended_role_back(organisation: SqlDirectory, apply: Apply) -> None:
    await apply(EndMembership("minh", TEAM, DAY))
    await organisation.load([], [], [], [], MEMBERSHIPS)
    assert await organisation.memberships("minh", NEXT_DAY) == []


async def test_a_revoked_code_is_of_no_use(directory: SqlDirectory, apply: Apply) -> None:
    await directory.add(an_invitation())
    await directory.revoke(CODE)
    assert await directory.invitation(CODE) == an_invitation(revoked=True)
    with pytest.raises(Conflict):
        await apply(use())


async def test_a_code_that_exists_cannot_be_added(directory: SqlDirectory) -> None:
    await directory.add(an_invitation())
    with pytest.raises(Conflict):
        await directory.add(an_invitation())


async def test_a_membership_in_an_unknown_unit_is_refused(directory: SqlDirectory) -> None:
    with pytest.raises(IntegrityError):
        await directory.load([], [], [], [], [Membership("minh", "nowhere", Role.ADMIN, NEW_TIME)])
