"""python -m bot chat: the same conversation in the terminal, or from a pipe."""

from __future__ import annotations

import asyncio
import hashlib
import io
import secrets
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import suppress

from bot import logs
from bot.app import Program
from bot.commands import words
from bot.commands.at import clock_for
from bot.commands.opening import opened
from bot.errors import Stop
from bot.settings import Settings
from channels.console import CHANNEL, ConsoleFiles, ConsoleReader, ConsoleSender, missing_file, typed
from channels.console import opened as opening
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from reports.invitations import normalise


async def chat(settings: Settings, *, code: str | None, at: str | None, as_json: bool) -> None:
    """Read lines until the input ends. Raises Stop."""
    logs.set_up("WARNING")
    if isinstance(sys.stdin, io.TextIOWrapper):  # bytes that are no UTF-8 are shown as such, and answered
        sys.stdin.reconfigure(errors="replace")
    program = await opened(settings, clock_for(at, settings))
    try:
        await program.knowledge.add_meaning(settings.semantic)
        program.readers[CHANNEL] = ConsoleReader()
        program.files[CHANNEL] = ConsoleFiles()
        program.senders[CHANNEL] = ConsoleSender(_write, as_json=as_json)
        program.only = address_for(code)
        talk = Talk(program, program.only)
        if code is not None:
            await talk.be(code)
        elif sys.stdin.isatty():
            await talk.open()
        await talk.hear_what_waits()
        async for line in _lines():
            if (path := missing_file(line)) is not None:
                _write(words.NO_FILE.format(path=path))
            else:
                await talk.say(line)
    finally:
        await program.stop()


def address_for(code: str | None) -> Address:
    """The same code is the same chat for ever; without one every start is a new citizen."""
    if code is None:
        return Address(CHANNEL, secrets.token_hex(8))
    return Address(CHANNEL, hashlib.sha256(normalise(code).encode()).hexdigest()[:24])


class Talk:
    """One terminal's conversation."""

    def __init__(self, program: Program, address: Address) -> None:
        self._program = program
        self._address = address
        self._session = secrets.token_hex(6)
        self._said = 0

    async def be(self, code: str) -> None:
        """Bind at the first use of the code. Raises Stop when it cannot be used."""
        directory, now = self._program.stores.directory, self._program.clock()
        if await directory.person_at(str(self._address), now) is not None:
            return
        await self.say(f"/thamgia {code}")
        if await directory.person_at(str(self._address), now) is None:
            raise Stop(words.BAD_CODE.format(why=code))

    async def open(self) -> None:
        """Let the assistant greet."""
        await self._put(opening(self._address, self._next_id()))

    async def say(self, text: str) -> None:
        """One message; returns when it is answered."""
        await self._put(typed(self._address, self._next_id(), text))

    async def hear_what_waits(self) -> None:
        """Messages that came while nobody was here, and answers that a crash has held up."""
        self._program.wake([self._address])
        self._program.deliver([self._address])
        await self._program.idle()

    async def _put(self, update: RawUpdate) -> None:
        self._program.wake(await self._program.stores.inbox.put([update], self._program.clock()))
        await self._program.idle()

    def _next_id(self) -> str:
        self._said += 1
        return f"{self._session}:{self._said}"


async def _lines() -> AsyncIterator[str]:
    while True:
        if sys.stdin.isatty():
            print("> ", end="", flush=True)
        line = await _line()
        if not line:
            return
        if line.strip():
            yield line.rstrip("\n")


async def _line() -> str:
    """One line, read in a thread that nobody waits for: at Ctrl-C, one that never comes must not hold us up."""
    loop = asyncio.get_running_loop()
    heard: asyncio.Future[str] = loop.create_future()

    def listen() -> None:
        line = sys.stdin.readline()
        with suppress(RuntimeError):  # the loop is gone, and so is whoever wanted to know
            loop.call_soon_threadsafe(lambda: None if heard.done() else heard.set_result(line))

    threading.Thread(target=listen, daemon=True).start()
    return await heard


def _write(text: str) -> None:
    print(text, flush=True)
