"""The door: gives the page with a session, and ends a session."""

from __future__ import annotations

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from channels.web import protocol, session, texts
from channels.web.desk import WebDesk
from channels.web.limits import Limits
from channels.web.origin import from_our_page, network_of
from channels.web.page import Page
from dialog.inbound import Address
from dialog.interfaces import RawUpdate


class Front:
    """`/` and `/ket-thuc`."""

    def __init__(
        self, desk: WebDesk, limits: Limits, page: Page, *, public: bool, allowed_origins: frozenset[str]
    ) -> None:
        self._desk, self._limits, self._page = desk, limits, page
        self._public, self._allowed = public, allowed_origins

    async def show(self, request: Request) -> Response:
        """The page; whoever has no valid session gets one. 429 when one network asks for too many."""
        now = self._desk.clock()
        known = self._address(request)
        if known is None and not self._limits.newcomers.allows(network_of(request), now):
            return PlainTextResponse(texts.CROWDED, 429, headers={"Retry-After": "60"})
        response = HTMLResponse(self._page.html, headers=self._page.headers(request.headers.get("host", "")))
        if known is None:
            session.give(response, session.new_cookie(self._desk.new_token(), now), public=self._public)
        return response

    async def end(self, request: Request) -> Response:
        """Forget the session: the browser loses its cookie, and nothing more is sent to this conversation.

        The other pages are hung up on after the answer has left, so that they come back without the cookie.
        """
        if not from_our_page(request, self._allowed):
            return PlainTextResponse(texts.FORBIDDEN, 403)
        address = self._address(request)
        response = Response(status_code=204)
        if address is not None:
            await self._leave(address)
            response.background = BackgroundTask(self._desk.sockets.hang_up, address, protocol.ENDED)
        session.take_back(response, public=self._public)
        return response

    def _address(self, request: Request) -> Address | None:
        return session.address_of(request.cookies.get(session.COOKIE), self._desk.clock())

    async def _leave(self, address: Address) -> None:
        update = RawUpdate("web", f"{address.chat}:left", address, protocol.LEFT)
        self._desk.wake(await self._desk.inbox.put([update], self._desk.clock()))
