"""The pages that are open now."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from channels.web.protocol import BUSY, TOO_SLOW, HungUp
from dialog.inbound import Address

Frame = tuple[int, str]
_PAGES = 10
_WAITING = 128


class Line:
    """One open page. What it has to be sent waits in a bounded queue, so that a slow page holds up nobody else;
    when the queue is full the page is hung up on, comes back, and fetches what it missed."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[str] = asyncio.Queue(_WAITING)
        self._held: list[Frame] | None = None
        self._over = asyncio.Event()
        self._code = TOO_SLOW

    def push(self, frame: str, number: int = 0) -> None:
        """Send this soon. `number` is the outbox id, or 0 for a frame that is not a message."""
        if self._held is not None:
            self._held.append((number, frame))
            return
        try:
            self._queue.put_nowait(frame)
        except asyncio.QueueFull:
            self.hang_up(TOO_SLOW)

    def hold(self) -> None:
        """Keep messages back while older ones are fetched, so that they arrive in order."""
        self._held = []

    def release(self, missed: Sequence[Frame]) -> None:
        """Send what was missed, then what was kept back and is not among it."""
        kept, self._held = self._held or [], None
        seen = {number for number, _ in missed}
        for number, frame in [*missed, *(item for item in kept if item[0] not in seen)]:
            self.push(frame, number)

    def hang_up(self, code: int) -> None:
        """End the talk with this close code; the first one counts."""
        if not self._over.is_set():
            self._code = code
            self._over.set()

    async def drain(self, send: Callable[[str], Awaitable[None]]) -> None:
        """Send for ever, one after the other."""
        while True:
            await send(await self._queue.get())

    async def over(self) -> int:
        """Wait until somebody hangs up; return the close code."""
        await self._over.wait()
        return self._code


class Sockets:
    """The open pages of this process, by conversation. One event loop only.

    With several processes behind a balancer a page may be open in another one than sends the message; it asks for
    what it missed with every hello, a few seconds after it spoke and every half minute otherwise.
    """

    def __init__(self) -> None:
        self._lines: defaultdict[Address, set[Line]] = defaultdict(set)

    @contextmanager
    def opened(self, address: Address) -> Iterator[Line]:
        """A line for one page. Raises HungUp when the conversation has too many pages open."""
        if len(self._lines.get(address, ())) >= _PAGES:
            raise HungUp(BUSY)
        line = Line()
        self._lines[address].add(line)
        try:
            yield line
        finally:
            self._close(address, line)

    def push(self, address: Address, frame: str, number: int) -> int:
        """Send a message to every page of this conversation; return how many there are."""
        lines = self._lines.get(address, set())
        for line in lines:
            line.push(frame, number)
        return len(lines)

    def hang_up(self, address: Address, code: int) -> None:
        """End every talk of this conversation."""
        for line in self._lines.get(address, set()):
            line.hang_up(code)

    def _close(self, address: Address, line: Line) -> None:
        self._lines[address].discard(line)
        if not self._lines[address]:
            del self._lines[address]
