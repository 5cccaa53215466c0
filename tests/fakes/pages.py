"""Forms that were sent out as files, by the path in the attachment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from dialog.files import XLSX
from dialog.reply import Attachment
from reports.sheet import Page


@dataclass
class MemoryPages:
    """Implements `handlers.services.KeepPage` without a file."""

    pages: dict[str, Page] = field(default_factory=dict)

    async def __call__(self, page: Page, now: datetime) -> Attachment:
        path = f"{len(self.pages)}-{now:%Y%m%d}.xlsx"
        self.pages[path] = page
        return Attachment(page.name, XLSX, path)
