"""What names a person is hidden; what counts or costs is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog.masking import mask

CARD = "số căn cước"
OLD_CARD = "số CMND"
PHONE = "số điện thoại"
INSURANCE = "mã thẻ BHYT"
ACCOUNT = "số tài khoản"
PLATE = "biển số xe"
MAIL = "địa chỉ thư"
SECRET = "mã bí mật"

HIDDEN = {
    CARD: [
        "087095001234",
        "087 095 001 234",
        "087.095.001.234",
        "087-095-001-234",
        "087 - 095 - 001 - 234",
        "087,095,001,234",
        "0870 9500 1234",
        "087095001 234",
        "087\u00a0095\u202f001\u200b234",
        "0 8 7 0 9 5 0 0 1 2 3 4",
        "cccd087095001234",
        "CCCD:087095001234,",
        "-087095001234",
        "(087095001234)",
        "087095001234a",
        "căn cước 087095001234 đ ko",
        "nộp 087095001000",
    ],
    OLD_CARD: ["341234567", "cmnd 341 234 567", "341.234.561", "cmnd 341234567 k vào được", "341234567 đ ko"],
    PHONE: [
        "0912345678",
        "0912.345.678",
        "0912 345 678",
        "0912-345-678",
        "(0912) 345 678",
        "09 12 34 56 78",
        "+84912345678",
        "+84 912 345 678",
        "(+84) 912 345 678",
        "+84 912.345.678 đ",
        "0912 345678đ ko",
        "84 912.345.678đ",
        "sđt 0912 345000 đ ko",
        "0084912345678",
        "84912345678",
        "0277 3851 234",
        "02773.851.234",
        "sđt,0912345678",
        "0912345678nhé",
        "nộp +84912345678",
        "phí 0912345000",
    ],
    INSURANCE: ["DN4870123456789", "GD 4 87 0123456789", "hc-4010123456789", "thẻ BHYT: TE1 87 12345 67890"],
    ACCOUNT: [
        "stk 0123456789",
        "STK: 19034567890123 Vietcombank",
        "số tài khoản của tôi 1234 5678 9012",
        "stk 102 000 000 000",
        "stk vcb 123456",
        "tài khoản 12345678",
        "vietinbank 101234567890",
        "thẻ 4000 1234 5678 9010",
        "9" * 40,
    ],
    PLATE: ["66P1-234.56", "66A-123.45", "66A12345", "66-P1 23456", "66 P1 234.56", "66p1 23456", "66MĐ1-234.56",
            "66AA-123.45", "66P1-2345", "xe 66 A 123.45"],
    MAIL: ["hoa.nguyen@example.vn", "a@b.com.vn", "Hoa_1960+vneid@mail.example.com", "0912345678@example.vn"],
    SECRET: [
        "OTP 123456",
        "mã OTP là 123 456",
        "otp: 12-34-56.",
        "mã xác nhận của em là 4821",
        "ma xac thuc 4821",
        "mật khẩu: Abc@123",
        "mật khẩu VNeID của tôi là hoa1960",
        "mat khau hoa1960",
        "mk:x9y8.z7!",
        "OTP gửi về máy là 123456",
        "mã PIN 1234",
    ],
}  # fmt: skip

KEPT = [
    # money
    "500.000đ", "500k", "1.500.000.000 đồng", "150000000 đồng", "1 500 000 000 đồng", "1,500,000,000 VND",
    "500000000 đ", "phí 350000000", "hết khoảng 350000000", "lương 1.234.567.890",
    "năm 2026 500000đ", "100.000.000", "2 tỷ 500 triệu",
    "chuyển vào tài khoản 100.000.000 đồng", "123.456.789 triệu", "phạt từ 4.000.000đ đến 6.000.000đ",
    # dates and times
    "20/11/2026", "20.11.2026", "20-11-2026 08:30", "2026-11-20", "2026-11-20 08:30", "14/10/2026-15/11/2026",
    "15.10.2026 - 14.11.2026", "8h30", "7h30-11h30, 13h30-17h00", "07:30 - 11:30 13:30 - 17:00", "2024-2025-2026",
    # documents, dossiers, hotlines
    "30/2020/NĐ-CP", "1507/STTTT-TTBCXB", "Luật 26/2023/QH15", "H20.23-240612-0012", "h20.23.45-240612-0012",
    "000.23.20.H20-240612-0012", "hồ sơ H20.23-240612-0012 nộp 20/11/2026", "1900.0368", "1900 0368", "19000368",
    "1900.0368, 113", "1900.0368 113", "1800 1096",
    # counts
    "cài vneid 12, nộp hồ sơ 5", "12, 15, 20, 30, 45, 60", "12 15 20 30 45", "12 - 15 - 20 - 30 - 45",
    "12,15,20,30,45", "24.060", "71,83%", "đã tính 12/13 tổ", "số tài khoản kích hoạt: 125000", "11 hs 12345 lượt",
    "15h30 12345 lượt",
    # questions about secrets
    "mật khẩu là gì", "quên mật khẩu VNeID mức 2", "mật khẩu 6 số", "mã xác thực 2 lớp", "otp gửi chậm",
    "đổi mk, năm 2026",
    "", "chào", "😀",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HIDDEN.items() for text in texts])
def test_what_names_a_person_is_hidden(kind: str, text: str) -> None:
    masked = mask(text)
    assert masked.hidden == (kind,)
    assert f"[{kind}]" in masked.text
    assert not re.search(r"\d", masked.text)


@pytest.mark.parametrize("text", KEPT)
def test_what_names_nobody_stays(text: str) -> None:
    masked = mask(text)
    assert (masked.text, masked.hidden) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Tôi là Hoa, số 0912345678, ở Mỹ An", "Tôi là Hoa, số [số điện thoại], ở Mỹ An"),
        ("phí cấp lại 500.000đ, cccd 087095001234", "phí cấp lại 500.000đ, cccd [số căn cước]"),
        ("chuyển 0912345678 500.000đ", "chuyển [số điện thoại] 500.000đ"),
        ("19034567890123 500.000đ", "[số tài khoản] 500.000đ"),
        ("087095001234 50000 đồng", "[số căn cước] 50000 đồng"),
        ("sinh 20-11-1960 087095001234", "sinh 20-11-1960 [số căn cước]"),
        ("087095001234 20.11.2026", "[số căn cước] 20.11.2026"),
        ("087095001234 H20.23-240612-0012", "[số căn cước] H20.23-240612-0012"),
        ("gọi 1900.0368 hay 0912345678", "gọi 1900.0368 hay [số điện thoại]"),
        ("0912345678 087095001234", "[số điện thoại] [số căn cước]"),
        ("mật khẩu: Hoa1960, đúng không?", "mật khẩu: [mã bí mật], đúng không?"),
        ("0912345678 341.000đ", "[số điện thoại] 341.000đ"),
        ("12\n15\n0912345678\n20", "12\n15\n[số điện thoại]\n20"),
    ],
)
def test_only_what_has_to_be_hidden_is_hidden(text: str, masked: str) -> None:
    assert mask(text).text == masked


def test_what_was_hidden_is_told_once_each_in_the_order_of_the_text() -> None:
    masked = mask("0912345678, a@b.vn, 66A-123.45, 087095001234, 0913456789")
    assert masked.hidden == (PHONE, MAIL, PLATE, CARD)


def test_a_password_typed_with_separate_tone_marks_is_hidden() -> None:
    assert mask("ma\u0323\u0302t kha\u0302\u0309u: hoa1960").text == "mật khẩu: [mã bí mật]"


PIECES = [
    "otp", "mk", "mật khẩu", "là", "stk", "tài khoản", "cmnd", "căn cước", "phí", "đ", "đồng", "k", "triệu", "sđt",
    "0912345678", "+84", "087095001234", "341234567", "1.500.000", "500000000", "1900.0368", "20/11/2026",
    "2026-11-20", "H20.23-240612-0012", "66A-123.45", "66P1", "a@b.vn", "GD", "4870123456789", "12", "5", "000",
    "341", "00", "113", "[số căn cước]", "(", ")", ":", "@", "+",
]  # fmt: skip
GLUE = ["", " ", ".", "-", ",", "  ", "\n", " - ", "/", "\u200b"]
MESSAGES = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=12).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)
UNIT = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]?(?:đ|dong|vn[đd])", re.I)
ANYTHING = st.one_of(MESSAGES, st.text(), st.text("0123456789 .-,/+()đkmA@:"))


@settings(max_examples=250, deadline=None)
@given(ANYTHING)
def test_no_text_breaks_it_and_masking_again_changes_nothing(text: str) -> None:
    masked = mask(text)
    assert mask(masked.text).text == masked.text
    assert mask(masked.text).hidden == ()
    assert all(f"[{kind}]" in masked.text for kind in masked.hidden)


@settings(max_examples=250, deadline=None)
@given(ANYTHING)
def test_no_long_number_survives_that_is_not_money(text: str) -> None:
    masked = mask(text).text
    for found in re.finditer(r"\d{9,}", masked):
        is_money = UNIT.match(masked, found.end()) or found.group().endswith("000")
        assert is_money
        assert found.group()[0] != "0"


@given(st.from_regex(r"0[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3}", fullmatch=True), MESSAGES)
def test_a_card_is_hidden_wherever_it_stands(card: str, around: str) -> None:
    assert card not in mask(f"{around}\n{card} {around}").text


@pytest.mark.parametrize(
    "piece", ["a", "1", "1 ", "1.", "12-", "mk:", "mk aa ", "a.a@", "66A-", "1.234.", "otp 12 34 ", "mật khẩu ", " ",
              "000.00.00.", "12 1", "h20.", "[", "+84 "]
)  # fmt: skip
def test_a_very_long_text_takes_no_more_than_its_share_of_steps(piece: str) -> None:
    """A pattern that grows by the square would not end within the time limit of the suite."""
    mask(piece * (20_000 // len(piece)))
    mask("mật khẩu" + piece * (20_000 // len(piece)))
