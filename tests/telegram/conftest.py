"""The stand-in for Telegram, and the two real clients talking to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from aiogram import Bot
from telegram.ext import ExtBot

from channels.telegram.api import initialize, make_receiver, make_sender
from tests.telegram.server import TelegramServer


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    """A running stand-in; a call that the Bot API does not allow fails the test."""
    server = TelegramServer()
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    assert not server.invalid, server.invalid


@pytest_asyncio.fixture
async def receiver(telegram: TelegramServer) -> AsyncIterator[Bot]:
    bot = make_receiver(telegram.token, base_url=telegram.url)
    yield bot
    await bot.session.close()


@pytest_asyncio.fixture
async def sender(telegram: TelegramServer) -> AsyncIterator[ExtBot[int]]:
    bot = make_sender(telegram.token, base_url=telegram.url)
    await initialize(bot)
    yield bot
    await bot.shutdown()
