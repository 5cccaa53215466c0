"""An officer's sentence becomes counts."""

from __future__ import annotations

import unicodedata

import pytest

from reports.load import load_forms
from reports.sentence import SentenceReader
from reports.words import fold
from tests.reports.given import (
    ACCOUNT,
    ARTICLES,
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
    ("cài vneid 12, nộp hồ sơ 5", {VNEID: 12, SUBMIT: 5}),
    ("Tổ vừa giúp 12 bà con cài VNeID, thêm 3 bà con nộp hồ sơ qua mạng", {VNEID: 12, SUBMIT: 3}),
    ("tạo tk dvc 3 nộp hs 2 vneid 7", {ACCOUNT: 3, SUBMIT: 2, VNEID: 7}),
    ("đã hướng dẫn 7 lượt kích hoạt VNeID mức 2, 3 lượt tạo tài khoản dịch vụ công", {VNEID: 7, ACCOUNT: 3}),
    ("ghé thăm 6 hộ, phát 30 tờ rơi, chỉ 4 người dùng VNeID", {HOUSEHOLDS: 6, LEAFLETS: 30, VNEID: 4}),
    ("phát loa 2 tin 1 bài về dịch vụ công", {NEWS: 2, ARTICLES: 1}),
    ("bài: 2, tin: 3", {ARTICLES: 2, NEWS: 3}),
    ("mở 2 lớp tập huấn kỹ năng số, 60 học viên", {TRAINING: 2}),
    ("tập huấn 1 buổi, 30 người", {TRAINING: 1}),
    ("hội nghị 1, VNeID 40 người", {TRAINING: 1, VNEID: 40}),
    ("kích hoạt 5 tài khoản định danh", {VNEID: 5}),
    ("5 tài khoản định danh mức 2, 4 tài khoản dvc", {VNEID: 5, ACCOUNT: 4}),
    ("nộp 3 hồ sơ khai sinh online", {SUBMIT: 3}),
    ("hướng dẫn 3 hồ sơ nộp trực tuyến", {SUBMIT: 3}),
    ("giúp 3 người nộp hồ sơ trực tuyến, 2 người đóng phí", {SUBMIT: 3, PAYMENT: 2}),
    ("thanh toán lệ phí 50.000 đồng cho 2 người", {PAYMENT: 2}),
    ("cài zalo 3, vneid 2", {OTHER_APP: 3, VNEID: 2}),
    ("hộ: 5, vneid: 8", {HOUSEHOLDS: 5, VNEID: 8}),
    ("vneid cho 12 người lớn tuổi ở ấp 4, thanh toán qr 3", {VNEID: 12, PAYMENT: 3}),
    ("tổ mình đi được 5 hộ nha, vneid 8 luôn", {HOUSEHOLDS: 5, VNEID: 8}),
    ("60 tờ rơi chia 3 ấp", {LEAFLETS: 60}),
    ("số vneid hôm nay là 12", {VNEID: 12}),
    ("tờ rơi: 5 tờ", {LEAFLETS: 5}),
]


@pytest.mark.parametrize(("text", "counts"), SAID)
def test_a_plain_sentence_is_read(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts), reading.day) == ("counts", counts, TODAY)
    assert reading.problems == ()


@pytest.mark.parametrize(("text", "counts"), SAID)
def test_the_same_sentence_is_read_without_marks(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(fold(text), TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(("text", "counts"), SAID)
def test_the_same_sentence_is_read_in_decomposed_letters(
    reader: SentenceReader, text: str, counts: dict[str, int]
) -> None:
    assert dict(reader.read(unicodedata.normalize("NFD", text), TODAY).counts) == counts


@pytest.mark.parametrize(("text", "counts"), SAID)
def test_the_same_sentence_is_read_in_capitals(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    assert dict(reader.read(text.upper(), TODAY).counts) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("hd bà con cài vneid 6 ng, tt online 2 ng, p tờ rơi 15", {VNEID: 6, PAYMENT: 2, LEAFLETS: 15}),
        ("nay cài dc 5 vneid 3 vssid", {VNEID: 5, OTHER_APP: 3}),
        ("12vneid 5vssid", {VNEID: 12, OTHER_APP: 5}),
        ("vneid12", {VNEID: 12}),
        ("vn id 4ng; tkdvc 2ng", {VNEID: 4, ACCOUNT: 2}),
        ("đd mức 2: 8ng nha c", {VNEID: 8}),
        ("dky tk dvc 3l, nộp onl 2l", {ACCOUNT: 3, SUBMIT: 2}),
        ("qr 4ng, etax 1ng", {PAYMENT: 4, OTHER_APP: 1}),
        ("+3 vneid, +1 hs nộp onl", {VNEID: 3, SUBMIT: 1}),
        ("😀 vneid 5 👍", {VNEID: 5}),
    ],
)
def test_short_hand_is_read(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("VNeID 2184", {VNEID: 2184}),
        ("VNeID 2.184 lượt", {VNEID: 2184}),
        ("VNeID 2 184 lượt", {VNEID: 2184}),
        ("phát 1k5 tờ rơi", {LEAFLETS: 1500}),
        ("phát 1,5k tờ rơi", {LEAFLETS: 1500}),
        ("VNeID 05", {VNEID: 5}),
        ("trăm lẻ năm tờ rơi, mười hai người cài vneid", {LEAFLETS: 105, VNEID: 12}),
        ("hai chục người tạo tài khoản dịch vụ công", {ACCOUNT: 20}),
        ("vneid năm người, tờ rơi ba chục", {VNEID: 5, LEAFLETS: 30}),
        ("ba nguoi cai vneid, nam ho", {VNEID: 3, HOUSEHOLDS: 5}),
        ("vneid: mười lăm, tờ rơi: một trăm", {VNEID: 15, LEAFLETS: 100}),
        ("một lớp tập huấn, hai tin", {TRAINING: 1, NEWS: 2}),
        ("vneid tám, vssid hai", {VNEID: 8, OTHER_APP: 2}),
        ("hơn 20 người cài vneid", {VNEID: 20}),
        ("vneid 100000", {VNEID: 100000}),
    ],
)
def test_numbers_in_every_spelling_are_read(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("1. VNeID: 5\n2. Tờ rơi: 20\n3. Hộ: 4", {VNEID: 5, LEAFLETS: 20, HOUSEHOLDS: 4}),
        ("- VNeID 5\n- Nộp hs 2", {VNEID: 5, SUBMIT: 2}),
        ("• VNeID – 6\n• Hộ – 4", {VNEID: 6, HOUSEHOLDS: 4}),
        ("a) vneid 3\nb) vssid 2", {VNEID: 3, OTHER_APP: 2}),
        ("VNeID=5; nộp hs=3", {VNEID: 5, SUBMIT: 3}),
        ("vneid:5/nộp hs:3", {VNEID: 5, SUBMIT: 3}),
        ("VNeID (12), tờ rơi (30)", {VNEID: 12, LEAFLETS: 30}),
        ("| VNeID | 12 |", {VNEID: 12}),
        ("VNeID...12; Tờ rơi....30", {VNEID: 12, LEAFLETS: 30}),
        ("Em báo cáo ạ: VNeID 6 - nộp hồ sơ 3 - tờ rơi 20", {VNEID: 6, SUBMIT: 3, LEAFLETS: 20}),
        ("vneid 5 tờ rơi 20 hộ 3", {VNEID: 5, LEAFLETS: 20, HOUSEHOLDS: 3}),
        ("VNeID: 5 TK DVC: 3 Nộp HS: 2", {VNEID: 5, ACCOUNT: 3, SUBMIT: 2}),
        ("-5 vneid\n-3 vssid", {VNEID: 5, OTHER_APP: 3}),
    ],
)
def test_lists_are_read(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("sáng vneid 3, chiều vneid 4", {VNEID: 7}),
        ("xóm 1 vneid 3; xóm 2 vneid 4", {VNEID: 7}),
        ("app thuế 2, vssid 3", {OTHER_APP: 5}),
        ("5 người cài vneid và nộp hồ sơ", {VNEID: 5, SUBMIT: 5}),
        ("vneid và vssid 5", {VNEID: 5, OTHER_APP: 5}),
        ("cài vneid, vssid mỗi loại 4", {VNEID: 4, OTHER_APP: 4}),
        ("vneid 5 và 3 vssid", {VNEID: 5, OTHER_APP: 3}),
        ("vneid 12 người trong đó 3 người già", {VNEID: 12}),
        ("hướng dẫn 15 lượt, trong đó VNeID 10, VssID 5", {VNEID: 10, OTHER_APP: 5}),
        ("tổng cộng 12 người cài vneid", {VNEID: 12}),
        ("phát tờ rơi 3 điểm, tổng 150 tờ", {LEAFLETS: 150}),
        ("vneid 13 chứ không phải 12", {VNEID: 13}),
        ("VNeID 12, lũy kế 140", {VNEID: 12}),
        ("VNeID 12 lũy kế 140", {VNEID: 12}),
        ("vneid 5 người, 2 người chưa cài được", {VNEID: 5}),
        ("hôm nay vneid 6, mai dự kiến 10", {VNEID: 6}),
    ],
)
def test_parts_totals_and_corrections_are_taken_as_a_clerk_would(
    reader: SentenceReader, text: str, counts: dict[str, int]
) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("xóm 3 có 5 người cài vneid", {VNEID: 5}),
        ("ấp 2 14 hộ", {HOUSEHOLDS: 14}),
        ("tổ 2 150 tờ rơi", {LEAFLETS: 150}),
        ("8h30 cài vneid cho 6 cô bác ở ấp 5", {VNEID: 6}),
        ("lúc 14 giờ tập huấn tại nhà văn hóa ấp 2, 1 buổi", {TRAINING: 1}),
        ("số điện thoại em 0912345678, hôm nay vneid 4", {VNEID: 4}),
        ("đạt 85% chỉ tiêu, vneid 4", {VNEID: 4}),
        ("tổ em có 7 thành viên, đi 3 hộ", {HOUSEHOLDS: 3}),
        ("nhà số 3, 5, 7: vneid 4", {VNEID: 4}),
        ("theo Quyết định 749, phát 2 tin", {NEWS: 2}),
        ("VNeID bản 2.1.7 mới, cài cho 4 người", {VNEID: 4}),
        ("nộp hs cho ông Hai 67 tuổi, nộp hs 1", {SUBMIT: 1}),
    ],
)
def test_numbers_that_count_nothing_are_left_alone(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, dict(reading.counts)) == ("counts", counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("vneid 0, nộp hs 3", {VNEID: 0, SUBMIT: 3}),
        ("vneid không, tờ rơi 20", {VNEID: 0, LEAFLETS: 20}),
        ("vneid ko có, tờ rơi 20", {VNEID: 0, LEAFLETS: 20}),
        ("vneid 0", {VNEID: 0}),
    ],
)
def test_an_explicit_zero_is_a_figure(reader: SentenceReader, text: str, counts: dict[str, int]) -> None:
    assert dict(reader.read(text, TODAY).counts) == counts


@pytest.mark.parametrize(
    "text",
    [
        "không phát sinh",
        "Không phát sinh ạ",
        "khong phat sinh nha chi",
        "tổ em hôm nay không phát sinh nha chị",
        "k ps",
        "hôm nay ko có gì",
        "dạ hông có gì hết",
        "hôm nay không có số liệu",
        "Báo cáo ngày:\n- không phát sinh",
        "nay nghỉ",
    ],
)
def test_nothing_to_report_is_a_report(reader: SentenceReader, text: str) -> None:
    reading = reader.read(text, TODAY)
    assert (reading.kind, reading.day, dict(reading.counts)) == ("nil", TODAY, {})


def test_the_reader_of_another_form_is_made_once(reader: SentenceReader) -> None:
    form = load_forms()["bao_cao_thang"]
    assert reader.of(form) is reader.of(form)
    assert reader.of(form).asked == frozenset(form.indicators)
