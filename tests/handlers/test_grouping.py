"""A unit's group: bound by whoever may, shown, let go."""

from __future__ import annotations

import pytest

from handlers.texts import grouping as texts
from reports.group import Group
from reports.people import Role
from tests.handlers.rooms import GROUP, HOA_THUAN, OTHER, bind, bound, member, pressed, said, silence
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HANH, HOA, LAN, MINH, PHUC, STRANGER, THUY
from tests.reports.given import COMMUNE, OTHER_TEAM, TEAM, TEAM_2


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for group in (GROUP, OTHER):
        talk.ear.groups.add(group)
        await talk.send(group, text="/start")


async def test_whoever_reports_for_a_team_binds_its_group(talk: Talk) -> None:
    reply = await said(talk, MINH, "/nhom")
    assert "sẽ được gắn với" in reply.text
    assert HOA_THUAN in reply.text
    assert bound(talk) is None
    done = await pressed(talk, MINH, value(reply, texts.BIND))
    assert done.text.startswith("Đã gắn nhóm này với")
    assert talk.world.rooms.groups[str(GROUP)] == Group(str(GROUP), TEAM, MINH.person, talk.now)


async def test_a_reviewer_names_a_team_below(talk: Talk) -> None:
    reply = await said(talk, LAN, "/nhom to binh loi")
    await pressed(talk, LAN, value(reply, texts.BIND))
    assert bound(talk) == TEAM_2


async def test_a_reviewer_without_naming_binds_the_own_commune(talk: Talk) -> None:
    reply = await said(talk, LAN, "/nhom")
    assert "xã Tháp Mười" in reply.text
    await pressed(talk, LAN, value(reply, texts.BIND))
    assert bound(talk) == COMMUNE


async def test_of_several_units_one_is_chosen(talk: Talk) -> None:
    member(talk, MINH, TEAM_2, Role.REPORTER)
    reply = await said(talk, MINH, "/nhom")
    assert reply.text == texts.WHICH
    assert len(labels(reply)) == 2
    asked = await pressed(talk, MINH, f"nhom:chon.{TEAM_2}")
    await pressed(talk, MINH, value(asked, texts.BIND))
    assert bound(talk) == TEAM_2


async def test_an_administrator_binds_any_group_below(talk: Talk) -> None:
    reply = await said(talk, HA, "/nhom xã Trường Xuân")
    assert "xã Trường Xuân" in reply.text
    assert labels(reply) == [texts.BIND]


async def test_nobody_binds_a_group_to_a_unit_of_others(talk: Talk) -> None:
    assert "Nhờ người duyệt" in (await pressed(talk, MINH, f"nhom:gan.{TEAM_2}")).text
    assert "Nhờ người duyệt" in (await pressed(talk, PHUC, f"nhom:gan.{TEAM}")).text
    assert (await pressed(talk, PHUC, "nhom:gan.nowhere")).text == texts.NO_SUCH_UNIT
    assert (await said(talk, PHUC, "/nhom tổ Bình Lợi")).text == texts.NO_SUCH_UNIT
    assert bound(talk) is None


async def test_whoever_presses_needs_the_right_not_whoever_asked(talk: Talk) -> None:
    reply = await said(talk, MINH, "/nhom")
    await pressed(talk, HANH, value(reply, texts.BIND))
    assert (await pressed(talk, HOA, value(reply, texts.BIND))).text == texts.UNKNOWN
    assert bound(talk) is None


async def test_an_editor_binds_nothing(talk: Talk) -> None:
    assert (await said(talk, THUY, "/nhom")).text == texts.NOT_YOURS
    assert (await said(talk, THUY, "/nhom tổ Bình Lợi")).text == texts.NOT_YOURS


async def test_a_stranger_and_whoever_hides_are_told_a_way(talk: Talk) -> None:
    assert (await said(talk, STRANGER, "/nhom")).text == texts.UNKNOWN
    assert (await said(talk, None, "/nhom")).text == texts.WHOM_NOT_SEEN


async def test_a_bound_group_says_so(talk: Talk) -> None:
    bind(talk)
    reply = await said(talk, MINH, "/nhom")
    assert reply.text.startswith("Nhóm này đang gắn với")
    assert labels(reply) == [texts.UNBIND]
    again = await pressed(talk, MINH, f"nhom:gan.{TEAM}")
    assert again.text.startswith("Nhóm này đang gắn với")


async def test_a_group_changes_its_unit_only_within_the_reach_of_whoever_asks(talk: Talk) -> None:
    bind(talk)
    reply = await said(talk, LAN, "/nhom tổ Bình Lợi")
    assert "đang gắn với" in reply.text
    assert "sẽ đổi sang" in reply.text
    assert "thôi” trước" in (await pressed(talk, HANH, f"nhom:gan.{TEAM_2}")).text
    await pressed(talk, LAN, value(reply, texts.BIND))
    assert bound(talk) == TEAM_2


@pytest.mark.parametrize("way", ["/nhom thôi", "/nhom bỏ"])
async def test_a_group_is_let_go_by_words(talk: Talk, way: str) -> None:
    bind(talk)
    assert (await said(talk, MINH, way)).text == texts.UNBOUND
    assert bound(talk) is None
    assert (await said(talk, MINH, way)).text == texts.UNBOUND_BEFORE


async def test_a_group_is_let_go_by_its_button_and_only_by_its_keepers(talk: Talk) -> None:
    bind(talk)
    assert (await pressed(talk, HANH, "nhom:thoi")).text == texts.NOT_YOURS
    assert bound(talk) == TEAM
    assert (await pressed(talk, LAN, "nhom:thoi")).text == texts.UNBOUND


async def test_in_private_the_groups_are_listed_and_let_go(talk: Talk) -> None:
    bind(talk)
    bind(talk, OTHER_TEAM, OTHER)
    reply = await talk.say(LAN, "/nhom")
    assert "có một nhóm, Trần Thị Lan gắn ngày 23/11/2026" in reply.text
    assert len(reply.choices) == 1
    assert "Đã thôi gắn nhóm của" in (await talk.tap(LAN, reply.choices[0].value)).text
    assert bound(talk) is None
    assert (await talk.tap(LAN, f"nhom:bo.{OTHER}")).text == texts.NOT_YOURS
    assert bound(talk, OTHER) == OTHER_TEAM
    assert texts.NOT_YOURS in (await talk.say(HOA, "/nhom")).text


async def test_thrown_out_the_group_belongs_to_nobody(talk: Talk) -> None:
    bind(talk)
    await silence(talk, LAN, left=True)
    assert bound(talk) is None


async def test_blocked_in_private_no_group_is_touched(talk: Talk) -> None:
    bind(talk)
    await talk.nothing(MINH, left=True)
    assert bound(talk) == TEAM
