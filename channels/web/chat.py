"""The WebSocket: takes what the page says into the inbox, and lets out what the page has not seen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from channels.web import protocol, session, texts
from channels.web.desk import WebDesk
from channels.web.limits import Limits
from channels.web.origin import from_our_page, network_of
from channels.web.protocol import BROKEN, BUSY, NO_SESSION, TOO_BIG, Hello, HungUp, Message, Refused
from channels.web.sockets import Line
from dialog.inbound import Address
from dialog.interfaces import RawUpdate

log = logging.getLogger(__name__)
_GONE = 1000
_GOODBYE = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Page:
    """One open page: whose conversation it is, by which cookie, from which network, and the line to it."""

    address: Address
    cookie: str
    network: str
    line: Line


class Chat:
    """Every WebSocket of this program."""

    def __init__(self, desk: WebDesk, limits: Limits, allowed_origins: frozenset[str]) -> None:
        self._desk, self._limits, self._allowed = desk, limits, allowed_origins

    async def talk(self, ws: WebSocket) -> None:
        """Serve one page until it goes. A foreign page gets 403; one without a session is told by the close code."""
        if not await self._lets_in(ws):
            return
        code = await self._serve(ws)
        if code != _GONE:
            await _hang_up(ws, code)

    async def _lets_in(self, ws: WebSocket) -> bool:
        try:
            if from_our_page(ws, self._allowed):
                await ws.accept()
                return True
            await ws.send_denial_response(PlainTextResponse(texts.FORBIDDEN, 403))
        except OSError:
            log.debug("page was gone already", extra={"action": "web_page_gone"})
        return False

    async def _serve(self, ws: WebSocket) -> int:
        cookie = ws.cookies.get(session.COOKIE, "")
        address = session.address_of(cookie, self._desk.clock())
        if address is None:
            return NO_SESSION
        try:
            with self._desk.sockets.opened(address) as line:
                return await self._both_ways(ws, Page(address, cookie, network_of(ws), line))
        except HungUp as why:
            return why.code

    async def _both_ways(self, ws: WebSocket, page: Page) -> int:
        """Listen and speak at once until somebody hangs up; return the close code."""
        async with asyncio.TaskGroup() as group:
            listening = group.create_task(self._until_over(self._listen(ws, page), page))
            speaking = group.create_task(self._until_over(page.line.drain(ws.send_text), page))
            code = await page.line.over()
            listening.cancel()
            speaking.cancel()
        return code

    async def _until_over(self, work: Coroutine[None, None, None], page: Page) -> None:
        """Do this half of the talk; whatever ends it ends the other half too."""
        try:
            await work
        except HungUp as why:
            page.line.hang_up(why.code)
        except WebSocketDisconnect:
            page.line.hang_up(_GONE)
        except Exception:
            log.exception("web chat broke", extra={"action": "web_chat_broke", "chat": page.address.chat})
            page.line.hang_up(BROKEN)

    async def _listen(self, ws: WebSocket, page: Page) -> None:
        while True:
            event = await ws.receive()
            if event["type"] == "websocket.disconnect":
                raise HungUp(_GONE)
            raw = event.get("text") or ""
            if len(raw) > protocol.MAX_FRAME:
                raise HungUp(TOO_BIG)
            await self._take(raw, page)

    async def _take(self, raw: str, page: Page) -> None:
        try:
            frame = protocol.parse(raw)
            if isinstance(frame, Hello):
                await self._catch_up(frame, page)
            else:
                await self._accept(frame, page)
        except Refused as why:
            page.line.push(protocol.refused(why))

    async def _accept(self, said: Message, page: Page) -> None:
        """Commit the message, then say so; the page sends it again under the same id if it never hears."""
        if not self._limits.messages.allows(page.address.chat, self._desk.clock()):
            raise Refused(texts.TOO_FAST, said.id)
        new = await self._put(page.address, said.id, said.payload)
        page.line.push(protocol.accepted(said.id))
        self._desk.wake(new)

    async def _catch_up(self, hello: Hello, page: Page) -> None:
        now = self._desk.clock()
        if session.address_of(page.cookie, now) is None:
            raise HungUp(NO_SESSION)
        if not self._limits.hellos.allows(page.address.chat, now):
            raise HungUp(BUSY)
        page.line.hold()
        missed = await self._desk.transcript.since(page.address, hello.after)
        page.line.release([(item.id, protocol.message(item)) for item in missed])
        page.line.push(protocol.here())
        if not missed:
            await self._greet(page)

    async def _greet(self, page: Page) -> None:
        """Let the bot greet whoever has never been told anything; the fixed id makes it once a session."""
        if await self._desk.transcript.since(page.address, 0, 1):
            return
        if not self._limits.newcomers.allows(page.network, self._desk.clock()):
            raise HungUp(BUSY)
        self._desk.wake(await self._put(page.address, "hello", protocol.HELLO))

    async def _put(self, address: Address, name: str, payload: bytes) -> Sequence[Address]:
        update = RawUpdate("web", f"{address.chat}:{name}", address, payload)
        return await self._desk.inbox.put([update], self._desk.clock())


async def _hang_up(ws: WebSocket, code: int) -> None:
    """Close, without waiting long for a page that no longer reads."""
    try:
        async with asyncio.timeout(_GOODBYE.total_seconds()):
            await ws.close(code)
    except (TimeoutError, RuntimeError, OSError, WebSocketDisconnect):
        log.debug("page was gone already", extra={"action": "web_page_gone", "code": code})
