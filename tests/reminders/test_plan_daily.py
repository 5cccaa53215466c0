"""The daily log: 16:30 on working days, to the member without an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reminders.obligation import Reminder
from reminders.plan import plan
from reminders.state import State
from tests.reminders.world import (
    BINH,
    CALENDAR,
    COMMUNE,
    MINH,
    OBLIGATIONS,
    TEAM_1,
    TEAM_2,
    THU,
    days_off_only,
    entry,
    only,
    records,
    when,
    world,
)

WEDNESDAY = "2026-12-02"
AT_1630 = when(f"{WEDNESDAY} 16:30")


def told(state: State, at: str) -> set[str]:
    return {reminder.person for reminder in plan(state, when(at))}


def test_at_half_past_four_every_member_without_an_entry_is_reminded() -> None:
    assert told(world(), f"{WEDNESDAY} 16:30") == {MINH, THU, BINH}


def test_a_reminder_names_its_due() -> None:
    reminder = next(found for found in plan(world(), AT_1630) if found.person == MINH)
    assert reminder.key == f"P_day|{TEAM_1}|day:{WEDNESDAY}|ngay-16:30|{MINH}"
    assert reminder.due.first == reminder.due.last == reminder.due.on
    assert reminder.at == AT_1630
    assert reminder.useful_until == when(f"{WEDNESDAY} 20:00")


def test_a_minute_early_nobody_is_reminded() -> None:
    assert told(world(), f"{WEDNESDAY} 16:29") == set()


def test_whoever_has_reported_hears_nothing() -> None:
    assert told(world(entry(MINH, WEDNESDAY)), f"{WEDNESDAY} 16:30") == {THU, BINH}


def test_an_entry_that_waits_for_its_decision_counts() -> None:
    assert told(world(entry(MINH, WEDNESDAY, decided=False)), f"{WEDNESDAY} 16:30") == {THU, BINH}


def test_when_all_have_reported_nobody_hears_anything() -> None:
    done = world(entry(MINH, WEDNESDAY), entry(THU, WEDNESDAY), entry(BINH, WEDNESDAY, unit=TEAM_2))
    assert plan(done, AT_1630) == ()


def test_a_colleagues_entry_does_not_count_as_ones_own() -> None:
    assert THU in told(world(entry(MINH, WEDNESDAY)), f"{WEDNESDAY} 16:30")


def test_yesterdays_entry_does_not_count_today() -> None:
    assert MINH in told(world(entry(MINH, "2026-12-01")), f"{WEDNESDAY} 16:30")


def test_an_entry_for_another_team_does_not_count() -> None:
    assert MINH in told(world(entry(MINH, WEDNESDAY, unit=TEAM_2)), f"{WEDNESDAY} 16:30")


@pytest.mark.parametrize("at", ["16:52", "18:15", "19:59"])
def test_a_late_tick_plans_the_same_reminders(at: str) -> None:
    assert plan(world(), when(f"{WEDNESDAY} {at}")) == plan(world(), AT_1630)


@pytest.mark.parametrize("at", ["20:00", "20:29", "20:30", "23:59"])
def test_from_eight_in_the_evening_on_it_is_too_late(at: str) -> None:
    assert told(world(), f"{WEDNESDAY} {at}") == set()


def test_the_morning_after_nothing_of_yesterday_is_planned() -> None:
    assert told(only("P_day"), "2026-12-03 07:30") == set()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-24", "Ngày Văn hóa Việt Nam"),
        ("2026-12-05", "Saturday"),
        ("2026-12-06", "Sunday"),
        ("2026-02-16", "Tết"),
        ("2026-04-27", "make-up for Giỗ Tổ"),
        ("2026-08-31", "swapped"),
        ("2027-02-08", "Tết 2027, provisional"),
    ],
)
def test_on_a_day_off_nobody_is_reminded(day: str, why: str) -> None:
    assert told(world(), f"{day} 16:30") == set(), why


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-25"])
def test_around_the_holiday_of_november_the_log_is_wanted(day: str) -> None:
    assert told(world(), f"{day} 16:30") == {MINH, THU, BINH}


def test_a_make_up_saturday_has_its_reminder() -> None:
    assert told(only("P_day", calendar=days_off_only(extra=["2026-11-28"])), "2026-11-28 16:30") == {MINH, THU, BINH}


def test_the_order_is_fixed() -> None:
    found: tuple[Reminder, ...] = plan(world(), AT_1630)
    assert [reminder.key for reminder in found] == sorted(reminder.key for reminder in found)


def test_without_the_obligation_nobody_is_reminded() -> None:
    assert plan(only("P_week"), AT_1630) == ()


def test_through_a_week_only_five_ticks_find_something() -> None:
    ticks = [when("2026-12-01 16:30") + timedelta(days=day) for day in range(7)]
    assert sum(bool(plan(only("P_day"), tick)) for tick in ticks) == 5


def test_a_member_of_two_teams_owes_for_each() -> None:
    rows = records(entry(MINH, WEDNESDAY))
    both = replace(rows, reporters=[*rows.reporters, (MINH, TEAM_2)])
    found = plan(both.state(OBLIGATIONS, CALENDAR), AT_1630)
    assert [reminder.due.unit for reminder in found if reminder.person == MINH] == [TEAM_2]
    assert COMMUNE not in {reminder.due.unit for reminder in found}
