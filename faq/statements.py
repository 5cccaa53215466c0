"""Statements as an editor types them: one a line, with the days on which it holds behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from faq.entry import Statement

_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
_PERIOD = re.compile(rf"\s*\((?=từ|đến)(?:từ\s+{_DAY})?\s*(?:đến\s+{_DAY})?\)\s*$", re.IGNORECASE)
_ALWAYS = re.compile(r"\s*\(không thời hạn\)\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–—•*+]\s+|\d{1,2}[.)]\s+)")


class BadDay(ValueError):
    """A day that the calendar does not have, or a period that ends before it begins."""


def lines(said: Sequence[Statement]) -> tuple[str, ...]:
    """Each statement as its editor sees it: "Không mất tiền. (đến 31/12/2026)"."""
    return tuple(one.text + _period(one) for one in said)


def read(text: str, known: Sequence[Statement] = ()) -> tuple[Statement, ...]:
    """One statement a line; a bullet or a number before it is left out.

    A text that was there before keeps its days, unless others or "(không thời hạn)" are written. Raises BadDay.
    """
    kept = {one.text: one for one in known}
    return tuple(_statement(line, kept.get(line)) for line in typed_lines(text))


def typed_lines(text: str) -> Iterator[str]:
    """The lines that say something, without bullets and numbers."""
    for line in text.splitlines():
        if said := _BULLET.sub("", " ".join(line.split())).strip():
            yield said


def _statement(line: str, known: Statement | None) -> Statement:
    if known is not None:
        return known
    if found := _PERIOD.search(line):
        first, last = _day(found.groups()[:3]), _day(found.groups()[3:])
        if first and last and first > last:
            raise BadDay(line)
        return Statement(line[: found.start()], first, last)
    return Statement(_ALWAYS.sub("", line))


def _day(found: Sequence[str | None]) -> date | None:
    if None in found:
        return None
    number = [int(one or 0) for one in found]
    try:
        return date(number[2], number[1], number[0])
    except ValueError:
        raise BadDay("/".join(map(str, number))) from None


def _period(one: Statement) -> str:
    first = f"từ {_written(one.since)}" if one.since else ""
    last = f"đến {_written(one.until)}" if one.until else ""
    return f" ({' '.join(filter(None, (first, last)))})" if first or last else ""


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"
