"""A report goes back with a reason and the field marked, and comes again.

Complaint 23: rejection without a reason (kobotoolbox/kpi#3813 and others): here every return has one, and the author
reads it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import returning as texts
from handlers.texts import review as review_texts
from reports.submission import State
from tests.handlers.given import state, wait
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, STRANGER
from tests.reports.given import LEAFLETS, VNEID, store, submission


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HANH, STRANGER):
        await talk.say(who, "/start")


async def test_complaint_23_nothing_is_returned_without_a_reason(talk: Talk) -> None:
    wait(talk, "a")
    reply = await talk.tap(LAN, "tra:a.1")
    assert labels(reply)[:5] == list(texts.REASONS)
    assert state(talk, "a") is State.SENT
    await talk.tap(LAN, value(reply, "Số quá cao"))
    assert talk.world.submissions["a"].reason == "Số quá cao"
    assert "trả lại số liệu ngày 23/11/2026 của anh chị: “Số quá cao”." in talk.told(MINH)[0].text


async def test_the_wrong_field_is_marked_for_the_author(talk: Talk) -> None:
    store(talk.world, replace(submission("a", {VNEID: 60, LEAFLETS: 5}), day=talk.now.date()))
    reply = await talk.tap(LAN, "tra:a.1")
    reply = await talk.tap(LAN, value(reply, "Sai ở: Cài, kích hoạt VNeID"))
    assert state(talk, "a") is State.SENT
    assert "Đã đánh dấu mục Cài, kích hoạt VNeID" in reply.text
    assert "Sai ở: Cài, kích hoạt VNeID" not in labels(reply)
    await talk.say(LAN, "đếm cả hôm qua")
    told = talk.told(MINH)[0]
    assert "“Sai ở mục Cài, kích hoạt VNeID. đếm cả hôm qua”" in told.text
    assert "Cài, kích hoạt VNeID ← sai ở đây" in told.text
    assert "Tờ rơi đã phát ←" not in told.text


async def test_the_author_sends_it_again_from_the_returned_figures(talk: Talk) -> None:
    wait(talk, "a", 60)
    await talk.tap(LAN, "tra:a.1")
    await talk.say(LAN, "số quá cao")
    reply = await talk.tap(MINH, value(talk.told(MINH)[0], texts.AGAIN))
    assert "60 lượt" in reply.text
    assert "Đây là bản bị trả lại: “Số quá cao”." in reply.text
    await talk.tap(MINH, value(reply, "Sửa"))
    changed = await talk.say(MINH, "cài vneid 6")
    await talk.tap(MINH, value(changed, "Lưu"))
    new = next(one for one in talk.reports() if one.id != "a")
    assert (new.lines[0].amount, new.replaces, new.state) == (6, ("a",), State.SENT)
    assert state(talk, "a") is State.WITHDRAWN


async def test_the_button_to_send_again_is_the_authors_alone(talk: Talk) -> None:
    wait(talk, "a", state=State.RETURNED)
    assert (await talk.tap(HANH, "guilai:a")).text == texts.NOT_YOURS
    assert (await talk.tap(STRANGER, "guilai:a")).text != texts.NOT_YOURS
    assert (await talk.tap(MINH, "guilai:khong-co")).text == texts.NOT_YOURS


async def test_a_second_press_after_it_was_sent_again_explains_itself(talk: Talk) -> None:
    wait(talk, "a", state=State.WITHDRAWN)
    said = texts.NOT_RETURNED.format(state=review_texts.STATES["withdrawn"])
    assert (await talk.tap(MINH, "guilai:a")).text == said


async def test_an_unsaved_draft_is_not_overwritten_by_what_was_returned(talk: Talk) -> None:
    wait(talk, "a", state=State.RETURNED)
    await talk.say(MINH, "hôm qua cài vneid 4")
    assert texts.UNSAVED in (await talk.tap(MINH, "guilai:a")).text
    assert "4 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_a_returned_slip_tells_how_to_write_another(talk: Talk) -> None:
    wait(talk, "a", state=State.RETURNED)
    store(talk.world, replace(talk.world.submissions["a"], correction=1, reason="chưa rõ"))
    assert "Đính chính bị trả lại: “chưa rõ”" in (await talk.tap(MINH, "guilai:a")).text


async def test_a_ready_reason_of_another_report_shows_that_report(talk: Talk) -> None:
    wait(talk, "a")
    wait(talk, "b", author=HANH.person, unit="30037-t2-20250701")
    await talk.tap(LAN, "tra:a.1")
    reply = await talk.tap(LAN, "lydo:b.1")
    assert value(reply, "Duyệt") == "duyet:b.1"
    assert (state(talk, "a"), state(talk, "b")) == (State.SENT, State.SENT)


@pytest.mark.parametrize("odd", ["lydo:a.9", "lydo:a.s9", "lydo:a.sx", "lydo:a.", "lydo:a"])
async def test_odd_values_return_nothing(talk: Talk, odd: str) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    await talk.tap(LAN, odd)
    assert state(talk, "a") is State.SENT


async def test_what_changed_while_the_reason_was_typed_is_shown_anew(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    talk.world.submissions["a"] = replace(talk.world.submissions["a"], version=3)
    assert review_texts.STALE in (await talk.say(LAN, "sai số")).text
    assert state(talk, "a") is State.SENT
