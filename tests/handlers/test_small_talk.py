"""Short and human, and warm to whoever has just been in danger."""

from __future__ import annotations

from typing import get_args

import pytest

from faq.guard import Manner, manner
from faq.outcome import Danger, Evidence, OutOfScope, Unsure
from handlers.small_talk import TONES, tone
from handlers.texts import small_talk as texts
from handlers.texts.questions import DANGER
from tests.handlers.entries import LONG, SAFETY, SHORT
from tests.handlers.talk import Talk, labels
from tests.people import HOA

SCAM = "công an gọi bảo tôi chuyển tiền ngay để xác minh, tôi sợ quá"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(HOA, "/start")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xin chào", "greeting"),
        ("Alo alo", "calling"),
        ("có ai không", "calling"),
        ("cảm ơn nhiều nha", "thanks"),
        ("dạ cảm ơn", "thanks"),
        ("dạ", "agreed"),
        ("ok", "agreed"),
        ("giỏi quá", "praise"),
        ("tạm biệt", "goodbye"),
        ("ngủ ngon", "night"),
        ("bot ngu quá", "insult"),
        ("chán quá", "disappointed"),
        ("😀😀", "cheerful"),
        ("👍", "cheerful"),
        ("😭", "upset"),
        ("???", "wondering"),
        ("...", "nonsense"),
    ],
)
def test_each_is_answered_in_its_own_way(text: str, name: str) -> None:
    kind = manner(text)
    assert kind is not None
    assert tone(text, kind) == name


def test_there_is_a_sentence_for_every_manner_and_tone() -> None:
    names = {one.name for tones in TONES.values() for one in tones}
    assert {*get_args(Manner), *names} == set(texts.SAID)
    assert set(texts.AFTER_DANGER) == set(DANGER)


@pytest.mark.parametrize(
    "text", ["cảm ơn", "tôi cúp máy rồi, cảm ơn", "da toi tat may roi", "tôi chưa chuyển, may quá"]
)
async def test_whoever_is_safe_again_is_answered_warmly(talk: Talk, text: str) -> None:
    talk.scripted(SCAM, Danger("scam", Evidence(), SAFETY))
    talk.scripted("cảm ơn", OutOfScope(Evidence(), "thanks"))
    talk.scripted(text, talk.answers.outcomes.get(text, Unsure((SHORT,), Evidence())))
    await talk.say(HOA, SCAM)
    reply = await talk.say(HOA, text)
    assert texts.AFTER_DANGER["scam"][0] in reply.text
    assert labels(reply) == [SAFETY.question]
    assert talk.asked[-1].outcome == "out_of_scope"


async def test_the_warm_words_are_said_once(talk: Talk) -> None:
    talk.scripted("cảm ơn", OutOfScope(Evidence(), "thanks"))
    await talk.say(HOA, SCAM)
    await talk.say(HOA, "cảm ơn")
    assert (await talk.say(HOA, "cảm ơn")).text == texts.SAID["thanks"]


@pytest.mark.parametrize("text", ["tôi lỡ chuyển rồi, tôi sợ quá", "tắt máy rồi giờ làm sao", "thường trú ở đâu"])
async def test_whoever_is_not_safe_or_asks_something_gets_an_answer(talk: Talk, text: str) -> None:
    talk.scripted(text, Unsure((LONG,), Evidence()))
    await talk.say(HOA, SCAM)
    reply = await talk.say(HOA, text)
    assert texts.AFTER_DANGER["scam"][0] not in reply.text
    assert LONG.question in labels(reply)


async def test_a_second_danger_is_danger(talk: Talk) -> None:
    await talk.say(HOA, SCAM)
    assert (await talk.say(HOA, SCAM)).text.startswith(DANGER["scam"][0])


async def test_whoever_was_desperate_is_told_not_to_stay_alone(talk: Talk) -> None:
    talk.scripted("tôi muốn chết", Danger("self_harm", Evidence()))
    talk.scripted("cảm ơn", OutOfScope(Evidence(), "thanks"))
    await talk.say(HOA, "tôi muốn chết")
    assert (await talk.say(HOA, "cảm ơn")).text.endswith(texts.AFTER_DANGER["self_harm"][1])
