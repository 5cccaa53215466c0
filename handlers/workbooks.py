"""A workbook that somebody sent, fetched and read."""

from __future__ import annotations

import asyncio

from dialog.errors import FileGone, FileTooLarge
from dialog.inbound import FileRef, Media
from dialog.reply import Reply, say
from handlers.services import Turn
from handlers.texts import setup as book_texts
from handlers.texts import sheets as texts
from reports.errors import BadBook
from reports.workbook import Book, read_book
from reports.zipped import LARGEST


async def open_book(turn: Turn, sent: FileRef) -> Book | Reply:
    """The workbook, or why it cannot be read."""
    if sent.size > LARGEST:
        return say(book_texts.UNREADABLE["too_large"])
    try:
        content = await turn.services.files.fetch(turn.address, sent)
        return await asyncio.to_thread(read_book, content)
    except FileTooLarge:
        return say(book_texts.UNREADABLE["too_large"])
    except FileGone:
        return say(texts.LOG_GONE)
    except BadBook as error:
        return say(book_texts.UNREADABLE[error.why])


def file_of(turn: Turn) -> FileRef | None:
    """The file of this message, if it is one."""
    content = turn.inbound.content
    return content.file if isinstance(content, Media) else None
