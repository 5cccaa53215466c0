"""The JSON that the page and the server exchange over the WebSocket."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels.web import texts
from dialog.interfaces import OutboxItem
from dialog.reply import pack

MAX_TEXT = 4000
MAX_TAP = 60
MAX_FRAME = 64 * 1024
NO_SESSION, BUSY, ENDED = 4401, 4429, 4410
TOO_BIG, BROKEN, TOO_SLOW = 1009, 1011, 1013

ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class HungUp(Exception):
    """The talk is over; `code` is the WebSocket close code that the page understands."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Refused(Exception):
    """The frame cannot be taken; `text` says why to the person, `id` is the message's, if it had one."""

    def __init__(self, text: str, message: str | None = None) -> None:
        super().__init__(text)
        self.text, self.id = text, message


@dataclass(frozen=True, slots=True)
class Hello:
    """The page is here and has seen everything up to `after`."""

    after: int


@dataclass(frozen=True, slots=True)
class Message:
    """Words or a button; `payload` is what the inbox stores and `WebReader` reads."""

    id: str
    payload: bytes


def parse(raw: str) -> Hello | Message:
    """Read one frame of the page. Raises Refused."""
    data = _object(raw)
    if data.get("type") == "hello":
        return Hello(_seen(data.get("after", 0)))
    name = data.get("id")
    if not isinstance(name, str) or not ID.fullmatch(name):
        raise Refused(texts.UNREADABLE)
    return Message(name, _payload(data, name))


def _object(raw: str) -> Mapping[str, Any]:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise Refused(texts.UNREADABLE)
    return data


def _seen(after: object) -> int:
    """An outbox id; anything else counts as nothing seen."""
    return after if isinstance(after, int) and 0 < after < 2**63 else 0


def _payload(data: Mapping[str, Any], name: str) -> bytes:
    match data:
        case {"type": "text", "text": str(text)}:
            return _pack(type="text", text=_words(text, name))
        case {"type": "tap", "value": str(value)} if 0 < len(value.encode(errors="replace")) <= MAX_TAP:
            return _pack(type="tap", value=_NOT_TEXT.sub("\ufffd", value))
    raise Refused(texts.UNREADABLE, name)


def _words(text: str, name: str) -> str:
    """The text without NUL and half surrogates, which JSON may carry and no database keeps. Raises Refused."""
    if not text.strip():
        raise Refused(texts.EMPTY, name)
    if len(text) > MAX_TEXT:
        raise Refused(texts.TOO_LONG, name)
    return _NOT_TEXT.sub("\ufffd", text)


def _pack(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def file(name: str, shown: str, size: int) -> bytes:
    """A file of `size` bytes that is kept under this name, as `WebReader` reads it."""
    return _pack(type="file", id=name, name=shown, size=size)


HELLO, LEFT = _pack(type="hello"), _pack(type="left")


def accepted(name: str) -> str:
    """The message is stored and will be handled, whatever happens."""
    return _pack(type="accepted", id=name).decode()


def refused(why: Refused) -> str:
    """The message was not taken; the page keeps its text."""
    return _pack(type="refused", id=why.id, text=why.text).decode()


def here() -> str:
    """The answer to a hello: everything that was missed has been sent before this."""
    return _pack(type="here").decode()


def message(item: OutboxItem) -> str:
    """A message for the person. Files are links, which only this session can open."""
    reply = item.message.reply
    files = [{"name": file.name, "url": f"/tep/{item.id}/{at}"} for at, file in enumerate(reply.attachments)]
    choices = [{"label": choice.label, "value": choice.value} for choice in reply.choices]
    return _pack(
        type="message",
        id=item.id,
        kind=item.message.kind,
        blocks=pack(reply)["blocks"],
        choices=choices,
        numbered=reply.numbered,
        files=files,
    ).decode()
