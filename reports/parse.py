"""Lines of JSON in, lines of JSON out: the sentence reader for files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.reading import Reading
from reports.sentence import SentenceReader


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one line gave: a row of JSON, and what is wrong with the line, if anything. Lines are numbered from 1."""

    number: int
    row: str
    error: str = ""


UNREADABLE = json.dumps({"kind": "none", "date": None, "values": {}})
"""The row in place of a bad line, so that rows and lines stay side by side."""


def parse(lines: Iterable[str], reader: SentenceReader) -> Iterator[Parsed]:
    """One for each line that is not empty, in the same order; a bad line does not stop the others."""
    for number, line in enumerate(lines, 1):
        if not (bare := line.strip("\ufeff \t\r\n")):
            continue
        try:
            text, today = _line(bare)
        except ValueError as error:
            yield Parsed(number, UNREADABLE, str(error))
        else:
            yield Parsed(number, row=as_json(reader.read(text, today)))


def as_json(reading: Reading) -> str:
    """{"kind", "date", "values"}; values only where all is clear, since anything else has to be asked first."""
    values = dict(reading.counts) if reading.kind == "counts" else {}
    row = {"kind": reading.kind, "date": reading.day.isoformat(), "values": values}
    return json.dumps(row, ensure_ascii=False)


def _line(line: str) -> tuple[str, date]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("không phải JSON.") from error
    if not isinstance(found, dict):
        raise ValueError('phải là {"text": "…", "today": "…"}.')
    return _text(found), _today(found)


def _text(found: dict[str, Any]) -> str:
    text = found.get("text")
    if not isinstance(text, str):
        raise ValueError('thiếu "text", hoặc "text" không phải là chữ.')
    return text


def _today(found: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(found["today"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError('thiếu "today", hoặc "today" không phải là ngày như 2026-11-25.') from error
