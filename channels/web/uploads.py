"""Files that people send by the page: one Excel workbook a request, kept sealed until the conversation reads it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from channels.web import protocol, session, texts
from channels.web.desk import WebDesk
from channels.web.limits import Limits
from channels.web.origin import from_our_page, network_of
from dialog.errors import FileGone
from dialog.files import is_xlsx, safe_name
from dialog.inbound import Address, FileRef
from dialog.interfaces import RawUpdate, Uploads

LARGEST = 10 * 1024 * 1024
NAME_HEADER = "x-ten-tep"
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""A workbook is a zip archive; one with a password is wrapped in an older form, which the conversation explains."""


class Unwanted(Exception):
    """The file is not taken; `text` says why to the person."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


class Uploading:
    """`POST /gui-tep/{name}`: the body is the file, `name` the page's id of the message, as with words."""

    def __init__(self, desk: WebDesk, limits: Limits, allowed_origins: frozenset[str]) -> None:
        self._desk, self._limits, self._allowed = desk, limits, allowed_origins

    async def take(self, request: Request) -> Response:
        """204 once the file is stored and will be handled; otherwise a sentence that says why not."""
        try:
            address = self._let_in(request)
            shown = _name(request)
            await self._store(address, request.path_params["name"], shown, await _body(request))
        except Unwanted as why:
            return PlainTextResponse(why.text, why.status)
        except ClientDisconnect:
            return Response(status_code=400)
        return Response(status_code=204)

    def _let_in(self, request: Request) -> Address:
        """Whose page this is. Raises Unwanted."""
        if not from_our_page(request, self._allowed):
            raise Unwanted(403, texts.FORBIDDEN)
        now = self._desk.clock()
        address = session.address_of(request.cookies.get(session.COOKIE), now)
        if address is None:
            raise Unwanted(401, texts.NO_SESSION)
        if not protocol.ID.fullmatch(request.path_params["name"]):
            raise Unwanted(400, texts.UNREADABLE)
        by_network = self._limits.files_of_network.allows(network_of(request), now)
        if not (by_network and self._limits.files.allows(address.chat, now)):
            raise Unwanted(429, texts.FILES_TOO_FAST)
        return address

    async def _store(self, address: Address, name: str, shown: str, content: bytes) -> None:
        """First the file, then the message that speaks of it: a message never speaks of a file that is not there."""
        now = self._desk.clock()
        if not await self._desk.uploads.keep(address, name, content, now):
            raise Unwanted(507, texts.NO_ROOM)
        payload = protocol.file(name, shown, len(content))
        update = RawUpdate("web", f"{address.chat}:{name}", address, payload)
        self._desk.wake(await self._desk.inbox.put([update], now))


@dataclass(frozen=True, slots=True)
class WebFiles:
    """Implements `dialog.interfaces.Files` over what was kept."""

    uploads: Uploads

    async def fetch(self, address: Address, file: FileRef) -> bytes:
        """Raises FileGone after a day."""
        content = await self.uploads.content(address, file.id)
        if content is None:
            raise FileGone
        return content


def _name(request: Request) -> str:
    """The file's own name. Raises Unwanted."""
    name = safe_name(unquote(request.headers.get(NAME_HEADER, "")))
    if not is_xlsx(name):
        raise Unwanted(415, texts.NOT_XLSX)
    return name


async def _body(request: Request) -> bytes:
    """The whole file, and never more than is allowed. Raises Unwanted."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > LARGEST:
        raise Unwanted(413, texts.FILE_TOO_LARGE)
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST:
            raise Unwanted(413, texts.FILE_TOO_LARGE)
    if not content:
        raise Unwanted(400, texts.FILE_EMPTY)
    if not content.startswith(_BEGINNINGS):
        raise Unwanted(415, texts.NOT_XLSX)
    return bytes(content)
