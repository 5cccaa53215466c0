"""The two clients: their start while Telegram is away, their road, and the token that nobody may see."""

from __future__ import annotations

import logging
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.exceptions import AiogramError
from telegram.error import TelegramError
from telegram.ext import ExtBot

from channels.telegram.api import TokenRefused, initialize, make_receiver, make_sender
from channels.telegram.backoff import Backoff, asked_wait, describe, until_reached
from channels.telegram.redact import Redacted, quiet_libraries, redact
from tests.telegram import faults
from tests.telegram.memory import Waits
from tests.telegram.server import TelegramServer

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
TOKEN = "123456789:AAE-abcdefghijklmnopqrstuvwxyz01234"


async def test_the_sender_waits_for_telegram_to_come_back(
    telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    waits = Waits()
    telegram.fail_next("getMe", faults.dropped(), times=2)
    telegram.fail_next("getMe", faults.broken())
    telegram.fail_next("getMe", faults.flood(20))
    bot = make_sender(telegram.token, base_url=telegram.url)
    await initialize(bot, waits)
    assert bot.username == "TroLyThuBot"
    assert waits.seconds == [1, 2, 4, 20]
    assert telegram.token not in caplog.text
    await bot.shutdown()


async def test_a_refused_token_is_said_at_once_and_not_shown(
    telegram: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    bot = make_sender(TOKEN, base_url=telegram.url)
    with pytest.raises(TokenRefused) as raised:
        await initialize(bot, Waits())
    assert str(raised.value) == "Telegram does not know this bot token."
    assert TOKEN not in caplog.text
    assert raised.value.__suppress_context__


async def test_a_proxy_carries_both_clients(telegram: TelegramServer) -> None:
    base = "http://telegram.invalid"
    receiver = make_receiver(telegram.token, base_url=base, proxy=telegram.url)
    sender = make_sender(telegram.token, base_url=base, proxy=telegram.url)
    assert (await receiver.get_me()).id == (await sender.get_me()).id
    await receiver.session.close()


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "127.0.0.1:3128", ""])
def test_a_proxy_of_another_kind_is_refused(proxy: str) -> None:
    for make in (make_receiver, make_sender):
        with pytest.raises(ValueError, match="proxy"):
            make(TOKEN, proxy=proxy)


def test_the_real_address_is_the_default() -> None:
    assert make_sender(TOKEN).base_url == f"https://api.telegram.org/bot{TOKEN}"
    url = make_receiver(TOKEN).session.api.api_url(TOKEN, "getMe")
    assert url == f"https://api.telegram.org/bot{TOKEN}/getMe"


async def test_the_environment_sends_nobody_another_way(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await make_sender(telegram.token, base_url=telegram.url).get_me()


async def test_a_client_that_was_closed_can_be_used_again(telegram: TelegramServer, receiver: Bot) -> None:
    await receiver.get_me()
    await receiver.session.close()
    assert await receiver.get_me()


@pytest.mark.parametrize("fault", [faults.dropped(), faults.broken(), faults.unauthorized(), faults.flood(0.01)])
async def test_the_token_is_never_in_a_log_record(
    telegram: TelegramServer, receiver: Bot, caplog: pytest.LogCaptureFixture, fault: faults.Fault
) -> None:
    bot = make_sender(telegram.token, base_url=telegram.url)
    with caplog.at_level(logging.DEBUG):
        quiet_libraries()
        for method in ("getMe", "getMe", "sendMessage"):
            telegram.fail_next(method, fault)
        with suppress(AiogramError):
            await receiver.get_me()
        with suppress(TelegramError):
            await bot.initialize()
        with suppress(TelegramError):
            await bot.send_message(7, "a")
        logging.getLogger("httpx").warning("HTTP Request: POST %s", f"{telegram.url}/bot{telegram.token}/getMe")
    assert "/bot***/getMe" in caplog.text
    assert all(telegram.token not in str(vars(record)) for record in caplog.records)
    await bot.shutdown()


async def test_libraries_say_nothing_of_ordinary_calls(
    telegram: TelegramServer, sender: ExtBot[int], receiver: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await sender.send_message(7, "số của tôi")
        await receiver.get_me()
    assert "số của tôi" not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith(("httpx", "telegram", "aiogram"))]


def test_a_token_is_taken_out_wherever_it_stands() -> None:
    assert redact(f"POST https://api.telegram.org/bot{TOKEN}/getMe") == "POST https://api.telegram.org/bot***/getMe"
    assert redact("lúc 16:30, mã 123456789:12") == "lúc 16:30, mã 123456789:12"


def test_a_record_loses_the_token_in_message_fields_and_traceback() -> None:
    try:
        raise ValueError(f"bad token {TOKEN}")
    except ValueError as error:
        exc_info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("a", logging.ERROR, "f", 1, "call of %s", (TOKEN,), exc_info)
    record.url = f"/bot{TOKEN}"
    assert Redacted().filter(record)
    text = logging.Formatter("%(message)s %(url)s").format(record)
    assert TOKEN not in text
    assert TOKEN not in str(vars(record))
    assert "ValueError: bad token ***" in text


def test_an_ordinary_record_is_left_as_it_is() -> None:
    record = logging.LogRecord("a", logging.INFO, "f", 1, "sent %d", (3,), None)
    Redacted().filter(record)
    assert (record.msg, record.args) == ("sent %d", (3,))


def test_waits_double_up_to_a_minute_and_begin_anew() -> None:
    backoff = Backoff()
    assert [backoff.next() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    backoff.reset()
    assert backoff.next() == 1


async def test_a_refusal_is_not_waited_for(telegram: TelegramServer, sender: ExtBot[int], receiver: Bot) -> None:
    waits = Waits()
    telegram.fail_next("sendMessage", faults.chat_not_found())
    with pytest.raises(TelegramError):
        await until_reached("a", lambda: sender.send_message(7, "a"), waits)
    telegram.fail_next("getMe", faults.unauthorized())
    with pytest.raises(AiogramError):
        await until_reached("a", receiver.get_me, waits)
    assert not waits.seconds


def test_only_telegrams_own_words_are_quoted() -> None:
    assert describe(TelegramError("Flood")) == "Flood"
    assert describe(ValueError("số 012345678901")) == "ValueError"
    assert asked_wait(ValueError()) == 0
