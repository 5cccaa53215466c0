"""Switches the web chat on and serves it until a signal to stop."""

from __future__ import annotations

import secrets
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.routing import BaseRoute

from bot.app import Program
from bot.clock import machine
from channels.web.app import create_app
from channels.web.desk import WebDesk
from channels.web.inbound import WebReader
from channels.web.outbound import WebSender
from channels.web.serve import config
from channels.web.uploads import WebFiles
from db import migrate
from handlers.texts import common


class Server(uvicorn.Server):
    """Stops at the first signal, at once at the second. uvicorn's own way raises the signal again at its end, which
    would cut off what we still have to finish."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {each: signal.signal(each, self._asked_to_stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True


def web_server(program: Program, routes: Sequence[BaseRoute] = ()) -> Server:
    """The web chat, ready to serve. Registers the web's reader and sender."""
    settings = program.settings

    async def ready() -> list[str]:
        at = await migrate.current(program.stores.database)
        return [] if at == migrate.head() else ["database is not up to date"]

    desk = WebDesk(
        program.stores.inbox,
        program.stores.outbox,
        program.wake,
        machine,
        ready,
        lambda: secrets.token_urlsafe(32),
        program.stores.uploads,
    )
    program.readers["web"] = WebReader()
    program.files["web"] = WebFiles(program.stores.uploads)
    program.senders["web"] = WebSender(desk.sockets)
    origins = frozenset({settings.public_url.lower()}) if settings.public else frozenset()
    badge = "" if settings.public else common.SAMPLE
    app = create_app(desk, extra_routes=routes, public=settings.public, allowed_origins=origins, badge=badge)
    return Server(config(app, settings.web_host, settings.web_port))
