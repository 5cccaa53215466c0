"""Files that a message carries, for the one session that got the message."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from channels.web import session, texts
from channels.web.desk import WebDesk
from dialog.reply import Attachment

_LOOK_BACK = 1000


class Files:
    """`/tep/{message}/{at}`: attachment number `at`, from 0, of outbox message `message`."""

    def __init__(self, desk: WebDesk) -> None:
        self._desk = desk

    async def answer(self, request: Request) -> Response:
        found = await self._find(request, request.path_params["message"], request.path_params["at"])
        if found is None:
            return PlainTextResponse(texts.NO_FILE, 404)
        if not Path(found.path).is_file():  # noqa: ASYNC240 - one stat of a local file
            return PlainTextResponse(texts.FILE_GONE, 410)
        headers = {"Cache-Control": "private, no-store"}
        return FileResponse(found.path, media_type=found.media_type, filename=found.name, headers=headers)

    async def _find(self, request: Request, message: int, at: int) -> Attachment | None:
        address = session.address_of(request.cookies.get(session.COOKIE), self._desk.clock())
        if address is None or not 0 < message < 2**63:
            return None
        sent = await self._desk.transcript.since(address, message - 1, _LOOK_BACK)
        files = next((item.message.reply.attachments for item in sent if item.id == message), ())
        return files[at] if at < len(files) else None
