"""A program with Telegram switched on, against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app import Program
from bot.clock import machine
from bot.telegram import Telegram
from channels.telegram.pace import Pace
from tests.bot.world import running
from tests.telegram.server import TelegramServer


@asynccontextmanager
async def with_telegram(home: Path, server: TelegramServer, **more: Any) -> AsyncIterator[tuple[Program, Telegram]]:
    """A program with Telegram switched on, as `run` does it."""
    settings = {"telegram_bot_token": server.token, "telegram_api": server.url, **more}
    async with running(home, machine, **settings) as program:
        telegram = Telegram(program, Pace(per_chat=0))
        program.background.start(telegram.run(), "telegram")
        try:
            yield program, telegram
        finally:
            program.background.cancel("telegram")
            await program.idle()
            await telegram.close()


def is_on(program: Program) -> bool:
    return "telegram" in program.senders


def actions(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [str(record.__dict__.get("action")) for record in caplog.records]
