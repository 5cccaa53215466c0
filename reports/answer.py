"""The answer to "how many?": one figure in any spelling, with its "hơn" or "khoảng", or what is wrong with it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from reports.grammar.tokens import tokens
from reports.numbers import LONGEST, one_number
from reports.precision import Precision
from reports.submission import LARGEST_OF_PERIOD
from reports.value import Value
from reports.words import fold

Wrong = Literal["none", "negative", "fractional", "range", "huge", "several"]
"""none: there is no number in it. several: more than one, or something beside it that is not understood."""

MORE = ("hon", "tren", "it nhat", "toi thieu", "khong duoi")
ABOUT = ("khoang", "chung", "gan", "xap xi", "uoc", "uoc tinh", "~", "≈")
AT_LEAST = re.compile(r"\s*(?:\+|tro len)$")
NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
SCALED = re.compile(
    rf"(?:(?P<billion>{NUMBER})\s*(?:ty|ti)\b)?\s*(?:(?P<million>{NUMBER})\s*(?:trieu|tr)\b)?"
    r"\s*(?P<half>ruoi)?\s*(?:dong|d|vnd)?"
)
PLACES = frozenset({"to", "ap", "xom", "thon", "khom", "khu", "muc", "cau", "doi", "dot"})
COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
"""A clerk's spreadsheet may show thousands with commas; one group alone could be a fraction."""


def figure(text: str, largest: int = LARGEST_OF_PERIOD) -> Value | Wrong:
    """ "2.054", "hơn 2.054", "khoảng 35 tỷ", "2 tỷ 350 triệu", "hai nghìn lẻ năm", "20 trở lên".

    `largest` is the most that it can be.
    """
    if len(text) > LONGEST:
        return "several"
    precision, bare = _precision(text.strip())
    amount = _scaled(bare)
    if amount is None:
        amount = one_number(bare.replace(",", "") if COMMAS.fullmatch(bare) else bare, largest)
    if amount is None or _led(bare):
        return _wrong(bare, largest)
    if isinstance(amount, Decimal):
        return "fractional"
    return Value(amount, precision) if amount <= largest else "huge"


def _led(text: str) -> bool:
    """Whether the number is the name of a place: "tổ 7", "ấp 3"."""
    words = [token.plain for token in tokens(text)]
    return any(word in PLACES for word in words[:-1]) and words[0] in PLACES


def _precision(text: str) -> tuple[Precision, str]:
    """The word about it, and the text without that word."""
    plain = fold(re.sub("^tầm", "chừng", text.lower()))
    for words, precision in ((MORE, "at_least"), (ABOUT, "about")):
        for word in sorted(words, key=len, reverse=True):
            if plain.startswith(word) and not plain[len(word) : len(word) + 1].isalpha():
                return ("about" if precision == "about" else "at_least"), plain[len(word) :].strip()
    if (ending := AT_LEAST.search(plain)) and len(plain) == len(text):
        return "at_least", text[: ending.start()]
    return "exact", text


def _scaled(text: str) -> int | Decimal | None:
    """Billions and millions; a Decimal when something is left that is less than one."""
    found = SCALED.fullmatch(fold(text))
    if found is None or not (found["billion"] or found["million"]):
        return None
    half = Decimal(1) / 2 if found["half"] else Decimal(0)
    billion, million = (_number(found[name]) for name in ("billion", "million"))
    amount = billion * 10**9 + (million + (half if found["million"] else half * 1000)) * 10**6
    return int(amount) if amount == int(amount) else amount


def _number(text: str | None) -> Decimal:
    if not text:
        return Decimal(0)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return Decimal(text.replace(".", ""))
    return Decimal(text.replace(",", "."))


def _wrong(text: str, largest: int) -> Wrong:
    numbers = [token for token in tokens(text) if token.kind in ("number", "aside", "date", "month")]
    if not numbers:
        return "none"
    one = numbers[0]
    if len(numbers) == 1 and one.kind == "number":
        if one.flaw in ("negative", "fractional", "range"):
            return one.flaw
        if one.value > largest:
            return "huge"
    return "several"
