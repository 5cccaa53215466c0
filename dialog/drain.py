"""One worker an address at a time: work of one chat is done in order, chats do not wait for each other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

from dialog.inbound import Address

log = logging.getLogger(__name__)
Spawn = Callable[[Coroutine[Any, Any, None], str], None]


class Drain:
    """Runs `work(address)` for every woken address, never twice at once for the same one in this process.

    A wake during the work makes it run once more, so nothing that arrives meanwhile is left lying.
    """

    def __init__(self, name: str, work: Callable[[Address], Awaitable[None]], spawn: Spawn, limit: int = 32) -> None:
        self.name = name
        self._work = work
        self._spawn = spawn
        self._places = asyncio.Semaphore(limit)
        self._again: dict[Address, bool] = {}
        self._idle = asyncio.Event()
        self._idle.set()

    def wake(self, addresses: Iterable[Address]) -> None:
        """There may be work for these."""
        for address in addresses:
            if address in self._again:
                self._again[address] = True
            else:
                self._again[address] = False
                self._idle.clear()
                self._spawn(self._run(address), f"{self.name}:{address.channel}")

    async def idle(self) -> None:
        """Wait until nothing is being worked on."""
        await self._idle.wait()

    async def _run(self, address: Address) -> None:
        try:
            async with self._places:
                await self._until_quiet(address)
        finally:
            del self._again[address]
            if not self._again:
                self._idle.set()

    async def _until_quiet(self, address: Address) -> None:
        while True:
            self._again[address] = False
            try:
                await self._work(address)
            except Exception:
                log.exception(
                    "work on a chat failed", extra={"action": f"{self.name}_failed", "address": str(address)}
                )
            if not self._again[address]:
                return
