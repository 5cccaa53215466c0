"""Asks Telegram for updates, and confirms none before it is stored.

aiogram's own polling confirms an update even when storing it has failed, and one unreadable update stops it for
good; so the updates are asked for as plain dictionaries here, and read later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod

from channels.telegram.backoff import Backoff, Sleep, asked_wait, describe, until_reached
from channels.telegram.raw import KINDS, to_raws
from channels.telegram.webhook import delete_webhook
from dialog.inbound import Address
from dialog.interfaces import Inbox

log = logging.getLogger(__name__)

Wake = Callable[[Sequence[Address]], None]
Clock = Callable[[], datetime]

NETWORK_SECONDS = 15
REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TelegramConflictError, "another program is receiving this bot's messages, or a webhook is set for it"),
    (TelegramUnauthorizedError, "Telegram does not know this bot token"),
)


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates whose answer nobody parses. `timeout` in seconds."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int
    allowed_updates: list[str]


class Polling:
    """Stores what arrives and wakes whoever handles it, until it is cancelled.

    `timeout` is how many seconds Telegram may hold a poll open. `clock` gives aware times in UTC.
    """

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        wake: Wake,
        clock: Clock,
        *,
        timeout: int = 25,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._wake = wake
        self._clock = clock
        self._timeout = timeout
        self._sleep = sleep
        self._offset: int | None = None
        self._backoff = Backoff()

    async def run(self) -> None:
        """Receive for ever. What was stored but not confirmed at a stop arrives again and is known then."""
        await self._begin()
        while True:
            try:
                await self._round()
            except Exception as error:
                await self._wait_after(error)
            else:
                self._backoff.reset()

    async def _begin(self) -> None:
        try:
            await until_reached("telegram_begin", lambda: delete_webhook(self._bot), self._sleep)
        except Exception as error:
            await self._wait_after(error)

    async def _round(self) -> None:
        request = GetRawUpdates(offset=self._offset, timeout=self._timeout, allowed_updates=list(KINDS))
        batch = await self._bot(request, self._timeout + NETWORK_SECONDS)
        if not batch:
            # Everything is confirmed now; after a quiet week Telegram begins at a random number, maybe a lower one.
            self._offset = None
            return
        raws = to_raws(batch)
        if len(raws) < len(batch):
            log.error("updates without an id", extra={"action": "update_nameless", "count": len(batch) - len(raws)})
        if raws:
            addresses = await self._inbox.put(raws, self._clock())
            self._offset = max(int(raw.update_id) for raw in raws) + 1
            self._wake(addresses)
        else:
            await self._sleep(self._backoff.next())

    async def _wait_after(self, error: Exception) -> None:
        why = next((words for kind, words in REASONS if isinstance(error, kind)), describe(error))
        wait = max(self._backoff.next(), asked_wait(error))
        log.warning(
            "Telegram's messages not received: %s",
            why,
            extra={"action": "poll_failed", "error": type(error).__name__, "wait_seconds": wait},
        )
        await self._sleep(wait)
