"""Setting up a province or commune from a workbook, wired; and the file with the codes that come of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from bot.clock import machine
from bot.reference import Reference
from bot.stores import Stores
from bot.workbook import codes
from dialog.files import XLSX
from dialog.reply import Attachment
from reports.setup.propose import Known
from reports.setup.set_up import Code, SetUp

FOLDER = "ma-moi"
KEPT = timedelta(days=1)


def set_up(stores: Stores, reference: Reference) -> SetUp:
    """Over this database, with what the release counts."""
    catalogue = reference.catalogue
    names = {code: one.name for code, one in catalogue.ratios.items()}
    names |= {code: one.name for code, one in reference.indicators.items()}
    known = Known(names, frozenset(reference.forms))
    secret = stores.seal.key_for("invitation")
    return SetUp(stores.organisation, known, secret, lambda: uuid4().hex[:20], secrets.choice)


class CodeFiles:
    """Keeps workbooks of codes for a day, until they are sent, in a folder that nobody else here can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def __call__(self, made: Sequence[Code], now: datetime) -> Attachment:
        """The file as it hangs on the answer. Raises OSError."""
        path = await asyncio.to_thread(self._keep, made, now)
        return Attachment(codes.NAME, XLSX, str(path))

    def _keep(self, made: Sequence[Code], now: datetime) -> Path:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in self._folder.glob("*.xlsx"):
            if old.stat().st_mtime < (machine() - KEPT).timestamp():
                old.unlink(missing_ok=True)
        path = self._folder / f"{secrets.token_hex(16)}.xlsx"
        codes.keep(path, codes.content(made, now))
        return path.resolve()
