"""What every ReminderBook must do. A test file brings the `book` fixture and imports all of this.

A database may first have to store PEOPLE and UNITS.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reminders.interfaces import ReminderBook
from reminders.obligation import Due, Reminder

PEOPLE = ("nguoi-minh", "nguoi-thu")
UNITS = ("to-1",)

AT = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
NEXT_DAY = AT + timedelta(days=1)


def a_reminder(person: str = PEOPLE[0], at: datetime = AT) -> Reminder:
    day = date(at.year, at.month, at.day)
    due = Due("P_day", UNITS[0], f"day:{day.isoformat()}", day, day, day)
    return Reminder(due, "ngay-16:30", person, at, at + timedelta(hours=3, minutes=30))


async def test_what_was_planned_waits_unchanged(book: ReminderBook) -> None:
    reminder = a_reminder()
    assert await book.plan([reminder], AT) == 1
    assert await book.waiting(AT) == [reminder]


async def test_nothing_waits_in_an_empty_book(book: ReminderBook) -> None:
    assert await book.plan([], AT) == 0
    assert await book.waiting(AT) == []


async def test_planning_again_adds_only_what_is_new(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.plan([a_reminder(), a_reminder(PEOPLE[1])], AT) == 1
    assert len(await book.waiting(AT)) == 2


async def test_the_same_reminder_twice_in_one_plan_is_one(book: ReminderBook) -> None:
    assert await book.plan([a_reminder(), a_reminder()], AT) == 1


async def test_the_first_plan_of_a_key_stays(book: ReminderBook) -> None:
    first = a_reminder()
    await book.plan([first], AT)
    assert await book.plan([replace(first, at=AT - timedelta(hours=1))], AT) == 0
    assert await book.waiting(AT) == [first]


async def test_another_day_is_another_reminder(book: ReminderBook) -> None:
    assert await book.plan([a_reminder(), a_reminder(at=NEXT_DAY)], AT) == 2


async def test_a_reminder_waits_from_its_time_on(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.waiting(AT - timedelta(seconds=1)) == []
    assert len(await book.waiting(AT)) == 1


async def test_a_forgotten_reminder_still_waits_days_later(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.waiting(AT + timedelta(days=7)) == [a_reminder()]


async def test_the_oldest_comes_first(book: ReminderBook) -> None:
    await book.plan([a_reminder(at=NEXT_DAY), a_reminder()], AT)
    assert [reminder.at for reminder in await book.waiting(NEXT_DAY)] == [AT, NEXT_DAY]


async def test_only_one_claim_succeeds(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    assert await book.claim(a_reminder(), AT) is True
    assert await book.claim(a_reminder(), AT) is False


async def test_of_claims_at_the_same_time_one_succeeds(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    claims = await asyncio.gather(*(book.claim(a_reminder(), AT) for _ in range(5)))
    assert claims.count(True) == 1


async def test_a_claimed_reminder_does_not_wait_any_more(book: ReminderBook) -> None:
    await book.plan([a_reminder(), a_reminder(PEOPLE[1])], AT)
    await book.claim(a_reminder(), AT)
    assert [reminder.person for reminder in await book.waiting(AT)] == [PEOPLE[1]]


async def test_a_claimed_reminder_is_not_planned_again(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    await book.claim(a_reminder(), AT)
    assert await book.plan([a_reminder()], AT) == 0
    assert await book.waiting(AT) == []


async def test_what_was_never_planned_cannot_be_claimed(book: ReminderBook) -> None:
    assert await book.claim(a_reminder(), AT) is False


async def test_a_closed_reminder_neither_waits_nor_can_be_claimed(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    await book.close(a_reminder(), "settled", AT)
    assert await book.waiting(AT) == []
    assert await book.claim(a_reminder(), AT) is False


async def test_a_closed_reminder_is_not_planned_again(book: ReminderBook) -> None:
    await book.plan([a_reminder()], AT)
    await book.claim(a_reminder(), AT)
    await book.close(a_reminder(), "sent", AT)
    assert await book.plan([a_reminder()], NEXT_DAY) == 0
    assert await book.waiting(NEXT_DAY) == []


async def test_closing_twice_or_the_unknown_does_no_harm(book: ReminderBook) -> None:
    await book.close(a_reminder(PEOPLE[1]), "late", AT)
    await book.plan([a_reminder()], AT)
    await book.close(a_reminder(), "settled", AT)
    await book.close(a_reminder(), "late", AT)
    assert await book.waiting(AT) == []
