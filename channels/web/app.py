"""The web application: the page, its WebSocket, files, and the health checks."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.web import health, page, texts
from channels.web.chat import Chat
from channels.web.desk import WebDesk
from channels.web.files import Files
from channels.web.front import Front
from channels.web.limits import Limits
from channels.web.uploads import Uploading

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Puts the careful headers on every response that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, careful if scope["type"] == "http" else send)


def create_app(
    desk: WebDesk,
    *,
    extra_routes: Sequence[BaseRoute] = (),
    public: bool,
    allowed_origins: frozenset[str] = frozenset(),
    title: str = "Trợ lý dịch vụ công",
    badge: str = "",
) -> Starlette:
    """The whole web application.

    `public` means that people reach it by https: the cookie then never travels in the clear. `allowed_origins` are
    lower-case origins beside the host itself. `extra_routes` (webhooks, pages) come first.
    """
    limits = Limits()
    front = Front(desk, limits, page.build(title, badge), public=public, allowed_origins=allowed_origins)
    routes = [
        *extra_routes,
        Route("/", front.show),
        Route("/ket-thuc", front.end, methods=["POST"]),
        Route("/gui-tep/{name}", Uploading(desk, limits, allowed_origins).take, methods=["POST"]),
        Route("/tep/{message:int}/{at:int}", Files(desk).answer),
        Route("/healthz", health.lives),
        Route("/readyz", health.Readiness(desk).answer),
        WebSocketRoute("/ws", Chat(desk, limits, allowed_origins).talk),
    ]
    answers = {404: _no_page, 405: _no_page}
    return Starlette(routes=routes, middleware=[Middleware(SafeHeaders)], exception_handlers=answers)


async def _no_page(_request: Request, why: Exception) -> Response:
    """An address that nobody serves, said in the reader's language."""
    return PlainTextResponse(texts.NO_PAGE, why.status_code if isinstance(why, HTTPException) else 404)
