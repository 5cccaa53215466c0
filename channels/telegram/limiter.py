"""The sum of all messages, and what to do when Telegram says that it was too many."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

LONGEST_WAIT_SECONDS = 10.0


class FloodWait(TelegramError):
    """Telegram asks for a wait too long to be spent inside one call."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"flood wait of {seconds:g} seconds")
        self.seconds = seconds


class Limiter(AIORateLimiter):
    """20 messages a second in all; a short flood wait is sat out, a long one is reported to the outbox.

    The limiter of the library would sleep through any wait, longer than the claim on the message lasts.
    """

    def __init__(self) -> None:
        super().__init__(overall_max_rate=20, max_retries=1)

    async def process_request(  # noqa: PLR0917  the library's own signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        async def impatient(*args: Any, **kwargs: Any) -> Any:
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = error._retry_after.total_seconds()
                if seconds > LONGEST_WAIT_SECONDS:
                    raise FloodWait(seconds) from error
                raise

        return await super().process_request(impatient, args, kwargs, endpoint, data, rate_limit_args)
