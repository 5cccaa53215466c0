"""Codes: as people type them, wrong, used, expired, of the sample; five wrong ones and a pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialog.inbound import Address
from handlers.texts import membership as texts
from handlers.texts import review
from reports.join import JoinUnit
from reports.people import Role
from tests.handlers.talk import Talk, labels
from tests.people import HA, HANH, HOA, LAN, MINH, STRANGER
from tests.reports.given import COMMUNE, PROVINCE, TEAM

CODE = "ABCD-EFGH"


@pytest.mark.parametrize(
    "typed",
    [
        "/thamgia ABCD-EFGH",
        "/thamgia abcd-efgh",
        "/thamgia ABCDEFGH",
        "/thamgia abcd efgh",
        "/thamgia  A B C D - E F G H ",
        "/thamgia\nABCD–EFGH",
        "/THAMGIA abcd.efgh",
        "/start ABCDEFGH",
        "/start ABCD-EFGH",
        "ABCD-EFGH",
        "tham gia abcd-efgh",
        "thamgia ABCD-EFGH",
        "mã ABCD-EFGH",
    ],
)
async def test_a_code_is_taken_as_people_type_it(talk: Talk, typed: str) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    reply = await talk.say(STRANGER, typed)
    assert reply.text.startswith("Chào Nguyễn Văn Minh. Từ giờ, ở chỗ trò chuyện này, anh chị là người báo số liệu")
    assert "diễn tập" in reply.text
    assert "cài vneid 12, nộp hồ sơ 5" in reply.text
    assert talk.world.bindings[str(STRANGER.address)].person == "p-minh"


async def test_a_code_that_looks_like_a_plate_is_not_said_to_be_hidden(talk: Talk) -> None:
    talk.invite("29A2-3456", MINH, TEAM, Role.REPORTER)
    reply = await talk.say(STRANGER, "/thamgia 29A2-3456")
    assert reply.text.startswith("Chào Nguyễn Văn Minh")
    assert "Tôi đã che" not in reply.text


async def test_a_bare_code_is_never_kept_as_a_question(talk: Talk) -> None:
    assert texts.CODE_UNKNOWN in (await talk.say(HOA, "CDEF-GHJK")).text
    assert talk.asked == []


@pytest.mark.parametrize("text", ["hộ-tịch là gì", "chao-nhaa", "nhà ABCD-EFGH ở đâu", "ABCD-EFG"])
async def test_words_with_a_dash_are_no_codes(talk: Talk, text: str) -> None:
    assert texts.CODE_UNKNOWN not in (await talk.say(HOA, text)).text
    assert [one.masked for one in talk.asked] == [text]


async def test_an_unknown_code_is_refused(talk: Talk) -> None:
    assert texts.CODE_UNKNOWN in (await talk.say(HOA, "/thamgia ZZZZ-ZZZZ")).text
    assert str(HOA.address) not in talk.world.bindings


async def test_a_used_code_is_refused(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    await talk.say(STRANGER, f"/thamgia {CODE}")
    assert texts.CODE_USED in (await talk.say(HOA, f"/thamgia {CODE}")).text
    assert str(HOA.address) not in talk.world.bindings


async def test_an_expired_code_is_refused(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER, expires_at=talk.now)
    assert texts.CODE_EXPIRED in (await talk.say(HOA, f"/thamgia {CODE}")).text


async def test_a_revoked_code_is_refused(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER, revoked=True)
    assert texts.CODE_EXPIRED in (await talk.say(HOA, f"/thamgia {CODE}")).text


async def test_a_code_of_the_sample_has_no_power_where_it_is_earnest(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    talk.services = replace(talk.services, join=JoinUnit(talk.services.directory, b"a key of the tests", False))
    assert texts.CODE_SAMPLE_OFF in (await talk.say(HOA, f"/thamgia {CODE}")).text


async def test_the_command_alone_says_how(talk: Talk) -> None:
    assert texts.CODE_MISSING in (await talk.say(HOA, "/thamgia")).text
    assert texts.CODE_MISSING in (await talk.say(HOA, "/thamgia   ")).text


async def test_after_five_wrong_codes_even_the_right_one_has_to_wait(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    said = [(await talk.say(STRANGER, f"/thamgia WRON-GCD{number}")).text for number in range(2, 7)]
    assert all(texts.CODE_UNKNOWN in text for text in said)
    assert (await talk.say(STRANGER, f"/thamgia {CODE}")).text == texts.CODE_TOO_MANY
    assert (await talk.say(STRANGER, CODE)).text == texts.CODE_TOO_MANY
    talk.clock.forward(minutes=9, seconds=59)
    assert (await talk.say(STRANGER, f"/start {CODE}")).text == texts.CODE_TOO_MANY
    talk.clock.forward(seconds=1)
    assert (await talk.say(STRANGER, f"/thamgia {CODE}")).text.startswith("Chào Nguyễn Văn Minh")


async def test_the_pause_is_of_one_chat(talk: Talk) -> None:
    for _ in range(6):
        await talk.say(STRANGER, "/thamgia WRON-GCDE")
    assert texts.CODE_UNKNOWN in (await talk.say(HOA, "/thamgia WRON-GCDE")).text


async def test_a_supervisor_hears_what_waits(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 3")
    await talk.say(MINH, "lưu")
    talk.invite(CODE, LAN, COMMUNE, Role.REVIEWER)
    reply = await talk.say(STRANGER, f"/thamgia {CODE}")
    assert review.PENDING_NOW.format(count=1) in reply.text
    assert labels(reply) == [review.LOOK]
    assert "Báo cáo chờ duyệt" in (await talk.say(STRANGER, "1")).text


@pytest.mark.parametrize(
    ("who", "unit", "role", "hint"),
    [
        (MINH, TEAM, Role.REPORTER, texts.HOW_TO_REPORT),
        (LAN, COMMUNE, Role.REVIEWER, texts.HOW_TO_REVIEW),
        (HA, PROVINCE, Role.ADMIN, texts.HOW_TO_LOOK),
        (HANH, COMMUNE, Role.VIEWER, texts.HOW_TO_LOOK),
        (HANH, COMMUNE, Role.EDITOR, texts.HOW_TO_ELSE),
    ],
)
async def test_every_role_hears_what_it_can_do(talk: Talk, who: object, unit: str, role: Role, hint: str) -> None:
    talk.invite(CODE, who, unit, role)  # type: ignore[arg-type]
    reply = await talk.say(STRANGER, f"/thamgia {CODE}")
    assert texts.ROLES[role.value] in reply.text
    assert hint in reply.text


async def test_on_the_web_the_session_ends_by_itself_and_that_is_said(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    page = Address("web", "trang")
    assert texts.SESSION.format(days=7) in (await talk.say(page, f"/thamgia {CODE}")).text
    assert "Nguyễn Văn Minh" in (await talk.say(page, "/toi")).text
    talk.clock.forward(days=7)
    assert (await talk.say(page, "/toi")).text == texts.WHO_NOBODY


async def test_elsewhere_no_session_is_spoken_of(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    assert "phiên làm việc" not in (await talk.say(STRANGER, f"/thamgia {CODE}")).text


async def test_who_am_i(talk: Talk) -> None:
    assert (await talk.say(LAN, "/toi")).text.startswith(
        "Anh chị là Trần Thị Lan: người duyệt, xã Tháp Mười (diễn tập)."
    )
    assert texts.WHO_NOBODY in (await talk.say(HOA, "/toi")).text


async def test_two_roles_are_both_named(talk: Talk) -> None:
    talk.invite(CODE, MINH, COMMUNE, Role.VIEWER)
    await talk.say(MINH, f"/thamgia {CODE}")
    text = (await talk.say(MINH, "/toi")).text
    assert "người báo số liệu, Tổ" in text
    assert " và người xem, xã Tháp Mười (diễn tập)" in text


async def test_whoever_joined_is_that_person_from_the_next_message_on(talk: Talk) -> None:
    talk.invite(CODE, MINH, TEAM, Role.REPORTER)
    await talk.say(STRANGER, f"/thamgia {CODE}")
    assert "Đúng thì bấm Lưu" in (await talk.say(STRANGER, "cài vneid 3")).text


async def test_tries_older_than_the_pause_are_forgotten(talk: Talk) -> None:
    for _ in range(4):
        await talk.say(STRANGER, "/thamgia WRON-GCDE")
    talk.clock.now += timedelta(minutes=11)
    for _ in range(4):
        assert texts.CODE_UNKNOWN in (await talk.say(STRANGER, "/thamgia WRON-GCDE")).text
