"""python -m bot run: serve the web chat, and Telegram when there is a token."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot import logs
from bot.app import Program
from bot.clock import machine
from bot.commands import words
from bot.commands.opening import opened
from bot.errors import Stop
from bot.sample import make_codes
from bot.schedule import schedule, stop
from bot.settings import EXPECTED, Settings
from bot.web import web_server

if TYPE_CHECKING:
    from bot.telegram import Telegram


async def run(settings: Settings) -> None:
    """Serve until a signal. Raises Stop when it cannot begin."""
    logs.set_up(settings.log_level)
    with Alone(settings):
        program = await opened(settings)
        try:
            _free_port(settings)
            await _serve(program)
        finally:
            await program.stop()
    print(words.STOPPED)


async def setup(settings: Settings) -> None:
    """The same without serving."""
    logs.set_up(settings.log_level)
    program = await opened(settings)
    try:
        await show_codes(program)
    finally:
        await program.stop()
    print(words.READY)


async def show_codes(program: Program) -> None:
    """One-time codes, for the sample organisation only."""
    if program.settings.public:
        return
    print(words.CODES)
    for who, code in await make_codes(program.stores, machine()):
        print(words.CODE.format(who=who, code=code))
    print(words.CODES_HOW, flush=True)


async def _serve(program: Program) -> None:
    telegram = _telegram(program) if program.settings.token else None
    server = web_server(program, telegram.routes() if telegram else ())
    ticking = schedule(program)
    settings = program.settings
    host = f"[{settings.web_host}]" if ":" in settings.web_host else settings.web_host
    address = settings.public_url or f"http://{host}:{settings.web_port}"
    print(words.WELCOME.format(address=address), flush=True)
    await show_codes(program)
    if telegram is not None:
        print(words.TELEGRAM, flush=True)
        program.background.start(telegram.run(), "telegram")
    ticking.start()
    program.background.start(program.knowledge.add_meaning(settings.semantic), "meaning")
    try:
        await server.serve()
    finally:
        await stop(ticking)
        program.background.cancel("telegram")
        await program.idle()
        if telegram is not None:
            await telegram.close()


def _telegram(program: Program) -> Telegram:
    """Imported only where it is wanted: the two libraries cost seconds and a hundred megabytes."""
    from bot.telegram import Telegram

    return Telegram(program)


def _free_port(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.web_host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            raise Stop(_why_no_port(settings, used=error.errno == errno.EADDRINUSE)) from None


def _why_no_port(settings: Settings, *, used: bool) -> str:
    if used:
        return words.PORT_USED.format(port=settings.web_port, host=settings.web_host)
    needed, port_needed = EXPECTED["web_host"], EXPECTED["web_port"]
    return words.BAD_HOST.format(
        port=settings.web_port, host=settings.web_host, needed=needed, port_needed=port_needed
    )


class Alone:
    """SQLite serves one process; PostgreSQL any number."""

    def __init__(self, settings: Settings) -> None:
        self._lock = None
        if settings.database.startswith("sqlite"):
            place = settings.data_dir / "dang-chay.lock"
            try:
                settings.data_dir.mkdir(parents=True, exist_ok=True)
                self._lock = FileLock(place, timeout=0)
            except OSError:
                raise Stop(words.NOT_WRITABLE.format(place=settings.data_dir)) from None

    def __enter__(self) -> None:
        try:
            if self._lock is not None:
                self._lock.acquire()
        except Timeout:
            raise Stop(words.ALREADY_RUNNING) from None
        except OSError as error:
            raise Stop(words.NOT_WRITABLE.format(place=error.filename or "data")) from None

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.release()
