"""Telegram switched on: it is polled, one process per token, and a failure stays Telegram's own."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

import bot.telegram as telegram_mode
from bot.clock import machine
from db.models import LeaseRow
from db.repositories.housekeeping import Housekeeping
from handlers.texts.commands import MENU
from tests.bot.telegrams import actions, is_on, with_telegram
from tests.bot.world import until
from tests.telegram import updates
from tests.telegram.faults import Fault
from tests.telegram.server import TelegramServer

# --- polling


async def test_without_a_public_address_it_fetches_and_answers(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server):
        server.user_says(7, "cảm ơn")
        await until(lambda: server.messages(7))
    assert "Không có chi" in server.messages(7)[0].text
    assert server.bot().webhook["url"] == ""
    assert server.called("deleteWebhook"), "a webhook of an earlier day would keep everything from us"


async def test_polling_opens_no_route_to_the_world(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server) as (_, telegram):
        assert telegram.routes() == []


async def test_the_menu_of_commands_is_set_in_vietnamese(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server):
        await until(lambda: server.bot().commands)
    assert [(one["command"], one["description"]) for one in server.bot().commands] == list(MENU)


async def test_a_menu_that_is_refused_stops_nothing(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail_next("setMyCommands", Fault(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with with_telegram(home, server):
        server.user_says(7, "cảm ơn")
        await until(lambda: server.messages(7))
    assert "telegram_call" in actions(caplog)


async def test_an_update_that_arrives_twice_is_answered_once(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server) as (program, _):
        number = server.user_says(7, "cảm ơn")
        await until(lambda: server.messages(7))
        server.push({"update_id": number, "message": updates.text(7, "cảm ơn", 1)})
        server.user_says(7, "cảm ơn")
        await until(lambda: len(server.messages(7)) >= 2)
        await program.idle()
    assert len(server.messages(7)) == 2


# --- one process per token


async def test_a_second_program_waits_until_the_first_has_ended(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with with_telegram(home, server) as (first, _):
        await until(lambda: is_on(first))
        async with with_telegram(home, server) as (second, _):
            await until(lambda: "telegram_waits" in actions(caplog))
            assert not is_on(second)
            first.background.cancel("telegram")
            await first.stores.housekeeping.bury(first.owner, machine())
            await until(lambda: is_on(second))
            server.user_says(7, "cảm ơn")
            await until(lambda: server.messages(7))
    assert len(server.messages(7)) == 1


async def test_another_token_does_not_wait(home: Path, server: TelegramServer) -> None:
    other = "999000111:AAF0k3nOfTheStandInWhichMustNeverBeSeen"
    server.bot(other)
    async with with_telegram(home, server) as (first, _):
        await until(lambda: is_on(first))
        async with with_telegram(home, server, telegram_bot_token=other) as (second, _):
            await until(lambda: is_on(second))


async def test_whoever_loses_the_token_stops_sending_and_gets_it_back_later(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    async with with_telegram(home, server) as (program, _):
        await until(lambda: is_on(program))
        async with program.stores.database.write() as session:
            await session.execute(update(LeaseRow).values(owner="other", until=machine() + telegram_mode.LEASE))
        await until(lambda: not is_on(program))
        assert "telegram_lost" in actions(caplog)
        await program.stores.housekeeping.bury("other", machine())
        await until(lambda: is_on(program))


# --- failures


async def test_a_token_that_telegram_does_not_know_is_said_in_plain_words_without_showing_it(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "123456:ABCdefGHIjklMNOpqrSTUvwx"
    async with with_telegram(home, server, telegram_bot_token=wrong) as (program, _):
        await until(lambda: "telegram_refused" in actions(caplog))
        assert not is_on(program)
    assert "Telegram does not know this bot token" in caplog.text
    assert wrong.partition(":")[2] not in caplog.text


async def test_a_database_that_is_away_for_a_moment_does_not_end_telegram(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = Housekeeping.take, 3

    async def away(*args: Any) -> bool:
        nonlocal left
        if left:
            left -= 1
            raise OSError("connection reset, password=xyz")
        return await real(*args)

    async with with_telegram(home, server) as (program, _):
        await until(lambda: is_on(program))
        monkeypatch.setattr(Housekeeping, "take", away)
        await until(lambda: not left and is_on(program))
        server.user_says(7, "cảm ơn")
        await until(lambda: server.messages(7))
    failed = [record.__dict__ for record in caplog.records if record.__dict__.get("action") == "telegram_failed"]
    assert [one["why"] for one in failed] == [["OSError"]] * 3
    assert "xyz" not in caplog.text


async def test_while_telegram_is_away_everything_else_goes_on(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    from tests.bot.test_app import talk

    await server.stop()
    async with with_telegram(home, server) as (program, _):
        await until(lambda: "telegram_initialize" in actions(caplog))
        assert not is_on(program)
        (answer,) = await talk(program, "cảm ơn")
        assert "Không có chi" in answer
    await asyncio.sleep(0)
