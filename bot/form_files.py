"""Forms as files on the way to people. They are kept as long as the message with which they can be fetched."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from bot.clock import machine
from bot.workbook import page as pages
from bot.workbook.codes import keep
from dialog.files import XLSX, safe_name
from dialog.reply import Attachment
from reports.sheet import Page

FOLDER = "bieu-mau"
KEPT = timedelta(days=31)
"""A day longer than the messages that they hang on."""
OURS = re.compile(r"[0-9a-f]{32}\.xlsx")


@dataclass(frozen=True, slots=True)
class FormFiles:
    """Implements `handlers.services.KeepPage`: each file in `folder` under a name that nobody guesses."""

    folder: Path

    async def __call__(self, page: Page, _now: datetime) -> Attachment:
        """Written in a thread. What is older than `KEPT` by the machine's own clock goes at the same
        time. Raises OSError."""
        path = await asyncio.to_thread(self._write, page)
        return Attachment(safe_name(page.name), XLSX, str(path))

    def _write(self, page: Page) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._clear(machine() - KEPT)
        path = self.folder / f"{uuid4().hex}.xlsx"
        keep(path, pages.content(page))
        return path.resolve()

    def _clear(self, before: datetime) -> None:
        for path in self.folder.iterdir():
            if OURS.fullmatch(path.name) and path.stat().st_mtime < before.timestamp():
                path.unlink(missing_ok=True)
