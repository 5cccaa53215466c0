"""Who is on the other side of the page: an unguessable cookie, of which only a digest is ever kept."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta

from starlette.responses import Response

from dialog.inbound import Address

COOKIE = "phien"
LIFE = timedelta(days=30)
_SKEW = timedelta(days=1)
_FORM = re.compile(r"([A-Za-z0-9_-]{43,128})\.([0-9a-f]{6,10})")


def new_cookie(token: str, now: datetime) -> str:
    """The token and the second it was issued, in hexadecimal."""
    return f"{token}.{int(now.timestamp()):x}"


def address_of(cookie: str | None, now: datetime) -> Address | None:
    """The address that this cookie opens; None when it is missing, malformed or older than `LIFE`.

    The time of issue is part of what is hashed: whoever changes it to live longer gets another, empty conversation.
    That ends a session on the server too, without storing anything about it.
    """
    found = _FORM.fullmatch(cookie or "")
    if not found:
        return None
    age = now.timestamp() - int(found[2], 16)
    if not -_SKEW.total_seconds() <= age < LIFE.total_seconds():
        return None
    return Address("web", hashlib.sha256(found[0].encode()).hexdigest()[:32])


def give(response: Response, cookie: str, *, public: bool) -> None:
    """Set the cookie. Lax, because Strict hides it when the page is opened by a link in Zalo or an e-mail, and the
    person would lose the conversation; a foreign page cannot use it, for the WebSocket checks Origin."""
    response.set_cookie(
        COOKIE, cookie, max_age=int(LIFE.total_seconds()), path="/", secure=public, httponly=True, samesite="lax"
    )


def take_back(response: Response, *, public: bool) -> None:
    """Make the browser forget the cookie."""
    response.delete_cookie(COOKIE, path="/", secure=public, httponly=True, samesite="lax")
