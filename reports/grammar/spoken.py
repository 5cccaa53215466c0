"""Whole numbers said in words, northern and southern: mười hai, hai chục rưỡi, trăm lẻ năm, một nghìn rưỡi."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reports.words import same

DIGITS = (
    ("không",),
    ("một", "mốt"),
    ("hai",),
    ("ba",),
    ("bốn", "tư"),
    ("năm", "lăm", "nhăm"),
    ("sáu",),
    ("bảy", "bẩy"),
    ("tám",),
    ("chín",),
)
THOUSAND = ("nghìn", "ngàn", "ngìn")
HALVES = {"chục": 5, "trăm": 50, "nghìn": 500, "ngàn": 500}
DOZEN = "tá"
SHORT_TENS = {"hăm": 20, "ham": 20, "băm": 30}
HUNDRED = ("trăm", "chăm", "tăm")
ODD = ("linh", "lẻ", "lăng", "lẽ")
HALF = ("rưỡi", "rưởi", "rưỡu", "rữi")
Found = tuple[int, int]
NOTHING: Found = (0, 0)


def spoken(words: Sequence[str]) -> Found:
    """The number with which these words begin, and how many words it takes; (0, 0) when they begin otherwise.

    A word may be digits where people mix: "2 chục", "1 nghìn không trăm năm mươi".
    """
    if _is(words, 0, "nửa") and (half := next((HALVES[one] for one in HALVES if _is(words, 1, one)), 0)):
        return half, 2
    value, used = _hundreds(words)
    if not _is(words, used, *THOUSAND):
        return value, used
    value, used = max(value, 1) * 1000, used + 1
    if _is(words, used, *HALF):
        return value + 500, used + 1
    more, taken = _after_thousand(words[used:])
    return value + more, used + taken


def _after_thousand(words: Sequence[str]) -> Found:
    if _is(words, 0, "không") and _is(words, 1, "trăm"):
        more, taken = _after_hundred(words[2:])
        return more, taken + 2
    if _is(words, 0, *ODD):
        return _after_hundred(words)
    more, taken = _hundreds(words)
    return (more, taken) if taken > 1 else _short(words, 100)


def _short(words: Sequence[str], place: int) -> Found:
    """The digit in "nghìn hai" (1200) and "trăm tư" (140). "năm" is left alone: "trăm năm" may be 105."""
    digit = None if _is(words, 1, "chục", "mươi", "trăm", *THOUSAND) else _digit(words, 0)
    return (digit * place, 1) if digit and not _is(words, 0, "năm") and not words[0].isdecimal() else NOTHING


def _hundreds(words: Sequence[str]) -> Found:
    digit = _digit(words, 0)
    at = 0 if digit is None else 1
    if digit == 0 or not _is(words, at, *(HUNDRED if at else HUNDRED[:1])):
        return _tens(words)
    value, used = (digit or 1) * 100, at + 1
    if _is(words, used, *HALF):
        return value + 50, used + 1
    more, taken = _after_hundred(words[used:])
    return value + more, used + taken


def _after_hundred(words: Sequence[str]) -> Found:
    """ "lẻ năm", two words or more, or the tens alone: "trăm hai" is 120, since 102 is said "trăm lẻ hai"."""
    if _is(words, 0, *ODD):
        digit = _digit(words, 1)
        return NOTHING if digit is None else (digit, 2)
    more, taken = _tens(words)
    return (more, taken) if taken > 1 or more >= 10 else _short(words, 10)


def _tens(words: Sequence[str]) -> Found:
    if words and words[0].lower() in SHORT_TENS and (digit := _digit(words, 1)):
        return SHORT_TENS[words[0].lower()] + digit, 2
    if _is(words, 0, "mười"):
        return _plus_digit(words, 10, 1)
    if _is(words, 0, "chục"):
        return _plus_half(words, 10, 1)
    digit = _digit(words, 0)
    if digit is None or digit == 0 or words[0].lower() == "mốt" or _is(words, 0, "lăm", "nhăm"):
        return NOTHING
    if _is(words, 1, "mươi"):
        return _plus_digit(words, digit * 10, 2)
    if len(words) > 1 and words[1].lower() == DOZEN:
        return digit * 12, 2
    if _is(words, 1, "chục"):
        return _plus_half(words, digit * 10, 2) if _is(words, 2, *HALF) else _after_ten(words, digit * 10, 2)
    if words[0].lower() != "tu" and (_is(words, 1, "lăm") or words[1:2] == ["mốt"]):
        return digit * 10 + (5 if _is(words, 1, "lăm") else 1), 2
    return digit, 1


def _plus_digit(words: Sequence[str], value: int, used: int) -> Found:
    digit = _digit(words, used)
    return (value + digit, used + 1) if digit and not words[used].isdecimal() else (value, used)


def _after_ten(words: Sequence[str], value: int, used: int) -> Found:
    """ "hai chục hai", "2 chục 3"."""
    digit = _digit(words, used)
    ends = not _is(words, used + 1, "chục", "mươi", "trăm", *THOUSAND)
    return (value + digit, used + 1) if digit and digit < 10 and ends else (value, used)


def _plus_half(words: Sequence[str], value: int, used: int) -> Found:
    return (value + 5, used + 1) if _is(words, used, *HALF) else (value, used)


def _digit(words: Sequence[str], at: int) -> int | None:
    if at >= len(words):
        return None
    if _is(words, at, "ba") and _is(words, at + 1, "con"):
        return None
    if words[at].isdecimal():
        return int(words[at]) if len(words[at]) <= 3 else None
    return next((value for value, names in enumerate(DIGITS) if _is(words, at, *names)), None)


def _is(words: Sequence[str], at: int, *known: str) -> bool:
    return at < len(words) and any(_same(words[at], word) for word in known)


_same = lru_cache(maxsize=8192)(same)
