"""The echo desk behind a real uvicorn, in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from channels.web.app import create_app
from channels.web.serve import config
from tests.web.echo import Echo


class _Server(uvicorn.Server):
    """Says when it listens."""

    on_start: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.on_start()


class Served:
    """A running server: its echo, its address, and a way to do something in its loop."""

    def __init__(self) -> None:
        self.echo = Echo()
        app = create_app(self.echo.desk, public=False, badge="diễn tập")
        self._server = _Server(config(app, "127.0.0.1", 0))
        self._server.on_start = self._ready
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.loop: asyncio.AbstractEventLoop

    @property
    def url(self) -> str:
        host, port = self._server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def start(self) -> None:
        self._thread.start()
        assert self._started.wait(10), "the server did not start"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.run(self._main())

    async def _main(self) -> None:
        self.loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as group:
            worker = group.create_task(self.echo.work())
            await self._server.serve()
            worker.cancel()

    def _ready(self) -> None:
        self._started.set()


@contextmanager
def served() -> Iterator[Served]:
    server = Served()
    server.start()
    try:
        yield server
    finally:
        server.stop()
