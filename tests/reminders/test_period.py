"""The spans that reports cover."""

from __future__ import annotations

from datetime import date

import pytest

from reminders.period import nd09_month, one_day


@pytest.mark.parametrize(
    ("day", "code", "first", "last"),
    [
        ("2026-12-14", "nd09:2026-12", "2026-11-15", "2026-12-14"),
        ("2026-11-15", "nd09:2026-12", "2026-11-15", "2026-12-14"),
        ("2026-12-15", "nd09:2027-01", "2026-12-15", "2027-01-14"),
        ("2026-12-31", "nd09:2027-01", "2026-12-15", "2027-01-14"),
        ("2027-01-01", "nd09:2027-01", "2026-12-15", "2027-01-14"),
        ("2026-01-31", "nd09:2026-02", "2026-01-15", "2026-02-14"),
        ("2028-02-29", "nd09:2028-03", "2028-02-15", "2028-03-14"),
    ],
)
def test_the_month_of_the_decree(day: str, code: str, first: str, last: str) -> None:
    period = nd09_month(date.fromisoformat(day))
    assert period.code == code
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert period.holds(date.fromisoformat(day))


def test_a_period_holds_its_ends_and_nothing_beyond() -> None:
    period = nd09_month(date(2026, 12, 14))
    assert period.holds(date(2026, 11, 15))
    assert period.holds(date(2026, 12, 14))
    assert not period.holds(date(2026, 11, 14))
    assert not period.holds(date(2026, 12, 15))


def test_a_day_is_a_period_of_its_own() -> None:
    period = one_day(date(2026, 12, 2))
    assert (period.code, period.first, period.last) == ("day:2026-12-02", date(2026, 12, 2), date(2026, 12, 2))
