"""An entry as data, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.entry import SECTIONS, Entry, Link, Source, State, Statement
from faq.load import digest, dump, from_dict
from tests.faq.entries import BIRTH, CARD_LOST, EVERY

texts = st.text(min_size=1, max_size=20)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
maybe = st.none() | days
statements = st.lists(st.builds(Statement, texts, maybe, maybe), min_size=1, max_size=3).map(tuple)

entries = st.builds(
    Entry,
    id=texts,
    question=texts,
    category=texts,
    sections=st.dictionaries(st.sampled_from(SECTIONS), statements, max_size=4),
    aliases=st.lists(texts, max_size=3).map(tuple),
    sources=st.lists(st.builds(Source, texts, texts, texts), max_size=2).map(tuple),
    checked_on=days,
    check_again_on=days,
    effective_from=maybe,
    expires_on=maybe,
    confidence=st.sampled_from(["high", "medium", "low"]),
    state=st.sampled_from(State),
    links=st.lists(st.builds(Link, texts, texts), max_size=2).map(tuple),
    confusable=st.lists(texts, max_size=2).map(tuple),
    revision=st.integers(1, 999),
)


@given(entries)
def test_an_entry_comes_back_as_it_went(entry: Entry) -> None:
    assert from_dict(json.loads(json.dumps(dump(entry)))) == entry


@pytest.mark.parametrize("entry", EVERY, ids=lambda one: one.id)
def test_dates_of_statements_survive(entry: Entry) -> None:
    assert from_dict(dump(entry)).sections == entry.sections


def test_dates_are_written_year_first() -> None:
    content = dump(CARD_LOST)
    assert content["checked_on"] == "2026-11-01"
    assert content["expires_on"] is None
    assert content["sections"]["fee"][0] == {"text": "35.000 đồng.", "since": None, "until": "2026-12-31"}


def test_the_digest_is_64_hexadecimal_digits_and_stays_the_same() -> None:
    assert digest(BIRTH) == digest(from_dict(dump(BIRTH)))
    assert len(digest(BIRTH)) == 64
    assert set(digest(BIRTH)) <= set("0123456789abcdef")


def test_the_revision_does_not_change_the_digest() -> None:
    assert digest(replace(BIRTH, revision=7)) == digest(BIRTH)


@pytest.mark.parametrize(
    "changed",
    [
        replace(BIRTH, question=BIRTH.question + "?"),
        replace(BIRTH, aliases=BIRTH.aliases[::-1]),
        replace(BIRTH, expires_on=date(2027, 1, 1)),
        replace(BIRTH, state=State.RETIRED),
        replace(BIRTH, sources=(Source("Luật khác"),)),
    ],
)
def test_any_change_of_content_changes_the_digest(changed: Entry) -> None:
    assert digest(changed) != digest(BIRTH)


def test_the_order_in_which_sections_were_written_does_not_count() -> None:
    turned = replace(BIRTH, sections=dict(reversed(BIRTH.sections.items())))
    assert digest(turned) == digest(BIRTH)


def test_a_missing_key_is_an_error() -> None:
    content = dump(BIRTH)
    del content["question"]
    with pytest.raises(KeyError):
        from_dict(content)


@pytest.mark.parametrize(("key", "value"), [("checked_on", "31/12/2026"), ("state", "mới")])
def test_a_wrong_value_is_an_error(key: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"mới|31/12/2026"):
        from_dict(dump(BIRTH) | {key: value})
