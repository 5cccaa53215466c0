"""Days, and reporting months from the 15th to the 14th."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reports.period import day, local_day, reporting_month


def test_a_day_is_its_own_period() -> None:
    period = day(date(2026, 12, 2))
    assert (period.first, period.last) == (date(2026, 12, 2), date(2026, 12, 2))
    assert period.key == "day:2026-12-02"
    assert period.name == "ngày 02/12/2026"


def test_the_reporting_month_runs_from_the_15th_to_the_14th() -> None:
    period = reporting_month(date(2026, 12, 2))
    assert (period.first, period.last) == (date(2026, 11, 15), date(2026, 12, 14))
    assert period.key == "nd09:2026-12"
    assert period.name == "kỳ báo cáo tháng 12/2026 (15/11–14/12/2026)"


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2026, 12, 14), "nd09:2026-12"),
        (date(2026, 12, 15), "nd09:2027-01"),
        (date(2026, 12, 31), "nd09:2027-01"),
        (date(2027, 1, 1), "nd09:2027-01"),
        (date(2027, 1, 14), "nd09:2027-01"),
        (date(2027, 1, 15), "nd09:2027-02"),
        (date(2027, 1, 31), "nd09:2027-02"),
        (date(2028, 2, 29), "nd09:2028-03"),
        (date(2026, 3, 1), "nd09:2026-03"),
    ],
)
def test_the_15th_opens_the_next_month(on: date, key: str) -> None:
    assert reporting_month(on).key == key


def test_january_names_both_years() -> None:
    assert reporting_month(date(2027, 1, 3)).name == "kỳ báo cáo tháng 01/2027 (15/12/2026–14/01/2027)"


def test_every_day_lies_in_exactly_one_reporting_month() -> None:
    on = date(2026, 1, 1)
    while on < date(2028, 3, 20):
        period = reporting_month(on)
        assert period.holds(on)
        tomorrow = reporting_month(on + timedelta(days=1))
        assert tomorrow == period or tomorrow.first == period.last + timedelta(days=1)
        on += timedelta(days=1)


def test_a_period_does_not_hold_its_neighbours() -> None:
    period = reporting_month(date(2026, 12, 2))
    assert not period.holds(date(2026, 11, 14))
    assert not period.holds(date(2026, 12, 15))


@pytest.mark.parametrize(
    ("now", "on"),
    [
        (datetime(2026, 12, 14, 16, 59, tzinfo=UTC), date(2026, 12, 14)),
        (datetime(2026, 12, 14, 17, 0, tzinfo=UTC), date(2026, 12, 15)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_turns_at_midnight_in_vietnam(now: datetime, on: date) -> None:
    assert local_day(now) == on
