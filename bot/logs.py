"""Structured logs: one JSON object a line, an action and ids. No texts, no tokens, no numbers that name a person."""

from __future__ import annotations

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from dialog.masking import mask

_TOKEN = re.compile(r"(?<!\d)\d{6,12}:[A-Za-z0-9_-]{20,}")
QUIET = ("httpx", "httpcore", "aiogram", "telegram", "apscheduler", "uvicorn", "aiosqlite", "alembic")


class SafeFormatter(JsonFormatter):
    """Hides tokens and identity numbers, wherever they slipped in: message, fields, traceback."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {name: _safe(value) for name, value in super().process_log_record(log_data).items()}


def _safe(value: Any) -> Any:
    match value:
        case str():
            return mask(_TOKEN.sub("[token]", value)).text
        case list() | tuple() | set() | frozenset():
            return [_safe(one) for one in value]
        case dict():
            return {_safe(name): _safe(inner) for name, inner in value.items()}
    return value


def set_up(level: str) -> None:
    """Log to standard error in JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(
        SafeFormatter(
            "{asctime}{levelname}{name}{message}",
            style="{",
            rename_fields={"asctime": "at", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
