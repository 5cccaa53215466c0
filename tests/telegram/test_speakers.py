"""Who speaks, in which message, in answer to what, and whether the words are their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot

from channels.telegram.inbound import TelegramReader
from dialog.inbound import Address, Inbound, Text
from tests.telegram import updates
from tests.telegram.memory import item

GROUP = -1001234
HOA = Address("telegram", "4242")
ELSEWHERE = {"type": "hidden_user", "sender_user_name": "Lan", "date": updates.DATE - 9}


async def read(bot: Bot, **update: Any) -> Inbound:
    inbound = await TelegramReader(bot).read(item(update))
    assert inbound is not None
    return inbound


async def test_in_a_group_the_speaker_has_a_private_address(receiver: Bot) -> None:
    inbound = await read(receiver, message=updates.text(GROUP, "/bc cài 12", 77))
    assert (inbound.sender, inbound.message, inbound.private) == (HOA, "77", False)


async def test_in_private_the_chat_is_the_speaker(receiver: Bot) -> None:
    inbound = await read(receiver, message=updates.text(7, "cài 12", 78))
    assert (inbound.sender, inbound.message, inbound.private) == (None, "78", True)


async def test_a_hidden_administrator_is_nobody(receiver: Bot) -> None:
    robot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    message = {**updates.text(GROUP, "/bc cài 12"), "from": robot, "sender_chat": updates.chat(GROUP)}
    assert (await read(receiver, message=message)).sender is None


async def test_whoever_presses_in_a_group_is_known(receiver: Bot) -> None:
    pressed = updates.from_bot(GROUP, 55, text="Hôm nay?")
    inbound = await read(receiver, callback_query=updates.tap(GROUP, "ok", pressed=pressed))
    assert (inbound.sender, inbound.answers) == (HOA, "55")
    assert (await read(receiver, callback_query=updates.tap(7, "ok"))).sender is None


async def test_whoever_lets_us_into_a_group_is_known(receiver: Bot) -> None:
    event = {**updates.membership(GROUP, "left", "member"), "from": updates.person(4242)}
    assert (await read(receiver, my_chat_member=event)).sender == HOA


async def test_a_correction_names_the_message_it_corrects(receiver: Bot) -> None:
    corrected = updates.text(7, "cài 13", 78, edit_date=updates.DATE + 60)
    inbound = await read(receiver, edited_message=corrected)
    assert (inbound.message, inbound.said_at) == ("78", datetime.fromtimestamp(updates.DATE + 60, UTC))
    group = await read(receiver, edited_message=updates.text(GROUP, "/bc cài 13", 79, edit_date=updates.DATE + 60))
    assert (group.message, group.sender) == ("79", HOA)


@pytest.mark.parametrize("chat", [7, GROUP])
async def test_an_answer_names_our_message(receiver: Bot, chat: int) -> None:
    ours: dict[str, Any] = {"reply_to_message": updates.from_bot(chat, 55, text="Hôm nay tổ làm được gì?")}
    inbound = await read(receiver, message=updates.text(chat, "cài 12", **ours))
    assert (inbound.answers, inbound.quoted) == ("55", "Hôm nay tổ làm được gì?")


async def test_an_answer_to_somebody_else_names_nothing(receiver: Bot) -> None:
    theirs: dict[str, Any] = {"reply_to_message": updates.text(7, "chào", 55)}
    inbound = await read(receiver, message=updates.text(7, "cài 12", **theirs))
    assert (inbound.answers, inbound.quoted) == ("", "")


async def test_forwarded_words_are_told_from_own_ones(receiver: Bot) -> None:
    assert (await read(receiver, message=updates.text(7, "cài 12", forward_origin=ELSEWHERE))).forwarded
    assert not (await read(receiver, message=updates.text(7, "cài 12"))).forwarded


@pytest.mark.parametrize("typed", ["#bc cài 12", "#BC cài 12", "cài 12 #bc", "Tổ 3\n#bc cài 12"])
async def test_a_marked_report_is_taken_when_telegram_lets_us_hear_it(receiver: Bot, typed: str) -> None:
    assert (await read(receiver, message=updates.text(GROUP, typed))).content == Text(typed)


@pytest.mark.parametrize("typed", ["#bcd cài 12", "a#bc", "##bc", "bc cài 12"])
async def test_other_marks_are_the_talk_of_others(receiver: Bot, typed: str) -> None:
    assert await TelegramReader(receiver).read(item({"message": updates.text(GROUP, typed)})) is None
