"""One-time codes: made, read as people type them, kept as a hash, and checked."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from datetime import datetime

from reports.errors import CodeExpired, CodeUnknown, CodeUsed, SampleOff
from reports.people import Invitation

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1, I and L, which are mistaken for each other on paper and aloud."""

LENGTH = 8


def new_code(choose: Callable[[str], str]) -> str:
    """A code as it is printed: ABCD-EFGH. `choose` picks one letter at random (`secrets.choice`)."""
    code = "".join(choose(ALPHABET) for _ in range(LENGTH))
    return f"{code[:4]}-{code[4:]}"


def normalise(code: str) -> str:
    """The code without what people add or change in typing: case, spaces, dashes, dots."""
    return re.sub(r"[\s.\-‐‑–—_]", "", code).upper()


def hash_code(code: str, secret: bytes) -> str:
    """HMAC-SHA256 of the normalised code, as hexadecimal text; the only form in which a code is kept."""
    return hmac.new(secret, normalise(code).encode(), "sha256").hexdigest()


def check(invitation: Invitation | None, now: datetime, sample_on: bool) -> Invitation:
    """The invitation, if it can be used now. Raises CodeUnknown, SampleOff, CodeUsed or CodeExpired."""
    if invitation is None:
        raise CodeUnknown
    if invitation.sample and not sample_on:
        raise SampleOff
    if invitation.used >= invitation.max_uses:
        raise CodeUsed
    if invitation.revoked or invitation.expires_at <= now:
        raise CodeExpired
    return invitation
