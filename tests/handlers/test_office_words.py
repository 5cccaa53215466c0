"""What officers type reaches the right handler; a citizen's question stays one."""

from __future__ import annotations

import pytest

from dialog.inbound import Address
from handlers.texts import deputies, doors, review
from handlers.waiting import others, step_left
from tests.handlers.talk import Talk
from tests.people import HOA, LAN, MINH


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HOA):
        await talk.say(who, "/start")


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("bỏ duyệt", review.NOTHING_APPROVED),
        ("duyệt hết", review.NOTHING_PENDING),
        ("Duyệt tất cả", review.NOTHING_PENDING),
        ("đơn chờ", doors.NONE_WAITING),
        ("thôi ủy quyền", deputies.NONE),
        ("ủy quyền", deputies.WHO),
        ("xin gia hạn", doors.WHICH),
        ("em xin mở khóa sổ", doors.WHICH),
        ("mở khóa", doors.WHICH_OPEN),
        ("sổ ngày 20/11 khóa chưa", "Sổ này đang mở."),
        ("tổng hợp báo cáo", "Tổng hợp là việc của người duyệt ở đơn vị cấp trên."),
    ],
)
async def test_an_officers_words_are_understood(talk: Talk, said: str, begins: str) -> None:
    assert (await talk.say(LAN, said)).text.startswith(begins)


@pytest.mark.parametrize(
    "said", ["bỏ duyệt", "ủy quyền cho con làm căn cước", "xin gia hạn tạm trú", "mở khóa VNeID"]
)
async def test_a_citizens_question_stays_a_question(talk: Talk, said: str) -> None:
    await talk.say(HOA, said)
    assert [one.masked for one in talk.asked] == [said]


async def test_in_a_group_nothing_is_decided(talk: Talk) -> None:
    group = Address("test", "nhom")
    talk.ear.groups.add(group)
    talk.world.bindings[str(group)] = talk.world.bindings[str(LAN.address)]
    for said in ("duyệt hết", "ủy quyền cho chị Hà từ 01/12 đến 05/12", "mở khóa sổ ngày 12/11"):
        await talk._turn(group, text=said)
    assert talk.world.deputies == {}
    assert talk.world.requests == {}


async def test_words_are_an_answer_while_one_is_waited_for(talk: Talk) -> None:
    await talk.tap(MINH, "xinmokhoa:so_tay_ngay/day:2026-11-12")
    await talk.say(MINH, "25/11")
    await talk.say(MINH, "xin mở khóa vì mất mạng")
    (one,) = talk.world.requests.values()
    assert one.reason == "xin mở khóa vì mất mạng"


async def test_an_unsaved_report_survives_a_question_in_between(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.tap(MINH, "xinmokhoa:so_tay_ngay/day:2026-11-12")
    await talk.say(MINH, "hủy")
    assert "12 lượt" in (await talk.say(MINH, "tiếp tục")).text


def test_a_conversation_goes_back_to_what_is_still_open() -> None:
    assert step_left({}) is None
    assert step_left({"report": {}}) == "report.confirm"
    assert step_left({"report": {}, "ask": {"step": "door.why"}}) == "door.why"
    assert others({"report": {}, "ask": {"step": "door.why"}}) == {"report": {}}
