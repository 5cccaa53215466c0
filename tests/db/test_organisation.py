"""The tables keep the contract of setting up; and nothing is ever half-applied."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.models import InvitationRow, MembershipRow, PersonRow, ReferenceRow, UnitRow
from db.repositories import organisation as module
from db.repositories.directory import SqlDirectory
from db.repositories.organisation import SqlOrganisation
from db.repositories.reference import SqlReference
from dialog.errors import Conflict
from reports.effects import UseInvitation
from reports.invitations import hash_code
from reports.sample import load_sample
from tests.contracts.organisation import Apply
from tests.contracts.setting_up import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.setting_up import COMMUNE_ID, LAN, MINH, POINTS, SECRET, commune, run, using
from tests.reports.setup.books import NOW, PROVINCE, TEAM, TODAY, file

TABLES = (UnitRow, PersonRow, MembershipRow, InvitationRow, ReferenceRow)


@pytest.fixture
def organisation(database: Database) -> SqlOrganisation:
    return SqlOrganisation(database)


async def counts(database: Database) -> list[int]:
    async with database.read() as session:
        return [await session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


async def test_an_empty_database_stands_empty(organisation: SqlOrganisation) -> None:
    standing = await organisation.standing(NOW)
    assert (standing.units, standing.memberships, dict(standing.people)) == ((), (), {})


async def test_a_failure_in_the_middle_leaves_nothing_behind(
    organisation: SqlOrganisation, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the power went out")

    before = await counts(database)
    monkeypatch.setattr(module, "_own", fail)
    use = using(organisation)
    effect, _ = use.write(await use(commune(MINH, LAN), NOW), NOW)
    with pytest.raises(RuntimeError):
        await organisation.apply(effect)
    assert await counts(database) == before


async def test_a_code_that_exists_leaves_nothing_behind(organisation: SqlOrganisation, database: Database) -> None:
    use = using(organisation)
    effect, _ = use.write(await use(commune(MINH, LAN), NOW), NOW)
    twice = type(effect)(effect.changes, effect.at, (*effect.invitations, effect.invitations[0]), effect.by)
    before = await counts(database)
    with pytest.raises(Conflict):
        await organisation.apply(twice)
    assert await counts(database) == before


async def test_it_can_be_applied_in_a_turns_transaction(
    organisation: SqlOrganisation, apply: Apply, database: Database
) -> None:
    use = using(organisation)
    effect, _ = use.write(await use(commune(MINH), NOW), NOW)
    await apply(effect)
    assert len((await organisation.standing(NOW)).memberships) == 1
    with pytest.raises(Conflict):
        await apply(effect)


async def test_whoever_was_set_up_can_join_and_report(
    organisation: SqlOrganisation, directory: SqlDirectory, apply: Apply
) -> None:
    use = using(organisation)
    effect, codes = use.write(await use(commune(MINH), NOW), NOW)
    await organisation.apply(effect)
    digest = hash_code(codes[0].code, SECRET)
    invitation = await directory.invitation(digest)
    assert invitation is not None
    person = await directory.person(invitation.person or "")
    assert person is not None
    assert person.name == "Nguyễn Văn Minh"
    await apply(UseInvitation(digest, person, None, "web:1", NOW))
    (held,) = await directory.memberships(person.id, TODAY)
    tree = await directory.tree()
    assert [one.name for one in tree.above(held.unit, TODAY)] == [TEAM, "xã Tháp Mười", "tỉnh Đồng Tháp"]
    assert (await use(commune(MINH), NOW + timedelta(days=40))).newcomers == (), "bound people need no code"


async def test_the_directory_sees_new_units_at_once(organisation: SqlOrganisation, directory: SqlDirectory) -> None:
    assert (await directory.tree()).named("xã Tháp Mười", TODAY) == ()
    await run(organisation, commune())
    assert len((await directory.tree()).named("xã Tháp Mười", TODAY)) == 1


async def test_the_sample_organisation_is_left_alone(organisation: SqlOrganisation, directory: SqlDirectory) -> None:
    sample = load_sample()
    await directory.load(sample.units, sample.edges, sample.successions, sample.people, sample.memberships)
    proposal = await run(organisation, file(PROVINCE, people=[["Tú", "xã Tháp Mười", None, "xem"]]))
    assert not any(one.sample for one in proposal.changes.units.added)
    standing = await organisation.standing(NOW)
    assert not {one.id for one in sample.units} & {one.id for one in standing.units}
    assert [one.unit for one in standing.memberships] == [COMMUNE_ID]
    assert len(await directory.members(["30037-20250701"], TODAY)) == 3


async def test_a_release_does_not_wipe_out_what_a_province_has_of_its_own(
    organisation: SqlOrganisation, reference: SqlReference
) -> None:
    await run(organisation, commune(indicators=POINTS))
    await reference.take_in("indicator", {"dossier_received": {"name": "Hồ sơ"}}, NOW)
    await reference.take_in("form", {}, NOW)
    assert list(await organisation.own("indicator")) == ["rieng_so_diem_ho_tro"]
    assert await organisation.own("form") == {}


# --- many roles at once


CROWD: list[list[object]] = [[f"Người {at}", TEAM, None, "người báo"] for at in range(1_200)]


async def test_a_crowd_ends_at_once_with_its_codes(organisation: SqlOrganisation) -> None:
    await run(organisation, commune(*CROWD))
    assert len((await organisation.standing(NOW)).invited) == 1_200
    proposal = await run(organisation, commune(), end_absent=True)
    assert len(proposal.changes.memberships.changed) == 1_200
    after = await organisation.standing(NOW)
    assert {one.valid_to for one in after.memberships} == {TODAY}
    assert len(after.invited) == 1_200, "today they still hold it"
    assert not (await organisation.standing(NOW + timedelta(days=1))).invited


async def test_one_role_that_changed_in_between_keeps_the_whole_crowd(
    organisation: SqlOrganisation, database: Database
) -> None:
    await run(organisation, commune(*CROWD))
    use = using(organisation)
    effect, _ = use.write(await use(commune(), NOW, end_absent=True), NOW)
    async with database.write() as session:
        one = await session.scalar(select(MembershipRow).order_by(MembershipRow.id.desc()).limit(1))
        assert one is not None
        one.valid_to = TODAY + timedelta(days=5)
    with pytest.raises(Conflict):
        await organisation.apply(effect)
    held = (await organisation.standing(NOW)).memberships
    assert sum(one.valid_to is None for one in held) == 1_199


async def test_other_roles_of_the_same_people_are_left_alone(organisation: SqlOrganisation) -> None:
    both = [[f"Người {at}", TEAM, None, role] for at in range(3) for role in ("người báo", "xem")]
    await run(organisation, commune(*both))
    reporters = [[*row[:4], None, "31/12/2026"] for row in both if row[3] == "người báo"]
    await run(organisation, commune(*reporters))
    ends = {(one.role.value, one.valid_to is None) for one in (await organisation.standing(NOW)).memberships}
    assert ends == {("reporter", False), ("viewer", True)}
