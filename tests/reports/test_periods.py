"""Every kind of period: its borders, its key, its neighbours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.period import Cycle, before, period_of, read_key, year_before

KINDS: tuple[Cycle, ...] = get_args(Cycle)
WHOLE = tuple(kind for kind in KINDS if kind != "nd09_nine_months")
"""Nine months leave a quarter of the year to no period."""

days = st.dates(date(2020, 1, 1), date(2036, 12, 31))


@pytest.mark.parametrize(
    ("kind", "on", "key", "first", "last"),
    [
        ("week", date(2026, 12, 2), "week:2026-W49", date(2026, 11, 30), date(2026, 12, 6)),
        ("week", date(2027, 1, 3), "week:2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("month", date(2028, 2, 10), "month:2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("quarter", date(2026, 11, 30), "quarter:2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("year", date(2026, 11, 30), "year:2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("nd09_quarter", date(2026, 9, 15), "nd09q:2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("nd09_quarter", date(2026, 12, 15), "nd09q:2027-Q1", date(2026, 12, 15), date(2027, 3, 14)),
        ("nd09_half", date(2026, 6, 14), "nd09h:2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("nd09_half", date(2026, 6, 15), "nd09h:2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("nd09_nine_months", date(2026, 3, 1), "nd09n:2026", date(2025, 12, 15), date(2026, 9, 14)),
        ("nd09_year", date(2026, 12, 15), "nd09y:2027", date(2026, 12, 15), date(2027, 12, 14)),
    ],
)
def test_a_period_has_its_borders_and_its_key(kind: Cycle, on: date, key: str, first: date, last: date) -> None:
    period = period_of(kind, on)
    assert (period.key, period.first, period.last) == (key, first, last)


@pytest.mark.parametrize("kind", WHOLE)
@given(on=days)
def test_every_day_lies_in_one_period_of_each_kind(kind: Cycle, on: date) -> None:
    period = period_of(kind, on)
    assert period.holds(on)
    assert period_of(kind, period.first) == period_of(kind, period.last) == period


@pytest.mark.parametrize("kind", WHOLE)
@given(on=days)
def test_the_period_before_ends_where_this_one_begins(kind: Cycle, on: date) -> None:
    period = period_of(kind, on)
    assert before(period).last == period.first - timedelta(days=1)


@pytest.mark.parametrize("kind", KINDS)
@given(on=days)
def test_a_key_is_read_back(kind: Cycle, on: date) -> None:
    period = period_of(kind, on)
    assert read_key(period.key) == period


@pytest.mark.parametrize("kind", KINDS)
@given(on=days)
def test_a_year_before_is_a_period_of_the_same_kind_about_a_year_ago(kind: Cycle, on: date) -> None:
    period = period_of(kind, on)
    earlier = year_before(period)
    assert earlier.kind == kind
    assert 350 <= (period.last - earlier.last).days <= 380


def test_nine_months_follow_each_other_year_by_year() -> None:
    assert before(period_of("nd09_nine_months", date(2026, 11, 22))).key == "nd09n:2025"


@pytest.mark.parametrize(
    "key",
    [
        *(
            "",
            "day",
            "day:2026-13-01",
            "nd09:2026-1",
            "nd09q:2026-Q5",
            "nd09q:2026",
            "week:2026-W54",
            "tuần:1",
            "nd09n:x",
        ),
        *("day:0001-01-01", "day:9999-12-31", "year:1", "week:9999-W52", "nd09:1999-12", "day:2101-01-01"),
    ],
)
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is Python's own
        read_key(key)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("week", "tuần 47 (16/11–22/11/2026)"),
        ("quarter", "quý IV/2026"),
        ("nd09_quarter", "kỳ báo cáo quý IV/2026 (15/09–14/12/2026)"),
        ("nd09_half", "kỳ báo cáo 6 tháng cuối năm 2026 (15/06–14/12/2026)"),
        ("nd09_nine_months", "kỳ báo cáo 9 tháng năm 2026 (15/12/2025–14/09/2026)"),
        ("nd09_year", "kỳ báo cáo năm 2026 (15/12/2025–14/12/2026)"),
    ],
)
def test_people_read_the_name_with_its_days(kind: Cycle, name: str) -> None:
    assert period_of(kind, date(2026, 11, 22)).name == name
