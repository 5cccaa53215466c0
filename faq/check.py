"""What an editor should mend before entries go out: `python -m faq check`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from faq.builder import Builder, shipped
from faq.datafile import read
from faq.entry import Entry, Statement
from faq.fold import words
from faq.load import Loaded
from faq.problem import Problem
from faq.search import Search

OFFICIAL = Path(__file__).with_name("official_domains.yaml")

FEWEST_ALIASES, LONGEST_SENTENCE = 15, 30
WITHOUT_MARKS = 3
"""One wording in so many is typed without tone marks."""

SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|\n")
LAST_DAY = re.compile(r"(?:đến|tới|hết)(?: hết)?(?: ngày)? (\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)
LAST_YEAR = re.compile(r"hết năm (\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules look at."""

    loaded: Loaded
    domains: frozenset[str]
    on: date
    search: Search
    owners: dict[str, set[str]]
    """The entries that have a wording, by the wording as the search folds it."""

    def problem(self, entry: Entry, text: str, what: str) -> Problem:
        place = self.loaded.place(entry.id, text)
        return Problem(place.file, place.line, entry.id, what)


def check(loaded: Loaded, on: date, domains: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """Every problem, by file and line, those of loading included. `on` decides what has expired."""
    search = Builder(shipped())(loaded.entries)
    checked = Checked(loaded, domains or official_domains(), on, search, owners(loaded.entries, search))
    found = (one for rule in RULES for entry in loaded.entries for one in rule(checked, entry))
    return tuple(sorted({*loaded.problems, *found}))


def official_domains(path: Path = OFFICIAL) -> frozenset[str]:
    return frozenset(one["domain"] for one in read(path))


def is_official(url: str, domains: frozenset[str]) -> bool:
    """Whether the address is https on a listed domain or below it, with no user name and no port in it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        plain = parts.scheme == "https" and parts.netloc.lower() == host
    except ValueError:
        return False
    return plain and any(host == one or host.endswith("." + one) for one in domains)


def sourced(checked: Checked, entry: Entry) -> Iterator[Problem]:
    if not entry.sources:
        yield checked.problem(entry, "", "thiếu nguồn.")


def in_date(checked: Checked, entry: Entry) -> Iterator[Problem]:
    if entry.expires_on and entry.expires_on < checked.on:
        yield checked.problem(entry, "", f"đã hết hiệu lực từ {entry.expires_on}.")
    if entry.check_again_on < checked.on:
        yield checked.problem(entry, "", f"đã quá ngày phải kiểm tra lại ({entry.check_again_on}).")


def official_links(checked: Checked, entry: Entry) -> Iterator[Problem]:
    for url in (*(one.url for one in entry.links), *(one.link for one in entry.sources)):
        if url and not is_official(url, checked.domains):
            yield checked.problem(entry, url, f"đường dẫn không thuộc danh sách trang chính thức: {url}")


def short_sentences(checked: Checked, entry: Entry) -> Iterator[Problem]:
    for statement in (one for said in entry.sections.values() for one in said):
        longest = max(len(sentence.split()) for sentence in SENTENCE_END.split(statement.text))
        if longest > LONGEST_SENTENCE:
            what = f"câu dài {longest} chữ, nhiều nhất là {LONGEST_SENTENCE}: {statement.text[:40]}…"
            yield checked.problem(entry, statement.text, what)


def ends_as_said(checked: Checked, entry: Entry) -> Iterator[Problem]:
    """What is said to last until a day is not said after it; `since` a later day it may be told as past."""
    for statement in (one for said in entry.sections.values() for one in said):
        for last in last_days(statement.text):
            if lasts_beyond(statement, last):
                what = f"nói đến hết {last:%d/%m/%Y} thì phải có until không sau ngày đó: {statement.text[:40]}…"
                yield checked.problem(entry, statement.text, what)


def last_days(text: str) -> Iterator[date]:
    """The days up to which a text says that something holds."""
    found = [(int(year), int(month), int(day)) for day, month, year in LAST_DAY.findall(text)]
    for year, month, day in (*found, *((int(year), 12, 31) for year in LAST_YEAR.findall(text))):
        with suppress(ValueError):
            yield date(year, month, day)


def lasts_beyond(statement: Statement, last: date) -> bool:
    told_as_past = statement.since is not None and statement.since > last
    return not told_as_past and (statement.until is None or statement.until > last)


def enough_aliases(checked: Checked, entry: Entry) -> Iterator[Problem]:
    if len(entry.aliases) < FEWEST_ALIASES:
        what = f"mới có {len(entry.aliases)} cách hỏi, cần ít nhất {FEWEST_ALIASES}."
        yield checked.problem(entry, "", what)


def aliases_without_marks(checked: Checked, entry: Entry) -> Iterator[Problem]:
    """Many citizens type without tone marks."""
    bare = sum(not any(word.marks for word in words(alias)) for alias in entry.aliases)
    if bare * WITHOUT_MARKS < len(entry.aliases):
        what = f"mới có {bare} trên {len(entry.aliases)} cách hỏi viết không dấu, cần ít nhất một phần ba."
        yield checked.problem(entry, "", what)


def own_aliases(checked: Checked, entry: Entry) -> Iterator[Problem]:
    """An alias that another entry has too, or that leads to another entry."""
    for alias in (entry.question, *entry.aliases):
        key = checked.search.lexicon.key(alias)
        others = sorted(checked.owners.get(key, set()) - {entry.id})
        if others:
            yield checked.problem(entry, alias, f"cách hỏi trùng với mục {', '.join(others)}: {alias}")
        elif checked.search.by_words(alias).first != entry.id:
            yield checked.problem(entry, alias, f"hỏi đúng câu này mà không tìm ra mục này: {alias}")


def owners(entries: Iterable[Entry], search: Search) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for alias in (entry.question, *entry.aliases):
            found[search.lexicon.key(alias)].add(entry.id)
    return found


Rule = Callable[[Checked, Entry], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    sourced,
    in_date,
    official_links,
    short_sentences,
    ends_as_said,
    enough_aliases,
    aliases_without_marks,
    own_aliases,
)
