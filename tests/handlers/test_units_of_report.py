"""A person who reports for several teams: which one is meant, said and changed with one tap."""

from __future__ import annotations

import pytest

from dialog.reply import Reply
from handlers.texts import reports as texts
from reports.people import Role
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, MINH
from tests.reports.given import TEAM, TEAM_2, TEAM_3, VNEID, member, store, submission


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(MINH, "/start")
    talk.world.memberships.append(member("p-minh", TEAM_3, Role.REPORTER))


async def switched(talk: Talk, reply: Reply, team: str = "Tổ ấp Gò Sen") -> Reply:
    teams = await talk.tap(MINH, value(reply, "Đổi tổ"))
    return await talk.tap(MINH, value(teams, team))


async def test_the_unit_is_named_and_changed_with_one_tap(talk: Talk) -> None:
    reply = await talk.say(MINH, "cài vneid 5")
    assert "ấp Hòa Thuận" in reply.text
    assert labels(reply) == ["Lưu", "Sửa", "Hủy", "Đổi tổ"]
    teams = await talk.tap(MINH, value(reply, "Đổi tổ"))
    assert labels(teams) == ["Tổ ấp Hòa Thuận", "Tổ ấp Gò Sen", "Sửa", "Hủy"]
    moved = await talk.tap(MINH, value(teams, "Tổ ấp Gò Sen"))
    assert "Đã đổi sang" in moved.text
    await talk.say(MINH, "lưu")
    assert [one.unit for one in talk.reports()] == [TEAM_3]


async def test_the_choice_is_remembered(talk: Talk) -> None:
    await switched(talk, await talk.say(MINH, "cài vneid 5"))
    await talk.say(MINH, "lưu")
    assert talk.world.people["p-minh"].unit == TEAM_3
    assert "ấp Gò Sen" in (await talk.say(MINH, "nộp hồ sơ 2")).text


@pytest.mark.parametrize(
    "typed",
    [
        "tổ Gò Sen cài vneid 5", "to go sen cai vneid 5", "ấp Gò Sen: cài vneid 5", "cài vneid 5 tổ Gò Sen",
        "Gò Sen cài vneid 5", "cài vneid 5 cho tổ công nghệ số cộng đồng ấp gò sen",
    ],
)  # fmt: skip
async def test_a_unit_named_in_the_sentence_is_meant_for_this_time(talk: Talk, typed: str) -> None:
    assert "ấp Gò Sen" in (await talk.say(MINH, typed)).text
    await talk.say(MINH, "lưu")
    assert [(one.unit, one.lines[0].amount) for one in talk.reports()] == [(TEAM_3, 5)]
    assert talk.world.people["p-minh"].unit is None


async def test_somebody_elses_team_is_asked_about(talk: Talk) -> None:
    reply = await talk.say(MINH, "tổ Bình Lợi cài vneid 5")
    assert "chưa được giao báo cho Tổ công nghệ số cộng đồng ấp Bình Lợi" in reply.text
    assert labels(reply) == ["Tổ ấp Hòa Thuận", "Tổ ấp Gò Sen", "Sửa", "Hủy"]
    assert (await talk.say(MINH, "lưu")).text.endswith(texts.WHICH_UNIT)
    assert talk.reports() == []
    await talk.say(MINH, "Tổ ấp Gò Sen")
    await talk.say(MINH, "lưu")
    assert [one.unit for one in talk.reports()] == [TEAM_3]


async def test_somebody_with_one_team_is_asked_too(talk: Talk) -> None:
    await talk.say(HANH, "/start")
    reply = await talk.say(HANH, "tổ Gò Sen cài vneid 5")
    assert labels(reply) == ["Tổ ấp Bình Lợi", "Sửa", "Hủy"]


async def test_two_teams_in_one_sentence_are_asked_about(talk: Talk) -> None:
    reply = await talk.say(MINH, "tổ Gò Sen và tổ Hòa Thuận cài vneid 5")
    assert texts.WHICH_OF in reply.text
    assert "Lưu" not in labels(reply)


async def test_another_unit_waits_until_this_one_is_saved(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, "tổ Gò Sen cài vneid 7")
    assert "rồi báo số của Tổ công nghệ số cộng đồng ấp Gò Sen giúp tôi" in reply.text
    assert "12 lượt" in reply.text


async def test_a_second_sentence_without_a_name_stays_with_the_unit(talk: Talk) -> None:
    await talk.say(MINH, "tổ Gò Sen cài vneid 5")
    assert "ấp Gò Sen" in (await talk.say(MINH, "nộp hồ sơ 2")).text


async def test_the_reports_of_one_team_are_not_those_of_another(talk: Talk) -> None:
    store(talk.world, submission("s1", {VNEID: 3}, day=talk.now.date()))
    assert labels(await talk.say(MINH, "tổ Gò Sen cài vneid 5")) == ["Lưu", "Sửa", "Hủy", "Đổi tổ"]
    assert "Cộng thêm" in labels(await switched(talk, await talk.say(MINH, "tiếp tục"), "Tổ ấp Hòa Thuận"))


async def test_one_tap_of_nothing_asks_which_team(talk: Talk) -> None:
    reply = await talk.say(MINH, "/khongphatsinh")
    assert labels(reply) == ["Lưu", "Sửa", "Hủy", "Đổi tổ"]
    assert talk.reports() == []
    await talk.say(MINH, "lưu")
    done = await talk.say(MINH, "/khongphatsinh tổ gò sen")
    assert labels(done) == ["Lưu", "Sửa", "Hủy", "Đổi tổ"]
    await talk.say(MINH, "lưu")
    assert [(one.unit, one.nil) for one in talk.reports()] == [(TEAM, True), (TEAM_3, True)]


async def test_a_unit_that_is_not_theirs_cannot_be_pressed(talk: Talk) -> None:
    name = value(await talk.say(MINH, "cài vneid 5"), "Lưu").partition(":")[2]
    assert (await talk.tap(MINH, f"donvi:{name}.{TEAM_2}")).text.startswith(texts.NOT_REPORTER_THERE)
    assert (await talk.tap(MINH, f"donvi:{name}.khong-co")).text.startswith(texts.NOT_REPORTER_THERE)
    await talk.say(MINH, "lưu")
    assert [one.unit for one in talk.reports()] == [TEAM]


@pytest.mark.parametrize("button", ["donvi:khong-co", f"donvi:khong-co.{TEAM_3}", "donvi:"])
async def test_a_button_of_another_draft_explains_itself(talk: Talk, button: str) -> None:
    assert (await talk.tap(MINH, button)).text == texts.DRAFT_GONE


async def test_who_reports_for_one_team_sees_no_such_button(talk: Talk) -> None:
    await talk.say(HANH, "/start")
    assert labels(await talk.say(HANH, "cài vneid 5")) == ["Lưu", "Sửa", "Hủy"]
