"""A daily log in a workbook: which rows are read, and every mistake in the others."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from reports.load import load_forms, load_indicators
from reports.log_sheet import MOST, Log, ReadLog, find_heads, read_day
from reports.unit import Unit
from reports.value import Value
from reports.workbook import Sheet, read_book
from tests.reports.given import LEAFLETS, VNEID

TODAY = date(2026, 11, 23)
INDICATORS = load_indicators()
ASKED = {code: INDICATORS[code] for code in load_forms()["so_tay_ngay"].indicators}
HEADS = ["Ngày", "Tổ", "Cài, kích hoạt VNeID (lượt)", "Tờ rơi đã phát", "Ghi chú"]
HOA_THUAN = Unit("t1", "t1", "Tổ ấp Hòa Thuận", "to", date(2025, 7, 1))
BINH_LOI = Unit("t2", "t2", "Tổ ấp Bình Lợi", "to", date(2025, 7, 1))
DAY = datetime(2026, 11, 20)  # noqa: DTZ001 - a day in a cell has no zone


def sheet(*rows: list[object], heads: list[str] | None = None, merge: str = "") -> Sheet:
    book = Workbook()
    page: Any = book.active
    for row in [heads or HEADS, *rows]:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    kept = BytesIO()
    book.save(kept)
    return read_book(kept.getvalue()).sheets[0]


def named(text: str, _on: date) -> list[Unit]:
    return [one for one in (HOA_THUAN, BINH_LOI) if text.lower() in one.name.lower()]


def read(found: Sheet, only: str | None = None) -> Log:
    heads = find_heads(found, ASKED)
    assert heads is not None
    return ReadLog(heads, named, only, TODAY)(found)


def wrong(found: Log) -> list[tuple[str, str]]:
    return [(one.cell, one.why) for one in found.faults]


def test_a_row_is_a_day_and_a_team() -> None:
    found = read(sheet([DAY, "Hòa Thuận", 5, 10], [DAY, "Bình Lợi", "hơn 7"]))
    assert [(one.day, one.unit, dict(one.values)) for one in found.entries] == [
        (date(2026, 11, 20), "t1", {VNEID: Value(5), LEAFLETS: Value(10)}),
        (date(2026, 11, 20), "t2", {VNEID: Value(7, "at_least")}),
    ]
    assert found.faults == ()


def test_titles_may_stand_above_the_heads() -> None:
    found = find_heads(sheet(["", ""], list(HEADS), heads=["SỔ TAY NGÀY"]), ASKED)
    assert found is not None
    assert (found.row, found.day, found.team) == (3, 0, 1)


def test_a_sheet_without_day_or_indicator_is_no_log() -> None:
    assert find_heads(sheet(heads=["Ngày", "Tổ", "Ghi chú"]), ASKED) is None
    assert find_heads(sheet(heads=["Tổ", "Tờ rơi đã phát"]), ASKED) is None


def test_days_typed_as_text_are_read_and_told() -> None:
    found = read(sheet(["20/11/2026", "Hòa Thuận", 5], ["21/11", "Hòa Thuận", 6]))
    assert [one.day for one in found.entries] == [date(2026, 11, 20), date(2026, 11, 21)]
    assert found.texts == ("A2", "A3")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("20.11.2026", date(2026, 11, 20)),
        ("31/12", date(2025, 12, 31)),
        ("31/02/2026", None),
        ("hôm qua", None),
        (46000, None),
        (None, None),
    ],
)
def test_only_a_clear_day_is_a_day(cell: str | int | None, day: date | None) -> None:
    assert read_day(cell, TODAY) == day


def test_every_mistake_has_its_cell() -> None:
    found = read(
        sheet(
            [None, "Hòa Thuận", 5],
            ["mai", "Hòa Thuận", 5],
            [datetime(2026, 12, 1), "Hòa Thuận", 5],  # noqa: DTZ001
            [DAY, "Gò Sen", 5],
            [DAY, None, 5],
            [DAY, "Bình Lợi", -5, "nhiều"],
            [DAY, "Bình Lợi", 2.5, "=1+1"],
        )
    )
    assert sorted(wrong(found)) == [
        ("A2", "no_day"),
        ("A3", "bad_day"),
        ("A4", "future"),
        ("B5", "strange_unit"),
        ("B6", "no_unit"),
        ("C7", "negative"),
        ("C8", "fractional"),
        ("D7", "none"),
        ("D8", "formula"),
    ]


def test_a_team_stands_once_a_day() -> None:
    found = read(sheet([DAY, "Hòa Thuận", 5], [DAY, "hòa thuận", 6]))
    assert wrong(found) == [("A3", "twice")]


def test_merged_days_are_not_guessed() -> None:
    found = read(sheet([DAY, "Hòa Thuận", 5], [None, "Bình Lợi", 6], merge="A2:A3"))
    assert ("A2:A3", "merged") in wrong(found)


def test_a_column_that_nobody_knows_is_named() -> None:
    found = read(sheet([DAY, "Hòa Thuận", 5, 7], heads=["Ngày", "Tổ", "Tờ rơi đã phát", "Số gà"]))
    assert wrong(found) == [("D1", "unknown_column")]


def test_sums_and_rows_without_figures_are_passed_over() -> None:
    found = read(sheet([DAY, "Hòa Thuận", 5], [DAY, "Bình Lợi", None], ["Tổng cộng", None, 5]))
    assert [one.unit for one in found.entries] == ["t1"]
    assert found.faults == ()


def test_somebody_with_one_team_need_not_name_it() -> None:
    found = read(sheet([DAY, 5], heads=["Ngày", "Tờ rơi đã phát"]), only="t1")
    assert [one.unit for one in found.entries] == ["t1"]


def test_too_many_rows_are_refused_as_a_whole() -> None:
    rows: list[list[object]] = [[DAY, "Hòa Thuận", 1]] * (MOST + 1)
    found = read(sheet(*rows))
    assert [(one.why, one.what) for one in found.faults] == [("too_many", str(MOST + 1))]
    assert found.entries == ()
