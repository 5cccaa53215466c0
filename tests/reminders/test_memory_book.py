"""The in-memory twin keeps the contract."""

from __future__ import annotations

import pytest

from tests.contracts.reminder_book import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.reminder_book import AT, a_reminder
from tests.fakes.reminders import MemoryReminderBook


@pytest.fixture
def book() -> MemoryReminderBook:
    return MemoryReminderBook()


async def test_the_first_ending_stays(book: MemoryReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    await book.close(a_reminder(), "sent", AT)
    await book.close(a_reminder(), "late", AT)
    assert book.endings == {a_reminder().key: "sent"}
