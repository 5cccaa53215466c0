"""What an error of the sending library means for the message and for its address."""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from channels.telegram.limiter import FloodWait
from channels.telegram.raw import CHANNEL
from channels.telegram.redact import redact
from dialog.errors import SendFailed
from dialog.inbound import Address

NOT_MODIFIED = "message is not modified"
GONE = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "user_deactivated",
    "input_user_deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send a message",
)
NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
WRONG_TOKEN_WAIT = timedelta(minutes=10)


def failure_of(error: TelegramError) -> SendFailed:
    """The error in the outbox's words. A broken connection leaves the message's fate unknown, a refused one not."""
    why = redact(str(error))
    match error:
        case ChatMigrated():
            return SendFailed(why, moved_to=Address(CHANNEL, str(error.new_chat_id)))
        case FloodWait():
            return SendFailed(why, retry_after=timedelta(seconds=error.seconds))
        case RetryAfter():
            return SendFailed(why, retry_after=error._retry_after)
        case Forbidden():
            return SendFailed(why, permanent=True)
        case BadRequest():
            return SendFailed(why, permanent=is_gone(error), rejected=not is_gone(error))
        case InvalidToken():
            return SendFailed("Telegram does not know this bot token", retry_after=WRONG_TOKEN_WAIT)
        case TimedOut() | NetworkError():
            return SendFailed(why, unknown=_may_have_arrived(error))
        case _:
            return SendFailed(why, unknown=True)


def is_gone(error: BadRequest) -> bool:
    """Whether the chat can never be reached again, so that the address has to be closed."""
    return any(sign in str(error).lower() for sign in GONE)


def is_not_modified(error: BadRequest) -> bool:
    """Whether the message already says what it should."""
    return NOT_MODIFIED in str(error).lower()


def _may_have_arrived(error: NetworkError) -> bool:
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError):
        return not isinstance(cause, NEVER_LEFT)
    return isinstance(error, TimedOut)
