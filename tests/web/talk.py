"""How a test talks over the WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from tests.web.echo import Echo

Socket = WebSocketTestSession


@contextmanager
def talking(client: TestClient, after: object = 0) -> Iterator[Socket]:
    """A page that has said hello, and says goodbye: the test client alone would cut the server's talk short."""
    if "phien" not in client.cookies:
        client.get("/")
    with client.websocket_connect("/ws") as socket:
        socket.send_json({"type": "hello", "after": after})
        yield socket
        socket.close()
        assert client.portal
        client.portal.call(turns)


async def turns() -> None:
    """Let the event loop turn until every open talk has ended."""
    for _ in range(50):
        await asyncio.sleep(0)


def until_here(socket: Socket) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []
    while not heard or heard[-1]["type"] != "here":
        heard.append(socket.receive_json())
    return heard[:-1]


def say_text(socket: Socket, text: str, name: str = "message-1") -> dict[str, Any]:
    socket.send_json({"type": "text", "id": name, "text": text})
    return dict(socket.receive_json())


def answer(client: TestClient, echo: Echo) -> None:
    assert client.portal
    client.portal.call(echo.answer)


def closed_with(socket: Socket) -> int:
    """Read until the server hangs up; return the close code."""
    try:
        while True:
            socket.receive_json()
    except WebSocketDisconnect as why:
        return why.code
