"""What an editor should mend before entries go out: `python -m faq check`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from faq.entry import Entry
from faq.load import Loaded
from faq.match import Matcher, matcher
from faq.problem import Problem

OFFICIAL = Path(__file__).with_name("official_domains.yaml")

FEWEST_ALIASES, LONGEST_SENTENCE = 8, 30
SENTENCE_END = re.compile(r"[.!?…](?:\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules look at."""

    loaded: Loaded
    domains: frozenset[str]
    on: date
    matcher: Matcher

    def problem(self, entry: Entry, text: str, what: str) -> Problem:
        place = self.loaded.place(entry.id, text)
        return Problem(place.file, place.line, entry.id, what)


def check(loaded: Loaded, on: date, domains: frozenset[str] | None = None) -> tuple[Problem, ...]:
    """Every problem, by file and line, those of loading included. `on` decides what has expired."""
    checked = Checked(loaded, domains or official_domains(), on, matcher(loaded.entries))
    found = (one for rule in RULES for entry in loaded.entries for one in rule(checked, entry))
    return tuple(sorted({*loaded.problems, *found}))


def official_domains(path: Path = OFFICIAL) -> frozenset[str]:
    return frozenset(one["domain"] for one in yaml.safe_load(path.read_text("utf-8")))


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


def enough_aliases(checked: Checked, entry: Entry) -> Iterator[Problem]:
    if len(entry.aliases) < FEWEST_ALIASES:
        what = f"mới có {len(entry.aliases)} cách hỏi, cần ít nhất {FEWEST_ALIASES}."
        yield checked.problem(entry, "", what)


def own_aliases(checked: Checked, entry: Entry) -> Iterator[Problem]:
    """An alias that another entry has too, or that leads to another entry."""
    for alias in (entry.question, *entry.aliases):
        key = checked.matcher.lexicon.key(alias)
        others = sorted(checked.matcher.owners_of(key) - {entry.id})
        if others:
            yield checked.problem(entry, alias, f"cách hỏi trùng với mục {', '.join(others)}: {alias}")
        elif not key or checked.matcher.rank(alias)[0].entry != entry.id:
            yield checked.problem(entry, alias, f"hỏi đúng câu này mà không tìm ra mục này: {alias}")


Rule = Callable[[Checked, Entry], Iterator[Problem]]

RULES: tuple[Rule, ...] = (sourced, in_date, official_links, short_sentences, enough_aliases, own_aliases)
