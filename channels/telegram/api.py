"""The two clients of one bot: aiogram's for what comes in, python-telegram-bot's for what goes out."""

from __future__ import annotations

import asyncio

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession
from telegram.error import InvalidToken
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from channels.telegram.backoff import Sleep, until_reached
from channels.telegram.limiter import Limiter
from channels.telegram.redact import quiet_libraries

OFFICIAL = "https://api.telegram.org"
CONNECTIONS = 32


class TokenRefused(Exception):
    """Telegram does not know this bot token."""

    def __str__(self) -> str:
        return self.__doc__ or ""


class Session(AiohttpSession):
    """aiogram's HTTP with a plain http(s) proxy, and without its pause of a quarter second at closing."""

    def __init__(self, base_url: str, proxy: str | None) -> None:
        super().__init__(api=TelegramAPIServer.from_base(base_url))
        self._plain_proxy = proxy

    async def create_session(self) -> ClientSession:
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init)
            self._session = ClientSession(connector=connector, proxy=self._plain_proxy)
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def make_receiver(token: str, *, base_url: str = OFFICIAL, proxy: str | None = None) -> Bot:
    """The client that receives. Raises ValueError for a proxy that is not http(s), TokenValidationError for a
    token that cannot be one."""
    _check_proxy(proxy)
    bot = Bot(token, session=Session(base_url.rstrip("/"), proxy))
    quiet_libraries()
    return bot


def make_sender(token: str, *, base_url: str = OFFICIAL, proxy: str | None = None) -> ExtBot[int]:
    """The client that sends. Raises ValueError for a proxy that is not http(s)."""
    _check_proxy(proxy)
    base = base_url.rstrip("/")
    bot = ExtBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=_request(proxy, CONNECTIONS),
        get_updates_request=_request(proxy, 1),
        rate_limiter=Limiter(),
    )
    quiet_libraries()
    return bot


async def initialize(bot: ExtBot[int], sleep: Sleep = asyncio.sleep) -> None:
    """Make the sender ready, however long Telegram is away. Raises TokenRefused."""
    try:
        await until_reached("telegram_initialize", bot.initialize, sleep)
    except InvalidToken:
        raise TokenRefused from None


def _request(proxy: str | None, connections: int) -> HTTPXRequest:
    # The environment's proxies are ignored: aiogram ignores them too, and both clients must take the same road.
    return HTTPXRequest(
        connection_pool_size=connections,
        proxy=proxy,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
        pool_timeout=20,
        httpx_kwargs={"trust_env": False},
    )


def _check_proxy(proxy: str | None) -> None:
    if proxy is not None and not proxy.startswith(("http://", "https://")):
        raise ValueError("the proxy for Telegram must begin with http:// or https://")
