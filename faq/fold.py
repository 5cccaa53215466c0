"""Folding: how a text is made comparable, whatever keyboard or mood wrote it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

LONGEST = 4096
"""Characters of a message that are read; Telegram sends no more in one."""

STROKE = "\u0335"
"""Stands for the bar of đ, which Unicode does not take apart."""

MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323" + STROKE)
"""Grave, acute, circumflex, tilde, breve, hook, horn, dot below, stroke."""

DRAWN_OUT = re.compile(f"(u[{''.join(sorted(MARKS))}]+)uu+")
REPEATED = re.compile(r"([a-tv-z])\1+|(u)uu+")
"""Two u stay: "cứu" and "cứ" are two words."""

NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable in plain letters, and the marks (tone, hat, horn, stroke) that were written on it."""

    plain: str
    marks: frozenset[str] = frozenset()
    written: str = field(default="", compare=False)
    """Composed, lowercase, as it was typed; two words that differ in nothing else are the same word."""

    def may_be(self, meant: Word) -> bool:
        """Whether this spelling can mean that word: marks may be missing, other marks may not be there."""
        return self.plain == meant.plain and self.marks <= meant.marks


def fold(text: str) -> str:
    """Lowercase a-z and 0-9 with single spaces; no tone marks, punctuation or emoji; "quáaaa" becomes "qua".

    Composed and decomposed text fold alike. Letters of other scripts are left out. Folding twice changes nothing.
    """
    return " ".join(word.plain for word in words(text))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, folded, with the marks that they carried. Only the first LONGEST characters are read."""
    return tuple(chain.from_iterable(map(words_of, text[:LONGEST].split())))


@lru_cache(maxsize=32768)
def words_of(token: str) -> tuple[Word, ...]:
    """The words between two spaces: punctuation may part them."""
    pieces = (word(piece) for piece in visible(token).split())
    return tuple(one for one in pieces if one.plain)


def visible(text: str) -> str:
    """Decomposed, lowercase, no invisible characters; whatever separates words has become a space."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(map(kept, apart.replace("đ", "d" + STROKE)))


@lru_cache(maxsize=4096)
def kept(char: str) -> str:
    """A letter, digit or Vietnamese mark stays; other marks and the invisible vanish; the rest is a space."""
    if char in MARKS or "a" <= char <= "z" or "0" <= char <= "9":
        return char
    return "" if unicodedata.category(char) in {"Mn", "Cf"} else " "


@lru_cache(maxsize=16384)
def word(piece: str) -> Word:
    """One word from decomposed letters."""
    plain = REPEATED.sub(r"\1\2", NOT_WORD.sub("", DRAWN_OUT.sub(r"\1u", piece)))
    return Word(plain, frozenset(piece) & MARKS, unicodedata.normalize("NFC", piece.replace("d" + STROKE, "đ")))
