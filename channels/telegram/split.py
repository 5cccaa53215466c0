"""Cutting a text that is too long for one message, at the best place there is."""

from __future__ import annotations

import unicodedata

PLACES = ("\n\n", "\n", ". ", "; ", ", ", " ")
JOINER = "\u200d"


def length(text: str) -> int:
    """UTF-16 units, which is how Telegram counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def split(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` UTF-16 units: cut after a paragraph, else a line, a sentence, a word, a letter."""
    pieces = []
    while length(text) > limit:
        at = _place(text, limit)
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip("\n")
    pieces.append(text.rstrip())
    return [piece for piece in pieces if piece.strip()]


def _place(text: str, limit: int) -> int:
    most = _fitting(text, limit)
    for place in PLACES:
        # White space at the cut falls away, so it may stand just beyond what fits.
        at = text.rfind(place, 1, most + len(place) - len(place.rstrip()))
        if at > 0:
            return at + len(place)
    return _between_letters(text, most)


def _fitting(text: str, limit: int) -> int:
    """How many characters fit."""
    used = 0
    for at, char in enumerate(text):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return at
    return len(text)


def _between_letters(text: str, most: int) -> int:
    """The last place up to `most` that tears no tone mark from its letter and no emoji apart."""
    for at in range(most, max(most - 32, 1), -1):
        if not _continues(text[at]) and text[at - 1] != JOINER:
            return at
    return most


def _continues(char: str) -> bool:
    return bool(unicodedata.combining(char)) or char == JOINER or unicodedata.category(char) in {"Mn", "Me"}
