"""The entries that go out with the program."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import faq
from faq.check import check, is_official, official_domains
from faq.engine import AnswerEngine
from faq.entry import Entry
from faq.fold import fold
from faq.guard import danger, unsafe
from faq.load import Loaded, digest, dump, from_dict, load_entries
from faq.outcome import Answered
from faq.search import Search

DATA = Path(faq.__file__).with_name("data")

WRITTEN = date(2026, 11, 21)
ASKED = 9
"""One wording in so many is asked."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_entries(DATA)


def test_nothing_is_to_be_mended(loaded: Loaded) -> None:
    assert [str(problem) for problem in check(loaded, WRITTEN)] == []


def test_every_link_leads_to_an_official_page(loaded: Loaded) -> None:
    urls = [one.url for entry in loaded.entries for one in entry.links]
    urls += [one.link for entry in loaded.entries for one in entry.sources if one.link]
    assert [url for url in urls if not is_official(url, official_domains())] == []


def test_there_are_forty_entries_and_more_over_the_four_fields(loaded: Loaded) -> None:
    assert len(loaded.entries) >= 40
    assert {"vneid-dang-ky-muc-2", "ks-dung-han"} <= {entry.id for entry in loaded.entries}
    assert len(Counter(entry.category for entry in loaded.entries)) >= 4


def some(entry: Entry) -> tuple[str, ...]:
    """A part of its wordings; the check above looks for each of all, by words."""
    return (entry.question, *entry.aliases)[::ASKED]


def test_a_wording_leads_to_its_entry_without_tone_marks_too(loaded: Loaded, search: Search) -> None:
    asked = [(entry.id, wording) for entry in loaded.entries for wording in some(entry)]
    lost = [(entry, wording) for entry, wording in asked if search.by_words(fold(wording)).first != entry]
    assert len(lost) <= len(asked) * 0.01, lost


def test_a_wording_is_answered_and_never_with_another_entry(loaded: Loaded, answers: AnswerEngine) -> None:
    asked = [(entry.id, answers.ask(wording, WRITTEN)) for entry in loaded.entries for wording in some(entry)]
    answered = [(entry, found) for entry, found in asked if isinstance(found, Answered)]
    assert [(entry, found.entry.id) for entry, found in answered if found.entry.id != entry] == []
    assert len(answered) >= len(asked) * 0.97


def test_no_wording_is_refused(loaded: Loaded) -> None:
    wordings = [text for entry in loaded.entries for text in (entry.question, *entry.aliases)]
    assert [text for text in wordings if unsafe(text)] == []


def test_danger_is_heard_only_in_wordings_about_safety(loaded: Loaded) -> None:
    heard = {
        entry.category for entry in loaded.entries for wording in (entry.question, *entry.aliases) if danger(wording)
    }
    assert heard <= {"an-toan"}


def test_every_entry_survives_the_database(loaded: Loaded) -> None:
    assert all(from_dict(dump(entry)) == entry for entry in loaded.entries)
    assert len({digest(entry) for entry in loaded.entries}) == len(loaded.entries)


def test_no_short_word_of_english_is_shown_to_a_citizen(loaded: Loaded) -> None:
    english = {"online", "link", "app", "website", "email", "click", "password", "account", "hotline", "scan"}
    shown = [
        (entry.id, statement.text)
        for entry in loaded.entries
        for statements in entry.sections.values()
        for statement in statements
        if english & set(fold(statement.text).split())
    ]
    assert shown == []
