"""Whatever comes: a polite sentence, never silence, nothing breaks."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialog.inbound import Media, MediaKind
from faq.outcome import Evidence, OutOfScope
from handlers.heard import LONGEST, kept
from handlers.small_talk import tone
from handlers.texts import common, small_talk
from tests.fakes.channel import CONTENTS
from tests.handlers.talk import Talk
from tests.people import HOA, MINH, STRANGER

ODD = [
    "😀😀😀",
    "👨‍👩‍👧‍👦",
    "\u202eنص من اليمين\u202c",
    "\u200b\u200b",
    "\x00\x01\x02",
    "\ud800",
    "\u0301\u0301",
    "ﷺ" * 500,
    "a" * 4000,
    "%s {0} {you} <b>",
    "///",
    "/ lệnh",
    "'; DROP TABLE units; --",
    "\n\n1\n\n",
    "٣",
    "²",
]


@pytest.mark.parametrize("who", [HOA, MINH])
@pytest.mark.parametrize("text", ODD)
async def test_odd_texts_get_a_sentence(talk: Talk, who: object, text: str) -> None:
    reply = await talk.say(who, text)  # type: ignore[arg-type]
    assert reply.text.strip()
    assert talk.reports() == []


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
async def test_an_empty_message_is_told_kindly(talk: Talk, text: str) -> None:
    assert (await talk.say(HOA, text)).text.startswith("Tôi chưa thấy chữ nào trong tin. Bà con gõ")


async def test_a_very_long_message_is_not_read(talk: Talk) -> None:
    assert (await talk.say(HOA, "x" * 5000)).text.startswith("Tin nhắn dài quá nên tôi đọc không hết. Mời bà con")
    assert talk.asked == []


async def test_the_longest_that_is_read_is_read(talk: Talk) -> None:
    await talk.say(HOA, "x" * LONGEST)
    assert len(talk.asked) == 1


@pytest.mark.parametrize("kind", get_args(MediaKind))
async def test_every_kind_of_media_has_its_sentence(talk: Talk, kind: MediaKind, monkeypatch: object) -> None:
    monkeypatch.setitem(CONTENTS, "media", lambda it: Media(it, "kèm lời"))  # type: ignore[attr-defined]
    reply = await talk.send(HOA, media=kind)
    assert reply.text.startswith(common.MEDIA[kind].replace("{You}", "Bà con").replace("{you}", "bà con"))


async def test_an_officer_is_spoken_to_as_one(talk: Talk) -> None:
    assert "Anh chị gõ chữ giúp tôi" in (await talk.send(MINH, media="voice")).text
    assert "Bà con gõ chữ giúp tôi" in (await talk.send(HOA, media="voice")).text


async def test_an_edited_message_is_not_read_again(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.send(MINH, edited="cài vneid 13")
    assert "Tôi thấy anh chị vừa sửa tin cũ" in reply.text
    assert "vẫn đang chờ, chưa lưu" in reply.text
    assert '"outreach_vneid_turns": 12' in talk.memory(MINH)


async def test_whoever_opens_the_chat_is_greeted(talk: Talk) -> None:
    assert (await talk.send(HOA, joined=True)).text.startswith(common.GREETING)
    assert (await talk.send(MINH, joined=True)).text.startswith("Chào Nguyễn Văn Minh, Tổ")


async def test_whoever_has_left_is_not_talked_to(talk: Talk) -> None:
    await talk.say(HOA, "xin chào")
    await talk.nothing(HOA, left=True)


async def test_a_group_that_moves_is_not_talked_to(talk: Talk) -> None:
    await talk.nothing(HOA, moved="test:moi")


@pytest.mark.parametrize("value", ["", "abc", "xyz:1", ":", "luu", "muc:", "hoi:", "dung:", "x" * 60])
async def test_an_unknown_value_explains_itself(talk: Talk, value: str) -> None:
    assert (await talk.tap(STRANGER, value)).text.strip()


async def test_a_button_of_an_unknown_verb_is_old(talk: Talk) -> None:
    assert (await talk.tap(HOA, "kiemtra:1")).text.startswith("Nút này đã cũ, không dùng được nữa. Bà con xem")


async def test_what_no_database_keeps_is_left_out() -> None:
    assert kept("mất\x00 căn\ud800 cước\nở đâu\t?") == "mất căn cước\nở đâu\t?"


async def test_no_half_of_a_number_is_kept_at_the_cut() -> None:
    text = "x " * (LONGEST // 2 - 3) + "079123456789"
    assert "0791" not in kept(text)
    assert len(kept(text)) <= LONGEST


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
async def test_no_text_is_met_with_silence_or_a_failure(talk: Talk, text: str) -> None:
    talk.answers.outcomes.clear()
    for who in (HOA, MINH):
        assert (await talk.say(who, text)).text.strip()


@pytest.mark.parametrize("manner", ["greeting", "thanks", "goodbye", "insult", "nonsense"])
async def test_small_talk_is_answered_in_kind_and_is_no_miss(talk: Talk, manner: str) -> None:
    talk.scripted("bot ngu quá", OutOfScope(Evidence(), manner))  # type: ignore[arg-type]
    for _ in range(3):
        assert (await talk.say(HOA, "bot ngu quá")).text.startswith(small_talk.SAID[tone("bot ngu quá", manner)])


def test_there_is_a_sentence_for_every_kind_and_no_other() -> None:
    assert set(common.MEDIA) == set(get_args(MediaKind))
