"""Working days, holidays, quiet hours and the clock in Vietnam."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from reminders.calendar import Holiday, WorkCalendar, local, quiet, today
from reminders.errors import NoWorkingDay
from tests.reminders.world import CALENDAR, days_off_only, when


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("fourteenth", "last_working", "next_working"),
    [
        ("2026-01-14", "2026-01-14", "2026-01-14"),
        ("2026-02-14", "2026-02-13", "2026-02-23"),  # the Tết break runs from Saturday 14/02 to Sunday 22/02
        ("2026-03-14", "2026-03-13", "2026-03-16"),
        ("2026-06-14", "2026-06-12", "2026-06-15"),
        ("2026-09-14", "2026-09-14", "2026-09-14"),
        ("2026-11-14", "2026-11-13", "2026-11-16"),
        ("2026-12-14", "2026-12-14", "2026-12-14"),
        ("2027-02-14", "2027-02-12", "2027-02-15"),
        ("2027-03-14", "2027-03-12", "2027-03-15"),
    ],
)
def test_the_fourteenth_in_the_stress_calendar(fourteenth: str, last_working: str, next_working: str) -> None:
    assert CALENDAR.previous_working(day(fourteenth)) == day(last_working)
    assert CALENDAR.next_working(day(fourteenth)) == day(next_working)


@pytest.mark.parametrize(
    ("nominal", "rolled"),
    [("2026-09-19", "2026-09-21"), ("2026-12-19", "2026-12-21"), ("2026-03-19", "2026-03-19")],
)
def test_the_nineteenth_in_the_stress_calendar(nominal: str, rolled: str) -> None:
    assert CALENDAR.next_working(day(nominal)) == day(rolled)


def test_the_new_holiday_of_november_is_off_but_its_rumoured_neighbour_works() -> None:
    assert not CALENDAR.works(day("2026-11-24"))
    assert CALENDAR.works(day("2026-11-23"))
    assert CALENDAR.next_working(day("2026-11-24")) == day("2026-11-25")


def test_with_the_swap_no_working_day_is_left_before_the_25th_of_november() -> None:
    swapped = days_off_only("2026-11-23", "2026-11-24")
    assert swapped.next_working(day("2026-11-21")) == day("2026-11-25")
    assert swapped.previous_working(day("2026-11-24")) == day("2026-11-20")


def test_unconfirmed_make_up_saturdays_are_not_worked() -> None:
    assert not CALENDAR.works(day("2026-01-10"))
    assert not CALENDAR.works(day("2026-08-22"))


def test_a_make_up_saturday_is_a_working_day() -> None:
    calendar = days_off_only("2026-11-23", extra=["2026-11-28"])
    assert calendar.works(day("2026-11-28"))
    assert not calendar.works(day("2026-11-29"))


def test_a_make_up_day_beats_a_holiday() -> None:
    assert days_off_only("2026-11-23", extra=["2026-11-23"]).works(day("2026-11-23"))


def test_a_holiday_is_known_with_its_name_and_how_sure_it_is() -> None:
    holiday = CALENDAR.holiday(day("2027-02-08"))
    assert holiday is not None
    assert (holiday.name, holiday.confidence) == ("Tết Đinh Mùi (mùng 3)", "provisional")
    assert CALENDAR.holiday(day("2026-12-02")) is None


def test_a_calendar_without_working_days_says_so() -> None:
    never = WorkCalendar(frozenset(range(7)), ())
    with pytest.raises(NoWorkingDay, match="2026-12-02"):
        never.next_working(day("2026-12-02"))
    with pytest.raises(NoWorkingDay):
        never.previous_working(day("2026-12-02"))


def test_calendars_with_the_same_days_are_equal() -> None:
    holiday = Holiday(day("2026-09-02"), "Quốc khánh", "verified")
    one, other = (WorkCalendar(frozenset({5, 6}), (holiday,)) for _ in range(2))
    assert not one.works(holiday.day)
    assert one == other


def test_a_local_time_becomes_utc() -> None:
    assert local(day("2026-12-02"), time(16, 30)) == datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
    assert local(day("2026-12-02"), time(6)) == datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    assert local(day("2026-12-02"), time(6)).tzinfo is UTC


def test_today_changes_at_midnight_in_vietnam() -> None:
    assert today(datetime(2026, 12, 1, 16, 59, 59, tzinfo=UTC)) == day("2026-12-01")
    assert today(datetime(2026, 12, 1, 17, 0, tzinfo=UTC)) == day("2026-12-02")


@pytest.mark.parametrize(
    ("at", "silent"),
    [
        ("2026-12-02 06:59", True),
        ("2026-12-02 07:00", False),
        ("2026-12-02 20:29", False),
        ("2026-12-02 20:30", True),
        ("2026-12-02 23:59", True),
        ("2026-12-03 00:00", True),
    ],
)
def test_quiet_hours(at: str, silent: bool) -> None:
    assert quiet(when(at)) is silent


def test_a_naive_time_is_refused() -> None:
    naive = datetime(2026, 12, 2, 9, 30)  # noqa: DTZ001 - the mistake that is tested
    with pytest.raises(ValueError, match="aware"):
        today(naive)
    with pytest.raises(ValueError, match="aware"):
        quiet(naive)
