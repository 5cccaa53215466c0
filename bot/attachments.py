"""Files that hang on messages, deleted in time, whether or not anybody asks for a new one."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from pathlib import Path

from bot import form_files, setup_file

log = logging.getLogger(__name__)
KEPT = {form_files.FOLDER: form_files.KEPT, setup_file.FOLDER: setup_file.KEPT}
"""How long files stay, by their folder below the data folder."""


async def clear(data: Path, now: datetime) -> int:
    """Delete what is older than it may be, by the machine's own clock; how many there were.

    One that cannot be deleted keeps none of the others. Files that are not ours stay.
    """
    return await asyncio.to_thread(_clear, data, now)


def _clear(data: Path, now: datetime) -> int:
    old = [
        path for name, kept in KEPT.items() for path in _older(data / name, now.timestamp() - kept.total_seconds())
    ]
    return sum(_deleted(path) for path in old)


def _older(folder: Path, moment: float) -> list[Path]:
    ours = (path for path in folder.glob("*.xlsx") if form_files.OURS.fullmatch(path.name))
    return [path for path in ours if path.lstat().st_mtime < moment]


def _deleted(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("file not deleted", extra={"action": "file_stays", "why": type(error).__name__})
        return False
    return True
