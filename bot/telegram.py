"""Switches Telegram on: one process per token polls and sends, by a lease in the database."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.app import Program
from bot.clock import machine
from channels.telegram.api import TokenRefused, initialize, make_receiver, make_sender
from channels.telegram.backoff import until_reached
from channels.telegram.commands import Command, offer_commands
from channels.telegram.files import TelegramFiles
from channels.telegram.inbound import TelegramReader
from channels.telegram.outbound import TelegramSender
from channels.telegram.pace import Pace
from channels.telegram.polling import Polling
from channels.telegram.taps import Taps
from channels.telegram.webhook import BODY_CAP, handle, set_webhook
from handlers.texts.commands import MENU

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
RENEW_SECONDS = 20.0
REFUSED_SECONDS = 600.0
WEBHOOK_PATH = "/telegram"


class LeaseLost(Exception):
    """Another process has taken this bot's token over."""


class Telegram:
    """One bot's token at work."""

    def __init__(self, program: Program, pace: Pace | None = None) -> None:
        settings = program.settings
        proxy = settings.telegram_proxy or None
        self._program = program
        self._bot = make_receiver(settings.token, base_url=settings.telegram_api, proxy=proxy)
        self._sender = make_sender(settings.token, base_url=settings.telegram_api, proxy=proxy)
        self._secret = program.stores.seal.key_for("telegram-webhook").hex()
        self._taps = Taps()
        self._pace = pace or Pace()
        program.readers["telegram"] = TelegramReader(self._bot, self._taps)
        program.files["telegram"] = TelegramFiles(self._bot)

    def routes(self) -> list[BaseRoute]:
        """Where Telegram posts to, when there is a public address."""

        async def receive(request: Request) -> Response:
            status = await handle(
                request.headers,
                await _body(request),
                self._secret,
                inbox=self._program.stores.inbox,
                wake=self._program.wake,
                now=machine(),
            )
            return Response(status_code=status)

        return [Route(WEBHOOK_PATH, receive, methods=["POST"])] if self._program.settings.public else []

    async def run(self) -> None:
        """Receive and send for as long as this process holds the token; stand back when another has it."""
        while True:
            try:
                while not await self._take():
                    log.warning("another process has this bot", extra={"action": "telegram_waits"})
                    await asyncio.sleep(RENEW_SECONDS)
                async with asyncio.TaskGroup() as together:
                    together.create_task(self._serve())
                    together.create_task(self._keep_holding())
            except* LeaseLost:
                log.error("lost the bot to another process", extra={"action": "telegram_lost"})
            except* TokenRefused:
                log.error("Telegram does not know this bot token", extra={"action": "telegram_refused"})
                await asyncio.sleep(REFUSED_SECONDS)
            except* Exception as failed:
                why = sorted(type(one).__name__ for one in failed.exceptions)
                log.error("telegram stopped", extra={"action": "telegram_failed", "why": why})
                await asyncio.sleep(RENEW_SECONDS)
            finally:
                self._program.senders.pop("telegram", None)

    async def _serve(self) -> None:
        await initialize(self._sender)
        self._program.senders["telegram"] = TelegramSender(self._sender, self._pace, self._taps)
        log.info("telegram is on", extra={"action": "telegram_on"})
        await self._quietly(lambda: offer_commands(self._bot, [Command(*one) for one in MENU]))
        if self._program.settings.public:
            url = self._program.settings.public_url + WEBHOOK_PATH
            await until_reached("telegram_webhook", lambda: set_webhook(self._bot, url, self._secret), asyncio.sleep)
        else:
            await Polling(self._bot, self._program.stores.inbox, self._program.wake, machine).run()

    async def close(self) -> None:
        """Let go of both clients."""
        await self._bot.session.close()
        await self._quietly(self._sender.shutdown)

    async def _keep_holding(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if not await self._take():
                raise LeaseLost

    async def _take(self) -> bool:
        now, token = machine(), self._program.settings.token.partition(":")[0]
        keeper = self._program.stores.housekeeping
        return await keeper.take(f"telegram:{token}", self._program.owner, now, now + LEASE)

    async def _quietly(self, call: Callable[[], Awaitable[object]]) -> None:
        """Something that is nice to have: a failure is logged and passed over."""
        try:
            await call()
        except Exception as error:
            log.warning("telegram call failed", extra={"action": "telegram_call", "why": type(error).__name__})


async def _body(request: Request) -> bytes:
    """At most one byte more than is allowed: enough to see that it is too much."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_CAP:
            break
    return body
