"""Files that people send: Telegram keeps them, and gives them out to whoever knows their id and our token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import aiohttp
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Document

from channels.telegram.backoff import describe
from dialog.errors import FileGone, FileTooLarge
from dialog.files import safe_name
from dialog.inbound import Address, FileRef

log = logging.getLogger(__name__)

LARGEST = 20 * 1024 * 1024
"""Telegram lets a bot download no more."""
SECONDS = 30
CHUNK = 64 * 1024
TRIES = 2


def file_of(document: Document | None) -> FileRef | None:
    """A document as a file that can be fetched."""
    if document is None:
        return None
    size, kind = document.file_size or 0, document.mime_type or "application/octet-stream"
    return FileRef(document.file_id, safe_name(document.file_name or ""), size, kind)


class TelegramFiles:
    """Fetches by getFile and a download, within 30 seconds in all. Errors never carry the token."""

    def __init__(self, bot: Bot, seconds: float = SECONDS) -> None:
        self._bot = bot
        self._seconds = seconds

    async def fetch(self, address: Address, file: FileRef) -> bytes:  # noqa: ARG002  an id is good in every chat
        """Raises FileTooLarge above 20 MB, FileGone when Telegram has it no more or is away."""
        if file.size > LARGEST:
            raise FileTooLarge
        try:
            async with asyncio.timeout(self._seconds):
                return await self._tried(file)
        except TimeoutError:
            raise FileGone("the download took too long") from None

    async def _tried(self, file: FileRef) -> bytes:
        """A broken line gets a second chance."""
        for attempt in range(1, TRIES + 1):
            try:
                return await self._once(file)
            except (AiogramError, aiohttp.ClientError, OSError) as error:
                why = describe(error)
                log.warning("file not fetched", extra={"action": "file_not_fetched", "why": why, "attempt": attempt})
                if "file is too big" in why:
                    raise FileTooLarge from None
        raise FileGone from None

    async def _once(self, file: FileRef) -> bytes:
        found = await self._bot.get_file(file.id)
        if (found.file_size or 0) > LARGEST:
            raise FileTooLarge
        if not found.file_path:
            raise FileGone
        content = bytearray()
        async for chunk in self._chunks(found.file_path):
            content += chunk
            if len(content) > LARGEST:
                raise FileTooLarge
        return bytes(content)

    def _chunks(self, path: str) -> AsyncIterator[bytes]:
        session = self._bot.session
        url = session.api.file_url(self._bot.token, path)
        return session.stream_content(url, timeout=SECONDS, chunk_size=CHUNK, raise_for_status=True)
