"""Hạn chốt số liệu, hạn nộp and ngày khóa: three dates, never mixed up."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from reports.errors import BrokenData
from reports.form import MONTHLY, Dates
from reports.load import load_forms
from reports.period import VIETNAM
from tests.fakes.use_cases import calendar, forms


def at(day: int, month: int, year: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=VIETNAM)


def dates(form: str, on: date, extended: date | None = None) -> Dates:
    asked = forms()[form]
    return asked.dates(asked.period_on(on), calendar(), extended)


def test_a_day_is_due_at_eight_in_the_evening_and_closed_with_its_month() -> None:
    found = dates("so_tay_ngay", date(2026, 11, 22))
    assert found == Dates(at(22, 11, 2026, 20), at(22, 11, 2026, 20), at(17, 12, 2026))


def test_the_three_dates_of_a_month_stand_apart() -> None:
    found = dates(MONTHLY, date(2026, 12, 1))
    assert found.cut_off == at(15, 12, 2026)  # the 14th ends at 24:00
    assert found.due == at(17, 12, 2026)  # two working days later, Wednesday the 16th, ends
    assert found.lock == at(26, 12, 2026)  # the 25th is the outer wall
    assert found.cut_off < found.due < found.lock


def test_tet_leaves_two_working_days() -> None:
    found = dates(MONTHLY, date(2026, 2, 1))
    assert (found.cut_off, found.due) == (at(15, 2, 2026), at(25, 2, 2026))


def test_before_the_15th_is_the_14th_rolled_to_a_working_day() -> None:
    assert dates("quy_dvctt", date(2026, 12, 1)).due == at(15, 12, 2026)
    assert dates("quy_dvctt", date(2027, 3, 1)).due == at(16, 3, 2027)  # the 14th is a Sunday


def test_the_outer_wall_is_never_rolled() -> None:
    assert dates(MONTHLY, date(2027, 12, 1)).lock == at(26, 12, 2027)  # the 25th is a Saturday


def test_an_extension_moves_the_due_date_and_never_the_cut_off() -> None:
    plain, longer = dates(MONTHLY, date(2026, 12, 1)), dates(MONTHLY, date(2026, 12, 1), date(2026, 12, 28))
    assert longer.cut_off == plain.cut_off
    assert (longer.due, longer.lock) == (at(29, 12, 2026), at(29, 12, 2026))


def test_an_extension_never_shortens() -> None:
    assert dates(MONTHLY, date(2026, 12, 1), date(2026, 12, 1)) == dates(MONTHLY, date(2026, 12, 1))


@pytest.mark.parametrize("form", sorted(forms()))
@pytest.mark.parametrize("month", range(1, 13))
def test_no_form_is_due_after_it_is_closed(form: str, month: int) -> None:
    found = dates(form, date(2027, month, 10))
    assert found.cut_off <= found.due <= found.lock


def test_every_form_says_where_it_comes_from_and_asks_for_what_is_counted_there() -> None:
    assert all(form.source for form in forms().values())
    assert {form.id for form in forms().values() if form.level == "xa"} == {MONTHLY, "quy_dvctt", "nam_tuyen_truyen"}


@pytest.mark.parametrize(
    "wrong",
    [
        "{of: nd09_month, working_days: two}",
        "{of: fortnight}",
        '{of: day, at: "25:00"}',
        "{of: day, day_of_month: 31}",
    ],
)
def test_a_broken_date_is_named(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "forms.yaml"
    path.write_text(
        f"forms:\n  - {{id: f, name: F, period: day, indicators: [leaflets_distributed], due: {wrong}}}\n", "utf-8"
    )
    with pytest.raises(BrokenData, match="due"):
        load_forms(path)
