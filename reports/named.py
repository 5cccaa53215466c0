"""A figure under the very name that the form shows: "Cài ứng dụng khác: 34", as it is copied from the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from reports.answer import figure
from reports.indicator import Indicator
from reports.submission import LARGEST_OF_PERIOD
from reports.value import Value
from reports.words import fold

PARTS = re.compile(r"[\n;]+")
PLAIN = re.compile(r"(?:(?:hon|tren|khoang|chung|gan|it nhat) )?\d[\d.]*(?: [a-z]+){0,2}")
"""Digits, a word about them before, a unit behind: nothing that could be a day or another matter."""
BESIDE = re.compile(r"[\s:=]+(?:là\s+|được\s+)?")


def named_figures(
    text: str, codes: Iterable[str], indicators: Mapping[str, Indicator], largest: int = LARGEST_OF_PERIOD
) -> dict[str, Value] | None:
    """By code; one a line, or with semicolons between them. None when any part of it is said otherwise."""
    names = sorted(_names(codes, indicators), key=lambda one: -len(one[0]))
    found: dict[str, Value] = {}
    for part in filter(None, map(str.strip, PARTS.split(text))):
        one = _read(part, names, largest)
        if one is None or one[0] in found:
            return None
        found[one[0]] = one[1]
    return found or None


def _names(codes: Iterable[str], indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, str]]:
    for code in codes:
        yield from {(fold(name), code) for name in (indicators[code].short, indicators[code].name)}


def _read(text: str, names: Iterable[tuple[str, str]], largest: int) -> tuple[str, Value] | None:
    """Folding keeps the number of letters, so that the name's length tells where the rest begins."""
    typed = unicodedata.normalize("NFC", text)
    for name, code in names:
        beside = BESIDE.match(typed, len(name)) if fold(typed).startswith(name) else None
        if beside is not None:
            rest = typed[beside.end() :]
            value = figure(rest, largest) if PLAIN.fullmatch(fold(rest)) else None
            return (code, value) if isinstance(value, Value) else None
    return None
