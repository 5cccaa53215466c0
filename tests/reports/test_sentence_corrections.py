"""The correction wins; where it is not clear what was corrected, it is asked."""

from __future__ import annotations

import pytest

from reports.sentence import SentenceReader
from reports.words import fold
from tests.reports.given import ARTICLES, HOUSEHOLDS, LEAFLETS, NEWS, OTHER_APP, SUBMIT, TODAY, VNEID

CORRECTED = [
    ("vneid 12, nhầm, 15", {VNEID: 15}),
    ("vneid 12 à nhầm 13", {VNEID: 13}),
    ("vneid 12 à quên 15", {VNEID: 15}),
    ("vneid 12, nhầm, 15 chứ không phải 12", {VNEID: 15}),
    ("nhầm, vneid 15 chứ không phải 12", {VNEID: 15}),
    ("vneid 12, hộ 5, nhầm, 15 chứ không phải 12", {VNEID: 15, HOUSEHOLDS: 5}),
    ("vneid 12, 15 mới đúng", {VNEID: 15}),
    ("sửa vneid từ 12 thành 15", {VNEID: 15}),
    ("vneid 9 -> 11, hộ 4", {VNEID: 11, HOUSEHOLDS: 4}),
    ("vneid không phải 12 mà là 15", {VNEID: 15}),
    ("không phải vneid 5 mà là vssid 5", {OTHER_APP: 5}),
    ("lúc nãy em báo vneid 7, giờ kiểm lại là 10", {VNEID: 10}),
    ("vneid 15 (lúc trước báo 12)", {VNEID: 15}),
    ("báo lại cho đúng: tin 2, bài 1 (sáng em ghi ngược tin 1, bài 2)", {NEWS: 2, ARTICLES: 1}),
    ("vneid 12, nộp hs 3. Sửa lại, vneid 13", {VNEID: 13, SUBMIT: 3}),
    ("tờ rơi 50, nhầm, 30 tờ; vneid 6", {LEAFLETS: 30, VNEID: 6}),
    ("vneid 5, ý lộn, nộp hồ sơ 5", {SUBMIT: 5}),
    ("hộ 5, vneid 8, à quên tờ rơi 20", {HOUSEHOLDS: 5, VNEID: 8, LEAFLETS: 20}),
    ("báo thiếu 2 người, vneid là 14", {VNEID: 14}),
    ("vneid 10 người, sửa: 12 người", {VNEID: 12}),
]


@pytest.mark.parametrize(("text", "counts"), CORRECTED)
def test_the_correction_wins(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(("text", "counts"), [one for one in CORRECTED if "lộn" not in one[0]])
def test_the_correction_wins_without_marks(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    assert dict(reader.read(fold(text), TODAY).counts) == counts


@pytest.mark.parametrize(
    "text",
    [
        "nhầm, 15 chứ không phải 12",
        "lúc nãy em báo sai, sửa lại giúp em thành 9",
        "em báo thiếu 2 lượt vneid",
        "vneid 12, hộ 5. Nhầm, 9",
        "vneid 5, à nhầm vssid 7",
        "vneid 12, nhầm, 15 chứ không phải 11",
    ],
)
def test_a_correction_of_nobody_knows_what_is_asked_about(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, TODAY)
    assert reading.kind == "ask"
    assert reading.problems


@pytest.mark.parametrize("text", ["vneid 5, xe hư sửa hết 150 ngàn", "vneid 5, có cụ bấm nhầm 3 lần"])
def test_repairs_and_slips_of_others_correct_nothing(reader: SentenceReader, text: str) -> None:
    assert dict(reader.read(text, TODAY).counts) == {VNEID: 5}
