"""When obligations come round, and which rules are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reminders.errors import BadRule
from reminders.obligation import Obligation
from reminders.recurrence import check_rule, occurrences
from tests.reminders.world import OBLIGATIONS

BY_ID = {obligation.id: obligation for obligation in OBLIGATIONS}


def with_rule(rrule: str) -> Obligation:
    return replace(BY_ID["P_day"], rrule=rrule)


def days(obligation: Obligation, first: str, last: str) -> list[str]:
    found = occurrences(obligation, date.fromisoformat(first), date.fromisoformat(last))
    return [day.isoformat() for day in found]


@pytest.mark.parametrize(
    ("obligation", "first", "last", "expected"),
    [
        ("P_day", "2026-11-30", "2026-12-02", ["2026-11-30", "2026-12-01", "2026-12-02"]),
        ("P_cut", "2026-11-15", "2027-02-14", ["2026-12-14", "2027-01-14", "2027-02-14"]),
        ("P_cut", "2026-12-14", "2026-12-14", ["2026-12-14"]),
        ("P_cut", "2026-12-15", "2027-01-13", []),
        ("P_week", "2026-12-01", "2026-12-11", ["2026-12-04", "2026-12-11"]),
        ("D001_61", "2026-01-01", "2026-12-31", ["2026-03-14", "2026-06-14", "2026-09-14", "2026-12-14"]),
        ("D001_64", "2026-12-01", "2026-12-31", ["2026-12-19"]),
        ("D001_64", "2026-12-19", "2026-12-19", ["2026-12-19"]),
        ("D003_766", "2028-01-15", "2028-03-01", ["2028-01-31", "2028-02-29"]),
        ("D003_year", "2026-01-01", "2027-12-30", ["2026-12-31"]),
        ("D001_2", "2023-01-01", "2023-12-31", ["2023-06-30"]),
        ("D001_2", "2024-01-01", "2030-12-31", []),
        ("D001_IV5", "2023-01-01", "2030-12-31", []),
    ],
)
def test_last_acceptable_days(obligation: str, first: str, last: str, expected: list[str]) -> None:
    assert days(BY_ID[obligation], first, last) == expected


def test_a_window_that_ends_before_it_begins_is_empty() -> None:
    assert days(BY_ID["P_day"], "2026-12-02", "2026-12-01") == []


def test_two_hours_of_one_day_are_one_day() -> None:
    assert days(with_rule("FREQ=DAILY;BYHOUR=8,20"), "2026-12-01", "2026-12-02") == ["2026-12-01", "2026-12-02"]


def test_the_31st_comes_only_in_months_that_have_one() -> None:
    assert days(with_rule("FREQ=MONTHLY;BYMONTHDAY=31"), "2026-01-01", "2026-04-30") == ["2026-01-31", "2026-03-31"]


def test_the_29th_of_february_comes_in_leap_years() -> None:
    check_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert days(with_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"), "2026-01-01", "2029-12-31") == ["2028-02-29"]


def test_a_rule_may_end() -> None:
    check_rule("FREQ=MONTHLY;BYMONTHDAY=14;UNTIL=20261231")
    assert days(with_rule("FREQ=MONTHLY;BYMONTHDAY=14;UNTIL=20261231"), "2026-12-01", "2027-12-31") == ["2026-12-14"]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("hằng tháng", "cannot be used"),
        ("BYMONTHDAY=14", "needs FREQ"),
        ("FREQ=HOURLY", "needs FREQ"),
        ("FREQ=SOMETIMES", "needs FREQ"),
        ("FREQ=DAILY;INTERVAL=2", "'INTERVAL' cannot be used"),
        ("FREQ=DAILY;COUNT=3", "'COUNT' cannot be used"),
        ("DTSTART:20260101\nRRULE:FREQ=DAILY", "cannot be used"),
        ("FREQ=MONTHLY;BYMONTHDAY=mười bốn", "cannot be read"),
        ("FREQ=WEEKLY;BYDAY=XX", "cannot be read"),
        ("FREQ=DAILY;BYHOUR=25", "cannot be read"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "never comes round"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "never comes round"),
        ("FREQ=MONTHLY;BYMONTH=13", "never comes round"),
    ],
)
def test_a_rule_that_cannot_be_used_says_why(rule: str, why: str) -> None:
    with pytest.raises(BadRule, match=why):
        check_rule(rule)


def test_an_unchecked_bad_rule_is_named_too() -> None:
    with pytest.raises(BadRule, match="FREQ=SOMETIMES"):
        days(with_rule("FREQ=SOMETIMES"), "2026-12-01", "2026-12-02")
