"""Telephone numbers and addresses come from the fact sheets only; safety entries carry the fixed official ones."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from tests.faq.knowledge import WRITTEN, entries, everything, plain

NUMBERS = {
    "113": "công an, khẩn cấp",
    "114": "chữa cháy, cứu nạn",
    "115": "cấp cứu",
    "156": "phản ánh cuộc gọi rác, lừa đảo",
    "5656": "phản ánh tin nhắn rác, lừa đảo",
    "1022": "hỏi đáp của từng tỉnh",
    "19000368": "VNeID, định danh điện tử",
    "19009068": "bảo hiểm xã hội",
}
"""All that the sheets hold for certain."""

UNCERTAIN = {
    "18001096": "the portal's number before it moved; the audit found no source since",
    "19001009": "named by one source for the portal",
    "19000134": "named for linked procedures on one page",
    "19001006": "electricity in the south, not checked again",
    "19009000": "electricity in the south, not checked again",
    "19001909": "electricity in the centre, not checked again",
}
"""In the sheets too, but marked as uncertain, so not in the entries."""

HOSTS = {
    "dichvucong.gov.vn",
    "vneid.gov.vn",
    "bocongan.gov.vn",
    "vanban.bocongan.gov.vn",
    "kbtt.xuatnhapcanh.gov.vn",
    "tinnhiemmang.vn",
    "baohiemxahoi.gov.vn",
    "dangkykinhdoanh.gov.vn",
    "vanban.chinhphu.vn",
    "datafiles.chinhphu.vn",
    "xaydungchinhsach.chinhphu.vn",
    "tphcm.chinhphu.vn",
    "ttpvhcc.hanoi.gov.vn",
    "dean06.hanam.gov.vn",
}
"""Hosts of the sheets that entries name or link to."""

ENDING = "gov.vn"

HOTLINE = re.compile(r"(?<![\d/.,])1[89]00[ .]?\d{2,4}(?:[ .]?\d{2,4})?(?!\d)")
LINE = re.compile(r"(?<![\d/.,-])(?:\+84|0)[ .]?\d(?:[ .-]?\d){6,9}(?!\d)")
SHORT = re.compile(
    r"(?<![\w/.,-])\d{3,6}(?![\w/]|[.,-]\d)(?! ?(?:đồng|ngày|triệu|tỷ|m²|m2|cm|giờ|xã|phường|kw|%|tháng))"
)
YEAR = re.compile(r"(?:19|20)\d\d")
HOUSE = "377 hùng vương"

HOST = re.compile(r"(?<![\w@.-])((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|top|vip|cc|xyz))\b")

SAFETY = {
    # entry: numbers that its answer names first
    "gia-danh-cong-an-goi-dien": "113 156 5656 19000368",
    "bi-lua-phai-lam-gi": "113",
    "lo-ma-otp": "19000368",
    "vneid-gia-mao": "113 19000368",
    "da-cai-app-gia": "113 19000368",
    "duong-day-nong": "113 114 115 156 5656 19000368",
    "bao-cuoc-goi-lua-dao": "113 156 5656",
    "dau-hieu-nhan-biet-lua-dao": "113 156 5656",
    "link-gia-dichvucong": "156 5656 19000368",
    "lua-dao-cap-nhat-sap-nhap": "113 156 5656",
    "lua-dao-doa-khoa-sim": "113 156 5656",
    "lua-dao-nhan-qua-tro-cap": "113 156 5656",
    "lo-thong-tin-cccd": "113 19000368",
    "cho-muon-ban-tai-khoan-vneid": "113 19000368",
    "bao-ve-du-lieu-ca-nhan": "113 19000368",
    "chatbot-khong-hoi-otp": "113 156 5656",
    "lua-lay-lai-tien": "113 156 5656",
}

ELSEWHERE = (
    ("mat-can-cuoc-bi-loi-dung", "answer", "113 19000368"),
    ("to-giac-toi-pham-vneid", "answer", "113"),
    ("bi-lua-phai-lam-gi", "where", "156 5656"),
    ("nop-phat-giao-thong", "next", "156 5656"),
    ("dvc-tong-dai", "answer", "19000368 19009068 1022 113 114 115"),
    ("dvc-tong-dai", "where", "156 5656 1022"),
)


def numbers(text: str) -> set[str]:
    """What a reader may dial, digits only. Dates, years, amounts, codes of procedures and laws are none of it."""
    left = plain(text).replace(HOUSE, "")
    long = {*HOTLINE.findall(left), *LINE.findall(left)}
    for one in long:
        left = left.replace(one, " ")
    short = {one for one in SHORT.findall(left) if not YEAR.fullmatch(one)}
    return {re.sub(r"\D", "", one) for one in (*long, *short)}


def named(entry: str, section: str, on: date) -> set[str]:
    return {one for text in entries()[entry].said(section, on) for one in numbers(text)}


def test_every_number_in_every_statement_is_official() -> None:
    strange = [
        (one.entry, found, one.statement.text)
        for one in everything()
        for found in numbers(one.statement.text) - set(NUMBERS)
    ]
    assert strange == []


@pytest.mark.parametrize("number", UNCERTAIN)
def test_an_uncertain_number_is_nowhere(number: str) -> None:
    loose = re.compile(r"[ .]?".join(number))
    texts = [one.statement.text for one in everything()]
    texts += [
        text for entry in entries().values() for text in (entry.question, *(link.label for link in entry.links))
    ]
    assert [text for text in texts if loose.search(text)] == []


def test_every_safety_entry_is_in_the_table() -> None:
    assert {entry.id for entry in entries().values() if entry.category == "an-toan"} == set(SAFETY)


@pytest.mark.parametrize(("entry", "expected"), SAFETY.items())
def test_a_safety_entry_says_its_numbers_in_the_answer(entry: str, expected: str) -> None:
    assert set(expected.split()) <= named(entry, "answer", WRITTEN)


@pytest.mark.parametrize(("entry", "expected"), SAFETY.items())
def test_the_numbers_of_a_safety_entry_never_end(entry: str, expected: str) -> None:
    assert set(expected.split()) <= named(entry, "answer", date(2028, 1, 1))


@pytest.mark.parametrize(("entry", "section", "expected"), ELSEWHERE)
def test_other_entries_about_danger_and_help_name_theirs(entry: str, section: str, expected: str) -> None:
    assert set(expected.split()) <= named(entry, section, WRITTEN)


def test_every_host_in_every_statement_is_official() -> None:
    said = [(one.entry, host) for one in everything() for host in HOST.findall(one.text)]
    assert [one for one in said if one[1] not in HOSTS | {ENDING}] == []
    assert said


def test_every_link_goes_to_a_host_of_the_sheets() -> None:
    urls = [(name, one.url) for name, entry in entries().items() for one in entry.links]
    urls += [(name, one.link) for name, entry in entries().items() for one in entry.sources if one.link]
    assert [one for one in urls if urlsplit(one[1]).hostname not in HOSTS] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gọi 1900.0368 hoặc 1900 9068.", {"19000368", "19009068"}),
        ("Gọi 156, nhắn 5656; khẩn cấp 113.", {"156", "5656", "113"}),
        ("Trực ban: 0912 345 678, 0296.3852123, +84 912345678.", {"0912345678", "02963852123", "84912345678"}),
        ("Gọi 18001096 miễn cước.", {"18001096"}),
        ("Nhắn tới 8888 để nhận quà.", {"8888"}),
        ("Phí 135.000 đồng, từ 01/07/2026, mã 1.013831, năm 2026, 183 ngày.", set()),
        ("Theo Luật 91/2025 và Nghị định 282/2025.", set()),
    ],
)
def test_numbers_to_dial_are_told_from_others(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vào dichvucong.gov.vn.", ["dichvucong.gov.vn"]),
        ("Vào dichvucong.gov.vn.lua.com nhé", ["dichvucong.gov.vn.lua.com"]),
        ("Đuôi .com, .top là giả; tệp giay-chung-sinh.pdf thì không sao.", []),
    ],
)
def test_hosts_are_told_from_other_words(text: str, found: list[str]) -> None:
    assert HOST.findall(plain(text)) == found
