"""What every Uploads must do. A test file brings the fixtures `uploads` and `cramped`, with room for 60 bytes."""

from __future__ import annotations

from dialog.interfaces import Uploads
from tests.contracts.chats import HOA, MINH, NOW, SOON

BOOK = b"PK\x03\x04\x00\xff" * 5


async def test_a_file_comes_back_as_it_was_sent(uploads: Uploads) -> None:
    assert await uploads.keep(HOA, "f-1", BOOK, NOW)
    assert await uploads.content(HOA, "f-1") == BOOK


async def test_nobody_else_gets_it(uploads: Uploads) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    assert await uploads.content(MINH, "f-1") is None
    assert await uploads.content(HOA, "f-2") is None


async def test_sent_again_under_its_name_it_stays_what_it_was(uploads: Uploads) -> None:
    await uploads.keep(HOA, "f-1", BOOK, NOW)
    assert await uploads.keep(HOA, "f-1", b"something else", SOON)
    assert await uploads.content(HOA, "f-1") == BOOK


async def test_without_room_it_is_refused_and_not_half_kept(cramped: Uploads) -> None:
    assert not await cramped.keep(HOA, "f-1", BOOK * 10, NOW)
    assert await cramped.content(HOA, "f-1") is None
