"""The same conversation in the terminal: lines in, replies out, as text or as one JSON object a reply.

`/tep PATH` sends a file of this machine.
"""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dialog.errors import FileGone, FileTooLarge, Unreadable
from dialog.files import XLSX, is_xlsx, safe_name
from dialog.inbound import Address, Content, FileRef, Inbound, Joined, Media, Text
from dialog.interfaces import InboxItem, OutboxItem, PartSent, RawUpdate
from dialog.plain import numbered
from dialog.reply import Reply

CHANNEL = "console"
LARGEST = 20 * 1024 * 1024
_SEND = "/tep "


def typed(address: Address, update_id: str, text: str) -> RawUpdate:
    """A line that was typed, as it is stored. `/tep PATH` becomes a file if there is one."""
    path = _path_in(text)
    if path is not None and path.is_file():
        return RawUpdate(CHANNEL, update_id, address, json.dumps({"path": str(path.resolve())}).encode())
    return RawUpdate(CHANNEL, update_id, address, json.dumps({"text": text}).encode())


def missing_file(text: str) -> Path | None:
    """The path after `/tep` when no file is there."""
    path = _path_in(text)
    return path if path is not None and not path.is_file() else None


def _path_in(text: str) -> Path | None:
    if text != _SEND.strip() and not text.startswith(_SEND):
        return None
    return Path(text.strip()[len(_SEND) :].strip(" '\"")).expanduser()


def opened(address: Address, update_id: str) -> RawUpdate:
    """The conversation was opened."""
    return RawUpdate(CHANNEL, update_id, address, b"{}")


class ConsoleReader:
    """Reads what `typed` and `opened` stored."""

    async def read(self, item: InboxItem) -> Inbound | None:
        """Raises Unreadable."""
        try:
            content = _content(json.loads(item.payload))
        except (ValueError, AttributeError) as error:
            raise Unreadable("console payload is not JSON") from error
        return Inbound(item.update_id, item.address, content, message=item.update_id)


class ConsoleFiles:
    """Files of this machine, which whoever sits here may read anyway."""

    async def fetch(self, address: Address, file: FileRef) -> bytes:  # noqa: ARG002  one machine, one chat
        """Raises FileTooLarge above 20 MB, FileGone when it cannot be read."""
        if file.size > LARGEST:
            raise FileTooLarge
        try:
            return await asyncio.to_thread(Path(file.id).read_bytes)
        except OSError:
            raise FileGone from None


class ConsoleSender:
    """Writes each message with `write`; a person sees numbered choices, a program sees JSON."""

    def __init__(self, write: Callable[[str], None], *, as_json: bool) -> None:
        self._write = write
        self._show = as_data if as_json else as_text

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        self._write(self._show(item.message.reply))
        await sent(1)


def _content(told: dict[str, Any]) -> Content:
    if "path" in told:
        return Media("file", file=_file(Path(told["path"])))
    return Text(told["text"]) if "text" in told else Joined()


def _file(path: Path) -> FileRef:
    """What is known of it before it is read; a file that has gone meanwhile has no size."""
    kind = XLSX if is_xlsx(path.name) else mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    size = path.stat().st_size if path.is_file() else 0
    return FileRef(str(path), safe_name(path.name), size, kind)


def as_text(reply: Reply) -> str:
    """The reply, where its files lie, its choices, a blank line. No numbers where a number is an answer in itself."""
    labels = "\n".join(f"- {choice.label}" for choice in reply.choices)
    choices = numbered(reply.choices) if reply.numbered else labels
    files = "\n".join(f"[{file.name}] {file.path}" for file in reply.attachments)
    return "\n\n".join(filter(None, (reply.text, files, choices))) + "\n"


def as_data(reply: Reply) -> str:
    """One line of JSON: text, choices, attachments."""
    return json.dumps(
        {
            "text": reply.text,
            "choices": [{"label": choice.label, "value": choice.value} for choice in reply.choices],
            "attachments": [
                {"name": file.name, "media_type": file.media_type, "path": file.path} for file in reply.attachments
            ],
        },
        ensure_ascii=False,
    )
