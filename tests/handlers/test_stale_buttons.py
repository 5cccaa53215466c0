"""A button that was pressed before, is old, or belongs to another draft explains itself and does nothing."""

from __future__ import annotations

import pytest

from handlers.texts import reports as texts
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, STRANGER


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, STRANGER):
        await talk.say(who, "/start")


async def test_save_pressed_twice_saves_once(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    await talk.tap(MINH, save)
    again = await talk.tap(MINH, save)
    assert again.text == "Báo cáo này đã được lưu lúc 15:00 ngày 23/11/2026, không ghi thêm lần nữa."
    assert len(talk.reports()) == 1
    assert len(talk.told(LAN)) == 1


@pytest.mark.parametrize("label", ["Sửa", "Hủy"])
async def test_other_buttons_of_a_saved_report_say_that_it_is_saved(talk: Talk, label: str) -> None:
    table = await talk.say(MINH, "cài vneid 12")
    await talk.tap(MINH, value(table, "Lưu"))
    assert "đã được lưu lúc" in (await talk.tap(MINH, value(table, label))).text
    assert [one.state for one in talk.reports()] == ["sent"]


@pytest.mark.parametrize("label", ["Lưu", "Sửa", "Hủy"])
async def test_a_button_of_an_older_table_shows_the_newest(talk: Talk, label: str) -> None:
    old = await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "cài vneid 15")
    reply = await talk.tap(MINH, value(old, label))
    assert texts.NEWER in reply.text
    assert "15 lượt" in reply.text
    assert labels(reply) == ["Lưu", "Sửa", "Hủy"]
    assert talk.reports() == []


@pytest.mark.parametrize("label", ["Lưu", "Sửa", "Hủy"])
async def test_a_button_of_a_cancelled_draft_says_that_it_is_gone(talk: Talk, label: str) -> None:
    table = await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "hủy")
    assert (await talk.tap(MINH, value(table, label))).text == texts.DRAFT_GONE


@pytest.mark.parametrize("verb", ["luu", "cong", "thay", "sua", "huy"])
async def test_a_draft_that_never_was_says_that_it_is_gone(talk: Talk, verb: str) -> None:
    assert (await talk.tap(MINH, f"{verb}:khong-co")).text == texts.DRAFT_GONE


async def test_cancelling_an_old_draft_leaves_the_new_one(talk: Talk) -> None:
    old = await talk.say(MINH, "cài vneid 12")
    await talk.tap(MINH, value(old, "Lưu"))
    await talk.say(MINH, "hôm qua cài vneid 3")
    await talk.tap(MINH, value(old, "Hủy"))
    assert "3 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_approve_pressed_twice_approves_once(talk: Talk) -> None:
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    approve = value(talk.told(LAN)[0], "Duyệt")
    await talk.tap(LAN, approve)
    talk.clock.forward(minutes=5)
    assert (await talk.tap(LAN, approve)).text == (
        "Báo cáo này đã được duyệt: Trần Thị Lan, 15:00 ngày 23/11/2026. Anh chị không cần làm gì thêm."
    )
    assert len(talk.told(MINH)) == 1


async def test_return_pressed_after_approve_explains_itself(talk: Talk) -> None:
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    notice = talk.told(LAN)[0]
    await talk.tap(LAN, value(notice, "Duyệt"))
    assert "đã được duyệt" in (await talk.tap(LAN, value(notice, "Trả lại"))).text
    assert (await talk.say(LAN, "số này sai")).text != "Vì sao trả lại?"
    assert [one.state for one in talk.reports()] == ["approved"]


async def test_what_its_author_replaced_needs_no_decision(talk: Talk) -> None:
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    old = talk.told(LAN)[0]
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 13"), "Thay thế"))
    reply = await talk.tap(LAN, value(old, "Duyệt"))
    assert reply.text == "Báo cáo này đã được người gửi thay bằng bản khác. Anh chị không cần làm gì thêm."


async def test_somebody_elses_draft_cannot_be_saved(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    assert texts.DRAFT_GONE in (await talk.tap(HANH, save)).text
    assert texts.DRAFT_GONE in (await talk.tap(STRANGER, save)).text
    assert talk.reports() == []
