"""What the shield makes of links, numbers and messages, and of attempts to get past it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import faq
from faq.check import official_domains
from faq.links import lists, scan, signs
from faq.load import load_entries
from faq.shield import Verdict, inspect, shield

DATA = Path(faq.__file__).with_name("data")
PHRASINGS = Path(faq.__file__).with_name("phrasings")
UNTOUCHED = 0.001


def verdict(text: str) -> Verdict:
    found = inspect(text)
    assert found is not None, text
    return found


def seen(text: str) -> set[str]:
    return {one.name for one in verdict(text).signs}


OFFICIAL = [
    "https://dichvucong.gov.vn",
    "HTTPS://DICHVUCONG.GOV.VN/",
    "https://dichvucong.gov.vn.",
    "https://dichvucong.gov.vn:443/",
    "https://www.vneid.gov.vn/tin-tuc",
    "dichvucong.gov.vn có phải trang thật không",
    "link này có an toàn không https://kbtt.xuatnhapcanh.gov.vn",
]


@pytest.mark.parametrize("text", OFFICIAL)
def test_an_official_page_is_known(text: str) -> None:
    assert verdict(text).kind == "official"
    assert verdict(text).whose


LOOK_ALIKE = [
    ("https://dichvucong-gov.vn.com/dang-nhap", "state_name_inside"),
    ("https://vneid.gov.vn.xyz", "state_name_inside"),
    ("https://vneid.gov.vn.xyz", "odd_ending"),
    ("https://dichvucong.gov.vn@evil.com/a", "user_name"),
    ("dichvucong.gov.vn@evil.com", "user_name"),
    ("https://dichvucong.gov.vn:pass@evil.com", "user_name"),
    ("https://dichvucongg.gov.vn", "nearly_official"),
    ("https://d1chvucong.gov.vn", "nearly_official"),
    ("vnied.gov.vn", "nearly_official"),
    ("https://dіchvucong.gov.vn", "strange_letters"),
    ("https://xn--dchvucong-qzb.gov.vn", "strange_letters"),
    ("https://dịchvụcông.vn", "strange_letters"),
    ("https://dichvucong.gov.vn%2eevil.com", "strange_letters"),
    ("https://dichvucong.gov.vn⁄.evil.com", "strange_letters"),
    ("https://dichvucong。gov。vn", "hidden_letters"),
    ("https://dichvu\u200bcong.gov.vn", "hidden_letters"),
    ("https://dichvucong.gov.vn\\@evil.com", "hidden_letters"),
    ("https://ｄichvucong.gov.vn", "hidden_letters"),
    ("https://vneid-capnhat.top", "borrowed_name"),
    ("http://CCCD-dinhdanh.VIP/", "borrowed_name"),
    ("vneid[.]online đây có phải trang thật", "borrowed_name"),
    ("https://evil.com/dichvucong.gov.vn", "state_name_behind"),
    ("https://bit.ly/3abcd", "shortened"),
    ("tinyurl.com/xyz", "shortened"),
    ("http://103.12.3.4/tai", "address_of_digits"),
    ("http://1729624833/", "address_of_digits"),
    ("họ gửi tệp vneid.apk kêu cài", "installer"),
    ("https://tai-ve.com/dichvucong.apk", "installer"),
]


@pytest.mark.parametrize(("text", "sign"), LOOK_ALIKE)
def test_a_page_that_passes_for_another_is_seen_through(text: str, sign: str) -> None:
    assert verdict(text).kind == "suspicious"
    assert sign in seen(text)


@pytest.mark.parametrize("domain", sorted(official_domains()))
@pytest.mark.parametrize(
    "trick", ["https://{}.evil.com", "https://{}@evil.com", "https://evil.com/{}", "https://{}-x.top"]
)
def test_no_trick_makes_another_page_official(domain: str, trick: str) -> None:
    found = inspect(trick.format(domain))
    assert found is None or found.kind != "official"


@settings(deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_stands_around_an_official_name_only_that_name_is_official(before: str, after: str) -> None:
    for link in scan(f"https://{before}dichvucong.gov.vn{after}").links:
        if any(one.name == "official" for one in signs(link)):
            assert link.host == "dichvucong.gov.vn" or link.host.endswith(".dichvucong.gov.vn")


def test_an_official_name_without_the_lock_is_not_confirmed() -> None:
    assert (verdict("http://dichvucong.gov.vn").kind, seen("http://dichvucong.gov.vn")) == ("unknown", {"not_https"})


def test_an_official_name_with_a_strange_port_is_not_confirmed() -> None:
    assert verdict("https://dichvucong.gov.vn:8443/").kind == "unknown"


def test_an_official_page_that_leads_on_elsewhere_is_not_confirmed() -> None:
    assert verdict("https://dichvucong.gov.vn/r?url=http://evil.com").kind == "unknown"


UNKNOWN = [
    "https://thuvienphapluat.vn/van-ban có đáng tin không",
    "họ nhắn tin kêu vào abcxyz.com",
    "https://abcxyz.com",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_of_an_unknown_page_nothing_is_claimed(text: str) -> None:
    assert (verdict(text).kind, seen(text)) == ("unknown", {"not_listed"})


def test_a_page_of_the_state_that_is_not_listed_is_not_confirmed() -> None:
    assert verdict("https://dichvucong.hanoi.gov.vn").kind == "unknown"


def test_the_worst_of_several_links_counts() -> None:
    assert verdict("https://dichvucong.gov.vn hay https://vneid.gov.vn.xyz").kind == "suspicious"


QUESTIONS = [
    "vào dichvucong.gov.vn thế nào",
    "đăng ký tài khoản trên https://dichvucong.gov.vn làm sao",
    "em coi trên youtube.com cách làm khai sinh mà không hiểu",
    "số điện thoại của tôi là 0912345678, muốn đổi số VNeID",
    "căn cước của tôi 079123456789 bị sai tên",
    "113 114 115 khác nhau sao",
    "số 1900.0368 là của ai",
    "gọi tổng đài 1900.0368 hoài không được",
    "gửi thư cho nguyenvan@gmail.com được không",
    "khai sinh ngày 12.5.2020",
    "đuôi gov.vn là thật hả",
    "làm xong.vậy thì sao",
    "",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_left_to_the_answers(text: str) -> None:
    assert inspect(text) is None


CALLS = [
    ("số 0912345678 gọi cho tôi có phải công an không", "unknown", "ordinary"),
    ("số 0912… gọi cho tôi có phải công an không", "unknown", "ordinary"),
    ("0912 345 678 gọi hoài nói tôi nợ tiền", "unknown", "ordinary"),
    ("+84912345678 gọi xưng là bộ công an", "unknown", "ordinary"),
    ("+8613812345678 gọi cho tôi", "suspicious", "foreign"),
    ("0085512345678 nhắn tin cho tôi hoài", "suspicious", "foreign"),
    ("1900636363 nhắn cho tôi, thật không", "unknown", "paid"),
    ("số 113 gọi cho tôi nói tôi dính vụ án có thật không", "unknown", "known_number"),
    ("1900.0368 gọi cho tôi kêu cập nhật vneid có thật không", "unknown", "known_number"),
]


@pytest.mark.parametrize(("text", "kind", "caller"), CALLS)
def test_a_number_that_called_is_never_confirmed(text: str, kind: str, caller: str) -> None:
    found = verdict(text)
    assert (found.kind, found.about, found.caller) == (kind, "number", caller)


@pytest.mark.parametrize(("text", "kind", "caller"), CALLS)
def test_no_number_of_a_person_is_in_the_verdict(text: str, kind: str, caller: str) -> None:
    assert "91234" not in repr(verdict(text))
    assert "138123" not in repr(verdict(text))


MESSAGES = [
    ("“Tài khoản VNeID của bạn sẽ bị khóa trong 24h. Cập nhật ngay tại https://capnhat-hoso.com”", "lock"),
    (
        "Chúc mừng quý khách được nhận quà tri ân, liên hệ 0912345678, nộp phí hồ sơ 200k để nhận trong hôm nay",
        "prize",
    ),
    ("nhận tin nhắn hoàn tiền điện, bấm vào evnhoantien.com", "refund"),
    ("Thông báo: xe của bạn bị phạt nguội, nộp phạt tại nopphat-online.com", "fine"),
    ("“Sau sáp nhập tỉnh, bà con phải cập nhật căn cước, gọi 0912345678 để được hướng dẫn cài ứng dụng”", "merger"),
    ("TB: bạn được nhận trợ cấp 5 triệu, điền số thẻ tại nhantrocap-vn.com", "benefit"),
    (
        "Bạn liên quan đường dây rửa tiền. Chuyển tiền để chứng minh, gọi 0912345678 ngay lập tức “viện kiểm sát”",
        "arrest",
    ),
]


@pytest.mark.parametrize(("text", "pattern"), MESSAGES)
def test_a_forwarded_message_is_compared_with_known_tricks(text: str, pattern: str) -> None:
    assert verdict(text).kind == "suspicious"
    assert pattern in verdict(text).patterns


def test_every_verdict_leads_to_an_entry_that_there_is() -> None:
    ids = {entry.id for entry in load_entries(DATA).entries}
    named = {one.entry for one in shield().patterns} | {verdict(text).entry for text, *_ in LOOK_ALIKE + CALLS}
    assert named <= ids


def test_the_lists_do_not_contradict_each_other() -> None:
    assert not lists().official & lists().shorteners
    assert all(one == one.lower() for one in (*lists().borrowed, *lists().shorteners, *lists().endings))


def test_what_citizens_ask_is_hardly_ever_taken_for_something_pasted() -> None:
    rows = [line.split("\t") for path in PHRASINGS.glob("*.tsv") for line in path.read_text("utf-8").splitlines()]
    taken = [(row[1], row[0]) for row in rows if inspect(row[0])]
    assert len(taken) <= len(rows) * UNTOUCHED, taken
    assert [one for one in taken if "lua-dao" not in one[0] and "link-gia" not in one[0]] == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert inspect(text) is None or verdict(text).kind in {"suspicious", "official", "unknown"}


@pytest.mark.parametrize(
    "text",
    ["http://[::1", "https://", "http://@", "https://:99999/", "http://a:b:c/", "www.", "." * 4000, "a." * 2000],
)
def test_broken_links_break_nothing(text: str) -> None:
    inspect(text)
