"""The monthly cut-off: 08:00 on the last working day on or before the 14th, to silent teams and reviewers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reminders.plan import plan
from reminders.state import State
from tests.reminders.world import (
    BINH,
    COMMUNE,
    LAN,
    MINH,
    SON,
    TEAM_1,
    TEAM_2,
    THU,
    days_off_only,
    entry,
    only,
    when,
    world,
)

T = "2026-12-14"
EVERYBODY = {MINH, THU, BINH, LAN, SON}


def told(state: State, at: str) -> set[str]:
    return {reminder.person for reminder in plan(state, when(at))}


def reminded_days(first: date, days: int) -> list[str]:
    state = only("P_cut")
    every = [(first + timedelta(days=number)).isoformat() for number in range(days)]
    return [day for day in every if plan(state, when(f"{day} 08:00"))]


@pytest.mark.parametrize(
    ("fourteenth", "expected"),
    [
        ("2026-01-14", "2026-01-14"),
        ("2026-02-14", "2026-02-13"),  # first day of the Tết break
        ("2026-03-14", "2026-03-13"),
        ("2026-06-14", "2026-06-12"),
        ("2026-09-14", "2026-09-14"),
        ("2026-11-14", "2026-11-13"),
        ("2026-12-14", "2026-12-14"),
        ("2027-02-14", "2027-02-12"),
        ("2027-03-14", "2027-03-12"),
    ],
)
def test_the_day_of_the_cut_off_reminder_in_the_stress_calendar(fourteenth: str, expected: str) -> None:
    last = date.fromisoformat(fourteenth)
    assert reminded_days(last - timedelta(days=13), 20) == [expected]
    (first, *_) = plan(only("P_cut"), when(f"{expected} 08:00"))
    assert (first.due.on, first.due.period) == (last, f"nd09:{fourteenth[:7]}")


def test_a_year_has_twelve_cut_off_reminders() -> None:
    assert len(reminded_days(date(2026, 1, 1), 365)) == 12


def test_silent_teams_and_their_reviewers_are_reminded() -> None:
    assert told(world(), f"{T} 08:00") == EVERYBODY


def test_a_reminder_names_the_period_and_the_office_limit() -> None:
    reminder = next(found for found in plan(world(), when(f"{T} 08:00")) if found.person == MINH)
    assert reminder.key == f"P_cut|{TEAM_1}|nd09:2026-12|T-08:00|{MINH}"
    assert (reminder.due.first, reminder.due.last) == (date(2026, 11, 15), date(2026, 12, 14))
    assert (reminder.at, reminder.useful_until) == (when(f"{T} 08:00"), when(f"{T} 17:00"))


def test_reviewers_are_reminded_of_their_commune() -> None:
    found = plan(world(), when(f"{T} 08:00"))
    assert {reminder.due.unit for reminder in found if reminder.person in {LAN, SON}} == {COMMUNE}


def test_one_entry_of_one_member_frees_the_whole_team() -> None:
    assert told(world(entry(MINH, "2026-11-16")), f"{T} 08:00") == {BINH, LAN, SON}


def test_an_entry_of_the_period_before_frees_nobody() -> None:
    assert told(world(entry(MINH, "2026-11-14")), f"{T} 08:00") == EVERYBODY


def test_when_every_team_has_sent_and_all_is_decided_nobody_is_reminded() -> None:
    done = world(entry(MINH, "2026-11-16"), entry(BINH, "2026-12-01", unit=TEAM_2))
    assert plan(done, when(f"{T} 08:00")) == ()


def test_entries_without_a_decision_are_the_reviewers_affair_alone() -> None:
    waiting = world(entry(MINH, "2026-11-16", decided=False), entry(BINH, "2026-12-01", unit=TEAM_2))
    assert told(waiting, f"{T} 08:00") == {LAN, SON}


@pytest.mark.parametrize("at", ["08:22", "12:00", "16:29"])
def test_a_late_tick_plans_the_same_reminders(at: str) -> None:
    assert plan(world(), when(f"{T} {at}")) == plan(world(), when(f"{T} 08:00"))


@pytest.mark.parametrize("at", ["06:59", "07:59", "17:00", "20:30"])
def test_outside_office_hours_nobody_is_reminded_of_the_cut_off(at: str) -> None:
    assert plan(only("P_cut"), when(f"{T} {at}")) == ()


def test_at_half_past_four_both_are_due() -> None:
    found = plan(world(), when(f"{T} 16:45"))
    assert {reminder.due.obligation for reminder in found} == {"P_day", "P_cut"}
    assert [reminder.step for reminder in found] == ["T-08:00"] * 5 + ["ngay-16:30"] * 3


def test_on_the_fourteenth_itself_nothing_is_sent_when_it_is_a_day_off() -> None:
    assert plan(only("P_cut"), when("2026-11-14 08:00")) == ()
    assert plan(only("P_cut"), when("2026-11-16 08:00")) == ()


def test_a_holiday_on_the_fourteenth_moves_the_reminder_to_the_day_before() -> None:
    state = only("P_cut", calendar=days_off_only("2026-12-14", "2026-12-11"))
    assert told(state, "2026-12-10 08:00") == EVERYBODY
    assert plan(state, when("2026-12-11 08:00")) == ()


def test_a_make_up_saturday_on_the_fourteenth_is_the_day_itself() -> None:
    state = only("P_cut", calendar=days_off_only(extra=["2026-11-14"]))
    assert told(state, "2026-11-14 08:00") == EVERYBODY
    assert plan(state, when("2026-11-13 08:00")) == ()


def test_the_fourteenth_after_a_long_break_is_reminded_before_it() -> None:
    break_days = [f"2026-12-{day:02}" for day in range(1, 15)]
    state = only("P_cut", calendar=days_off_only(*break_days))
    (first, *_) = plan(state, when("2026-11-30 08:00"))
    assert first.due.on == date(2026, 12, 14)
