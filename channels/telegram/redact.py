"""Keeps the bot's token out of every log. Both libraries put it into addresses and into some of their errors."""

from __future__ import annotations

import logging
import re

LIBRARIES = ("aiogram", "telegram", "httpx", "httpcore", "aiohttp")
OURS = "channels.telegram"
TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")


def redact(text: str) -> str:
    """The text with three stars where a token stood."""
    return TOKEN.sub("***", text)


class Redacted(logging.Filter):
    """Takes tokens out of a record: message, extra fields and traceback. To be put on handlers or loggers."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if TOKEN.search(message):
            record.msg, record.args = redact(message), ()
        for name, value in vars(record).items():
            if isinstance(value, str):
                setattr(record, name, redact(value))
        self._redact_traceback(record)
        return True

    def _redact_traceback(self, record: logging.LogRecord) -> None:
        if not record.exc_info or not record.exc_info[0]:
            return
        text = logging.Formatter().formatException(record.exc_info)
        if TOKEN.search(text):
            record.exc_info, record.exc_text = None, redact(text)


_REDACTED = Redacted()


def quiet_libraries() -> None:
    """Let both libraries log warnings only, and nothing of them or of us carry a token."""
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    prefixes = tuple(f"{name}." for name in (*LIBRARIES, OURS))
    known = [name for name in logging.root.manager.loggerDict if name.startswith(prefixes)]
    for name in (*LIBRARIES, OURS, *known):
        logging.getLogger(name).addFilter(_REDACTED)
