"""What is said in two places of a clause, places that add up, brackets that only tell more."""

from __future__ import annotations

import pytest

from reports.sentence import SentenceReader
from tests.reports.given import ACCOUNT, HOUSEHOLDS, LEAFLETS, NEWS, OTHER_APP, PAYMENT, SUBMIT, TODAY, VNEID

CLEAR: list[tuple[str, dict[str, int]]] = [
    ("tạo giúp 5 người tài khoản trên cổng dịch vụ công", {ACCOUNT: 5}),
    ("giúp 5 người làm giấy khai sinh qua mạng", {SUBMIT: 5}),
    ("ứng dụng Sổ tay đảng viên: 5", {OTHER_APP: 5}),
    ("hướng dẫn cài ứng dụng Help 114 cho 6 người", {OTHER_APP: 6}),
    ("vneid 7, hs 2, tt 3", {VNEID: 7, SUBMIT: 2, PAYMENT: 3}),
    ("vneid 8, 3 người zalo", {VNEID: 8, OTHER_APP: 3}),
    ("ấp Bình Hòa vneid 8, ấp Bình Phú vneid 6", {VNEID: 14}),
    ("anh Nam cài 5 VNeID, chị Hoa cài 7 VNeID", {VNEID: 12}),
    ("phát tờ rơi ở chợ 50 tờ, ở trường học 30 tờ", {LEAFLETS: 80}),
    ("VNeID 9 người ở nhà văn hóa, 4 người tại nhà", {VNEID: 13}),
    ("loa 2 tin, fanpage 1 tin", {NEWS: 3}),
    ("cài vneid cho 3 cô 2 chú", {VNEID: 5}),
    ("VNeID 7 (4 người già)", {VNEID: 7}),
    ("12 hộ (5 hộ nghèo, 7 hộ cận nghèo), vneid 9", {HOUSEHOLDS: 12, VNEID: 9}),
    ("VNeID 7 lượt (trong đó 3 người cao tuổi), VssID 4 lượt", {VNEID: 7, OTHER_APP: 4}),
    ("VNeID và VssID lần lượt là 5 và 3", {VNEID: 5, OTHER_APP: 3}),
    ("em cùng 2 chị hội phụ nữ đi 6 hộ", {HOUSEHOLDS: 6}),
    ("mang 100 tờ rơi phát 64 còn 36", {LEAFLETS: 64}),
    ("(1) VNeID: 6; (2) Tờ rơi: 20; (3) Hộ: 4", {VNEID: 6, LEAFLETS: 20, HOUSEHOLDS: 4}),
    ("p 20 tr, vneid 5", {LEAFLETS: 20, VNEID: 5}),
    ("hộ 5 vneid 10, em sửa hộ: 6", {HOUSEHOLDS: 6, VNEID: 10}),
    ("xóm 3 vneid 8, xóm 4 vneid 6, à xóm 4 vneid 5", {VNEID: 13}),
    ("VNeID 6 lượt (đã ghi nhầm 9 lượt)", {VNEID: 6}),
    ("tờ rơi 50 thôi, em gõ dư số 0 thành 500", {LEAFLETS: 50}),
]
TO_ASK = [
    "app này 5 người",
    "tờ rơi một xấp",
    "VNeID 5, chữ ký số 3",
    "VNeID 8, nhầm",
    "VNeID 12, à hay 13 nhỉ, để hỏi lại xóm 4",
    "vneid 5?, vssid 2",
    "VNeID 12 VssID 8 tổng 21",
    "VNeID 5 (thêm 3)",
]


@pytest.mark.parametrize(("text", "values"), CLEAR)
def test_a_careful_clerk_does_not_ask_when_it_is_clear(
    reader: SentenceReader, text: str, values: dict[str, int]
) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts), reading.problems) == ("counts", values, ())


@pytest.mark.parametrize("text", TO_ASK)
def test_what_may_mean_something_else_is_asked(reader: SentenceReader, text: str) -> None:
    assert reader.read(text, TODAY).kind == "ask"


def test_a_plan_below_its_heading_is_no_report(reader: SentenceReader) -> None:
    plan = "Kế hoạch tuần sau: mỗi tổ đến ít nhất 20 hộ, cài VNeID cho 30 người."
    assert reader.read(plan, TODAY).kind == "none"
    assert dict(reader.read(f"VNeID 5. {plan}", TODAY).counts) == {VNEID: 5}


def test_todays_own_weekday_is_today(reader: SentenceReader) -> None:
    reading = reader.read("thứ tư vneid 4", TODAY)
    assert (reading.kind, reading.day) == ("counts", TODAY)
