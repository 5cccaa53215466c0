"""Stored payloads → Inbound."""

from __future__ import annotations

import pytest

from channels.web import protocol
from channels.web.inbound import WebReader
from dialog.errors import Unreadable
from dialog.inbound import Address, Content, Inbound, Joined, Left, Tap, Text
from dialog.interfaces import InboxItem

HOA = Address("web", "hoa")


def stored(payload: bytes) -> InboxItem:
    return InboxItem(1, "web", "hoa:message-1", HOA, payload, 0)


def page_said(frame: str) -> bytes:
    said = protocol.parse(frame)
    assert isinstance(said, protocol.Message)
    return said.payload


@pytest.mark.parametrize(
    ("payload", "content"),
    [
        (page_said('{"type":"text","id":"message-1","text":"Xin chào 😀"}'), Text("Xin chào 😀")),
        (page_said('{"type":"tap","id":"message-1","value":"luu:5"}'), Tap("luu:5")),
        (protocol.HELLO, Joined()),
        (protocol.LEFT, Left()),
    ],
)
async def test_what_the_page_said_is_read_back(payload: bytes, content: Content) -> None:
    assert await WebReader().read(stored(payload)) == Inbound("hoa:message-1", HOA, content, message="hoa:message-1")


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe", b"5", b"{}", b'{"type":"text"}', b'{"type":"tap","value":1}', b"[" * 100_000],
)
async def test_what_we_never_wrote_is_unreadable(payload: bytes) -> None:
    with pytest.raises(Unreadable):
        await WebReader().read(stored(payload))
