"""A whole daily log in one workbook: shown day by day, stored at once or not at all, never twice."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from handlers.texts import sheets as texts
from reports.submission import State
from tests.handlers.clerk import NGA, hire, send
from tests.handlers.talk import Talk, labels, value
from tests.people import LAN, MINH
from tests.reports.given import LEAFLETS, TEAM, TEAM_2, VNEID, store, submission

HEADS = ["Ngày", "Tổ", "Cài, kích hoạt VNeID", "Tờ rơi đã phát"]
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
ROWS: list[list[object]] = [[FRIDAY, "Hòa Thuận", 5, 10], [FRIDAY, "Bình Lợi", 7], [SATURDAY, "Hòa Thuận", 3, 2]]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")
    await talk.say(MINH, "/start")


def log(*rows: list[object], heads: list[str] | None = None) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in [heads or HEADS, *rows]:
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def standing(talk: Talk) -> dict[tuple[str, date], dict[str, int]]:
    return {
        (one.unit, one.day): {line.indicator: line.amount for line in one.lines}
        for one in talk.reports()
        if one.state is State.SENT
    }


async def test_a_log_is_shown_day_by_day_and_nothing_is_stored(talk: Talk) -> None:
    reply = await send(talk, log(*ROWS))
    assert "Cài, kích hoạt VNeID 12; Tờ rơi đã phát 10" in reply.text
    assert "3 dòng, 2 ngày, 2 Tổ. Chưa ghi gì" in reply.text
    assert labels(reply) == [texts.LOG_SAVE, texts.LOG_CANCEL]
    assert talk.reports() == []


async def test_a_log_is_stored_whole_and_the_reviewer_hears_of_it_once(talk: Talk) -> None:
    reply = await talk.tap(NGA, value(await send(talk, log(*ROWS)), texts.LOG_SAVE))
    assert reply.text == texts.LOG_SAVED.format(rows=3, teams=2, days=2)
    assert standing(talk) == {
        (TEAM, FRIDAY): {VNEID: 5, LEAFLETS: 10},
        (TEAM_2, FRIDAY): {VNEID: 7},
        (TEAM, SATURDAY): {VNEID: 3, LEAFLETS: 2},
    }
    assert [one.text for one in talk.told(LAN)] == [
        "Lý Thanh Nga vừa gửi 3 báo cáo sổ tay ngày từ một tệp. Gõ /duyet để xem."
    ]


async def test_the_same_log_sent_again_stores_nothing_twice(talk: Talk) -> None:
    await talk.tap(NGA, value(await send(talk, log(*ROWS)), texts.LOG_SAVE))
    again = await send(talk, log(*ROWS))
    assert texts.LOG_NOTHING in again.text
    assert "3 dòng giống hệt số đã báo" in again.text
    assert again.choices == ()


async def test_a_second_press_stores_nothing_twice(talk: Talk) -> None:
    reply = await send(talk, log(*ROWS))
    await talk.tap(NGA, value(reply, texts.LOG_SAVE))
    assert (await talk.tap(NGA, value(reply, texts.LOG_SAVE))).text == texts.LOG_GONE
    assert len(talk.reports()) == 3


async def test_what_was_reported_otherwise_is_asked_about(talk: Talk) -> None:
    store(talk.world, submission("old", {VNEID: 1}, author=NGA.person, day=FRIDAY))
    reply = await send(talk, log(*ROWS))
    assert "1 dòng đã có báo cáo từ trước" in reply.text
    assert labels(reply) == [texts.LOG_REPLACE, texts.LOG_NEW, texts.LOG_CANCEL]
    await talk.tap(NGA, value(reply, texts.LOG_NEW))
    assert standing(talk)[TEAM, FRIDAY] == {VNEID: 1}
    more = await send(talk, log(*ROWS))
    await talk.tap(NGA, value(more, texts.LOG_REPLACE))
    assert standing(talk)[TEAM, FRIDAY] == {VNEID: 5, LEAFLETS: 10}


async def test_what_is_approved_is_left_alone(talk: Talk) -> None:
    store(talk.world, submission("old", {VNEID: 1}, author=NGA.person, day=FRIDAY, state=State.APPROVED))
    reply = await send(talk, log(*ROWS))
    assert "1 dòng đã được duyệt nên tôi không đổi" in reply.text
    await talk.tap(NGA, value(reply, texts.LOG_SAVE))
    assert (TEAM, FRIDAY) not in standing(talk)


async def test_what_a_member_reported_is_not_counted_twice(talk: Talk) -> None:
    store(talk.world, submission("old", {VNEID: 4}, day=FRIDAY))
    reply = await send(talk, log(*ROWS))
    assert "1 dòng đã được thành viên của Tổ tự báo" in reply.text
    await talk.tap(NGA, value(reply, texts.LOG_SAVE))
    assert standing(talk)[TEAM, FRIDAY] == {VNEID: 4}


async def test_a_report_that_came_in_between_is_shown_before_anything_is_stored(talk: Talk) -> None:
    reply = await send(talk, log(*ROWS))
    store(talk.world, submission("old", {VNEID: 4}, day=FRIDAY))
    again = await talk.tap(NGA, value(reply, texts.LOG_SAVE))
    assert again.text.startswith(texts.LOG_TITLE)
    assert texts.LOG_CHANGED in again.text
    assert len(talk.reports()) == 1


async def test_every_mistake_is_told_and_nothing_is_stored(talk: Talk) -> None:
    reply = await send(talk, log([FRIDAY, "Gò Mây", 5], ["mai", "Hòa Thuận", 5], [FRIDAY, "Hòa Thuận", -1]))
    assert "Ô B2: “Gò Mây” không phải Tổ anh chị được giao báo" in reply.text
    assert "Ô A3: “mai” không phải ngày" in reply.text
    assert "Ô C4: số không thể âm (-1)" in reply.text
    assert reply.choices == ()


async def test_another_communes_team_is_none_of_theirs(talk: Talk) -> None:
    reply = await send(talk, log([FRIDAY, "Tổ ấp Kinh Giữa", 5]))
    assert "không phải Tổ anh chị được giao báo" in reply.text


async def test_a_member_may_send_the_log_of_the_own_team(talk: Talk) -> None:
    made = log([FRIDAY, 5], heads=["Ngày", "Tờ rơi đã phát"])
    await talk.tap(MINH, value(await send(talk, made, MINH), texts.LOG_SAVE))
    assert standing(talk) == {(TEAM, FRIDAY): {LEAFLETS: 5}}


async def test_one_closed_day_keeps_the_whole_log_out(talk: Talk) -> None:
    reply = await send(talk, log(*ROWS, [date(2026, 10, 5), "Hòa Thuận", 3]))
    refused = await talk.tap(NGA, value(reply, texts.LOG_SAVE))
    assert refused.text.startswith("Dòng 5 (Tổ công nghệ số cộng đồng ấp Hòa Thuận")
    assert "kỳ này đã khóa từ" in refused.text
    assert refused.text.endswith("Chưa có dòng nào được ghi.")
    assert talk.reports() == []


async def test_a_log_can_be_dropped(talk: Talk) -> None:
    reply = await send(talk, log(*ROWS))
    assert (await talk.tap(NGA, value(reply, texts.LOG_CANCEL))).text == texts.LOG_DROPPED
    assert (await talk.tap(NGA, value(reply, texts.LOG_SAVE))).text == texts.LOG_GONE
    assert talk.reports() == []
