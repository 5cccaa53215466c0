"""Where a careful clerk would ask, the reader asks; what is not a report is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import BrokenData
from reports.form import DAILY, Form
from reports.load import load_forms, load_indicators
from reports.reading import Problem
from reports.sentence import SentenceReader
from tests.reports.given import HOUSEHOLDS, LEAFLETS, SUBMIT, TODAY, VNEID


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("vneid -5", "negative"),
        ("vneid: -5", "negative"),
        ("vneid âm 5", "negative"),
        ("trừ 2 vneid", "negative"),
        ("vneid 2,5", "fractional"),
        ("vneid 2.5 lượt", "fractional"),
        ("2,5 người cài vneid", "fractional"),
        ("vneid 100001", "huge"),
        ("vneid 200.000 lượt", "huge"),
        ("vneid 99999999999", "huge"),
        ("vneid 10-12 người", "range"),
        ("vneid 10 đến 12 người", "range"),
        ("vneid khoảng 10 người", "range"),
        ("độ 20 người cài vneid", "range"),
        ("20 mấy người vneid", "range"),
        ("hai ba chục người vneid", "range"),
        ("ba hai lượt nộp hồ sơ", "range"),
        ("trăm năm tờ rơi", "range"),
        ("mươi người cài vneid", "range"),
        ("vneid 5 hay 6 người gì đó", "range"),
        ("bớt cho em 2 lượt vneid", "negative"),
        ("cài 8 người", "which"),
        ("cài vneid, vssid cho 5 người", "missing"),
        ("xóm 1 vneid 5, xóm 2 vneid 6, tổng 14", "twice"),
        ("tt 3", "unknown_item"),
        ("hs 5", "unknown_item"),
        ("gần 20 người cài vneid", "range"),
        ("vneid ~5", "range"),
        ("mười mấy người cài vneid", "range"),
        ("năm sáu người cài vneid", "range"),
        ("cài vneid cho mấy người", "range"),
        ("vneid 10/12", "range"),
        ("cài vneid được 5/8 người", "range"),
        ("nộp hs 12/15", "range"),
        ("vneid 5k", "range"),
        ("dvc 5", "unknown_item"),
        ("hồ sơ 5", "unknown_item"),
        ("3 tin bài", "unknown_item"),
        ("cài 4 app", "unknown_item"),
        ("14", "which"),
        ("mười hai", "which"),
        ("5 lượt", "which"),
        ("hôm nay 15 người", "which"),
        ("bổ sung 5 lượt nữa nha", "which"),
        ("nhầm, 15 chứ không phải 12", "which"),
        ("vneid 5 6 người", "which"),
        ("tập huấn 30 người", "which"),
        ("mỗi ấp 20 tờ rơi, 3 ấp", "which"),
        ("5 hộ x 2 người vneid", "which"),
        ("vneid tăng 5 so với hôm qua", "which"),
        ("vneid 140 (lũy kế)", "which"),
        ("chưa cài được vneid cho 3 người", "which"),
        ("vneid 3, vneid 4", "twice"),
        ("cài vneid, nộp hồ sơ 5", "missing"),
        ("cài VNeID cho 4 hộ nghèo", "missing"),
        ("không phát sinh vneid", "missing"),
    ],
)
def test_an_unclear_figure_is_asked_about(reader: SentenceReader, text: str, what: str) -> None:
    reading = reader.read(text, TODAY)
    assert reading.kind == "ask"
    assert what in {problem.what for problem in reading.problems}


@pytest.mark.parametrize(
    "text", ["vneid -5", "vneid 2,5", "vneid 200000", "vneid 10-12", "vneid 3, vneid 4", "dvc 5"]
)
def test_an_unclear_figure_is_never_among_the_counts(reader: SentenceReader, text: str) -> None:
    assert dict(reader.read(text, TODAY).counts) == {}


def test_what_was_clear_beside_it_is_kept(reader: SentenceReader) -> None:
    reading = reader.read("vneid 5, nộp hs -2, hộ 3", TODAY)
    assert reading.kind == "ask"
    assert dict(reading.counts) == {VNEID: 5, HOUSEHOLDS: 3}
    assert reading.problems == (Problem("negative", "nộp hs -2"),)


def test_a_clause_that_cannot_be_told_apart_gives_no_figure_at_all(reader: SentenceReader) -> None:
    reading = reader.read("vneid 5 3 nộp hs, tờ rơi 20", TODAY)
    assert reading.kind == "ask"
    assert dict(reading.counts) == {LEAFLETS: 20}


@pytest.mark.parametrize(
    "text",
    [
        "cài vneid mất bao nhiêu tiền",
        "cai vneid mat bao nhieu tien",
        "làm khai sinh cần giấy tờ gì",
        "lam khai sinh can giay to gi",
        "vneid mức 2 là gì",
        "cho em hỏi vneid 2 máy được không",
        "con tôi 14 tuổi cài vneid được không",
        "nộp hồ sơ 5 ngày chưa có kết quả thì làm sao?",
        "vneid 12 đúng chưa chị?",
        "tôi có 2 con muốn cài vneid",
        "em nộp hồ sơ 3 ngày rồi chưa thấy trả",
        "chú Tư, cô Năm cài vneid",
        "cài vneid cho cô Ba với bác Bảy",
        "họp tổ lúc 19h tối nay tại nhà chú Sáu",
        "mai họp ở ấp 3 nha",
        "xin thêm 50 tờ rơi cho tổ",
        "chỉ tiêu tháng này vneid 100 người",
        "lũy kế vneid 140",
        "gọi điện 10 hộ",
        "danh sách 12 hộ nghèo gửi chị",
        "VNeID",
        "mất căn cước 2 lần rồi",
        "làm hộ chiếu hết 200 nghìn",
        "em làm mất điện thoại rồi, vneid có bị lộ thông tin không ạ",
        "cảm ơn 2 chú hôm qua xuống tận nhà chỉ con nộp hồ sơ",
        "nộp hồ sơ online 3 lần không được",
        "không",
        "ok",
        "dạ",
        "cảm ơn tổ nhiều",
        "",
        "   ",
        "😀😀",
        "\u202eabc 12",
        "a" * 5000,
    ],
)
def test_what_is_not_a_report_is_not_taken_for_one(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts), reading.problems) == ("none", {}, ())


def test_a_question_beside_a_report_does_not_spoil_it(reader: SentenceReader) -> None:
    reading = reader.read("vneid 5, hộ 3.\nMẫu tuần nộp ở đâu vậy chị?", TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", {VNEID: 5, HOUSEHOLDS: 3})


def test_an_indicator_that_the_form_does_not_have_is_asked_about() -> None:
    small = Form("small", "Nhỏ", "day", (VNEID,))
    reading = SentenceReader(load_indicators(), small).read("vneid 5, nộp hs 2", TODAY)
    assert reading.kind == "ask"
    assert dict(reading.counts) == {VNEID: 5}
    assert [problem.what for problem in reading.problems] == ["unknown_item"]


def test_a_lexicon_that_speaks_of_an_unknown_indicator_is_refused() -> None:
    known = {code: one for code, one in load_indicators().items() if code != SUBMIT}
    with pytest.raises(BrokenData, match=SUBMIT):
        SentenceReader(known, load_forms()[DAILY])


PIECES = [
    *("vneid", "vssid", "nộp hs", "tk dvc", "tờ rơi", "hộ", "tin", "bài", "tập huấn", "lớp", "thanh toán", "dvc"),
    *("7", "12", "31", "1.250", "2,5", "-4", "mười hai", "năm", "ba chục", "10-12", "0", "99999999", "1k2"),
    *("người", "lượt", "hộ", "tờ", "buổi", "hồ sơ", "ng", "tuổi", "phút", "đồng"),
    *("xóm", "tổ", "ấp", "mức", "số nhà", "hôm qua", "hôm nay", "mai", "thứ", "ngày", "tháng"),
    *(",", ".", ";", ":", "\n", "-", "(", ")", "/", "?", "+"),
    *("và", "trong đó", "tổng", "mỗi", "còn", "chưa", "thay vì", "lũy kế", "không", "không phát sinh", "bao nhiêu"),
]


NUMBERS = {"7": 7, "12": 12, "31": 31, "1.250": 1250, "mười hai": 12, "năm": 5, "ba chục": 30, "1k2": 1200}


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_figure_is_invented_whatever_the_order_of_words(pieces: list[str]) -> None:
    reading = READER.read(" ".join(pieces), TODAY)
    sums = {0}
    for piece in pieces:
        sums |= {NUMBERS.get(piece, 0) + known for known in sums}
    assert set(reading.counts.values()) <= sums
    assert bool(reading.problems) == (reading.kind == "ask")
    assert bool(reading.counts) or reading.kind != "counts"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_any_text_on_any_day_is_read_without_an_error(text: str, today: date) -> None:
    assert READER.read(text, today).kind in {"counts", "nil", "ask", "none"}


READER = SentenceReader(load_indicators(), load_forms()[DAILY])
