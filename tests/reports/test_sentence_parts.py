"""Parts add up, totals and breakdowns say the same once more, plans and stock are not counts."""

from __future__ import annotations

import pytest

from reports.sentence import SentenceReader
from tests.reports.given import ACCOUNT, HOUSEHOLDS, LEAFLETS, OTHER_APP, PAYMENT, SUBMIT, TODAY, TRAINING, VNEID


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("sáng cài vneid 5 người, chiều 7 người", {VNEID: 12}),
        ("sáng cài vneid 5 người, chiều thêm 7 người nữa", {VNEID: 12}),
        ("sáng 5 chiều 7 người cài vneid", {VNEID: 12}),
        ("sáng 5 chiều 7 người cài vneid, tổng 12", {VNEID: 12}),
        ("vneid sáng 5, chiều 3", {VNEID: 8}),
        ("vneid 5 + 3", {VNEID: 8}),
        ("vneid: 5+3", {VNEID: 8}),
        ("cài vneid cho 5 người ở xóm 3 và 4 người ở xóm 5", {VNEID: 9}),
        ("nộp hồ sơ khai sinh 3, tạm trú 4", {SUBMIT: 7}),
        ("đóng phí 3 lượt, đóng tiền điện 2 lượt", {PAYMENT: 5}),
        ("vneid & vssid 5", {VNEID: 5, OTHER_APP: 5}),
        ("6 người vừa tạo tài khoản dvc vừa nộp hồ sơ", {ACCOUNT: 6, SUBMIT: 6}),
    ],
)
def test_parts_add_up(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("cài vneid cho 10 người (5 nam, 5 nữ)", {VNEID: 10}),
        ("cài vneid cho 10 người: 6 người ở ấp 1, 4 người ở ấp 2", {VNEID: 10}),
        ("vneid: 8 (sáng 5, chiều 3)", {VNEID: 8}),
        ("cài 3 app: vneid 2, vssid 1", {VNEID: 2, OTHER_APP: 1}),
        ("tiếp 20 lượt bà con, vneid 12, nộp hồ sơ 8", {VNEID: 12, SUBMIT: 8}),
        ("nộp trực tuyến 8 hồ sơ, trong đó 3 hồ sơ khai sinh, 5 hồ sơ chứng thực", {SUBMIT: 8}),
    ],
)
def test_what_only_says_the_same_once_more_is_not_added(
    reader: SentenceReader, text: str, counts: dict[str, int]
) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


def test_what_came_on_top_is_not_taken_for_a_breakdown(reader: SentenceReader) -> None:
    assert reader.read("vneid 10, thêm 5, thêm 5", TODAY).kind == "ask"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("chỉ tiêu 50 vneid, hôm nay được 6", {VNEID: 6}),
        ("Chỉ tiêu ngày: VNeID 10, hộ 5\nThực hiện: VNeID 7, hộ 4", {VNEID: 7, HOUSEHOLDS: 4}),
        ("vneid 12/20 chỉ tiêu", {VNEID: 12}),
        ("đi được 12/15 hộ theo danh sách", {HOUSEHOLDS: 12}),
        ("nhận 500 tờ rơi, hôm nay phát 180, còn 320", {LEAFLETS: 180}),
        ("hôm nay phát 80 tờ rơi xin thêm 300 tờ", {LEAFLETS: 80}),
        ("ấp có 85 hộ, hôm nay đi 6 hộ", {HOUSEHOLDS: 6}),
        ("từ đầu tháng đến nay cài vneid 140, riêng hôm nay 6", {VNEID: 6}),
        ("vneid 8, tăng 3 so với hôm qua", {VNEID: 8}),
        ("10 cái thì 4 cái không cài nổi, cài được 6 vneid", {VNEID: 6}),
        ("mở 1 buổi mà 32 cô bác tới, vneid 5", {TRAINING: 1, VNEID: 5}),
        ("đăng ký tài khoản trên cổng dịch vụ công quốc gia 9 trường hợp", {ACCOUNT: 9}),
        ("hộ5, vneid12, tk dvc2", {HOUSEHOLDS: 5, VNEID: 12, ACCOUNT: 2}),
        ("vneid 3, các mục khác không phát sinh", {VNEID: 3}),
    ],
)
def test_plans_stock_and_talk_are_not_counts(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("cài vneid 15\nđến 7 hộ", {VNEID: 15, HOUSEHOLDS: 7}),
        ("cai vneid 9\nden 5 ho\nphat 20 to roi", {VNEID: 9, HOUSEHOLDS: 5, LEAFLETS: 20}),
        ("vneid 15\n- 5 hồ sơ nộp", {VNEID: 15, SUBMIT: 5}),
    ],
)
def test_figures_on_two_lines_are_no_span(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)
