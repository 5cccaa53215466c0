"""Stored updates of the web chat → Inbound."""

from __future__ import annotations

import json

from dialog.errors import Unreadable
from dialog.files import XLSX
from dialog.inbound import Content, FileRef, Inbound, Joined, Left, Media, Tap, Text
from dialog.interfaces import InboxItem


class WebReader:
    """Reads what `protocol` wrote into the inbox."""

    async def read(self, item: InboxItem) -> Inbound | None:
        """The Inbound of this update; never None. Raises Unreadable."""
        return Inbound(item.update_id, item.address, _content(item.payload), message=item.update_id)


def _content(payload: bytes) -> Content:
    try:
        data = json.loads(payload)
    except (ValueError, RecursionError) as why:
        raise Unreadable("web payload is not JSON") from why
    match data:
        case {"type": "text", "text": str(text)}:
            return Text(text)
        case {"type": "tap", "value": str(value)}:
            return Tap(value)
        case {"type": "file", "id": str(name), "name": str(shown), "size": int(size)}:
            return Media("file", file=FileRef(name, shown, size, XLSX))
        case {"type": "hello"}:
            return Joined()
        case {"type": "left"}:
            return Left()
    raise Unreadable("web payload has no form we know")
