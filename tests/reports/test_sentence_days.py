"""Which day a sentence speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from reports.grammar.days import day, day_month, written
from reports.sentence import SentenceReader
from tests.reports.given import VNEID

WEDNESDAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("vneid 4", date(2026, 12, 2)),
        ("hôm nay vneid 4", date(2026, 12, 2)),
        ("hnay vneid 4", date(2026, 12, 2)),
        ("hôm qua cài vneid 4", date(2026, 12, 1)),
        ("hom qua cai vneid 4", date(2026, 12, 1)),
        ("hqua vneid 4", date(2026, 12, 1)),
        ("bữa qua vneid 4", date(2026, 12, 1)),
        ("chiều qua vneid 4", date(2026, 12, 1)),
        ("vneid 4 hôm qua", date(2026, 12, 1)),
        ("hôm kia vneid 4", date(2026, 11, 30)),
        ("20/11 cài vneid 4", date(2026, 11, 20)),
        ("ngày 20/11: vneid 4", date(2026, 11, 20)),
        ("vneid 4 (ngày 20/11)", date(2026, 11, 20)),
        ("ngày 20/11/2026 vneid 4", date(2026, 11, 20)),
        ("20-11-2026 vneid 4", date(2026, 11, 20)),
        ("20/11/26 vneid 4", date(2026, 11, 20)),
        ("ngày 20 tháng 11 vneid 4", date(2026, 11, 20)),
        ("ngày 20 tháng 11 năm 2026 vneid 4", date(2026, 11, 20)),
        ("ngày 1 vneid 4", date(2026, 12, 1)),
        ("ngày 28 vneid 4", date(2026, 11, 28)),
        ("thứ 2 vneid 4", date(2026, 11, 30)),
        ("thứ hai vneid 4", date(2026, 11, 30)),
        ("t2 vneid 4", date(2026, 11, 30)),
        ("thứ 6 vneid 4", date(2026, 11, 27)),
        ("thứ 6 tuần trước vneid 4", date(2026, 11, 27)),
        ("thứ 2 tuần rồi vneid 4", date(2026, 11, 23)),
        ("thứ 3 tuần này vneid 4", date(2026, 12, 1)),
        ("chủ nhật vneid 4", date(2026, 11, 29)),
        ("chủ nhật vừa rồi vneid 4", date(2026, 11, 29)),
        ("3 ngày trước vneid 4", date(2026, 11, 29)),
        ("cách đây 2 hôm vneid 4", date(2026, 11, 30)),
        ("ngày 20.11 vneid 4", date(2026, 11, 20)),
        ("ngày 20-11: vneid 4", date(2026, 11, 20)),
        ("20/11 em cài vneid 4", date(2026, 11, 20)),
        ("ngay 28 cai vneid 4", date(2026, 11, 28)),
        ("ngày 28: vneid 4", date(2026, 11, 28)),
        ("hôm 28 vneid 4", date(2026, 11, 28)),
        ("đêm qua vneid 4", date(2026, 12, 1)),
        ("cài vneid 4 ngày 28/11", date(2026, 11, 28)),
        ("tuần trước thứ 6 vneid 4", date(2026, 11, 27)),
        ("hôm nay vneid 4 (hôm qua 5)", date(2026, 12, 2)),
        ("hôm nay em báo bù, hôm qua vneid 4", date(2026, 12, 1)),
    ],
)
def test_a_named_day_is_understood(reader: SentenceReader, text: str, on: date) -> None:
    reading = reader.read(text, WEDNESDAY)
    assert (reading.kind, reading.day, dict(reading.counts)) == ("counts", on, {VNEID: 4})


@pytest.mark.parametrize(
    "text",
    [
        "25/12 cài vneid 4",
        "ngày 03/12 vneid 4",
        "mai cài vneid 4 người",
        "cài vneid 4 ngày 30/12",
        "thứ 6 tuần này vneid 4",
        "thứ 2 tuần sau vneid 4",
        "ngày 1/1/2027 vneid 4",
    ],
)
def test_a_day_to_come_is_asked_about(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, WEDNESDAY)
    assert reading.kind == "ask"
    assert "future" in {problem.what for problem in reading.problems}


@pytest.mark.parametrize(
    "text",
    [
        "tuần này vneid 4",
        "tháng 11 vneid 4",
        "tháng này vneid 4",
        "cả tuần vneid 4",
        "bữa trước vneid 4",
        "đầu tuần vneid 4",
        "tuần sau mở 2 lớp",
        "2 ngày nay vneid 4",
        "hôm qua và hôm nay vneid 4",
        "thứ 7, chủ nhật vừa rồi vneid 4",
        "quý 4 vneid 4",
        "từ 20/11 đến 22/11 vneid 4",
        "hôm qua vneid 4, hôm nay hộ 5",
        "ngày 30/2/2026 vneid 4",
    ],
)
def test_what_is_not_one_day_is_asked_about(reader: SentenceReader, text: str) -> None:
    assert reader.read(text, WEDNESDAY).kind == "ask"


def test_nothing_to_report_may_be_said_of_yesterday(reader: SentenceReader) -> None:
    reading = reader.read("hôm qua không phát sinh", WEDNESDAY)
    assert (reading.kind, reading.day) == ("nil", date(2026, 12, 1))


@pytest.mark.parametrize("text", ["mai không phát sinh", "tuần này không phát sinh", "hôm qua hôm kia không có gì"])
def test_nothing_to_report_on_no_clear_day_is_asked_about(reader: SentenceReader, text: str) -> None:
    assert reader.read(text, WEDNESDAY).kind == "ask"


def test_nil_today_and_figures_of_yesterday_are_asked_about(reader: SentenceReader) -> None:
    reading = reader.read("nay không phát sinh, hôm qua vneid 3", WEDNESDAY)
    assert reading.kind == "ask"
    assert "which_day" in {problem.what for problem in reading.problems}


def test_a_day_and_month_far_ahead_is_last_years() -> None:
    assert day_month([28, 12], date(2027, 1, 5)) == date(2026, 12, 28)


def test_a_bare_day_that_has_not_come_is_last_months() -> None:
    assert day([31], date(2026, 11, 5)) == date(2026, 10, 31)
    assert day([1], date(2027, 1, 1)) == date(2027, 1, 1)
    assert day([31], date(2026, 12, 5)) is None


@pytest.mark.parametrize("text", ["31/2", "0/5", "32/1/2026", "5/13"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert written(text, WEDNESDAY) is None
