"""In a group we answer only what is meant for us."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import AiogramError

from channels.telegram.inbound import TelegramReader
from dialog.inbound import Content, Edited, Media, Tap, Text
from tests.telegram import updates
from tests.telegram.faults import dropped
from tests.telegram.memory import item
from tests.telegram.server import TelegramServer

GROUP = -1001234
OURS: dict[str, Any] = {"reply_to_message": updates.from_bot(GROUP, text="Tổng hôm nay")}
THEIRS = {"reply_to_message": updates.text(GROUP, "chào cả tổ")}
TOPIC = {"reply_to_message": updates.from_bot(GROUP, forum_topic_created={"name": "Báo cáo", "icon_color": 1})}


async def read(bot: Bot, **update: Any) -> Content | None:
    inbound = await TelegramReader(bot).read(item(update))
    assert inbound is None or not inbound.private
    return inbound.content if inbound else None


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("/tong", "/tong"),
        ("/tong@TroLyThuBot", "/tong"),
        ("/TONG@trolythubot hôm nay", "/TONG hôm nay"),
        ("@TroLyThuBot cấp lại căn cước", "cấp lại căn cước"),
        ("cho hỏi @trolythubot, lệ phí?", "cho hỏi lệ phí?"),
        ("@TroLyThuBot", ""),
    ],
)
async def test_commands_and_mentions_are_for_us(receiver: Bot, typed: str, understood: str) -> None:
    assert await read(receiver, message=updates.text(GROUP, typed)) == Text(understood)


@pytest.mark.parametrize(
    "typed",
    [
        "chào cả tổ",
        "/tong@OtherBot",
        "/start@TroLyThuBotX abc",
        "hỏi @TroLyThuBotX nhé",
        "gửi về x@TroLyThuBot.vn",
        "12/5 họp",
        "/ không phải lệnh",
    ],
)
async def test_the_talk_of_others_is_not_for_us(receiver: Bot, typed: str) -> None:
    assert await read(receiver, message=updates.text(GROUP, typed)) is None


@pytest.mark.parametrize(("context", "heard"), [(OURS, True), (THEIRS, False), (TOPIC, False)])
async def test_an_answer_to_us_is_for_us(receiver: Bot, context: dict[str, Any], heard: bool) -> None:
    content = await read(receiver, message=updates.text(GROUP, "cài vneid 12", **context))
    assert content == (Text("cài vneid 12") if heard else None)


async def test_a_mention_without_a_name_is_for_us(receiver: Bot) -> None:
    message = updates.message(GROUP, text="Trợ lý ơi")
    message["entities"] = [{"type": "text_mention", "offset": 0, "length": 6, "user": updates.BOT}]
    assert await read(receiver, message=message) == Text("Trợ lý ơi")


async def test_other_bots_are_not_listened_to_but_hidden_administrators_are(receiver: Bot) -> None:
    robot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    message = {**updates.text(GROUP, "/tong"), "from": robot}
    assert await read(receiver, message=message) is None
    assert await read(receiver, message={**message, "sender_chat": updates.chat(GROUP)}) == Text("/tong")


async def test_pictures_need_a_caption_for_us_or_to_answer_us(receiver: Bot) -> None:
    photo: dict[str, Any] = {"photo": updates.photo()}
    assert await read(receiver, message=updates.message(GROUP, **photo)) is None
    assert await read(receiver, message=updates.message(GROUP, **photo, **OURS)) == Media("photo")
    named = updates.message(GROUP, **photo, caption="@TroLyThuBot xem giúp")
    assert await read(receiver, message=named) == Media("photo", "xem giúp")


async def test_a_contact_shared_among_others_is_not_for_us(receiver: Bot) -> None:
    contact: dict[str, Any] = {"contact": {"phone_number": "0900000000", "first_name": "Hoa"}}
    assert await read(receiver, message=updates.message(GROUP, **contact)) is None
    assert await read(receiver, message=updates.message(GROUP, **contact, **OURS)) == Media("contact")


async def test_corrections_follow_the_same_rule(receiver: Bot) -> None:
    assert await read(receiver, edited_message=updates.text(GROUP, "chào tổ")) is None
    assert await read(receiver, edited_message=updates.text(GROUP, "/tong@TroLyThuBot")) == Edited("/tong")


async def test_a_press_in_a_group_is_not_private(receiver: Bot) -> None:
    assert await read(receiver, callback_query=updates.tap(GROUP, "ok")) == Tap("ok")


async def test_our_name_is_asked_of_telegram_once(telegram: TelegramServer, receiver: Bot) -> None:
    for _ in range(3):
        await read(receiver, message=updates.text(GROUP, "/tong@TroLyThuBot"))
    assert len(telegram.called("getMe")) == 1


async def test_while_our_name_cannot_be_learnt_the_update_is_not_lost(
    telegram: TelegramServer, receiver: Bot
) -> None:
    telegram.fail_next("getMe", dropped())
    with pytest.raises(AiogramError):
        await read(receiver, message=updates.text(GROUP, "/tong@TroLyThuBot"))
    assert await read(receiver, message=updates.text(GROUP, "/tong@TroLyThuBot")) == Text("/tong")
