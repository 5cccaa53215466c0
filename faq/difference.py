"""What differs between two versions of an entry, part by part, as lines to be read side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from faq.entry import SECTIONS, Entry
from faq.statements import lines

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part before and after. Of wordings only those that went and those that came."""

    part: str
    before: Lines
    after: Lines


def differences(before: Entry, after: Entry) -> tuple[Difference, ...]:
    """Question first, then the sections in the order of reading, then the rest; nothing when they say the same."""
    found = [Difference(part, read(before), read(after)) for part, read in PARTS.items()]
    gone = tuple(one for one in before.aliases if one not in after.aliases)
    new = tuple(one for one in after.aliases if one not in before.aliases)
    return tuple(one for one in (*found, Difference("wordings", gone, new)) if one.before != one.after)


def _section(name: str) -> Callable[[Entry], Lines]:
    return lambda entry: lines(entry.sections.get(name, ()))


def _sources(entry: Entry) -> Lines:
    return tuple(", ".join(filter(None, (one.document, one.article, one.link))) for one in entry.sources)


def _days(entry: Entry) -> Lines:
    days = (entry.checked_on, entry.check_again_on, entry.effective_from, entry.expires_on)
    return tuple(_written(day) for day in days)


def _written(day: date | None) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else "–"


PARTS: dict[str, Callable[[Entry], Lines]] = {
    "question": lambda entry: (entry.question,),
    **{name: _section(name) for name in SECTIONS},
    "links": lambda entry: tuple(f"{one.label}: {one.url}" for one in entry.links),
    "sources": _sources,
    "days": _days,
    "category": lambda entry: (entry.category,),
    "confidence": lambda entry: (entry.confidence,),
    "confusable": lambda entry: entry.confusable,
}
