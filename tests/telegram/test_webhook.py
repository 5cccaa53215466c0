"""What Telegram posts to us, and who only pretends to be Telegram."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from aiogram import Bot

from channels.telegram.raw import KINDS
from channels.telegram.webhook import BODY_CAP, Received, delete_webhook, handle, receive, set_webhook
from dialog.inbound import Address
from tests.telegram import updates
from tests.telegram.memory import NOW, MemoryInbox
from tests.telegram.server import TelegramServer

SECRET = "bi-mat_123"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
BODY = json.dumps({"update_id": 5, "message": updates.text(7, "xin chào")}).encode()


def test_a_request_with_our_secret_brings_its_update() -> None:
    received = receive(HEADERS, BODY, SECRET)
    assert received.status == 200
    assert [(raw.update_id, raw.address) for raw in received.updates] == [("5", Address("telegram", "7"))]


def test_the_name_of_the_header_may_be_written_small() -> None:
    assert receive({name.lower(): value for name, value in HEADERS.items()}, BODY, SECRET).updates


@pytest.mark.parametrize("given", [None, "", "bi-mat_124", "bi-mat_1234", "mật"])
def test_a_wrong_secret_is_refused(given: str | None) -> None:
    headers = {} if given is None else {"X-Telegram-Bot-Api-Secret-Token": given}
    assert receive(headers, BODY, SECRET) == Received(403)


def test_without_a_secret_of_our_own_nobody_is_let_in() -> None:
    assert receive({}, BODY, "") == Received(403)


def test_a_body_of_one_mebibyte_is_the_largest() -> None:
    padding = b" " * (BODY_CAP - len(BODY))
    assert receive(HEADERS, BODY + padding, SECRET).status == 200
    assert receive(HEADERS, BODY + padding + b" ", SECRET) == Received(413)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b"7", b'{"message": {}}', b"[" * 100_000])
def test_a_body_that_is_no_update_is_taken_and_named_in_the_log(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert receive(HEADERS, body, SECRET) == Received(200)
    assert "webhook unreadable" in caplog.text


async def test_an_update_is_stored_before_it_is_acknowledged() -> None:
    inbox, woken = MemoryInbox(), list[Address]()
    assert await handle(HEADERS, BODY, SECRET, inbox=inbox, wake=woken.extend, now=NOW) == 200
    assert inbox.ids() == ["5"]
    assert woken == [Address("telegram", "7")]


async def test_a_refused_request_stores_nothing() -> None:
    inbox, woken = MemoryInbox(), list[Address]()
    assert await handle({}, BODY, SECRET, inbox=inbox, wake=woken.extend, now=NOW) == 403
    assert not inbox.puts
    assert not woken


async def test_what_could_not_be_stored_is_delivered_again_and_a_duplicate_changes_nothing(
    telegram: TelegramServer, receiver: Bot
) -> None:
    inbox, woken = MemoryInbox(refusals=1), list[Address]()

    async def endpoint(headers: Mapping[str, str], body: bytes) -> int:
        try:
            return await handle(headers, body, SECRET, inbox=inbox, wake=woken.extend, now=NOW)
        except OSError:
            return 500

    await set_webhook(receiver, "https://dvc.example/telegram", SECRET)
    telegram.user_says(7, "xin chào")
    waiting = list(telegram.bot().queue)
    assert await telegram.deliver(endpoint) == [500]
    assert await telegram.deliver(endpoint) == [200]
    telegram.bot().queue.extend(waiting)
    assert await telegram.deliver(endpoint) == [200]
    assert inbox.ids() == ["5000"]
    assert woken == [Address("telegram", "7")]


async def test_the_webhook_is_set_with_secret_and_kinds_and_taken_away(
    telegram: TelegramServer, receiver: Bot
) -> None:
    await set_webhook(receiver, "https://dvc.example/telegram", SECRET)
    webhook = telegram.bot().webhook
    assert (webhook["url"], webhook["secret_token"]) == ("https://dvc.example/telegram", SECRET)
    assert webhook["allowed_updates"] == list(KINDS)
    await delete_webhook(receiver)
    assert telegram.bot().webhook["url"] == ""
    assert (
        "drop_pending_updates" not in telegram.called("deleteWebhook")[0].values
        or not telegram.called("deleteWebhook")[0].values["drop_pending_updates"]
    )


@pytest.mark.parametrize("secret", ["", "có dấu", "a b", "x" * 257])
async def test_a_secret_that_telegram_would_refuse_is_not_sent(
    telegram: TelegramServer, receiver: Bot, secret: str
) -> None:
    with pytest.raises(ValueError, match="secret"):
        await set_webhook(receiver, "https://dvc.example/telegram", secret)
    assert not telegram.calls
