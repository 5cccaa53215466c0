"""What can go wrong at Telegram's side, to be injected into the stand-in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer in place of the real one; `drop` cuts the connection before or after the call has had its effect."""

    status: int = 200
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    drop: Literal["", "before", "after"] = ""


def flood(retry_after: float) -> Fault:
    """429: too many messages."""
    text = f"Too Many Requests: retry after {retry_after:g}"
    return Fault(429, text, {"retry_after": retry_after})


def blocked() -> Fault:
    """403: the person has blocked the bot."""
    return Fault(403, "Forbidden: bot was blocked by the user")


def chat_not_found() -> Fault:
    """400: nobody knows this chat."""
    return Fault(400, "Bad Request: chat not found")


def bad_request(why: str) -> Fault:
    """400 with any reason."""
    return Fault(400, f"Bad Request: {why}")


def migrated(to: int) -> Fault:
    """400: the group has become a supergroup."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Fault(400, text, {"migrate_to_chat_id": to})


def broken() -> Fault:
    """500: Telegram itself has failed."""
    return Fault(500, "Internal Server Error")


def unauthorized() -> Fault:
    """401: the token is not known (any more)."""
    return Fault(401, "Unauthorized")


def dropped(when: Literal["before", "after"] = "before") -> Fault:
    """The connection breaks, and the caller cannot know what became of the call."""
    return Fault(drop=when)
