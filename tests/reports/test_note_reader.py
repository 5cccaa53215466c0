"""Remarks in everyday words, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.note_reader import LONGEST, Remark, read_remarks


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("khó khăn: sóng yếu ở ấp 3", "difficulty", "sóng yếu ở ấp 3"),
        ("Kho khan nguoi gia khong co dien thoai", "difficulty", "nguoi gia khong co dien thoai"),
        ("vướng mắc là bà con đi làm xa cả tuần", "difficulty", "bà con đi làm xa cả tuần"),
        ("Khó khăn, vướng mắc: thiếu máy tính", "difficulty", "thiếu máy tính"),
        ("kiến nghị cấp thêm máy tính bảng cho tổ", "proposal", "cấp thêm máy tính bảng cho tổ"),
        ("de xuat: mo them lop buoi toi", "proposal", "mo them lop buoi toi"),
        ("cách làm hay: con cháu cài cho ông bà", "practice", "con cháu cài cho ông bà"),
    ],
)
def test_a_remark_is_kept_in_its_own_words(text: str, kind: str, said: str) -> None:
    assert read_remarks(text) == ("", (Remark(kind, said),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number", "dated", "about"),
    [
        (
            "đã ban hành Kế hoạch số 12/KH-UBND ngày 05/11/2026 về tuyên truyền VNeID",
            "12/KH-UBND",
            date(2026, 11, 5),
            "tuyên truyền VNeID",
        ),
        ("xã đã ban hành công văn 45/UBND-VX ngày 3/11/2026 v/v lập tổ", "45/UBND-VX", date(2026, 11, 3), "lập tổ"),
        ("xa da ban hanh quyet dinh 7 / qd-ubnd ve kien toan to", "7/QD-UBND", None, "kien toan to"),
        ("ban hành kế hoạch số 9/KH-UBND ngày 31/02/2026 về chuyển đổi số", "9/KH-UBND", None, "chuyển đổi số"),
        ("văn bản: 12/KH-UBND ngày 01/12/2026 về lập tổ", "12/KH-UBND", date(2026, 12, 1), "lập tổ"),
        ("cong van so: 45/UBND-VX ve tuyen truyen VNeID", "45/UBND-VX", None, "tuyen truyen VNeID"),
    ],
)
def test_a_document_gives_number_date_and_subject(text: str, number: str, dated: date | None, about: str) -> None:
    assert read_remarks(text) == ("", (Remark("document", about, number, dated),))


def test_figures_before_a_remark_are_left_to_be_read() -> None:
    rest, found = read_remarks("cài vneid 5, phát 20 tờ rơi, khó khăn: sóng yếu 3 ấp")
    assert (rest, found[0].text) == ("cài vneid 5, phát 20 tờ rơi", "sóng yếu 3 ấp")


def test_several_remarks_each_end_where_the_next_begins() -> None:
    rest, found = read_remarks("hôm nay phát 20 tờ rơi\nvướng mắc: bà con đi làm xa\nkiến nghị: tập huấn thêm")
    assert rest == "hôm nay phát 20 tờ rơi"
    assert [(one.kind, one.text) for one in found] == [
        ("difficulty", "bà con đi làm xa"),
        ("proposal", "tập huấn thêm"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "kiến nghị cấp lại căn cước thế nào?",
        "vướng mắc khi đăng ký tạm trú thì hỏi ai",
        "tôi gặp khó khăn khi đăng nhập vneid",
        "đã ban hành kế hoạch gì chưa?",
        "đề xuất",
        "khó khăn:",
        "cài vneid 5, nộp hồ sơ 3",
        "hôm nay bà con vượt khó khăn đi cài vneid 12",
        "ra chợ phát 20 tờ rơi",
        "",
    ],
)
def test_what_is_no_remark_is_left_alone(text: str) -> None:
    assert read_remarks(text) == (text, ())


@given(st.text(max_size=300), st.sampled_from(["khó khăn: ", "kiến nghị ", "ban hành kế hoạch số 1/KH về ", ""]))
def test_nothing_typed_breaks_it_and_nothing_grows(text: str, lead: str) -> None:
    _, found = read_remarks(lead + text)
    assert all(one.text in lead + text and len(one.text) <= LONGEST for one in found)


@pytest.mark.parametrize("text", ["báo cáo: 12/12 hộ đã cài VNeID, về nhà 5 hộ", "kế hoạch 165/KH-UBND nói về gì"])
def test_a_kind_of_document_alone_is_no_document(text: str) -> None:
    assert read_remarks(text) == (text, ())
