"""What must not change the figures: marks left out, capitals, clauses in another order, words on other things."""

from __future__ import annotations

import pytest

from reports.sentence import SentenceReader
from reports.words import fold
from tests.reports.given import (
    ACCOUNT,
    HOUSEHOLDS,
    LEAFLETS,
    NEWS,
    OTHER_APP,
    PAYMENT,
    SUBMIT,
    TODAY,
    TRAINING,
    VNEID,
)

SAID = [
    ("cài VNeID cho 5 người", {VNEID: 5}),
    ("VssID 3 lượt", {OTHER_APP: 3}),
    ("tạo 2 tài khoản dịch vụ công", {ACCOUNT: 2}),
    ("nộp hồ sơ trực tuyến mười hai lượt", {SUBMIT: 12}),
    ("thanh toán trực tuyến: 4", {PAYMENT: 4}),
    ("đến nhà 7 hộ", {HOUSEHOLDS: 7}),
    ("phát 30 tờ rơi", {LEAFLETS: 30}),
    ("mở 1 lớp tập huấn", {TRAINING: 1}),
    ("loa phát 2 tin", {NEWS: 2}),
]
BESIDE = [
    "Tổ có 7 người",
    "làm từ 8h đến 10h30",
    "gọi em số 0912345678",
    "đạt 85% chỉ tiêu",
    "xóm 3 cách xã 5 km",
    "mai họp lúc 14h",
    "theo công văn 45 ngày 20/11/2026",
    "lệ phí 50.000đ",
    "còn 200 tờ rơi trong kho",
    "lũy kế tháng 340",
]


def counts(reader: SentenceReader, text: str) -> dict[str, int]:
    reading = reader.read(text, TODAY)
    assert reading.kind == "counts", (text, reading.problems)
    return dict(reading.counts)


@pytest.mark.parametrize(("text", "values"), SAID)
def test_without_marks_and_in_capitals(reader: SentenceReader, text: str, values: dict[str, int]) -> None:
    assert counts(reader, fold(text)) == counts(reader, text.upper()) == values


@pytest.mark.parametrize("first", SAID, ids=lambda said: said[0])
@pytest.mark.parametrize("second", SAID, ids=lambda said: said[0])
def test_clauses_may_come_in_any_order(
    reader: SentenceReader, first: tuple[str, dict[str, int]], second: tuple[str, dict[str, int]]
) -> None:
    if first[1] != second[1]:
        assert counts(reader, f"{first[0]}, {second[0]}") == first[1] | second[1]


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize(("text", "values"), SAID)
def test_what_is_about_something_else_does_not_count(
    reader: SentenceReader, text: str, values: dict[str, int], beside: str
) -> None:
    assert counts(reader, f"{beside}. {text}.") == values
    assert counts(reader, f"{text}. {beside}.") == values
