"""Chị Hoa pastes what she was sent and reads what to make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faq.outcome import Answered, Evidence
from handlers.texts import common, questions, shield
from tests.handlers.entries import LONG, SAFETY
from tests.handlers.talk import Talk, labels
from tests.people import HOA, MINH

FALSE_PAGE = "https://vneid.gov.vn.xyz/dang-nhap"
CALL = "số 0912345678 gọi cho tôi có phải công an không"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for name in ("link-gia-dichvucong", "vneid-gia-mao", "bao-cuoc-goi-lua-dao", "bi-lua-phai-lam-gi"):
        talk.answers.entries[name] = replace(SAFETY, id=name, question=f"Mục {name}?")
    await talk.say(HOA, "/start")


async def test_a_false_page_is_named_and_she_reads_what_to_do(talk: Talk) -> None:
    reply = await talk.say(HOA, FALSE_PAGE)
    assert reply.text.startswith(shield.TITLES["suspicious"])
    assert "156" in reply.text
    assert "113" in reply.text
    assert labels(reply) == [
        "Mục vneid-gia-mao?",
        "Mục bao-cuoc-goi-lua-dao?",
        "Mục bi-lua-phai-lam-gi?",
        questions.ASK_OFFICER,
    ]


async def test_a_false_page_cannot_be_tapped_in_our_words(talk: Talk) -> None:
    reply = await talk.say(HOA, FALSE_PAGE)
    assert "vneid.gov.vn.xyz" not in reply.text
    assert "vneid . gov . vn . xyz" in reply.text


async def test_a_true_page_is_confirmed_with_care(talk: Talk) -> None:
    reply = await talk.say(HOA, "https://dichvucong.gov.vn")
    assert reply.text.startswith(shield.TITLES["official"])
    assert "Cổng Dịch vụ công quốc gia" in reply.text
    assert labels(reply) == ["Mục link-gia-dichvucong?", questions.ASK_OFFICER]


async def test_of_an_unknown_page_nothing_is_claimed(talk: Talk) -> None:
    reply = await talk.say(HOA, "abcxyz.com trang này có thật không")
    assert reply.text.startswith(shield.TITLES["unknown"])
    assert "không khẳng định" in reply.text


async def test_a_number_is_neither_said_nor_kept(talk: Talk) -> None:
    reply = await talk.say(HOA, CALL)
    assert reply.text.startswith(shield.TITLES["unknown"])
    assert "0912345678" not in reply.text
    assert "0912345678" not in talk.asked[-1].masked
    assert "số điện thoại" in talk.asked[-1].masked
    assert "0912345678" not in talk.memory(HOA)


async def test_it_is_kept_as_a_question_with_the_entry_to_read(talk: Talk) -> None:
    await talk.say(HOA, FALSE_PAGE)
    assert (talk.asked[-1].outcome, talk.asked[-1].entry) == ("answered", "vneid-gia-mao")
    assert not [asked for asked in talk.answers.asked if FALSE_PAGE in asked[0]]


async def test_without_the_entries_the_verdict_is_still_said(talk: Talk) -> None:
    talk.answers.entries.clear()
    reply = await talk.say(HOA, FALSE_PAGE)
    assert reply.text.startswith(shield.TITLES["suspicious"])
    assert labels(reply) == [questions.ASK_OFFICER]


async def test_danger_beats_the_shield(talk: Talk) -> None:
    reply = await talk.say(HOA, f"nó đang bắt tôi chuyển tiền qua {FALSE_PAGE}")
    assert reply.text.startswith(questions.DANGER["scam"][0])


async def test_a_question_about_an_official_page_is_answered(talk: Talk) -> None:
    talk.scripted("vào dichvucong.gov.vn thế nào", Answered(LONG, Evidence()))
    assert LONG.question in (await talk.say(HOA, "vào dichvucong.gov.vn thế nào")).text


async def test_an_open_step_beats_the_shield(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, FALSE_PAGE)
    assert shield.TITLES["suspicious"] in reply.text
    assert common.CONTINUE in labels(reply)


def test_nothing_is_ever_called_safe() -> None:
    said = " ".join(str(value) for name, value in vars(shield).items() if name.isupper()).lower()
    assert "an toàn" not in said
    assert "100%" not in said
