"""Updates that Telegram posts to us. `bot/` gives this a path; nothing here knows a web framework."""

from __future__ import annotations

import hmac
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot

from channels.telegram.raw import KINDS, to_raws
from dialog.inbound import Address
from dialog.interfaces import Inbox, RawUpdate

log = logging.getLogger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105  the name of a header
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
BODY_CAP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """What a request brought and the HTTP status to answer it with, once `updates` are stored."""

    status: int
    updates: tuple[RawUpdate, ...] = ()


def receive(headers: Mapping[str, str], body: bytes, secret: str) -> Received:
    """Judge one request: 403 without our secret, 413 above 1 MiB.

    A body that is no update is answered 200, for Telegram would send the same again.
    """
    if not _knows_secret(headers, secret):
        log.warning("webhook refused", extra={"action": "webhook_refused"})
        return Received(403)
    if len(body) > BODY_CAP:
        log.warning("webhook too large", extra={"action": "webhook_too_large", "bytes": len(body)})
        return Received(413)
    updates = to_raws(_update_in(body))
    if not updates:
        log.error("webhook unreadable", extra={"action": "webhook_unreadable", "bytes": len(body)})
    return Received(200, updates)


async def handle(
    headers: Mapping[str, str],
    body: bytes,
    secret: str,
    *,
    inbox: Inbox,
    wake: Callable[[Sequence[Address]], None],
    now: datetime,
) -> int:
    """Store what a request brought, then say so: returns the HTTP status.

    An error of the inbox is raised; answered as 500 it makes Telegram deliver again.
    """
    received = receive(headers, body, secret)
    if received.updates:
        wake(await inbox.put(received.updates, now))
    return received.status


async def set_webhook(bot: Bot, url: str, secret: str) -> None:
    """Have updates posted to `url`, which is https on port 443, 80, 88 or 8443.

    Raises ValueError for a secret that is not 1 to 256 of A-Z, a-z, 0-9, _ and -.
    """
    if not SECRET.fullmatch(secret):
        raise ValueError("the webhook's secret must be 1 to 256 letters, digits, _ or -")
    await bot.set_webhook(url, secret_token=secret, allowed_updates=list(KINDS))


async def delete_webhook(bot: Bot) -> None:
    """Let updates wait to be fetched; those that wait already are kept."""
    await bot.delete_webhook(drop_pending_updates=False)


def _knows_secret(headers: Mapping[str, str], secret: str) -> bool:
    given = next((value for name, value in headers.items() if name.lower() == SECRET_HEADER), "")
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())


def _update_in(body: bytes) -> list[dict[str, Any]]:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return []
    return [update] if isinstance(update, dict) else []
