"""One message a second to each person, one in three seconds to each group.

The library's limiter knows no pace for a person, and in a group lets twenty go at once and then holds one back for up
to a minute, which is longer than the claim on the message lasts.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from channels.telegram.backoff import Sleep


class Pace:
    """Lets a message go `per_chat` seconds (`per_group` in a group, whose id is below zero) after the one before.

    Remembers `most` chats at most, unless more of them have a message under way.
    """

    def __init__(
        self,
        per_chat: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        most: int = 1024,
        per_group: float = 3.0,
    ) -> None:
        self._per_chat = per_chat
        self._per_group = per_group
        self._clock = clock
        self._sleep = sleep
        self._most = most
        self._free_at: dict[str, float] = {}

    async def turn(self, chat: str) -> None:
        """Wait until a message may go to this chat."""
        now = self._clock()
        at = max(now, self._free_at.get(chat, now))
        self._free_at[chat] = at + (self._per_group if chat.startswith("-") else self._per_chat)
        if len(self._free_at) > self._most:
            self._free_at = {each: free for each, free in self._free_at.items() if free > now}
        if at > now:
            await self._sleep(at - now)
