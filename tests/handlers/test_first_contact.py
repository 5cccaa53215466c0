"""What is kept is said at the first contact, once; what was hidden is said each time."""

from __future__ import annotations

import pytest

from faq.outcome import Answered, Evidence
from handlers.texts import common
from reports.people import Role
from tests.handlers.entries import SHORT
from tests.handlers.talk import Talk
from tests.people import HOA, LAN, MINH, STRANGER
from tests.reports.given import TEAM

PHONE, CARD = "0912345678", "079123456789"


@pytest.mark.parametrize("first", ["/start", "mất căn cước", "/trogiup", "/thamgia", "/tong", "😀", "/la", "hủy"])
async def test_privacy_is_said_once_whatever_comes_first(talk: Talk, first: str) -> None:
    said = [(await talk.say(HOA, text)).text for text in (first, "/start", "mất căn cước", "/trogiup")]
    assert [text.count(common.PRIVACY) for text in said] == [1, 0, 0, 0]


@pytest.mark.parametrize("content", [{"joined": True}, {"edited": "x"}, {"tap": "canbo"}])
async def test_privacy_is_said_whatever_kind_comes_first(talk: Talk, content: dict[str, object]) -> None:
    said = [(await talk.send(HOA, **content)).text, (await talk.say(HOA, "mất căn cước")).text]
    assert [text.count(common.PRIVACY) for text in said] == [1, 0]


async def test_privacy_is_said_once_to_whoever_joins_first(talk: Talk) -> None:
    talk.invite("ABCD-EFGH", MINH, TEAM, Role.REPORTER)
    said = [(await talk.say(STRANGER, text)).text for text in ("/start ABCDEFGH", "/start", "cài vneid 3")]
    assert [text.count(common.PRIVACY) for text in said] == [1, 0, 0]


async def test_privacy_is_said_to_each_chat(talk: Talk) -> None:
    assert common.PRIVACY in (await talk.say(HOA, "chào")).text
    assert common.PRIVACY in (await talk.say(STRANGER, "chào")).text


async def test_the_greeting_says_what_can_be_asked_and_how(talk: Talk) -> None:
    text = (await talk.say(HOA, "/start")).text
    assert common.GREETING in text
    assert "không dấu" in text


async def test_hidden_numbers_are_named_and_never_kept(talk: Talk) -> None:
    reply = await talk.say(HOA, f"tôi tên Hoa, căn cước {CARD}, điện thoại {PHONE}, quên mật khẩu")
    assert "Tôi đã che số căn cước và số điện thoại trong tin của bà con và không lưu lại." in reply.text
    kept = str(talk.asked) + str(talk.answers.asked) + talk.memory(HOA)
    assert PHONE not in kept
    assert CARD not in kept


async def test_amounts_of_money_stay(talk: Talk) -> None:
    reply = await talk.say(HOA, "lệ phí 5000000 đồng có đúng không")
    assert "che" not in reply.text.replace("được che đi", "")
    assert talk.asked[0].masked == "lệ phí 5000000 đồng có đúng không"


async def test_what_is_said_back_of_a_report_is_masked(talk: Talk) -> None:
    reply = await talk.say(MINH, f"cài vneid 12 cho bà Sáu {PHONE}")
    assert PHONE not in reply.text
    assert "Tôi đã che số điện thoại trong tin của anh chị" in reply.text
    assert PHONE not in talk.memory(MINH)


async def test_a_number_too_many_is_masked_in_the_question_back(talk: Talk) -> None:
    reply = await talk.say(MINH, "cài vneid 079123456789")
    assert "079123456789" not in reply.text
    assert "“vneid [số căn cước]”" in reply.text


async def test_the_sentence_that_is_stored_with_a_report_is_masked(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12, giúp bà Tư, biển số xe 66A1-234.56")
    assert "234.56" not in talk.memory(MINH)


async def test_a_reason_is_masked_before_anybody_reads_it(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    await talk.tap(LAN, f"tra:{talk.reports()[0].id}.1")
    await talk.say(LAN, f"gọi lại tôi số {PHONE} nhé")
    assert PHONE not in talk.told(MINH)[0].text
    assert PHONE not in talk.reports()[0].reason


async def test_nothing_is_said_about_hiding_when_nothing_was(talk: Talk) -> None:
    talk.scripted("thường trú ở đâu", Answered(SHORT, Evidence()))
    assert "Tôi đã che" not in (await talk.say(HOA, "thường trú ở đâu")).text
