"""What the place where units and people are kept must do with a workbook, in memory and in the database."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from dialog.errors import Conflict
from reports.people import Role
from reports.setup.propose import Proposal
from reports.setup.set_up import SetUp, SetUpOrganisation, over
from reports.setup.standing import Organisation
from reports.units_now import NEW_TIME, real_id
from tests.reports.setup.books import COMMUNE, KNOWN, NOW, TEAM, TODAY, Rows, file

SECRET = b"a key of the tests"
COMMUNE_ID = real_id("30037", NEW_TIME)
MINH: list[object] = ["Nguyễn Văn Minh", TEAM, None, "người báo", None, None, "CB1"]
LAN: list[object] = ["Trần Thị Lan", "xã Tháp Mười", None, "người duyệt"]
TEAMS: Rows = [[None, TEAM, "tổ"]]
POINTS: Rows = [[None, "Số điểm hỗ trợ", "điểm", "hiện có", "cộng", "số cuối kỳ"]]
_numbers = count(1)


class Kept(Organisation):
    """An organisation that can be written."""

    async def apply(self, effect: SetUpOrganisation) -> None:
        """Raises Conflict."""


def using(organisation: Organisation) -> SetUp:
    return SetUp(organisation, KNOWN, SECRET, lambda: f"person-{next(_numbers)}", secrets.choice)


def commune(*people: list[object], teams: Rows = TEAMS, **sheets: Rows) -> bytes:
    return file(COMMUNE, units=teams, people=people, **sheets)


async def run(organisation: Kept, content: bytes, **options: bool) -> Proposal:
    """Set it up, and what that changed."""
    use = using(organisation)
    proposal = await use(content, NOW, **options)
    assert not proposal.mistakes, proposal.mistakes
    effect, _ = use.write(proposal, NOW)
    await organisation.apply(effect)
    return proposal


async def test_everything_of_a_workbook_is_kept(organisation: Kept) -> None:
    await run(organisation, commune(MINH, LAN, indicators=POINTS))
    standing = await organisation.standing(NOW)
    assert {one.name for one in standing.units} >= {"tỉnh Đồng Tháp", "xã Tháp Mười", TEAM, "thị trấn Mỹ An"}
    assert sorted(one.name for one in standing.people.values()) == ["Nguyễn Văn Minh", "Trần Thị Lan"]
    assert {(one.unit, one.role) for one in standing.memberships} >= {(COMMUNE_ID, Role.REVIEWER)}
    assert list(standing.own) == [("indicator", "rieng_so_diem_ho_tro")]
    assert standing.people[standing.codes["CB1"]].name == "Nguyễn Văn Minh"
    assert len(standing.invited) == 2


async def test_the_same_workbook_again_changes_nothing(organisation: Kept) -> None:
    content = commune(MINH, LAN, indicators=POINTS)
    await run(organisation, content)
    before = await organisation.standing(NOW)
    again = await run(organisation, content)
    assert not again.changes
    assert again.newcomers == ()
    assert await organisation.standing(NOW) == before


async def test_only_what_changed_is_changed(organisation: Kept) -> None:
    await run(organisation, commune(MINH, LAN))
    before = await organisation.standing(NOW)
    changed: list[object] = ["Nguyễn Văn Minh Anh", TEAM, None, "người báo", None, "31/12/2026", "CB1"]
    proposal = await run(organisation, commune(changed, LAN))
    assert not proposal.changes.units
    after = await organisation.standing(NOW)
    minh = before.codes["CB1"]
    assert after.people[minh].name == "Nguyễn Văn Minh Anh"
    ended = [one.valid_to for one in after.memberships if one.person == minh]
    assert ended == [date(2026, 12, 31)]
    assert set(after.people) == set(before.people)


async def test_a_corrected_first_day_moves_the_role(organisation: Kept) -> None:
    await run(organisation, commune(MINH))
    await run(organisation, commune([*MINH[:4], "01/11/2026", None, "CB1"]))
    standing = await organisation.standing(NOW)
    assert [one.valid_from for one in standing.memberships] == [date(2026, 11, 1)]


async def test_a_unit_that_moves_or_ends_is_kept_with_its_days(organisation: Kept) -> None:
    content = commune(teams=[["T1", TEAM, "tổ"]])
    await run(organisation, content)
    await run(organisation, commune(teams=[["T1", "Tổ ấp Một", "tổ", None, None, "31/12/2026"]]))
    standing = await organisation.standing(NOW)
    team = next(one for one in standing.units if one.code == "T1")
    assert (team.name, team.valid_to) == ("Tổ ấp Một", date(2026, 12, 31))


async def test_missing_people_end_when_asked(organisation: Kept) -> None:
    await run(organisation, commune(MINH, LAN))
    await run(organisation, commune(LAN), end_absent=True)
    standing = await organisation.standing(NOW)
    minh = standing.codes["CB1"]
    assert [one.valid_to for one in standing.memberships if one.person == minh] == [TODAY]


async def test_two_who_set_up_the_same_at_once_do_not_double_it(organisation: Kept) -> None:
    use = using(organisation)
    content = commune(MINH, LAN)
    first, second = await use(content, NOW), await use(content, NOW)
    await organisation.apply(use.write(first, NOW)[0])
    before = await organisation.standing(NOW)
    with pytest.raises(Conflict):
        await organisation.apply(use.write(second, NOW)[0])
    assert await organisation.standing(NOW) == before


async def test_what_changed_in_between_is_a_conflict(organisation: Kept) -> None:
    await run(organisation, commune(MINH))
    use = using(organisation)
    ends = [*MINH[:5], "31/12/2026", "CB1"]
    prepared = await use(commune(ends), NOW)
    await run(organisation, commune([*MINH[:5], "15/12/2026", "CB1"]))
    with pytest.raises(Conflict):
        await organisation.apply(use.write(prepared, NOW)[0])
    standing = await organisation.standing(NOW)
    assert [one.valid_to for one in standing.memberships] == [date(2026, 12, 15)]


async def test_codes_that_ran_out_are_made_anew(organisation: Kept) -> None:
    content = commune(MINH)
    await run(organisation, content)
    use = using(organisation)
    later = NOW + timedelta(days=31)
    assert len((await use(content, later)).newcomers) == 1
    assert (await use(content, NOW)).newcomers == ()


async def test_a_code_does_not_outlive_the_role_it_is_for(organisation: Kept) -> None:
    await run(organisation, commune(MINH))
    minh = (await organisation.standing(NOW)).codes["CB1"]
    ended = NOW - timedelta(days=1)
    await run(organisation, commune([*MINH[:4], "01/11/2026", "01/12/2026", "CB1"]))
    assert minh in (await organisation.standing(ended)).invited
    assert minh not in (await organisation.standing(NOW)).invited


async def test_a_short_role_has_a_short_code(organisation: Kept) -> None:
    use = using(organisation)
    effect, _ = use.write(await use(commune([*MINH[:5], "05/12/2026", "CB1"]), NOW), NOW)
    assert [one.expires_at for one in effect.invitations] == [over(date(2026, 12, 5))]
    assert over(date(2026, 12, 5)).astimezone(UTC) == datetime(2026, 12, 5, 17, 0, tzinfo=UTC)


async def test_codes_last_thirty_days_and_work_once(organisation: Kept) -> None:
    use = using(organisation)
    effect, codes = use.write(await use(commune(MINH), NOW), NOW)
    (one,) = effect.invitations
    assert (one.max_uses, one.expires_at) == (1, NOW + timedelta(days=30))
    assert codes[0].code not in repr(effect), "only the hash is kept"
    assert one.person == codes[0].newcomer.person.id
    assert replace(one, person=None) != one
