"""People with the page open: real WebSockets to a real server in this process."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

from bot.app import Program
from bot.clock import machine
from bot.web import web_server
from channels.web.session import address_of
from dialog.inbound import Address
from dialog.plain import plain
from dialog.reply import unpack
from tests.drivers.stage import Seen


@dataclass(slots=True)
class Page:
    """One open page."""

    socket: ClientConnection
    listening: asyncio.Task[None]
    address: Address
    cookie: str
    messages: list[dict[str, Any]] = field(default_factory=list)
    accepted: set[str] = field(default_factory=set)
    news: asyncio.Event = field(default_factory=asyncio.Event)


class Pages:
    """Each person has the page open in a browser of their own."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._waiting: dict[str, int] = defaultdict(int)

    async def start(self, program: Program) -> None:
        self._program = program
        self._server = web_server(program)
        listener = socket.create_server(("127.0.0.1", 0))
        self._home = f"127.0.0.1:{listener.getsockname()[1]}"
        self._server.capture_signals = _no_signals  # type: ignore[method-assign]
        self._serving = asyncio.create_task(self._server.serve([listener]))  # noqa: TID251
        while not self._server.started:
            await asyncio.sleep(0.01)

    async def say(self, who: str, text: str) -> None:
        await self._send(who, {"type": "text", "text": text})

    async def tap(self, who: str, label: str) -> None:
        """Press the newest button with this label."""
        page = await self._page(who)
        shown = [choice for message in page.messages for choice in _choices(message)]
        value = next(value for text, value in reversed(shown) if text == label)
        await self._send(who, {"type": "tap", "value": value})

    async def give(self, who: str, name: str, content: bytes) -> None:
        """Choose a file by the paper-clip."""
        page = await self._page(who)
        headers = {"Cookie": f"phien={page.cookie}", "Origin": f"http://{self._home}", "X-Ten-Tep": quote(name)}
        async with httpx.AsyncClient() as browser:
            to = f"http://{self._home}/gui-tep/{uuid4().hex}"
            answer = await browser.post(to, content=content, headers=headers)
        assert answer.status_code == 204, answer.text
        await self._program.idle()

    async def seen(self, who: str) -> list[Seen]:
        page = await self._page(who)
        sent = await self._program.stores.outbox.since(page.address, 0, 1000)
        async with asyncio.timeout(10):
            while {item.id for item in sent} - {message["id"] for message in page.messages}:
                page.news.clear()
                await page.news.wait()
        return [_seen(message) for message in page.messages]

    async def stop(self) -> None:
        for page in self._pages.values():
            page.listening.cancel()
            await page.socket.close()
        self._server.should_exit = True
        await self._serving

    async def _send(self, who: str, frame: dict[str, Any]) -> None:
        page, number = await self._page(who), uuid4().hex
        await page.socket.send(json.dumps({**frame, "id": number}))
        async with asyncio.timeout(10):
            while number not in page.accepted:
                page.news.clear()
                await page.news.wait()
        await self._program.idle()

    async def _page(self, who: str) -> Page:
        if who not in self._pages:
            async with httpx.AsyncClient() as browser:
                cookie = (await browser.get(f"http://{self._home}/")).cookies["phien"]
            there = await connect(
                f"ws://{self._home}/ws",
                additional_headers={"Cookie": f"phien={cookie}"},
                origin=f"http://{self._home}",  # type: ignore[arg-type]
            )
            address = address_of(cookie, machine())
            assert address is not None
            self._pages[who] = page = Page(there, asyncio.create_task(asyncio.sleep(0)), address, cookie)  # noqa: TID251
            page.listening = asyncio.create_task(_listen(page))  # noqa: TID251
            await there.send(json.dumps({"type": "hello", "after": 0}))
            await self._greeted(page)
        return self._pages[who]

    async def _greeted(self, page: Page) -> None:
        async with asyncio.timeout(10):
            while not page.messages:
                page.news.clear()
                await page.news.wait()


async def _listen(page: Page) -> None:
    async for raw in page.socket:
        frame = json.loads(raw)
        if frame["type"] == "message":
            page.messages.append(frame)
        elif frame["type"] == "accepted":
            page.accepted.add(frame["id"])
        page.news.set()


def _choices(message: dict[str, Any]) -> list[tuple[str, str]]:
    return [tuple(choice.values()) if isinstance(choice, dict) else tuple(choice) for choice in message["choices"]]


def _seen(message: dict[str, Any]) -> Seen:
    reply = unpack(
        {"blocks": message["blocks"], "choices": [], "attachments": [], "numbered": True, "refreshes": False}
    )
    return Seen(plain(reply.blocks), tuple(label for label, _ in _choices(message)))


def _no_signals() -> Any:
    from contextlib import nullcontext

    return nullcontext()
