"""Codes made in the conversation: by buttons, by typing, in one sentence; listed, taken back; never out of reach."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from dialog.reply import Reply
from handlers.texts import inviting as texts
from handlers.texts import membership, returning
from reports.deputy import Deputy
from reports.invitations import hash_code
from reports.people import Invitation, Membership, Role
from tests.handlers.talk import SECRET, Talk, labels, value
from tests.people import EVERYBODY, HA, HANH, HOA, LAN, MINH, STRANGER, Someone
from tests.reports.given import COMMUNE, OTHER_COMMUNE, OTHER_TEAM, PROVINCE, TEAM, TEAM_2

CODE = re.compile(r"/thamgia ([A-Z0-9]{4}-[A-Z0-9]{4})")


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    """What is kept was said long ago."""
    for who in EVERYBODY:
        await talk.say(who, "/toi")


def code_in(reply: Reply) -> str:
    found = CODE.search(reply.text)
    assert found is not None, reply.text
    return found[1]


def only(talk: Talk) -> Invitation:
    (one,) = talk.world.invitations.values()
    return one


async def made(talk: Talk, who: Someone, sentence: str) -> Invitation:
    """A code of which nothing is left to be asked."""
    reply = await talk.say(who, sentence)
    assert texts.MAKE in labels(reply), reply.text
    before = set(talk.world.invitations)
    await talk.tap(who, value(reply, texts.MAKE))
    (new,) = set(talk.world.invitations) - before
    return talk.world.invitations[new]


async def test_a_code_by_buttons_from_first_to_last(talk: Talk) -> None:
    reply = await talk.say(LAN, "/moi")
    assert reply.text.startswith(texts.WHICH_UNIT)
    reply = await talk.tap(LAN, value(reply, "Tổ công nghệ số cộng đồng ấp Bình Lợi"))
    assert labels(reply) == ["Người báo số liệu", "Người duyệt", "Người biên tập", "Người xem"]
    reply = await talk.tap(LAN, value(reply, "Người báo số liệu"))
    assert labels(reply) == ["1 người", "5 người", "20 người"]
    reply = await talk.tap(LAN, value(reply, "5 người"))
    assert labels(reply) == ["1 ngày", "7 ngày", "30 ngày"]
    reply = await talk.tap(LAN, value(reply, "7 ngày"))
    assert "người báo số liệu" in reply.text
    assert "ấp Bình Lợi" in reply.text
    assert "cho 5 người, dùng được đến 15:00 ngày 30/11/2026" in reply.text
    assert talk.world.invitations == {}
    done = await talk.tap(LAN, value(reply, texts.MAKE))
    one = only(talk)
    assert (one.unit, one.role, one.max_uses, one.used) == (TEAM_2, Role.REPORTER, 5, 0)
    assert one.expires_at == talk.now + timedelta(days=7)
    assert f"…{one.code_hash[-4:].upper()}" in done.text


async def test_the_code_comes_once_in_a_message_to_be_passed_on(talk: Talk) -> None:
    one = await made(talk, LAN, "tạo mã mời tổ bình lợi người báo 1 người 7 ngày")
    (forward,) = talk.told(LAN)
    code = code_in(forward)
    assert hash_code(code, SECRET) == one.code_hash
    assert forward.choices == ()
    seen = [json.loads(row.body) for row in talk.store.outbox]
    assert sum(code in json.dumps(body) for body in seen) == 1
    assert code not in talk.memory(LAN)


async def test_the_code_works_for_so_many_people_and_no_more(talk: Talk) -> None:
    await made(talk, LAN, "tạo mã mời tổ Bình Lợi, người báo, 2 người, 7 ngày")
    code = code_in(talk.told(LAN)[0])
    for who in (STRANGER, HOA):
        assert "người báo số liệu" in (await talk.say(who, f"/thamgia {code}")).text
    last = await talk.say(Someone("nua"), f"/thamgia {code}")
    assert membership.CODE_USED in last.text


@pytest.mark.parametrize(
    ("sentence", "unit", "role", "uses", "days"),
    [
        ("/moi tổ Gò Sen người xem 3 người 1 ngày", "30037-t3-20250701", Role.VIEWER, 3, 1),
        ("tạo mã mời cho tổ bình lợi, người báo, 5 người, 7 ngày", TEAM_2, Role.REPORTER, 5, 7),
        ("moi 20 nguoi bao so lieu o to hoa thuan trong 2 tuan", TEAM, Role.REPORTER, 20, 14),
        ("mời người duyệt xã Tháp Mười 1 người 30 ngày", COMMUNE, Role.REVIEWER, 1, 30),
        ("cấp mã mời biên tập xã tháp mười cho 1 người dùng 1 tháng", COMMUNE, Role.EDITOR, 1, 30),
    ],
)
async def test_one_sentence_is_enough(talk: Talk, sentence: str, unit: str, role: Role, uses: int, days: int) -> None:
    one = await made(talk, LAN, sentence)
    assert (one.unit, one.role, one.max_uses, one.expires_at) == (unit, role, uses, talk.now + timedelta(days=days))


async def test_everything_may_be_typed(talk: Talk) -> None:
    await talk.say(LAN, "mời người")
    assert "Mời vào Tổ" in (await talk.say(LAN, "binh loi")).text
    assert texts.HOW_MANY in (await talk.say(LAN, "người báo")).text
    assert texts.HOW_LONG in (await talk.say(LAN, "17")).text
    reply = await talk.say(LAN, "3 ngày")
    assert "cho 17 người, dùng được đến 15:00 ngày 26/11/2026" in reply.text


async def test_numbers_beyond_the_limits_are_asked_again(talk: Talk) -> None:
    await talk.say(LAN, "/moi tổ Bình Lợi người báo")
    assert (await talk.say(LAN, "101")).text == texts.USES_UNREAD
    assert (await talk.say(LAN, "0")).text == texts.USES_UNREAD
    assert texts.HOW_LONG in (await talk.say(LAN, "100")).text
    assert (await talk.say(LAN, "31")).text == texts.DAYS_UNREAD
    assert "cho 100 người" in (await talk.say(LAN, "30")).text


async def test_an_unknown_unit_is_asked_again_and_buttons_stay(talk: Talk) -> None:
    await talk.say(LAN, "/moi")
    reply = await talk.say(LAN, "tổ Sao Hỏa")
    assert reply.text == texts.NO_SUCH_UNIT
    assert len(reply.choices) == 4


async def test_a_question_in_between_is_answered_and_the_code_still_waits(talk: Talk) -> None:
    await talk.say(LAN, "/moi tổ Bình Lợi người báo")
    assert returning.STILL_WAITS["invite.next"] in (await talk.say(LAN, "thường trú ở đâu?")).text
    assert texts.HOW_LONG in (await talk.say(LAN, "5")).text


@pytest.mark.parametrize("word", ["đúng", "Đồng ý", "tạo mã", "ok", "1"])
async def test_agreeing_may_be_typed(talk: Talk, word: str) -> None:
    await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    assert "Đã tạo mã" in (await talk.say(LAN, word)).text
    assert only(talk).max_uses == 5


async def test_agreeing_to_something_else_makes_no_code(talk: Talk) -> None:
    await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    await talk.say(LAN, "/mamoi")
    await talk.say(LAN, "/danhmuc")
    await talk.say(LAN, "đúng")
    assert talk.world.invitations == {}


async def test_it_can_be_called_off(talk: Talk) -> None:
    await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    assert (await talk.say(LAN, "hủy")).text == returning.STOPPED["invite.agree"]
    assert talk.world.invitations == {}


async def test_a_second_press_makes_no_second_code(talk: Talk) -> None:
    reply = await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    for said in ("Đã tạo mã", "đã được tạo hoặc đã bỏ"):
        assert said in (await talk.tap(LAN, value(reply, texts.MAKE))).text
    assert len(talk.world.invitations) == 1


async def test_a_read_back_of_before_makes_nothing(talk: Talk) -> None:
    old = await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    await talk.say(LAN, "hủy")
    await talk.say(LAN, "/moi tổ Bình Lợi quản trị 5 người 7 ngày")
    assert (await talk.tap(LAN, value(old, texts.MAKE))).text == texts.GONE
    assert talk.world.invitations == {}


async def test_an_unsaved_report_stays_while_a_code_is_made(talk: Talk) -> None:
    talk.world.memberships.append(Membership(LAN.person, TEAM, Role.REPORTER, date(2026, 1, 1)))
    await talk.say(LAN, "cài vneid 12")
    await made(talk, LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    assert "12" in (await talk.say(LAN, "tiếp tục")).text


@pytest.mark.parametrize("who", [MINH, HANH, HOA, STRANGER])
async def test_who_neither_reviews_nor_administers_makes_no_codes(talk: Talk, who: Someone) -> None:
    for way in ("/moi", "/mamoi"):
        assert texts.NOT_INVITER in (await talk.say(who, way)).text
    for press in ("moi", f"moi:{TEAM}/reporter/5/7", "moi:tao.x", "thumoi:" + "a" * 16):
        assert texts.NOT_INVITER in (await talk.tap(who, press)).text
    assert talk.world.invitations == {}


@pytest.mark.parametrize(
    "press",
    [
        f"moi:{OTHER_COMMUNE}",
        f"moi:{OTHER_TEAM}/reporter/1/1",
        f"moi:{PROVINCE}/reporter/1/1",
        f"moi:{COMMUNE}/admin/1/1",
        f"moi:{TEAM}/admin/1/1",
        "moi:nowhere/reporter/1/1",
    ],
)
async def test_a_reviewer_invites_nobody_elsewhere_nor_above(talk: Talk, press: str) -> None:
    assert (await talk.tap(LAN, press)).text == texts.NOT_ALLOWED


@pytest.mark.parametrize(
    "press", ["moi:x/y/z", "moi://///", "moi:-", f"moi:{TEAM}/boss/5/7", f"moi:{TEAM}/viewer/-5/7"]
)
async def test_what_is_typed_as_a_button_makes_nothing(talk: Talk, press: str) -> None:
    assert texts.MAKE not in labels(await talk.tap(LAN, press))
    assert talk.world.invitations == {}


async def test_administrators_invite_administrators_within_their_reach(talk: Talk) -> None:
    one = await made(talk, HA, "/moi xã Trường Xuân quản trị 1 người 1 ngày")
    assert (one.unit, one.role) == (OTHER_COMMUNE, Role.ADMIN)


async def test_whoever_only_stands_in_for_a_reviewer_invites_nobody(talk: Talk) -> None:
    on = talk.now.date()
    one = Deputy("d", LAN.person, MINH.person, COMMUNE, Role.REVIEWER, on, on, LAN.person, talk.now)
    talk.world.deputies["d"] = one
    assert texts.NOT_INVITER in (await talk.say(MINH, "/moi")).text


async def test_a_role_that_was_lost_between_asking_and_pressing_makes_nothing(talk: Talk) -> None:
    reply = await talk.say(LAN, "/moi tổ Bình Lợi người báo 5 người 7 ngày")
    talk.world.memberships = [one for one in talk.world.memberships if one.person != LAN.person]
    assert (await talk.tap(LAN, value(reply, texts.MAKE))).text == texts.NOT_INVITER
    assert talk.world.invitations == {}
