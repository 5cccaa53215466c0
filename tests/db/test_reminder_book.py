"""The tables keep the contract of the reminder book."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import pytest_asyncio

import db.repositories.reminders
from db.engine import Database
from db.models import ReminderRow
from db.repositories.directory import SqlDirectory
from db.repositories.outbox import SqlOutbox
from db.repositories.reminders import SqlReminderBook
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import say
from reminders.obligation import Reminder
from reports.people import Person
from reports.unit import Unit
from tests.contracts.reminder_book import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.reminder_book import AT, NEXT_DAY, PEOPLE, UNITS, a_reminder


@pytest_asyncio.fixture
async def book(reminders: SqlReminderBook, directory: SqlDirectory) -> SqlReminderBook:
    units = [Unit(unit, unit, "Tổ ấp 1", "to", date(2025, 7, 1)) for unit in UNITS]
    people = [Person(person, person) for person in PEOPLE]
    await directory.load(units, [], [], people, [])
    return reminders


ADDRESS = Address("telegram", "11")


def message(reminder: Reminder) -> OutMessage:
    return OutMessage(ADDRESS, say("Tổ chưa báo hôm nay."), reminder.key, "reminder", reminder.useful_until)


async def test_a_reminder_is_handed_over_with_its_message(book: SqlReminderBook, outbox: SqlOutbox) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.hand_over(a_reminder(), message(a_reminder()), AT, AT) == [ADDRESS]
    item = await outbox.claim(ADDRESS, "one", AT, NEXT_DAY)
    assert item is not None
    assert item.message == message(a_reminder())
    assert await book.waiting(AT) == []


async def test_a_reminder_is_handed_over_once(book: SqlReminderBook, outbox: SqlOutbox) -> None:
    await book.plan([a_reminder()], AT)
    await book.hand_over(a_reminder(), message(a_reminder()), AT, AT)
    assert await book.hand_over(a_reminder(), message(a_reminder()), AT, AT) == []
    assert await outbox.count("waiting") == 1


async def test_a_claimed_closed_or_unknown_reminder_is_not_handed_over(
    book: SqlReminderBook, outbox: SqlOutbox
) -> None:
    claimed, closed, unknown = a_reminder(), a_reminder(PEOPLE[1]), a_reminder(at=NEXT_DAY)
    await book.plan([claimed, closed], AT)
    await book.claim(claimed, AT)
    await book.close(closed, "settled", AT)
    for reminder in (claimed, closed, unknown):
        assert await book.hand_over(reminder, message(reminder), AT, AT) == []
    assert await outbox.count("waiting") == 0


async def test_a_hand_over_that_fails_leaves_the_reminder_waiting(
    book: SqlReminderBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def power_cut(*_: object) -> None:
        raise RuntimeError

    await book.plan([a_reminder()], AT)
    monkeypatch.setattr(db.repositories.reminders, "enqueue", power_cut)
    with pytest.raises(RuntimeError):
        await book.hand_over(a_reminder(), message(a_reminder()), AT, AT)
    assert await book.waiting(AT) == [a_reminder()]


async def test_the_reminder_behind_a_message_is_found(book: SqlReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.by_key(a_reminder().key) == a_reminder()
    assert await book.by_key("nothing") is None


@pytest.mark.parametrize(("first", "then"), [("sent", "late"), ("settled", "unreachable")])
async def test_the_first_ending_stays(book: SqlReminderBook, database: Database, first: str, then: str) -> None:
    await book.plan([a_reminder()], AT)
    await book.close(a_reminder(), first, AT)
    await book.close(a_reminder(), then, NEXT_DAY)
    async with database.read() as session:
        row = await session.get(ReminderRow, a_reminder().key)
    assert row is not None
    assert (row.state, row.changed_at) == (first, AT)


async def test_a_whole_province_can_be_planned_at_once(book: SqlReminderBook) -> None:
    """Thirteen columns each: more than 2,500 in one statement would be refused."""
    many = [a_reminder(at=AT + timedelta(days=day)) for day in range(2600)]
    assert await book.plan(many, AT) == 2600
    assert len(await book.waiting(AT + timedelta(days=2600))) == 2600
