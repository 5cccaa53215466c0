"""The entries that go out, read once, and ways to look for a fact in them that do not hang on its wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import faq
from faq.entry import Entry, Statement
from faq.load import load_entries

DATA = Path(faq.__file__).with_name("data")

WRITTEN = date(2026, 11, 21)
EVERY = "*"
"""Stands for all entries in a row."""

LEADING_ZERO = re.compile(r"(?<![\d.,])0(?=\d(?!\d))")
NUMBER = re.compile(r"(?<![\\\d.,{\[/?-])(?<!\\b)(?=\d)")
TURNED = str.maketrans({"–": "-", "—": "-", "\u00a0": " ", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement and where it stands."""

    entry: str
    category: str
    section: str
    statement: Statement

    @property
    def text(self) -> str:
        return plain(self.statement.text)


@cache
def entries() -> dict[str, Entry]:
    return {one.id: one for one in load_entries(DATA).entries}


@cache
def everything() -> tuple[Spoken, ...]:
    """Every statement of every entry, those of other days too."""
    return tuple(
        Spoken(entry.id, entry.category, section, statement)
        for entry in entries().values()
        for section, statements in entry.sections.items()
        for statement in statements
    )


def spoken(ids: str = EVERY, on: date | None = None, section: str | None = None) -> Iterator[Spoken]:
    """The statements of these entries (ids apart by spaces); those of one day only if a day is given."""
    names = set(entries()) if ids == EVERY else set(ids.split())
    assert names <= set(entries()), f"no such entries: {names - set(entries())}"
    for one in everything():
        here = one.entry in names and section in (None, one.section)
        if here and (on is None or one.statement.holds(on)):
            yield one


def plain(text: str) -> str:
    """Lowercase, "02 ngày" as "2 ngày", "28/02/2027" as "28/2/2027", one kind of dash and quote."""
    one = unicodedata.normalize("NFC", text).casefold().translate(TURNED)
    return " ".join(LEADING_ZERO.sub("", one).split())


@cache
def exact(pattern: str) -> re.Pattern[str]:
    """The pattern, in which a number is not part of a longer one: "5 ngày" is not found in "15 ngày"."""
    return re.compile(NUMBER.sub(r"(?<!\\d)", pattern))


def has(pattern: str, text: str) -> bool:
    return exact(pattern).search(plain(text)) is not None


def said(pattern: str, entry: str, on: date = WRITTEN) -> bool:
    """Whether some statement of that entry says so on that day."""
    return any(exact(pattern).search(one.text) for one in spoken(entry, on))


def found(pattern: str, ids: str = EVERY) -> list[tuple[str, str]]:
    """Where a pattern occurs, whatever the day."""
    return [(one.entry, one.statement.text) for one in spoken(ids) if exact(pattern).search(one.text)]


def beside(one: Spoken) -> list[Spoken]:
    """What a person reads with that statement on all its days: the same section, which can be opened alone."""
    return [other for other in spoken(one.entry, section=one.section) if lasts(other.statement, one.statement)]


def lasts(statement: Statement, other: Statement) -> bool:
    """Whether the statement holds on every day of the other."""
    from_then = statement.since is None or (other.since is not None and statement.since <= other.since)
    to_then = statement.until is None or (other.until is not None and other.until <= statement.until)
    return from_then and to_then
