"""With a public address Telegram posts to us, and nobody else can."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.telegram import WEBHOOK_PATH, Telegram
from channels.telegram.webhook import BODY_CAP
from tests.bot.telegrams import actions, is_on, with_telegram
from tests.bot.world import PUBLIC, rows, until
from tests.telegram import updates
from tests.telegram.faults import Fault
from tests.telegram.server import TelegramServer

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@asynccontextmanager
async def posting(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who posts to our address."""
    transport = httpx.ASGITransport(app=Starlette(routes=telegram.routes()))
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as client:
        yield client


async def test_with_a_public_address_telegram_is_told_where_to_post(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server, public_url=PUBLIC):
        await until(lambda: server.bot().webhook["url"])
    webhook = server.bot().webhook
    assert webhook["url"] == PUBLIC + WEBHOOK_PATH
    assert len(webhook["secret_token"]) == 64
    assert not server.called("getUpdates")


async def test_the_secret_is_the_same_after_a_restart(home: Path, server: TelegramServer) -> None:
    secrets = set()
    for _ in range(2):
        async with with_telegram(home, server, public_url=PUBLIC):
            calls = len(server.called("setWebhook"))
            await until(lambda known=calls: len(server.called("setWebhook")) > known or server.bot().webhook["url"])
            secrets.add(server.bot().webhook["secret_token"])
        server.bot().webhook = {"url": ""}
    assert len(secrets) == 1


async def test_what_telegram_posts_is_stored_answered_and_confirmed(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server, public_url=PUBLIC) as (program, telegram), posting(telegram) as client:
        await until(lambda: server.bot().webhook["url"] and is_on(program))
        server.user_says(7, "cảm ơn")

        async def post(headers: Any, body: bytes) -> int:
            return (await client.post(WEBHOOK_PATH, headers=headers, content=body)).status_code

        assert await server.deliver(post) == [200]
        await until(lambda: server.messages(7))
    assert "Không có chi" in server.messages(7)[0].text


@pytest.mark.parametrize("secret", [None, "", "x" * 64, "mật".encode()])
async def test_a_wrong_secret_is_refused_and_nothing_is_stored(
    secret: Any, home: Path, server: TelegramServer
) -> None:
    headers = {} if secret is None else {HEADER: secret}
    async with with_telegram(home, server, public_url=PUBLIC) as (program, telegram), posting(telegram) as client:
        body = json.dumps({"update_id": 1, "message": updates.text(7, "xin chào")})
        answer = await client.post(WEBHOOK_PATH, headers=headers, content=body)
        assert answer.status_code == 403
        assert await rows(program, "SELECT count(*) FROM inbox") == [(0,)]


async def test_nobody_can_look_at_the_address(home: Path, server: TelegramServer) -> None:
    async with with_telegram(home, server, public_url=PUBLIC) as (_, telegram), posting(telegram) as client:
        assert (await client.get(WEBHOOK_PATH)).status_code == 405


async def test_a_body_without_end_is_cut_off_early(home: Path, server: TelegramServer) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b" " * 65536

    async with with_telegram(home, server, public_url=PUBLIC) as (_, telegram):
        await until(lambda: server.bot().webhook["url"])
        status = await posted_in_parts(telegram, endless(), server.bot().webhook["secret_token"])
    assert status == 413
    assert read <= BODY_CAP // 65536 + 2


async def posted_in_parts(telegram: Telegram, parts: AsyncIterator[bytes], secret: str) -> int:
    """Post a stream, as a server hands it over: the client of the tests would read it to its end first."""
    (route,) = telegram.routes()
    said: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": await anext(parts), "more_body": True}

    async def send(message: Any) -> None:
        said.append(message)

    headers = [(HEADER.lower().encode(), secret.encode())]
    scope = {"type": "http", "method": "POST", "path": WEBHOOK_PATH, "headers": headers, "query_string": b""}
    await route.handle(scope, receive, send)
    return int(said[0]["status"])


async def test_a_webhook_that_telegram_refuses_is_tried_again_and_logged(
    home: Path, server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.fail_next("setWebhook", Fault(400, "Bad Request: bad webhook: getaddrinfo failed"))
    async with with_telegram(home, server, public_url=PUBLIC):
        await until(lambda: server.bot().webhook["url"])
    assert "telegram_failed" in actions(caplog)
