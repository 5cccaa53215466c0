"""More time, closed periods, opening them – from chat.

Complaint 22: people could not tell "timely" from "expiry", and "locked" came without a reason (DHIS2 community;
dhis2/dhis2-core#9724): here the dates have names, and a lock says why, since when, until when and who opens it.
Complaint 4: a handoff that goes silent (chatwoot/chatwoot#13881): every lock and refusal speaks, to both sides.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.texts import doors as texts
from handlers.texts import returning as waiting_texts
from handlers.texts.reports import NOT_REPORTER
from reports.states import State
from tests.handlers.given import BOSS, ON, boss_joins, state, wait
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, PHUC, STRANGER
from tests.reports.given import PROVINCE, TEAM, TEAM_2

CLOSED = "so_tay_ngay/day:2026-11-12"
OPEN = "so_tay_ngay/day:2026-11-20"
DAY = ON.replace(day=12)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    talk.world.memberships = [one for one in talk.world.memberships if one.unit != PROVINCE]
    for who in (MINH, HANH, LAN, PHUC, STRANGER):
        await talk.say(who, "/start")


async def ask(talk: Talk, place: str = CLOSED, until: str = "25/11", why: str = "mất điện cả tuần") -> str:
    """The request's id."""
    await talk.tap(MINH, f"xinmokhoa:{place}")
    await talk.say(MINH, until)
    await talk.say(MINH, why)
    return list(talk.world.requests)[-1]


async def test_complaint_22_a_lock_says_why_since_when_and_who_opens_it(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"khoaso:{CLOSED}")
    assert "đã khóa từ 00:00 ngày 18/11/2026: sau ngày khóa, số liệu được giữ nguyên" in reply.text
    assert "Người mở được: Trần Thị Lan." in reply.text
    assert value(reply, texts.ASK_OPEN) == f"xinmokhoa:{CLOSED}"


async def test_complaint_22_the_dates_of_an_open_period_have_names(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"khoaso:{OPEN}")
    assert "Hạn nộp: 20:00 ngày 20/11/2026." in reply.text
    assert "Ngày khóa: hết ngày 16/12/2026" in reply.text
    assert value(reply, texts.ASK_MORE) == f"xingiahan:{OPEN}"


async def test_complaint_22_a_door_that_was_open_says_until_when(talk: Talk) -> None:
    await talk.tap(LAN, f"dongy:{await ask(talk)}")
    talk.clock.forward(days=3)
    assert texts.WAS_OPEN.format(day="ngày 25/11/2026") in (await talk.tap(MINH, f"khoaso:{CLOSED}")).text


async def test_complaint_4_a_lock_without_anybody_to_open_it_says_whom_to_ask(talk: Talk) -> None:
    gone = {LAN.person, "p-binh"}
    talk.world.memberships = [one for one in talk.world.memberships if one.person not in gone]
    reply = await talk.tap(MINH, f"khoaso:{CLOSED}")
    assert "Người mở được là người duyệt của xã Tháp Mười" in reply.text


async def test_a_reopening_is_asked_for_granted_and_told(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"xinmokhoa:{CLOSED}")
    assert [one.value for one in reply.choices] == ["handen:2026-11-25", "handen:2026-11-26", "handen:2026-11-27"]
    await talk.tap(MINH, "handen:2026-11-26")
    sent = await talk.say(MINH, "mất điện cả tuần")
    assert (
        sent.text
        == "Đã gửi đơn xin mở khóa đến hết ngày 26/11/2026 tới Trần Thị Lan. Có trả lời tôi nhắn anh chị ngay."
    )
    notice = talk.told(LAN)[-1]
    assert notice.text.startswith("Đơn xin mở khóa")
    assert "Lý do: “mất điện cả tuần”." in notice.text
    done = await talk.tap(LAN, value(notice, "Đồng ý"))
    assert done.text.startswith("Đã đồng ý mở khóa cho Nguyễn Văn Minh đến hết ngày 26/11/2026.")
    assert talk.told(MINH)[-1].text.startswith(
        "Trần Thị Lan đồng ý mở khóa cho anh chị: Sổ tay ngày, ngày 12/11/2026"
    )
    saved = await talk.tap(MINH, value(await talk.say(MINH, "ngày 12/11 cài vneid 7"), "Lưu"))
    assert "Đã lưu" in saved.text


async def test_before_the_lock_it_is_an_extension(talk: Talk) -> None:
    await talk.say(MINH, "xin gia hạn sổ ngày 20/11")
    await talk.say(MINH, "25/11")
    await talk.say(MINH, "đi tập huấn")
    (one,) = talk.world.requests.values()
    assert (one.kind, one.unit, one.period) == ("extension", TEAM, "day:2026-11-20")


async def test_complaint_4_a_refusal_has_a_reason_that_the_asker_reads(talk: Talk) -> None:
    name = await ask(talk)
    assert "Vì sao từ chối?" in (await talk.tap(LAN, f"tuchoi:{name}")).text
    assert talk.world.requests[name].state == "asked"
    await talk.say(LAN, "số đã gửi tỉnh")
    assert talk.world.requests[name].state == "refused"
    assert "không đồng ý mở khóa" in talk.told(MINH)[-1].text
    assert "Lý do: “số đã gửi tỉnh”." in talk.told(MINH)[-1].text


async def test_complaint_24_a_second_answer_explains_itself(talk: Talk) -> None:
    """Complaint 24: pressing twice, and buttons that are too old."""
    name = await ask(talk)
    await talk.tap(LAN, f"dongy:{name}")
    for verb in ("dongy", "tuchoi"):
        reply = await talk.tap(LAN, f"{verb}:{name}")
        assert reply.text.startswith("Đơn này đã được Trần Thị Lan trả lời lúc 15:00 ngày 23/11/2026: đồng ý đến hết")
    assert len(talk.told(MINH)) == 1


async def test_a_request_too_old_to_be_granted_says_so(talk: Talk) -> None:
    name = await ask(talk)
    talk.clock.forward(days=5)
    assert "Ngày xin đã qua" in (await talk.tap(LAN, f"dongy:{name}")).text


@pytest.mark.parametrize("verb", ["dongy", "tuchoi"])
async def test_nobody_else_answers(talk: Talk, verb: str) -> None:
    name = await ask(talk)
    assert (await talk.tap(PHUC, f"{verb}:{name}")).text == texts.NOT_DECIDER
    assert (await talk.tap(MINH, f"{verb}:{name}")).text == texts.OWN
    assert "chưa được giao duyệt" in (await talk.tap(STRANGER, f"{verb}:{name}")).text
    assert (await talk.tap(LAN, f"{verb}:khong-co")).text == texts.NO_REQUEST
    assert talk.world.requests[name].state == "asked"


async def test_what_waits_for_an_answer_is_listed_with_the_reports(talk: Talk) -> None:
    assert (await talk.say(LAN, "đơn chờ")).text == texts.NONE_WAITING
    await ask(talk)
    reply = await talk.say(LAN, "/duyet")
    assert "Có 1 đơn chờ anh chị trả lời." in reply.text
    shown = await talk.tap(LAN, value(reply, texts.LOOK_ALL))
    assert labels(shown) == ["Đồng ý", "Từ chối"]


async def test_several_requests_are_a_list(talk: Talk) -> None:
    first = await ask(talk)
    await ask(talk, "so_tay_ngay/day:2026-11-11")
    reply = await talk.say(LAN, "đơn chờ trả lời")
    assert labels(reply) == ["Đơn xin mở khóa của Nguyễn Văn Minh"] * 2
    assert "12/11/2026" in (await talk.tap(LAN, f"donxin:{first}")).text


async def test_the_same_request_is_sent_once(talk: Talk) -> None:
    await ask(talk)
    await talk.tap(MINH, f"xinmokhoa:{CLOSED}")
    await talk.say(MINH, "26/11")
    assert (await talk.say(MINH, "gấp lắm")).text == texts.ALREADY


@pytest.mark.parametrize("said", ["hôm nào cũng được", "31/2"])
async def test_a_day_that_cannot_be_read_is_asked_for_again(talk: Talk, said: str) -> None:
    await talk.tap(MINH, f"xinmokhoa:{CLOSED}")
    assert (await talk.say(MINH, said)).text == texts.DAY_UNREAD
    assert "Vì sao?" in (await talk.say(MINH, "25/11")).text


async def test_a_day_that_makes_no_sense_is_asked_for_again(talk: Talk) -> None:
    await talk.tap(MINH, f"xinmokhoa:{CLOSED}")
    await talk.say(MINH, "22/11")
    assert (await talk.say(MINH, "mất mạng")).text == texts.DAY_BAD
    await talk.say(MINH, "25/11")
    assert "Đã gửi đơn" in (await talk.say(MINH, "mất mạng")).text


async def test_asking_can_be_called_off_and_is_reminded_of(talk: Talk) -> None:
    await talk.tap(MINH, f"xinmokhoa:{CLOSED}")
    assert waiting_texts.STILL_WAITS["door.until"] in (await talk.say(MINH, "/tong")).text
    assert (await talk.say(MINH, "hủy")).text == waiting_texts.STOPPED["door.until"]
    assert talk.world.requests == {}


async def test_without_a_period_the_last_days_are_offered(talk: Talk) -> None:
    reply = await talk.say(MINH, "xin gia hạn")
    assert reply.text == texts.WHICH
    assert reply.choices[0].value == "xingiahan:so_tay_ngay/day:2026-11-23"


@pytest.mark.parametrize(
    "odd", ["", "so_tay_ngay", "so_tay_ngay/nd09:2026-11", "khong/day:2026-11-12", "so_tay_ngay/x"]
)
async def test_an_odd_value_opens_nothing(talk: Talk, odd: str) -> None:
    for verb in ("xinmokhoa", "khoaso"):
        await talk.tap(MINH, f"{verb}:{odd}")
    assert talk.world.requests == {}


async def test_a_stranger_asks_for_nothing(talk: Talk) -> None:
    for verb in ("xinmokhoa", "xingiahan", "khoaso"):
        assert (await talk.tap(STRANGER, f"{verb}:{CLOSED}")).text == NOT_REPORTER
    assert (await talk.tap(STRANGER, "handen:2026-11-25")).text == texts.NO_REQUEST


async def test_a_supervisor_opens_a_teams_day_directly(talk: Talk) -> None:
    wait(talk, "a", day=DAY, state=State.LOCKED)
    wait(talk, "b", day=DAY, state=State.LOCKED, author=HANH.person, unit=TEAM_2)
    reply = await talk.say(LAN, "mở khóa sổ ngày 12/11 cho tổ Hòa Thuận đến 27/11")
    assert "Vì sao? Gõ một câu, câu này được ghi vào nhật ký." in reply.text
    done = await talk.say(LAN, "tổ nhập thiếu")
    assert done.text.startswith("Đã mở khóa Sổ tay ngày, ngày 12/11/2026 cho Tổ công nghệ số cộng đồng ấp Hòa Thuận")
    assert (state(talk, "a"), state(talk, "b")) == (State.APPROVED, State.LOCKED)
    assert "Trần Thị Lan mở khóa Sổ tay ngày, ngày 12/11/2026" in talk.told(MINH)[-1].text
    assert talk.told(HANH) == []


async def test_a_supervisor_who_names_nobody_opens_for_all_teams(talk: Talk) -> None:
    await talk.tap(LAN, f"xinmokhoa:{CLOSED}")
    await talk.tap(LAN, "handen:2026-11-25")
    assert "cho xã Tháp Mười (diễn tập) đến hết" in (await talk.say(LAN, "bổ sung số liệu")).text
    assert len(talk.told(MINH)) == len(talk.told(HANH)) == 1


async def test_a_unit_that_is_not_below_is_not_opened(talk: Talk) -> None:
    assert (await talk.say(LAN, "mở khóa sổ ngày 12/11 cho tổ Kinh Giữa đến 27/11")).text == texts.NO_UNIT


async def test_a_communes_own_form_goes_to_the_province(talk: Talk) -> None:
    await boss_joins(talk)
    await talk.tap(LAN, "xingiahan:bao_cao_thang/nd09:2026-12")
    await talk.say(LAN, "18/12")
    assert "tới Đỗ Văn Sáu" in (await talk.say(LAN, "chờ số liệu công an")).text
    name = list(talk.world.requests)[-1]
    assert (await talk.tap(LAN, f"dongy:{name}")).text == texts.OWN
    await talk.tap(BOSS, f"dongy:{name}")
    assert talk.world.requests[name].state == "granted"


async def test_whoever_got_a_form_opened_is_told_where_to_fill_it_in(talk: Talk) -> None:
    await boss_joins(talk)
    await talk.tap(LAN, "xingiahan:bao_cao_thang/nd09:2026-12")
    await talk.say(LAN, "18/12")
    await talk.say(LAN, "chờ số liệu công an")
    await talk.tap(BOSS, f"dongy:{list(talk.world.requests)[-1]}")
    assert texts.HOW_FORM in talk.told(LAN)[-1].text


async def test_a_door_closes_by_itself(talk: Talk) -> None:
    await talk.tap(LAN, f"dongy:{await ask(talk)}")
    talk.clock.forward(hours=48)
    opened = await talk.tap(MINH, f"khoaso:{CLOSED}")
    assert opened.text == texts.REOPENED.format(day="ngày 25/11/2026")
    talk.clock.forward(hours=24)
    assert "đã khóa" in (await talk.tap(MINH, f"khoaso:{CLOSED}")).text
    assert timedelta(hours=72) == talk.now - talk.world.requests[list(talk.world.requests)[-1]].at


async def test_a_supervisor_gives_more_time_without_asking(talk: Talk) -> None:
    await talk.say(LAN, "gia hạn sổ ngày 20/11 cho tổ Hòa Thuận đến 27/11")
    done = await talk.say(LAN, "tổ đi tập huấn")
    assert done.text.startswith("Đã gia hạn Sổ tay ngày, ngày 20/11/2026 cho Tổ công nghệ số cộng đồng ấp Hòa Thuận")
    assert "Trần Thị Lan gia hạn Sổ tay ngày, ngày 20/11/2026" in talk.told(MINH)[-1].text


async def test_more_time_is_counted_from_the_due_day(talk: Talk) -> None:
    reply = await talk.tap(LAN, "xingiahan:bao_cao_thang/nd09:2026-12")
    assert [one.value for one in reply.choices] == ["handen:2026-12-17", "handen:2026-12-18", "handen:2026-12-21"]


async def test_a_teams_request_does_not_disturb_the_province(talk: Talk) -> None:
    await boss_joins(talk)
    name = await ask(talk)
    assert talk.told(BOSS) == []
    assert "Đồng ý" in labels(await talk.say(BOSS, "đơn chờ")), "but the province may answer it"
    assert talk.world.requests[name].state == "asked"


async def test_where_nobody_near_can_be_reached_the_next_above_is_told(talk: Talk) -> None:
    await boss_joins(talk)
    del talk.world.bindings[str(LAN.address)]
    await ask(talk)
    assert talk.told(BOSS)[-1].text.startswith("Đơn xin mở khóa")
