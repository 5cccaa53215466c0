"""python -m bot template: the empty workbook that sets up a province or commune."""

from __future__ import annotations

from pathlib import Path

from bot.commands import words
from bot.errors import Stop
from bot.workbook.codes import free_name
from bot.workbook.template import template as made


async def template(file: Path) -> None:
    """Write it beside what is there: somebody may have filled in an earlier one. Raises Stop."""
    try:
        path = free_name(file.parent, file.name)
        path.write_bytes(made())
    except OSError as error:
        raise Stop(words.NOT_WRITABLE.format(place=file.parent)) from error
    print(words.TEMPLATE.format(file=path))
