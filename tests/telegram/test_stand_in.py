"""The stand-in itself: what it takes, what it refuses, how it holds and confirms updates."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import GetUpdates
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import ClientSession
from telegram import Message
from telegram.ext import ExtBot

from channels.telegram.api import make_receiver
from tests.telegram import check, updates
from tests.telegram.faults import flood
from tests.telegram.markup import Malformed, visible
from tests.telegram.memory import until
from tests.telegram.server import TelegramServer

LONG_SENTENCE = "Muốn đăng ký khai sinh phải làm gì? "


async def call(server: TelegramServer, method: str, **values: Any) -> dict[str, Any]:
    """A call past both libraries; the problems it makes are expected here."""
    async with (
        ClientSession() as session,
        session.post(f"{server.url}/bot{server.token}/{method}", json=values) as got,
    ):
        server.invalid.clear()
        answer: dict[str, Any] = await got.json()
        return answer


@pytest.mark.parametrize(
    ("method", "values", "complaint"),
    [
        ("sendMassage", {}, "unknown method"),
        ("sendMessage", {"chat_id": 7, "text": "a", "colour": "red"}, "unknown parameter colour"),
        ("sendMessage", {"chat_id": 7}, "missing text"),
        ("sendMessage", {"chat_id": [7], "text": "a"}, "not Integer"),
        ("sendMessage", {"chat_id": 7, "text": " "}, "0 parsed"),
        ("sendMessage", {"chat_id": 7, "text": "a" * 4097}, "4097 parsed"),
        ("sendMessage", {"chat_id": 7, "text": "😀" * 2049}, "4098 parsed"),
        ("sendMessage", {"chat_id": 7, "text": "<b>a", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendDocument", {"chat_id": 7, "document": "f", "caption": "a" * 1025}, "1025 parsed"),
        ("answerCallbackQuery", {"callback_query_id": "q", "text": "a" * 201}, "201 characters"),
        ("setMyCommands", {"commands": [{"command": "tong"}]}, "missing description"),
        ("setMyCommands", {"commands": {"command": "tong"}}, "not an array"),
        ("sendMessage", {"chat_id": 7, "text": "a", "protect_content": 3}, "not Boolean"),
        ("sendMessage", {"chat_id": 7, "text": "a", "reply_markup": "x"}, "not InlineKeyboardMarkup"),
    ],
)
async def test_a_call_that_the_schema_does_not_allow_is_refused(
    telegram: TelegramServer, method: str, values: dict[str, Any], complaint: str
) -> None:
    answer = await call(telegram, method, **values)
    assert answer["error_code"] == 400
    assert complaint in answer["description"]
    assert not telegram.messages(7)


async def test_the_length_counts_after_entities_are_parsed(telegram: TelegramServer) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    assert (await call(telegram, "sendMessage", chat_id=7, text=text, parse_mode="HTML"))["ok"]
    assert telegram.messages(7)[0].text == "<" * 4096


@pytest.mark.parametrize("data", ["", "x" * 65, "ộ" * 22])
async def test_callback_data_is_counted_in_bytes(telegram: TelegramServer, data: str) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Có", "callback_data": data}]]}
    answer = await call(telegram, "sendMessage", chat_id=7, text="a", reply_markup=keyboard)
    assert "bytes, allowed 1-64" in answer["description"]


async def test_an_invalid_call_is_kept_so_that_the_fixture_fails_the_test() -> None:
    server = TelegramServer()
    await server.start()
    bot = make_receiver(server.token, base_url=server.url)
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(7, "a" * 4097)
    await bot.session.close()
    await server.stop()
    assert server.invalid == ["sendMessage.text: 4097 parsed, allowed 1-4096"]


@pytest.mark.parametrize("markup", ["<b>a</i>", "<font>a</font>", "a < b", "<b>", "</b>"])
def test_markup_that_telegram_refuses_is_malformed(markup: str) -> None:
    with pytest.raises(Malformed):
        visible(markup)


def test_markup_is_read_as_people_see_it() -> None:
    assert (
        visible('<b>Lệ phí</b> &amp; <a href="https://x">nơi nộp</a> &lt;1&gt; &nbsp;')
        == "Lệ phí & nơi nộp <1> &nbsp;"
    )


async def test_both_libraries_meet_the_same_bot(receiver: Bot, sender: ExtBot[int]) -> None:
    me = await receiver.get_me()
    assert (me.id, me.username) == (sender.bot.id, sender.bot.username)


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(
    telegram: TelegramServer, receiver: Bot
) -> None:
    first = telegram.user_says(7, "xin chào")
    second = telegram.user_says(7, "còn đó không")
    assert [update.update_id for update in await receiver.get_updates()] == [first, second]
    assert [update.update_id for update in await receiver.get_updates()] == [first, second]
    assert [update.update_id for update in await receiver.get_updates(offset=second)] == [second]
    assert not await receiver.get_updates(offset=second + 1)


async def test_a_poll_is_held_until_something_arrives(telegram: TelegramServer, receiver: Bot) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(receiver(GetUpdates(timeout=30)))
        await until(lambda: telegram.called("getUpdates"))
        assert not poll.done()
        telegram.user_says(7, "xin chào")
    assert len(poll.result()) == 1
    assert len(telegram.called("getUpdates")) == 1


async def test_a_second_poller_puts_the_first_out(telegram: TelegramServer, receiver: Bot) -> None:
    async def first() -> None:
        with pytest.raises(TelegramConflictError, match="other getUpdates"):
            await receiver(GetUpdates(timeout=30))

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(first())
        await until(lambda: telegram.called("getUpdates"))
        await receiver.get_updates()


async def test_nothing_can_be_fetched_while_a_webhook_is_set(telegram: TelegramServer, receiver: Bot) -> None:
    await receiver.set_webhook("https://dvc.example/telegram")
    with pytest.raises(TelegramConflictError, match="webhook"):
        await receiver.get_updates()
    await receiver.delete_webhook()
    assert not await receiver.get_updates()


async def test_only_the_kinds_asked_for_arrive(telegram: TelegramServer, receiver: Bot) -> None:
    telegram.push({"message_reaction": {}})
    telegram.user_says(7, "xin chào")
    assert len(await receiver.get_updates(allowed_updates=["message"])) == 1


async def test_an_unknown_token_is_refused(telegram: TelegramServer) -> None:
    stranger = make_receiver("111222333:" + "x" * 35, base_url=telegram.url)
    with pytest.raises(TelegramUnauthorizedError):
        await stranger.get_me()
    await stranger.session.close()


async def test_each_token_has_its_own_messages(telegram: TelegramServer) -> None:
    token = "111222333:" + "x" * 35
    other = telegram.bot(token)
    bot = make_receiver(token, base_url=telegram.url)
    await bot.send_message(7, "xin chào")
    await bot.session.close()
    assert len(other.sent) == 1
    assert not telegram.messages(7)


async def test_a_dialogue_with_buttons_works_in_both_libraries(
    telegram: TelegramServer, receiver: Bot, sender: ExtBot[int]
) -> None:
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Có", callback_data="yes")]])
    asked = await receiver.send_message(7, "Lưu chứ ạ?", reply_markup=keyboard)
    telegram.user_taps(7, "yes")
    query = (await receiver.get_updates())[0].callback_query
    assert query is not None
    assert query.message is not None
    assert query.message.message_id == asked.message_id
    assert await receiver.answer_callback_query(query.id, text="Đã lưu")
    edited = await sender.edit_message_text("Đã lưu ạ.", 7, asked.message_id)
    assert isinstance(edited, Message)
    assert telegram.messages(7)[0].text == "Đã lưu ạ."


async def test_an_answer_to_an_unknown_query_and_an_edit_of_nothing_are_refused(receiver: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await receiver.answer_callback_query("long gone")
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await receiver.edit_message_text("a", chat_id=7, message_id=1)


async def test_files_of_both_libraries_arrive_whole(
    telegram: TelegramServer, receiver: Bot, sender: ExtBot[int]
) -> None:
    await receiver.send_document(7, BufferedInputFile(b"mot", "báo cáo.docx"))
    await sender.send_document(7, b"hai", filename="báo cáo.docx")
    await sender.send_photo(7, b"ba", filename="anh.png", caption="Ảnh")
    assert [(sent.file_name, sent.file) for sent in telegram.messages(7)] == [
        ("báo cáo.docx", b"mot"),
        ("báo cáo.docx", b"hai"),
        ("anh.png", b"ba"),
    ]


async def test_a_fault_hits_the_named_method_and_only_as_often_as_told(
    telegram: TelegramServer, receiver: Bot
) -> None:
    telegram.fail_next("sendMessage", flood(3))
    with pytest.raises(Exception, match="Retry in 3"):
        await receiver.send_message(7, "a")
    await receiver.send_message(7, "b")
    assert [sent.text for sent in telegram.messages(7)] == ["b"]


async def test_other_methods_are_checked_and_taken(telegram: TelegramServer, receiver: Bot) -> None:
    assert await receiver.send_chat_action(7, "typing")
    assert await receiver.delete_message(7, 1)
    assert (await receiver.get_webhook_info()).url == ""
    assert [entry.method for entry in telegram.calls] == ["sendChatAction", "deleteMessage", "getWebhookInfo"]


@pytest.mark.parametrize(
    "update",
    [
        updates.text(7, "/start abc"),
        updates.text(-100, LONG_SENTENCE, reply_to_message=updates.from_bot(-100, text="a")),
        updates.message(7, photo=updates.photo(), caption="a"),
        updates.from_bot(7, 3, document=updates.file(file_name="a.pdf")),
    ],
)
def test_the_updates_of_the_tests_keep_to_the_schema_too(update: dict[str, Any]) -> None:
    assert not list(check._one("update", "Message", update))


@pytest.mark.parametrize(
    ("kind", "update"),
    [
        ("CallbackQuery", updates.tap(7, "yes")),
        ("ChatMemberUpdated", updates.membership(7, "member", "kicked")),
    ],
)
def test_taps_and_memberships_keep_to_the_schema(kind: str, update: dict[str, Any]) -> None:
    assert not list(check._one("update", kind, update))
