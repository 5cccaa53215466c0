"""Danger now, command, choice, the open step, log sentence, question: in this order."""

from __future__ import annotations

import pytest

from faq.outcome import Answered, Danger, Evidence
from handlers.texts import common, questions, reports, review
from tests.handlers.entries import LONG, SAFETY, SHORT
from tests.handlers.talk import Talk, labels, value
from tests.people import HOA, LAN, MINH

SCAM = "công an gọi bảo tôi chuyển tiền ngay để xác minh, tôi sợ quá"
STOP = questions.DANGER["scam"][0]


async def test_danger_beats_an_open_step(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert (await talk.say(MINH, SCAM)).text.startswith(STOP)


async def test_danger_beats_a_reason_that_is_waited_for(talk: Talk) -> None:
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    await talk.tap(LAN, value(talk.told(LAN)[0], "Trả lại"))
    assert (await talk.say(LAN, SCAM)).text.startswith(STOP)
    assert [one.state for one in talk.reports()] == ["sent"]


async def test_danger_beats_a_command(talk: Talk) -> None:
    assert (await talk.say(HOA, f"/trogiup {SCAM}")).text.startswith(STOP)


async def test_danger_is_found_in_a_text_too_long_to_read(talk: Talk) -> None:
    assert (await talk.say(HOA, SCAM + " hu" * 3000)).text.startswith(STOP)
    assert len(talk.asked[0].masked) <= 4000


async def test_nothing_stands_below_the_words_about_danger_but_one_thing_to_read(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    talk.scripted(SCAM, Danger("scam", Evidence(), SAFETY))
    reply = await talk.say(MINH, SCAM)
    assert labels(reply) == [SAFETY.question]
    assert reply.text == "\n\n".join(questions.DANGER["scam"])
    assert talk.asked[0].outcome == "danger"


async def test_danger_is_danger_even_when_the_engine_does_not_see_it(talk: Talk) -> None:
    talk.scripted(SCAM, Answered(LONG, Evidence()))
    assert (await talk.say(HOA, SCAM)).text.startswith(STOP)
    assert talk.asked[0].outcome == "danger"
    assert talk.asked[0].entry is None


async def test_whoever_was_in_danger_first_hears_of_privacy_later(talk: Talk) -> None:
    assert common.PRIVACY not in (await talk.say(HOA, SCAM)).text
    assert common.PRIVACY in (await talk.say(HOA, "cảm ơn")).text


async def test_a_secret_code_told_in_danger_is_hidden_and_said_so(talk: Talk) -> None:
    reply = await talk.say(HOA, f"{SCAM}, căn cước 079123456789")
    assert reply.text.startswith(STOP)
    assert "Tôi đã che số căn cước" in reply.text
    assert "079123456789" not in talk.asked[0].masked


async def test_a_command_beats_an_open_step(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert (await talk.say(MINH, "/tong")).text.startswith("Tổng của")


async def test_a_choice_beats_a_log_sentence(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    assert "Đã lưu" in (await talk.say(MINH, "1")).text


async def test_where_a_number_is_asked_for_it_picks_nothing(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert "1 lượt" in (await talk.say(MINH, "1")).text
    assert talk.reports() == []


async def test_the_open_step_beats_a_log_sentence(talk: Talk) -> None:
    """A correction is of the draft's day, though it reads as a sentence of today."""
    await talk.say(MINH, "hôm qua cài vneid 12")
    await talk.say(MINH, "sửa")
    assert "Chủ nhật, 22/11/2026" in (await talk.say(MINH, "cài vneid 15")).text


async def test_an_open_step_lets_pass_what_it_cannot_read(talk: Talk) -> None:
    talk.scripted("mất căn cước thì sao", Answered(SHORT, Evidence()))
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    reply = await talk.say(MINH, "mất căn cước thì sao")
    assert SHORT.question in reply.text
    assert "vẫn đang chờ, chưa lưu" in reply.text


async def test_a_log_sentence_of_a_citizen_is_a_question(talk: Talk) -> None:
    assert questions.NOT_OURS in (await talk.say(HOA, "cài vneid 12")).text
    assert talk.asked[0].masked == "cài vneid 12"


@pytest.mark.parametrize("text", ["Lưu", "luu", "LƯU!"])
async def test_save_can_be_typed_while_a_report_waits_whatever_was_said_between(talk: Talk, text: str) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "/tong")
    assert "Đã lưu" in (await talk.say(MINH, text)).text


async def test_yes_right_below_the_table_saves(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    assert "Đã lưu" in (await talk.say(MINH, "Đúng rồi")).text


async def test_yes_below_something_else_saves_nothing(talk: Talk) -> None:
    talk.scripted("mất căn cước", Answered(SHORT, Evidence()))
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "mất căn cước")
    await talk.say(MINH, "đúng")
    assert talk.reports() == []


async def test_save_with_nothing_open_is_no_question(talk: Talk) -> None:
    assert (await talk.say(MINH, "lưu")).text.startswith("Hiện không có việc gì đang làm dở. Anh chị")
    assert talk.asked == []


async def test_verdicts_can_be_typed_after_other_things(talk: Talk) -> None:
    talk.scripted("mất căn cước", Answered(SHORT, Evidence()))
    await talk.say(HOA, "mất căn cước")
    await talk.tap(HOA, "hoi:khong-co")
    await talk.tap(HOA, "canbo")
    assert (await talk.say(HOA, "dung y toi")).text.startswith(questions.THANKS_RIGHT)
    assert [one.question for one in talk.rated] == [talk.asked[0].id]


async def test_a_verdict_about_nothing_is_a_question(talk: Talk) -> None:
    await talk.say(HOA, "Đúng ý tôi")
    assert (talk.rated, [one.masked for one in talk.asked]) == ([], ["Đúng ý tôi"])


async def test_the_sentences_of_refusal_are_those_of_the_subject(talk: Talk) -> None:
    assert (await talk.say(HOA, "/tong")).text.startswith(reports.NOT_MEMBER)
    assert (await talk.say(HOA, "/duyet")).text == review.NOT_REVIEWER
