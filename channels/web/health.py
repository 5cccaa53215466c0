"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from channels.web.desk import WebDesk

log = logging.getLogger(__name__)
_FRESH = {"Cache-Control": "no-store"}


async def lives(_request: Request) -> Response:
    """`/healthz`: 200 as long as the event loop turns."""
    return PlainTextResponse("ok", headers=_FRESH)


class Readiness:
    """`/readyz`: 200 and an empty list, or 503 and what is wrong."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk

    async def answer(self, _request: Request) -> Response:
        wrong = await self._wrong()
        return JSONResponse(wrong, 503 if wrong else 200, headers=_FRESH)

    async def _wrong(self) -> list[str]:
        try:
            return await self._desk.ready()
        except Exception as why:  # a check that breaks is itself the answer
            log.exception("readiness check broke", extra={"action": "readiness_broke"})
            return [f"readiness check broke: {type(why).__name__}"]
