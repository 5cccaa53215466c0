"""/cauhoi shows an editor what was missed lately."""

from __future__ import annotations

from datetime import timedelta

import pytest

from faq.misses import Miss
from faq.outcome import Candidate
from handlers.texts import editing as texts
from tests.fakes.knowledge import MemoryQuestions
from tests.handlers.entries import LONG
from tests.handlers.talk import Talk, labels
from tests.people import THUY


@pytest.fixture
def kept(talk: Talk) -> MemoryQuestions:
    questions = talk.services.questions
    assert isinstance(questions, MemoryQuestions)
    return questions


async def test_nothing_was_missed(talk: Talk) -> None:
    assert texts.MISSED_NONE.format(days=30) in (await talk.say(THUY, "/cauhoi")).text


async def test_the_five_largest_groups_with_what_to_do(talk: Talk, kept: MemoryQuestions) -> None:
    words = ("mèo con", "xe máy", "lúa nước", "cầu đường", "đèn điện", "giếng khoan")
    for number, two in enumerate(words):
        near = (Candidate("tam-tru", 0.5 if number == 5 else 0.1),)
        kept.misses += [(talk.now, Miss(f"hỏi chuyện {two} ở đâu", "unsure", near))] * (number + 1)
    reply = await talk.say(THUY, "/cauhoi")
    assert "6 lượt: “hỏi chuyện giếng khoan ở đâu”." in reply.text
    assert f"Gần nhất: “{LONG.question}” (tam-tru)." in reply.text
    assert texts.ADVICE["add_wording"] in reply.text
    assert "mèo con" not in reply.text
    assert [one for one in labels(reply) if LONG.question in one] == [f"Sửa mục: {LONG.question}"]
    assert LONG.question in (await talk.say(THUY, "1")).text


async def test_what_is_long_ago_is_not_shown(talk: Talk, kept: MemoryQuestions) -> None:
    kept.misses.append((talk.now - timedelta(days=31), Miss("chuyện cũ", "unsure")))
    assert "chuyện cũ" not in (await talk.say(THUY, "/cauhoi")).text
