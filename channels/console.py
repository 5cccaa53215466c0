"""The same conversation in the terminal: lines in, replies out, as text or as one JSON object a reply."""

from __future__ import annotations

import json
from collections.abc import Callable

from dialog.errors import Unreadable
from dialog.inbound import Address, Inbound, Joined, Text
from dialog.interfaces import InboxItem, OutboxItem, PartSent, RawUpdate
from dialog.plain import numbered
from dialog.reply import Reply

CHANNEL = "console"


def typed(address: Address, update_id: str, text: str) -> RawUpdate:
    """A line that was typed, as it is stored."""
    return RawUpdate(CHANNEL, update_id, address, json.dumps({"text": text}).encode())


def opened(address: Address, update_id: str) -> RawUpdate:
    """The conversation was opened."""
    return RawUpdate(CHANNEL, update_id, address, b"{}")


class ConsoleReader:
    """Reads what `typed` and `opened` stored."""

    async def read(self, item: InboxItem) -> Inbound | None:
        """Raises Unreadable."""
        try:
            text = json.loads(item.payload).get("text")
        except (ValueError, AttributeError) as error:
            raise Unreadable("console payload is not JSON") from error
        return Inbound(item.update_id, item.address, Joined() if text is None else Text(text))


class ConsoleSender:
    """Writes each message with `write`; a person sees numbered choices, a program sees JSON."""

    def __init__(self, write: Callable[[str], None], *, as_json: bool) -> None:
        self._write = write
        self._show = as_data if as_json else as_text

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        self._write(self._show(item.message.reply))
        await sent(1)


def as_text(reply: Reply) -> str:
    """The reply and its choices, with a blank line behind."""
    return "\n\n".join(filter(None, (reply.text, numbered(reply.choices)))) + "\n"


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
