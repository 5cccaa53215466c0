"""A message that was changed after it was sent never changes a figure silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dialog.reply import Reply
from handlers.texts import common, reports
from handlers.texts import correcting as texts
from reports.submission import State
from reports.summarise import totals
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, HOA, LAN, MINH, Someone
from tests.reports.given import SUBMIT, VNEID


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, HANH, LAN, HOA):
        await talk.say(who, "/start")


async def said(talk: Talk, text: str, message: str = "m1") -> Reply:
    return await talk.send(MINH, text=text, about={"message": message})


async def edits(talk: Talk, text: str, message: str = "m1", who: Someone = MINH) -> Reply:
    return await talk.send(who, edited=text, about={"message": message})


def decide(talk: Talk, state: State) -> None:
    """What was saved is in this state now."""
    one = talk.reports()[0]
    talk.world.submissions[one.id] = replace(one, state=state, version=one.version + 1)


def amounts(talk: Talk) -> dict[str, int]:
    return {one.indicator: one.amount for one in totals([one for one in talk.reports() if one.counts])}


async def test_the_open_draft_is_read_anew(talk: Talk) -> None:
    await said(talk, "cài vneid 12, nộp hồ sơ 5")
    reply = await edits(talk, "cài vneid 15")
    assert texts.EDITED_DRAFT in reply.text
    assert "15 lượt" in reply.text
    assert "Nộp hồ sơ" not in reply.text
    await talk.say(MINH, "lưu")
    assert amounts(talk) == {VNEID: 15}
    assert talk.reports()[0].sentence == "cài vneid 15"


async def test_other_messages_of_the_draft_stay(talk: Talk) -> None:
    await said(talk, "cài vneid 12, phát 30 tờ rơi", "m1")
    await said(talk, "nộp hồ sơ 5", "m2")
    reply = await edits(talk, "cài vneid 15", "m1")
    assert "15 lượt" in reply.text
    assert "5 lượt" in reply.text
    assert "Tờ rơi" not in reply.text


async def test_the_day_may_change_with_it(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    assert "Chủ nhật, 22/11/2026" in (await edits(talk, "hôm qua cài vneid 12")).text


async def test_a_draft_that_is_mended_after_midnight_keeps_its_day(talk: Talk) -> None:
    talk.clock.now = datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)
    await said(talk, "cài vneid 12")
    talk.clock.forward(minutes=5)
    assert "thứ Hai, 23/11/2026" in (await edits(talk, "cài vneid 15")).text


async def test_what_cannot_be_read_leaves_the_draft(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    assert reports.ASK in (await edits(talk, "cài vneid -3")).text
    assert "12 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_a_report_that_was_sent_shows_old_and_new_and_asks(talk: Talk) -> None:
    await said(talk, "cài vneid 12, nộp hồ sơ 5")
    await talk.say(MINH, "lưu")
    reply = await edits(talk, "cài vneid 15, nộp hồ sơ 5")
    assert "vừa sửa tin đã báo ngày 23/11/2026: Cài, kích hoạt VNeID 12 → 15." in reply.text
    assert labels(reply) == ["Thay thế", "Sửa", "Hủy"]
    assert amounts(talk) == {VNEID: 12, SUBMIT: 5}
    await talk.tap(MINH, value(reply, "Thay thế"))
    assert amounts(talk) == {VNEID: 15, SUBMIT: 5}


async def test_left_alone_or_cancelled_nothing_changes(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    await edits(talk, "cài vneid 15")
    await talk.say(MINH, "hủy")
    assert amounts(talk) == {VNEID: 12}


async def test_what_was_approved_opens_a_correction_slip(talk: Talk) -> None:
    await said(talk, "cài vneid 12, nộp hồ sơ 5")
    await talk.say(MINH, "lưu")
    decide(talk, State.APPROVED)
    reply = await edits(talk, "cài vneid 15, nộp hồ sơ 5")
    assert "Số cũ đã được duyệt nên phải đính chính" in reply.text
    await talk.tap(MINH, value(await talk.tap(MINH, value(reply, "Gõ nhầm số")), "Gửi đính chính"))
    assert amounts(talk) == {VNEID: 12, SUBMIT: 5}
    assert [one.correction for one in talk.reports()] == [0, 1]


async def test_beside_another_report_of_that_day_only_its_own_part_changes(talk: Talk) -> None:
    await said(talk, "cài vneid 12", "m1")
    await talk.say(MINH, "lưu")
    await said(talk, "cài vneid 4", "m2")
    await talk.say(MINH, "cộng thêm")
    await talk.tap(MINH, value(await edits(talk, "cài vneid 5", "m2"), "Thay thế"))
    assert amounts(talk) == {VNEID: 17}


async def test_a_report_of_several_messages_is_not_guessed_apart(talk: Talk) -> None:
    await said(talk, "cài vneid 12", "m1")
    await said(talk, "nộp hồ sơ 5", "m2")
    await talk.say(MINH, "lưu")
    reply = await edits(talk, "cài vneid 15", "m1")
    assert "vừa sửa một trong các tin đã báo ngày 23/11/2026" in reply.text
    assert labels(reply) == ["Đính chính"]
    assert amounts(talk) == {VNEID: 12, SUBMIT: 5}


async def test_edited_again_after_a_replacement_of_two_reports_it_is_not_guessed_apart(talk: Talk) -> None:
    await said(talk, "cài vneid 12", "m1")
    await talk.say(MINH, "lưu")
    await said(talk, "cài vneid 4", "m2")
    await talk.say(MINH, "cộng thêm")
    await talk.tap(MINH, value(await edits(talk, "cài vneid 5", "m2"), "Thay thế"))
    for message in ("m1", "m2"):
        assert "Số đang ghi giữ nguyên: Cài, kích hoạt VNeID 17." in (await edits(talk, "cài vneid 6", message)).text


async def test_edited_again_after_a_slip_the_corrected_figure_is_named(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    decide(talk, State.APPROVED)
    slip = await edits(talk, "cài vneid 15")
    await talk.tap(MINH, value(await talk.tap(MINH, value(slip, "Đếm sót")), "Gửi đính chính"))
    await talk.tap(LAN, value(talk.told(LAN)[-1], "Duyệt"))
    assert "Số đang ghi giữ nguyên: Cài, kích hoạt VNeID 15." in (await edits(talk, "cài vneid 16")).text


async def test_edited_again_while_the_slip_waits_it_says_so(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    decide(talk, State.APPROVED)
    for text in ("cài vneid 15", "cài vneid 16"):
        asked = await edits(talk, text)
        reply = await talk.tap(MINH, value(await talk.tap(MINH, value(asked, "Đếm sót")), "Gửi đính chính"))
    assert texts.ALREADY in reply.text
    assert amounts(talk) == {VNEID: 12}


async def test_a_figure_that_is_named_no_more_is_nothing(talk: Talk) -> None:
    await said(talk, "cài vneid 12, nộp hồ sơ 5")
    await talk.say(MINH, "lưu")
    reply = await edits(talk, "cài vneid 12")
    assert "Nộp hồ sơ trực tuyến 5 → 0" in reply.text


async def test_a_mended_word_changes_nothing_and_says_so(talk: Talk) -> None:
    await said(talk, "cai vneid 12")
    await talk.say(MINH, "lưu")
    reply = await edits(talk, "cài vneid 12")
    assert reply.text == texts.EDITED_SAME.format(period="ngày 23/11/2026", figures="Cài, kích hoạt VNeID 12")


async def test_words_without_a_figure_change_nothing_and_offer_a_correction(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    reply = await edits(talk, "bà con ơi")
    assert "Số đã ghi giữ nguyên: Cài, kích hoạt VNeID 12." in reply.text
    assert labels(reply) == ["Đính chính"]


async def test_yesterday_is_counted_from_the_day_of_the_message(talk: Talk) -> None:
    await said(talk, "hôm qua cài vneid 12")
    await talk.say(MINH, "lưu")
    talk.clock.forward(hours=20)
    assert "12 → 13" in (await edits(talk, "hôm qua cài vneid 13")).text
    assert talk.reports()[0].day == date(2026, 11, 22)


async def test_another_day_is_explained(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    assert "Tin vừa sửa nói ngày 22/11/2026" in (await edits(talk, "hôm qua cài vneid 12")).text


async def test_what_was_returned_is_reported_anew(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    decide(talk, State.RETURNED)
    assert labels(await edits(talk, "cài vneid 15")) == ["Lưu", "Sửa", "Hủy"]


async def test_a_draft_that_waits_is_not_overwritten(talk: Talk) -> None:
    await said(talk, "hôm qua cài vneid 12", "m1")
    await talk.say(MINH, "lưu")
    await said(talk, "phát 30 tờ rơi", "m2")
    reply = await edits(talk, "hôm qua cài vneid 15", "m1")
    assert "Lưu hoặc hủy bản đang chờ này trước" in reply.text
    assert "30 tờ" in reply.text


@pytest.mark.parametrize("who", [HOA, HANH])
async def test_the_same_number_in_another_chat_is_another_message(talk: Talk, who: Someone) -> None:
    await said(talk, "cài vneid 12")
    await talk.say(MINH, "lưu")
    assert "vừa sửa tin cũ" in (await edits(talk, "cài vneid 15", who=who)).text
    assert amounts(talk) == {VNEID: 12}


async def test_a_message_that_was_no_report_gets_the_old_sentence(talk: Talk) -> None:
    assert (await edits(talk, "cài vneid 15")).text == common.EDITED.replace("{you}", "anh chị")
    assert (await talk.send(HOA, edited="chào")).text == common.EDITED.replace("{you}", "bà con")


async def test_personal_numbers_in_a_changed_message_are_not_kept(talk: Talk) -> None:
    await said(talk, "cài vneid 12")
    await edits(talk, "cài vneid 15 cho anh Nam 0912345678")
    assert "0912345678" not in talk.memory(MINH)
