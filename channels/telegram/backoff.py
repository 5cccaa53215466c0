"""Waiting longer and longer while Telegram is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from channels.telegram.limiter import FloodWait
from channels.telegram.redact import redact

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]
log = logging.getLogger(__name__)

AWAY = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    ClientDecodeError,
    NetworkError,
    RetryAfter,
    FloodWait,
)


class Backoff:
    """Seconds to wait: `first`, then twice as long each time, at most `longest`."""

    def __init__(self, first: float = 1.0, longest: float = 60.0) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def next(self) -> float:
        """How long to wait this time."""
        wait, self._next = self._next, min(self._next * 2, self._longest)
        return wait

    def reset(self) -> None:
        """It worked: begin anew."""
        self._next = self._first


async def until_reached(what: str, attempt: Callable[[], Awaitable[T]], sleep: Sleep = asyncio.sleep) -> T:
    """Try until Telegram answers; `what` names the action in the log. Refusals are raised at once."""
    backoff = Backoff()
    while True:
        try:
            return await attempt()
        except AWAY as error:
            if isinstance(error, BadRequest):
                raise
            wait = max(backoff.next(), asked_wait(error))
            log.warning("Telegram not reached", extra={"action": what, "why": describe(error), "wait_seconds": wait})
        await sleep(wait)


def asked_wait(error: Exception) -> float:
    """The seconds that Telegram asks us to wait, 0 when it does not."""
    match error:
        case TelegramRetryAfter():
            return float(error.retry_after)
        case FloodWait():
            return error.seconds
        case RetryAfter():
            return error._retry_after.total_seconds()  # the public property warns of its own future on each call
        case _:
            return 0.0


def describe(error: Exception) -> str:
    """What went wrong, fit for a log: other errors than Telegram's own may quote a message, so only their name."""
    if isinstance(error, TelegramAPIError | TelegramError):
        return redact(str(error))
    return type(error).__name__
