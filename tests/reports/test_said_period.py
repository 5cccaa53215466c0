"""Which form and period a sentence means."""

from __future__ import annotations

from datetime import date

import pytest

from reports.form import DAILY
from reports.said_period import dates, dates_ahead, period_said
from tests.fakes.use_cases import forms

TODAY = date(2026, 12, 2)


def keys(folded: str, text: str | None = None) -> list[str]:
    found = period_said(folded, text if text is not None else folded, forms(), TODAY)
    return [f"{form.id}/{period.key}" for form, period in found]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("xin gia han so hom nay", ["so_tay_ngay/day:2026-12-02"]),
        ("mo khoa so hom qua", ["so_tay_ngay/day:2026-12-01"]),
        ("mo khoa so ngay 12/11", ["so_tay_ngay/day:2026-11-12"]),
        ("bao cao thang 11", ["bao_cao_thang/nd09:2026-11"]),
        ("tong hop thang 1/2027", ["bao_cao_thang/nd09:2027-01"]),
        ("bao cao nam 2026", ["nam_tuyen_truyen/nd09y:2026"]),
        ("xin gia han", []),
        ("bao cao thang 13", []),
    ],
)
def test_a_period_is_read(said: str, meant: list[str]) -> None:
    assert keys(said) == meant


@pytest.mark.parametrize("said", ["bao cao quy 4", "bao cao quy iv", "bao cao quy 4/2026"])
def test_a_quarter_may_be_one_of_several_forms(said: str) -> None:
    assert keys(said) == [f"{form}/nd09q:2026-Q4" for form in ("quy_cbccvc", "quy_vneid", "quy_dvctt")]


def test_a_month_that_is_far_ahead_was_last_year() -> None:
    found = period_said("thang 11", "", forms(), date(2026, 2, 3))
    assert [period.key for _, period in found] == ["nd09:2025-11"]
    ahead = period_said("thang 3", "", forms(), date(2026, 2, 20))
    assert [period.key for _, period in ahead] == ["nd09:2026-03"]


def test_a_daily_period_comes_first() -> None:
    ((form, _),) = period_said("so ngay 12/11", "sổ ngày 12/11", forms(), TODAY)
    assert form.id == DAILY


def test_dates_are_read_in_order() -> None:
    assert dates("từ 01/12 đến 05-12-2026", TODAY) == [date(2026, 12, 1), date(2026, 12, 5)]
    assert dates("ngày 31/2", TODAY) == []


def test_days_to_come_may_be_next_years() -> None:
    assert dates_ahead("từ 28/12 đến 05/01", TODAY) == [date(2026, 12, 28), date(2027, 1, 5)]
    assert dates_ahead("đến 05/01/2026", TODAY) == [date(2026, 1, 5)]
    assert dates_ahead("đến 01/12", TODAY) == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("từ hôm nay đến 05/12", [date(2026, 12, 2), date(2026, 12, 5)]),
        ("tu ngay mai den ngay kia", [date(2026, 12, 3), date(2026, 12, 4)]),
        ("Hôm nay", [date(2026, 12, 2)]),
        ("cho chị Mai đến 05/12", [date(2026, 12, 5)]),
    ],
)
def test_days_to_come_may_be_said_in_words(said: str, days: list[date]) -> None:
    """Without them "từ hôm nay đến 30/11" would begin on 30/11."""
    assert dates_ahead(said, TODAY) == days
