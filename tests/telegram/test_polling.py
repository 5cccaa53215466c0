"""Long polling: stored before it is confirmed, whatever goes wrong between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from aiogram import Bot

from channels.telegram.inbound import TelegramReader
from channels.telegram.polling import Polling
from dialog.errors import Unreadable
from dialog.inbound import Address, Text
from tests.telegram import updates
from tests.telegram.faults import broken, dropped, flood, unauthorized
from tests.telegram.memory import MemoryInbox, Waits, clock, stored, until
from tests.telegram.server import TelegramServer


class Woken:
    """Remembers who was woken."""

    def __init__(self) -> None:
        self.addresses: list[Address] = []

    def __call__(self, addresses: Sequence[Address]) -> None:
        self.addresses.extend(addresses)


@asynccontextmanager
async def running(bot: Bot, inbox: MemoryInbox, waits: Waits | None = None) -> AsyncIterator[Woken]:
    """Poll in the background until the block ends."""
    woken = Woken()
    polling = Polling(bot, inbox, woken, clock, timeout=5, sleep=waits or Waits())
    task = asyncio.get_running_loop().create_task(polling.run())
    try:
        yield woken
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def offsets(telegram: TelegramServer) -> list[Any]:
    return [call.values.get("offset") for call in telegram.called("getUpdates")]


async def test_what_arrives_is_stored_and_its_chat_is_woken(telegram: TelegramServer, receiver: Bot) -> None:
    inbox = MemoryInbox()
    async with running(receiver, inbox) as woken:
        number = telegram.user_says(7, "xin cấp lại căn cước")
        await until(lambda: woken.addresses)
    assert inbox.ids() == [str(number)]
    assert woken.addresses == [Address("telegram", "7")]


async def test_an_update_is_confirmed_only_after_it_was_stored(telegram: TelegramServer, receiver: Bot) -> None:
    inbox = MemoryInbox(refusals=3)
    number = telegram.user_says(7, "xin chào")
    async with running(receiver, inbox):
        await until(lambda: len(telegram.called("getUpdates")) == 5)
    assert inbox.puts == [[str(number)]] * 4
    assert offsets(telegram) == [None, None, None, None, number + 1]


async def test_a_crash_before_the_confirmation_loses_nothing_and_doubles_nothing(
    telegram: TelegramServer, receiver: Bot
) -> None:
    inbox, before, after = MemoryInbox(), Woken(), Woken()
    first = telegram.user_says(7, "một")
    await Polling(receiver, inbox, before, clock, timeout=0)._round()
    assert len(telegram.bot().queue) == 1
    second = telegram.user_says(8, "hai")
    await Polling(receiver, inbox, after, clock, timeout=0)._round()
    assert inbox.puts == [[str(first)], [str(first), str(second)]]
    assert inbox.ids() == [str(first), str(second)]
    assert (before.addresses, after.addresses) == ([Address("telegram", "7")], [Address("telegram", "8")])


async def test_a_batch_is_stored_in_one_commit_in_order(telegram: TelegramServer, receiver: Bot) -> None:
    inbox = MemoryInbox()
    numbers = [str(telegram.user_says(chat, f"câu {chat}")) for chat in (7, 8, 7)]
    async with running(receiver, inbox):
        await until(inbox.ids)
    assert inbox.puts[0] == numbers


async def test_an_unreadable_update_does_not_stop_those_after_it(telegram: TelegramServer, receiver: Bot) -> None:
    inbox = MemoryInbox()
    telegram.push({"message": {"message_id": "not a number", "chat": {"id": 7}}})
    telegram.user_says(7, "sau đó")
    async with running(receiver, inbox):
        await until(lambda: len(inbox.ids()) == 2)
        await until(lambda: not telegram.bot().queue)
    reader = TelegramReader(receiver)
    with pytest.raises(Unreadable):
        await reader.read(stored(inbox.stored[0]))
    inbound = await reader.read(stored(inbox.stored[1]))
    assert inbound is not None
    assert inbound.content == Text("sau đó")


async def test_updates_without_an_id_are_passed_over(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = MemoryInbox()
    number = telegram.user_says(7, "xin chào")
    telegram.bot().queue.insert(0, {"update_id": 1, "message": updates.text(7, "a")})
    del telegram.bot().queue[0]["update_id"]
    async with running(receiver, inbox):
        await until(lambda: not telegram.bot().queue)
    assert inbox.ids() == [str(number)]
    assert "updates without an id" in caplog.text


async def test_a_broken_line_is_tried_again_ever_more_slowly(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    waits, inbox = Waits(), MemoryInbox()
    telegram.fail_next("getUpdates", dropped(), times=4)
    telegram.fail_next("getUpdates", broken(), times=4)
    async with running(receiver, inbox, waits):
        telegram.user_says(7, "xin chào")
        await until(inbox.ids)
    assert waits.seconds == [1, 2, 4, 8, 16, 32, 60, 60]
    assert len([record for record in caplog.records if record.name == "channels.telegram.polling"]) == 8
    assert "Traceback" not in caplog.text


async def test_after_a_success_the_waits_begin_anew(telegram: TelegramServer, receiver: Bot) -> None:
    waits, inbox = Waits(), MemoryInbox()
    telegram.fail_next("getUpdates", broken(), times=2)
    async with running(receiver, inbox, waits):
        telegram.user_says(7, "một")
        await until(inbox.ids)
        telegram.fail_next("getUpdates", broken())
        telegram.user_says(7, "hai")
        await until(lambda: len(inbox.ids()) == 2)
        telegram.user_says(7, "ba")
        await until(lambda: len(inbox.ids()) == 3)
    assert waits.seconds == [1, 2, 1]


async def test_a_flood_wait_is_obeyed(telegram: TelegramServer, receiver: Bot) -> None:
    waits, inbox = Waits(), MemoryInbox()
    telegram.fail_next("getUpdates", flood(17))
    telegram.user_says(7, "xin chào")
    async with running(receiver, inbox, waits):
        await until(inbox.ids)
    assert waits.seconds == [17]


async def test_a_second_program_is_named_in_plain_words(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = MemoryInbox()
    async with running(receiver, inbox):
        await until(lambda: telegram.called("getUpdates"))
        telegram.bot().webhook = {"url": "https://elsewhere.example"}
        telegram.bot().news.set()
        await until(lambda: "another program is receiving" in caplog.text)
        telegram.bot().webhook = {"url": ""}
        telegram.user_says(7, "xin chào")
        await until(inbox.ids)


async def test_a_wrong_token_is_named_in_plain_words(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail_next("getUpdates", unauthorized())
    async with running(receiver, MemoryInbox()):
        await until(lambda: "does not know this bot token" in caplog.text)
    assert telegram.token not in caplog.text


async def test_a_webhook_of_before_is_taken_away_and_its_updates_are_kept(
    telegram: TelegramServer, receiver: Bot
) -> None:
    inbox = MemoryInbox()
    await receiver.set_webhook("https://dvc.example/telegram")
    telegram.user_says(7, "xin chào")
    telegram.fail_next("deleteWebhook", broken(), times=2)
    async with running(receiver, inbox):
        await until(inbox.ids)
    assert telegram.bot().webhook == {"url": ""}


async def test_polling_begins_although_the_webhook_cannot_be_taken_away(
    telegram: TelegramServer, receiver: Bot
) -> None:
    inbox = MemoryInbox()
    telegram.fail_next("deleteWebhook", unauthorized())
    telegram.user_says(7, "xin chào")
    async with running(receiver, inbox):
        await until(inbox.ids)


async def test_numbers_that_begin_anew_lower_are_received_too(telegram: TelegramServer, receiver: Bot) -> None:
    inbox = MemoryInbox()
    polling = Polling(receiver, inbox, Woken(), clock, timeout=0)
    telegram.user_says(7, "tuần trước")
    await polling._round()
    await polling._round()
    telegram.push({"update_id": 12, "message": updates.text(7, "tuần này")})
    await polling._round()
    assert inbox.ids() == ["5000", "12"]


async def test_a_stop_is_clean_and_at_once(telegram: TelegramServer, receiver: Bot) -> None:
    async with running(receiver, MemoryInbox()):
        await until(lambda: telegram.called("getUpdates"))


async def test_an_error_of_the_inbox_is_logged_without_what_it_quotes(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = MemoryInbox(refusals=1)
    telegram.user_says(7, "số căn cước của tôi")
    async with running(receiver, inbox):
        await until(inbox.ids)
    assert "OSError" in caplog.text
    assert "database is locked" not in caplog.text
