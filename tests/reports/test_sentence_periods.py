"""Longer periods have their own words and larger figures; how exact a figure is survives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.form import DAILY, MONTHLY
from reports.load import load_forms, load_indicators
from reports.sentence import SentenceReader
from tests.reports.given import LEAFLETS, TODAY, VNEID

FORMS = load_forms()


@pytest.fixture(scope="module")
def monthly() -> SentenceReader:
    return SentenceReader(load_indicators(), FORMS[MONTHLY])


RECEIVED, ONLINE = "dossier_received", "dossier_online_total"
MONTH_OF_THE_DISTRICT = [
    (
        "tiếp nhận 428 hồ sơ, 106 hồ sơ xử lý đúng hạn, 321 hồ sơ xử lý sớm hạn, 01 hồ sơ xử lý trễ hạn",
        {RECEIVED: 428, "dossier_on_time": 106, "dossier_early": 321, "dossier_late": 1},
    ),
    (
        "tiếp nhận 2.534, đúng hạn 348, sớm hạn 2184, trễ hạn 2",
        {RECEIVED: 2534, "dossier_on_time": 348, "dossier_early": 2184, "dossier_late": 2},
    ),
    (
        "24 TTHC phát sinh hồ sơ trực tuyến toàn trình, 05 TTHC phát sinh hồ sơ trực tuyến một phần",
        {"tthc_full_online_active": 24, "tthc_partial_online_active": 5},
    ),
    (
        "352 hồ sơ trực tuyến toàn trình, 34 hồ sơ trực tuyến một phần",
        {"dossier_full_online": 352, "dossier_partial_online": 34},
    ),
    ("305 hồ sơ TTHC được số hóa kết quả giải quyết", {"dossier_result_digitized": 305}),
    ("334 máy tính đang duy trì phần mềm phòng chống mã độc", {"pc_antimalware": 334}),
    ("28 máy tính bị nhiễm mã độc, giảm 04 máy nhiễm mã độc so với tháng trước", {"pc_infected": 28}),
    ("38 Tổ công nghệ số cộng đồng", {"cnscd_teams": 38}),
    ("hồ sơ trực tuyến 24.060/33.494", {ONLINE: 24060, RECEIVED: 33494}),
    ("tỷ lệ hồ sơ trực tuyến/tổng số hồ sơ: 24.060/33.494", {ONLINE: 24060, RECEIVED: 33494}),
    ("văn bản ban hành 5, vneid 120.000", {"directive_docs_issued": 5, VNEID: 120_000}),
]


@pytest.mark.parametrize(("text", "counts"), MONTH_OF_THE_DISTRICT)
def test_the_sentences_of_a_monthly_report_are_read(
    monthly: SentenceReader, text: str, counts: dict[str, int]
) -> None:
    reading = monthly.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize("text", ["tiếp nhận 428 hồ sơ", "đúng hạn 106", "hồ sơ trực tuyến 24.060/33.494"])
def test_the_daily_form_does_not_take_them(reader: SentenceReader, text: str) -> None:
    assert reader.read(text, TODAY).kind in ("ask", "none")


def test_a_share_is_asked_about_where_the_whole_is_not_on_the_form() -> None:
    form = replace(FORMS[MONTHLY], indicators=(ONLINE,))
    reading = SentenceReader(load_indicators(), form).read("hồ sơ trực tuyến 24/33", TODAY)
    assert [problem.what for problem in reading.problems] == ["range"]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("tháng 10: tiếp nhận 30", date(2026, 10, 1)),
        ("bổ sung tháng 12: tiếp nhận 30", date(2026, 12, 1)),
        ("tháng 10/2025 tiếp nhận 30", date(2025, 10, 1)),
        ("tháng 10 năm 2025 tiếp nhận 30", date(2025, 10, 1)),
        ("tháng trước tiếp nhận 30", date(2026, 11, 1)),
        ("tháng này tiếp nhận 30", date(2026, 12, 1)),
        ("tiếp nhận 30", None),
    ],
)
def test_the_month_that_was_named_is_told(monthly: SentenceReader, text: str, month: date | None) -> None:
    reading = monthly.read(text, TODAY)
    assert (reading.kind, reading.month, dict(reading.counts)) == ("counts", month, {RECEIVED: 30})


def test_a_month_may_be_nil(monthly: SentenceReader) -> None:
    reading = monthly.read("tháng 10 không phát sinh", TODAY)
    assert (reading.kind, reading.month) == ("nil", date(2026, 10, 1))


def test_a_month_to_come_is_asked_about(monthly: SentenceReader) -> None:
    assert [one.what for one in monthly.read("tháng sau tiếp nhận 30", TODAY).problems] == ["future"]


@pytest.mark.parametrize("text", ["bổ sung tháng 10: cài 8", "bổ sung tháng 10: cài vneid 8", "tháng 10 vneid 8"])
def test_the_daily_form_needs_a_day_of_the_month(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, reading.month) == ("ask", date(2026, 10, 1))
    assert ("whole_month", "tháng 10/2026") in {(one.what, one.words) for one in reading.problems}


@pytest.mark.parametrize("text", ["vneid hơn 20", "trên 20 người cài vneid", "vneid 20+", "không dưới 20 lượt vneid"])
def test_more_than_is_kept(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, TODAY)
    assert (dict(reading.counts), dict(reading.precision)) == ({VNEID: 20}, {VNEID: "at_least"})


def test_only_what_was_said_of_a_figure_is_kept(reader: SentenceReader) -> None:
    reading = reader.read("vneid hơn 20, tờ rơi 30", TODAY)
    assert dict(reading.precision) == {VNEID: "at_least"}
    assert dict(reader.read("vneid khoảng 20, tờ rơi 30", TODAY).counts) == {LEAFLETS: 30}


def test_about_is_kept_in_a_longer_period(monthly: SentenceReader) -> None:
    reading = monthly.read("khoảng 120 lượt vneid, trên 30 tờ rơi", TODAY)
    assert dict(reading.precision) == {VNEID: "about", LEAFLETS: "at_least"}


def test_the_largest_figure_may_be_given() -> None:
    reader = SentenceReader(load_indicators(), FORMS[DAILY], largest=50)
    assert reader.read("vneid 50", TODAY).kind == "counts"
    assert [one.what for one in reader.read("vneid 51", TODAY).problems] == ["huge"]
