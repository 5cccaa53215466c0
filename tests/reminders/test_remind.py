"""The tick: planned once, handed out while it is owed and of use, closed otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from reminders.plan import plan
from reminders.remind import Remind
from reminders.state import State
from tests.fakes.reminders import MemoryReminderBook
from tests.reminders.world import BINH, MINH, TEAM_2, THU, days_off_only, entry, only, when

DAY = "2026-12-02"
NOW = when(f"{DAY} 16:30")


@pytest.fixture
def book() -> MemoryReminderBook:
    return MemoryReminderBook()


async def told(book: MemoryReminderBook, state: State, now: datetime) -> list[str]:
    """A whole tick as the program does it: claim each, send it, mark it."""
    sent = []
    for reminder in await Remind(book).due(state, now):
        if await book.claim(reminder, now):
            sent.append(reminder.person)
            await book.close(reminder, "sent", now)
    return sorted(sent)


async def test_a_tick_hands_out_what_is_due(book: MemoryReminderBook) -> None:
    assert await told(book, only("P_day"), NOW) == [BINH, MINH, THU]


async def test_candidates_are_not_claimed_yet(book: MemoryReminderBook) -> None:
    candidates = await Remind(book).due(only("P_day"), NOW)
    assert [await book.claim(reminder, NOW) for reminder in candidates] == [True, True, True]


async def test_a_second_tick_plans_and_sends_nothing_new(book: MemoryReminderBook) -> None:
    await told(book, only("P_day"), NOW)
    assert await told(book, only("P_day"), when(f"{DAY} 16:31")) == []
    assert len(book.rows) == 3


async def test_two_ticks_side_by_side_send_each_once(book: MemoryReminderBook) -> None:
    state = only("P_day")
    one, other = await Remind(book).due(state, NOW), await Remind(book).due(state, NOW)
    claims = [await book.claim(reminder, NOW) for reminder in (*one, *other)]
    assert claims.count(True) == 3


async def test_a_tick_after_a_crash_before_the_claim_sends_what_is_left(book: MemoryReminderBook) -> None:
    await Remind(book).due(only("P_day"), NOW)
    assert await told(book, only("P_day"), when(f"{DAY} 17:10")) == [BINH, MINH, THU]


async def test_what_was_claimed_before_a_crash_is_not_repeated(book: MemoryReminderBook) -> None:
    first, *_ = await Remind(book).due(only("P_day"), NOW)
    await book.claim(first, NOW)
    assert first.person not in await told(book, only("P_day"), when(f"{DAY} 17:10"))


async def test_whoever_reports_between_two_ticks_hears_nothing(book: MemoryReminderBook) -> None:
    await Remind(book).due(only("P_day"), NOW)
    assert await told(book, only("P_day", entry(MINH, DAY)), when(f"{DAY} 16:40")) == [BINH, THU]
    assert sorted(book.endings.values()) == ["sent", "sent", "settled"]


async def test_a_settled_reminder_stays_settled(book: MemoryReminderBook) -> None:
    await Remind(book).due(only("P_day"), NOW)
    await told(book, only("P_day", entry(MINH, DAY)), when(f"{DAY} 16:40"))
    assert await told(book, only("P_day"), when(f"{DAY} 16:50")) == []


async def test_the_whole_team_has_reported_and_nothing_is_planned(book: MemoryReminderBook) -> None:
    done = only("P_day", entry(MINH, DAY), entry(THU, DAY), entry(BINH, DAY, unit=TEAM_2))
    assert await told(book, done, NOW) == []
    assert book.rows == {}


async def test_a_late_tick_sends_the_same_reminder_once(book: MemoryReminderBook) -> None:
    assert await told(book, only("P_day"), when(f"{DAY} 16:52")) == [BINH, MINH, THU]
    assert {reminder.at for reminder in book.rows.values()} == {NOW}
    assert await told(book, only("P_day"), NOW) == [], "the clock was set back"


@pytest.mark.parametrize("later", [f"{DAY} 20:00", f"{DAY} 23:00", "2026-12-03 16:00", "2026-12-09 09:00"])
async def test_what_waited_too_long_is_written_down_as_late(book: MemoryReminderBook, later: str) -> None:
    await Remind(book).due(only("P_day"), NOW)
    assert await told(book, only("P_day"), when(later)) == []
    assert set(book.endings.values()) == {"late"}
    assert len(book.endings) == 3


async def test_too_late_and_reported_is_late(book: MemoryReminderBook) -> None:
    await Remind(book).due(only("P_day"), NOW)
    await told(book, only("P_day", entry(MINH, DAY)), when(f"{DAY} 20:00"))
    assert set(book.endings.values()) == {"late"}


async def test_a_reminder_being_sent_elsewhere_is_not_closed(book: MemoryReminderBook) -> None:
    taken, *_ = await Remind(book).due(only("P_day"), NOW)
    await book.claim(taken, NOW)
    await told(book, only("P_day"), when(f"{DAY} 20:00"))
    assert taken.key not in book.endings


class SlowBook(MemoryReminderBook):
    """Shows as waiting what somebody else claims a moment later."""

    async def waiting(self, now: datetime) -> list:  # type: ignore[type-arg]
        found = await super().waiting(now)
        self.claimed |= {reminder.key for reminder in found}
        return found


async def test_what_somebody_else_claims_in_between_keeps_their_ending() -> None:
    book = SlowBook()
    await book.plan(plan(only("P_day"), NOW), NOW)
    await Remind(book).due(only("P_day"), when(f"{DAY} 20:00"))
    assert book.endings == {}


async def test_a_day_off_announced_after_planning_holds_everything_back(book: MemoryReminderBook) -> None:
    await Remind(book).due(only("P_day"), NOW)
    off = only("P_day", calendar=days_off_only(DAY))
    assert await told(book, off, when(f"{DAY} 16:40")) == []
    assert book.endings == {}
    assert await told(book, only("P_day"), when(f"{DAY} 16:50")) == [BINH, MINH, THU]


async def test_in_quiet_hours_nothing_is_handed_out(book: MemoryReminderBook) -> None:
    assert await told(book, only("P_day"), when(f"{DAY} 21:00")) == []
    assert book.rows == {}


async def test_what_is_still_of_use_waits_through_the_night(book: MemoryReminderBook) -> None:
    lasting = [replace(found, useful_until=when("2026-12-03 17:00")) for found in plan(only("P_day"), NOW)]
    await book.plan(lasting, NOW)
    assert await told(book, only("P_day"), when(f"{DAY} 20:30")) == []
    assert await told(book, only("P_day"), when("2026-12-03 06:59")) == []
    assert book.endings == {}
    assert await told(book, only("P_day"), when("2026-12-03 07:00")) == [BINH, MINH, THU]


async def test_both_obligations_share_one_book(book: MemoryReminderBook) -> None:
    cut = await told(book, only("P_cut"), when("2026-12-14 08:05"))
    log = await told(book, only("P_day"), when("2026-12-14 16:31"))
    assert (len(cut), len(log)) == (5, 3)
    assert set(book.endings.values()) == {"sent"}
