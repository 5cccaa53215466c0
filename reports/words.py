"""Vietnamese words with and without tone marks."""

from __future__ import annotations

import unicodedata

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def fold(text: str) -> str:
    """Lower case, no marks, đ as d: "Mỹ Quý" → "my quy"."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def spelling(word: str) -> str:
    """A word's letters with their quality, then its tone: "hoà" and "hòa" are the same spelling."""
    parts = unicodedata.normalize("NFD", word.lower())
    letters = "".join(char for char in parts if char not in TONES)
    return unicodedata.normalize("NFC", letters) + "".join(sorted(char for char in parts if char in TONES))


def same(typed: str, known: str) -> bool:
    """Whether a typed word may be the known one: exactly, or typed without any mark."""
    if fold(typed) != fold(known):
        return False
    return fold(typed) == typed.lower() or spelling(typed) == spelling(known)
