"""Every amount and every term in the audited entries: no other number than these may be said there, on any day.

An entry cannot state the right number in one section and another in the next, which `test_audit_corrections` and
`test_audit_details` would not see. A new true number is added to its row, with its source in the entry.
"""

from __future__ import annotations

import re

import pytest

from tests.faq.knowledge import plain, spoken

NUMBER = r"\d[\d.]*(?:,\d)?(?:-\d[\d.]*)?"
UNITS = r"ngày làm việc|ngày|giờ|tháng|năm|đồng|triệu|tỷ|%"
AMOUNT = re.compile(rf"(?<![\d/.])({NUMBER}(?:(?:, | và | đến | hoặc ){NUMBER})*) ?({UNITS})(?!\w)")

AUDITED = (
    ("A8", "cong-dan-so-mien-phi", "12.650.000 đồng | 10 50 100 %"),
    ("A8", "ho-chieu-online", "5 8 ngày làm việc | 6 tháng | 5 10 năm | 100.000 200.000 400.000 đồng"),
    ("A8", "xac-nhan-hon-nhan", "3 ngày làm việc | 6 tháng"),
    ("A8", "trich-luc-ho-tich", "15 giờ | 8.000 đồng"),
    ("A8", "sang-ten-xe", "2 ngày làm việc | 30 ngày | 12.650.000 đồng | 1 %"),
    ("A8", "dat-cap-doi-cap-lai", "5 8 10 12 ngày làm việc | 15 22 ngày"),
    ("A8", "dat-doi-ten-dia-chi", "4 ngày làm việc | 2 10 30 ngày"),
    ("A18", "thong-bao-luu-tru", "30 ngày | 8 23 giờ | 500.000-1.000.000 đồng"),
    ("A24", "chuyen-tro-xoa-tam-tru", "3 ngày làm việc | 7 ngày | 7.000 15.000 đồng"),
    ("A24", "xoa-thuong-tru", "5 ngày làm việc | 7 ngày"),
    ("A26", "ly-lich-tu-phap", "5 ngày làm việc | 8 giờ | 5.000 100.000 200.000 đồng"),
    ("A27", "mat-ho-chieu", "2 ngày làm việc | 1 ngày | 200.000 400.000 đồng"),
    ("A29", "dang-ky-xe-online", "2 ngày làm việc | 140.000 đồng | 14 triệu"),
    ("A34", "gpxd-nha-o", "1 2 5 7 ngày làm việc | 15 20 ngày | 12 tháng"),
    ("A34", "dvc-bo-sung-ho-so", "1 2 ngày làm việc"),
    ("A38", "dat-sang-ten", "8 ngày làm việc | 3 5 30 ngày | 2 3 triệu | 0,5 2 %"),
    ("A38", "thue-tncn-dat", "10 30 183 ngày | 12.650.000 đồng | 2 3 triệu | 0,5 2 10 %"),
    ("A38", "chung-thuc-hop-dong", "10 30 ngày | 50.000 đồng | 2 3 triệu"),
    ("A39", "dat-chuyen-muc-dich", "15 ngày | 30 50 100 %"),
    ("A45", "gplx-doi", "5 ngày làm việc | 30 ngày | 1 năm | 135.000 đồng"),
    ("B31", "dvc-loi-dang-nhap", "7 ngày làm việc"),
    ("B44", "ks-lien-thong", "60 ngày"),
    ("B44", "kt-lien-thong", "15 ngày | 10.800.000 đồng"),
    ("C1", "vneid-muc-1-muc-2", "1 3 7 ngày làm việc"),
    ("C1", "vneid-tre-duoi-14", "3 7 ngày làm việc"),
    ("C1", "vneid-tre-duoi-6", "7 ngày làm việc"),
    ("C1", "vneid-dang-ky-muc-1", "1 ngày làm việc | 7 ngày"),
    ("C1", "vneid-dang-ky-muc-2", "3 7 ngày làm việc | 7 ngày"),
    ("C1", "vneid-kich-hoat", "7 ngày"),
    ("C1", "vneid-to-chuc-doanh-nghiep", "3 ngày làm việc | 15 ngày"),
    ("C10", "sim-xac-thuc-2026", "5 30 ngày | 2 giờ"),
    ("C10", "lua-dao-doa-khoa-sim", "5 30 ngày | 2 giờ"),
    ("C11", "can-cuoc-doi-theo-tuoi", "7 ngày làm việc | 2 năm | 15.000 30.000 500.000-1.000.000 đồng"),
    ("C12", "can-cuoc-doi-sai-thong-tin", "7 ngày làm việc | 15.000 25.000 30.000 50.000 đồng"),
    ("C12", "can-cuoc-cap-lai-mat-hong", "5 7 ngày làm việc | 35.000 70.000 đồng"),
    ("C14", "dieu-chinh-thong-tin-dan-cu", "2 ngày làm việc"),
    ("C15", "can-cuoc-cham-doi-bi-phat", "500.000-1.000.000 đồng | 8-10 triệu"),
    ("C16", "cho-muon-ban-tai-khoan-vneid", "3-4 4-8 8-10 triệu"),
    ("C17", "phat-cu-tru", "500.000-1.000.000 đồng | 2-4 4-8 8-12 triệu"),
    ("C20", "xac-nhan-cu-tru-ct07", "1 3 ngày làm việc"),
    ("C21", "dang-ky-thuong-tru", "7 ngày làm việc | 10.000 20.000 đồng"),
    ("C21", "le-phi-cu-tru", "5.000 7.000 10.000 15.000 20.000 đồng"),
    (
        "C23",
        "dang-ky-tam-tru",
        "3 ngày làm việc | 15 30 ngày | 2 năm | 5.000 7.000 10.000 15.000 500.000-1.000.000 đồng",
    ),
    ("C23", "gia-han-tam-tru", "3 ngày làm việc | 15 ngày | 2 năm | 7.000 15.000 đồng"),
    ("C25", "khai-bao-tam-tru-nguoi-nuoc-ngoai", "12 24 giờ"),
    ("C36", "hkd-thue", "30 ngày | 6 tháng | 1 3 50 tỷ"),
    ("C37", "hkd-thanh-lap", "3 ngày làm việc"),
    ("C37", "hkd-thay-doi", "1 3 ngày làm việc | 10 15 ngày"),
    ("C37", "hkd-cham-dut", "5 ngày làm việc"),
    ("C40", "dat-cap-lan-dau", "5 17 20 ngày làm việc | 5 10 15 ngày"),
    (
        "C41",
        "bhyt-ho-gia-dinh",
        "5 ngày làm việc | 30 90 ngày | 40 50 60 70 % | "
        "113.850 546.480 683.100 819.720 956.340 1.366.200 2.530.000 đồng",
    ),
    ("C42", "huu-tri-xa-hoi", "10 ngày làm việc | 500.000 540.000 đồng | 10,8 triệu"),
    ("C42", "tro-cap-xa-hoi", "7 ngày làm việc | 540.000 810.000 đồng"),
    ("C42", "nguoi-khuyet-tat", "540.000 810.000 đồng"),
    ("C42", "nguoi-co-cong", "2.789.000 3.012.000 đồng"),
    ("C43", "ks-dang-ky-lai", "5 ngày làm việc | 8.000 đồng"),
    (
        "D7",
        "dvc-giam-phi-truc-tuyen",
        "5.000 7.000 10.000 15.000 20.000 25.000 30.000 35.000 50.000 70.000 100.000 115.000 135.000 200.000 "
        "400.000 đồng | 50 %",
    ),
    ("D7", "can-cuoc-le-phi", "15.000 25.000 30.000 35.000 50.000 70.000 đồng"),
    ("D10", "khoa-can-cuoc-dien-tu", "3 ngày làm việc"),
    ("D12", "ks-dung-han", "1 60 ngày | 15 giờ"),
    ("D12", "khai-tu", "3 ngày làm việc | 15 ngày"),
    ("D12", "ket-hon", "5 10 ngày làm việc | 15 giờ"),
    ("D12", "giam-ho", "3 ngày làm việc"),
    ("D12", "nhan-cha-me-con", "3 ngày làm việc | 5 ngày"),
    ("D12", "ks-qua-han", "5 ngày làm việc | 60 ngày"),
    ("D12", "ket-hon-nuoc-ngoai", "5 10 ngày làm việc | 5 ngày"),
    ("D13", "dang-ky-cu-tru-tre-so-sinh", "3 7 ngày làm việc | 60 ngày"),
)


def amounts(text: str) -> set[str]:
    """ "05 và 03 ngày" is 5 days and 3 days; a date or a number of a law is no amount."""
    return {f"{one} {unit}" for numbers, unit in AMOUNT.findall(plain(text)) for one in re.findall(NUMBER, numbers)}


def listed(row: str) -> set[str]:
    parts = [re.fullmatch(r"(\S+(?: \S+)*?) ([^\d\s].*)", part) for part in row.split(" | ")]
    return {f"{one} {part[2]}" for part in parts if part for one in part[1].split()}


@pytest.mark.parametrize(
    ("number", "entry", "row"), AUDITED, ids=[f"{number}-{entry}" for number, entry, _ in AUDITED]
)
def test_no_number_is_said_that_was_not_audited(number: str, entry: str, row: str) -> None:
    strange = [(one.section, amount) for one in spoken(entry) for amount in amounts(one.text) - listed(row)]
    assert strange == [], f"{number}: {row}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hẹn hai lần 05 và 03 ngày.", {"5 ngày", "3 ngày"}),
        ("Từ 15 đến 20 ngày làm việc.", {"15 ngày làm việc", "20 ngày làm việc"}),
        ("Phạt 500.000–1.000.000 đồng.", {"500.000-1.000.000 đồng"}),
        ("Thuế 0,5% từ 01/07/2026.", {"0,5 %"}),
        ("Nghị định 282/2025, mẫu CT01.", set()),
    ],
)
def test_amounts_are_read(text: str, found: set[str]) -> None:
    assert amounts(text) == found
