"""Comparing what people type: without case, tone marks and punctuation."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9/]+")


def fold(text: str) -> str:
    """Lower-case ASCII words with single spaces: "Gặp  cán bộ!" → "gap can bo". A slash stays, for commands."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
        if not unicodedata.combining(letter)
    )
    return _NOT_WORD.sub(" ", plain).strip()
