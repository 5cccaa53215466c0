"""Waivers and reductions of fees end by themselves: said on their last day, gone the day after, the fee remains."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.faq.knowledge import WRITTEN, entries, everything, exact, has, spoken

YEAR_END, FEBRUARY = date(2026, 12, 31), date(2027, 2, 28)
"""Circular 64/2025 ends on the first; circular 117/2026 and resolution 66.22/2026, begun on BEGUN, on the second."""

BEGUN = date(2026, 8, 15)
DAY = timedelta(days=1)

RESIDENCE = r"28/2/2027, có thể được miễn nếu"
DIGITAL = r"28/2/2027.*(miễn|giảm)|(miễn|giảm).*28/2/2027"
BY_PROVINCE = r"tỉnh|xem số tiền"

WAIVERS = (
    # entry, section, last day, what is said until then, what remains
    ("can-cuoc-doi-sai-thong-tin", "fee", YEAR_END, r"còn 15\.000", r"cccd.*30\.000"),
    ("can-cuoc-doi-sai-thong-tin", "fee", YEAR_END, r"còn 25\.000", r"điều 24.*50\.000"),
    ("can-cuoc-thoi-han-the", "fee", YEAR_END, r"còn 15\.000", r"cccd.*30\.000"),
    ("can-cuoc-doi-theo-tuoi", "fee", YEAR_END, r"còn 15\.000", r"cccd.*30\.000"),
    ("can-cuoc-cap-lai-mat-hong", "fee", YEAR_END, r"còn 35\.000", r"70\.000"),
    ("mat-can-cuoc-bi-loi-dung", "fee", YEAR_END, r"còn 35\.000", r"70\.000"),
    ("can-cuoc-le-phi", "answer", YEAR_END, r"còn 15\.000", r"cccd.*30\.000"),
    ("can-cuoc-le-phi", "fee", YEAR_END, r"còn 15\.000", r"cccd.*30\.000"),
    ("can-cuoc-le-phi", "fee", YEAR_END, r"còn 25\.000", r"điều 24.*50\.000"),
    ("can-cuoc-le-phi", "fee", YEAR_END, r"còn 35\.000", r"70\.000"),
    ("ho-chieu-online", "answer", YEAR_END, r"còn 100\.000", r"200\.000"),
    ("ho-chieu-online", "fee", YEAR_END, r"còn 100\.000", r"mới: 200\.000"),
    ("ho-chieu-online", "fee", YEAR_END, r"còn 200\.000", r"mất.*400\.000"),
    ("mat-ho-chieu", "fee", YEAR_END, r"còn 200\.000", r"400\.000"),
    ("dvc-giam-phi-truc-tuyen", "fee", YEAR_END, r"15\.000, 25\.000", r"30\.000"),
    ("dvc-giam-phi-truc-tuyen", "fee", YEAR_END, r"còn 100\.000", r"hộ chiếu.*200\.000.*400\.000"),
    ("dvc-giam-phi-truc-tuyen", "fee", FEBRUARY, DIGITAL, r"10\.000.*20\.000"),
    ("can-cuoc-cap-lai-mat-hong", "fee", FEBRUARY, DIGITAL, r"70\.000"),
    ("can-cuoc-le-phi", "fee", FEBRUARY, DIGITAL, r"70\.000"),
    ("dang-ky-thuong-tru", "fee", FEBRUARY, RESIDENCE, r"20\.000.*10\.000"),
    ("thuong-tru-nha-thue-o-nho", "fee", FEBRUARY, RESIDENCE, r"20\.000.*10\.000"),
    ("dang-ky-tam-tru", "fee", FEBRUARY, RESIDENCE, r"15\.000.*7\.000"),
    ("chuyen-tro-xoa-tam-tru", "fee", FEBRUARY, RESIDENCE, r"15\.000.*7\.000"),
    ("gia-han-tam-tru", "fee", FEBRUARY, RESIDENCE, r"15\.000.*7\.000"),
    ("tach-ho", "fee", FEBRUARY, RESIDENCE, r"10\.000.*5\.000"),
    ("le-phi-cu-tru", "fee", FEBRUARY, RESIDENCE, r"thường trú: 20\.000.*10\.000"),
    ("sang-ten-xe", "fee", FEBRUARY, r"(được|muốn được) giảm", r"trước bạ.*1%"),
    ("sang-ten-xe", "fee", FEBRUARY, r"12\.650\.000", r"trước bạ.*1%"),
    ("ho-chieu-online", "fee", FEBRUARY, DIGITAL, r"mới: 200\.000"),
    ("ho-chieu-online", "fee", FEBRUARY, r"lần đầu không đủ điều kiện miễn", r"mới: 200\.000"),
    ("ly-lich-tu-phap", "fee", FEBRUARY, DIGITAL, r"200\.000"),
    ("gplx-doi", "fee", FEBRUARY, DIGITAL, r"135\.000"),
    ("dvc-ky-so", "fee", FEBRUARY, DIGITAL, r"xem màn hình"),
    ("chu-ky-so-vneid", "answer", FEBRUARY, r"28/2/2027.*miễn phí", r"xem phí hiện trên màn hình"),
    ("chu-ky-so-vneid", "fee", FEBRUARY, r"28/2/2027.*miễn phí", r"tùy nhà cung cấp"),
    ("thue-tncn-dat", "fee", FEBRUARY, r"giảm 10%", r"trước bạ: 0,5%"),
    ("thue-tncn-dat", "fee", FEBRUARY, r"mức giảm|được giảm|12\.650\.000", r"trước bạ: 0,5%"),
    ("dat-cap-doi-cap-lai", "fee", FEBRUARY, r"miễn", BY_PROVINCE),
    ("dat-doi-ten-dia-chi", "fee", FEBRUARY, r"miễn|5 giấy tờ cơ bản", BY_PROVINCE),
    ("xac-nhan-hon-nhan", "fee", FEBRUARY, DIGITAL, BY_PROVINCE),
    ("ks-qua-han", "fee", FEBRUARY, r"28/2/2027", BY_PROVINCE),
    ("trich-luc-ho-tich", "fee", FEBRUARY, DIGITAL, r"8\.000"),
    ("tich-hop-giay-to", "next", FEBRUARY, DIGITAL, r"bằng lái|hộ chiếu"),
    ("cong-dan-so-mien-phi", "answer", FEBRUARY, r"được miễn, giảm", r"xem mức"),
    ("cong-dan-so-mien-phi", "fee", FEBRUARY, r"đủ điều kiện thì miễn|cũng miễn|giảm", r"mức thường"),
)

OTHER_ENDS = {
    # what ends on those days and is no waiver, or stands beside one
    *(("gplx-thi", "exceptions"), ("can-cuoc-doi-theo-tuoi", "answer"), ("dvc-phi-dia-gioi", "exceptions")),
    *(("vneid-dien-thoai-khong-ho-tro", "exceptions"), ("tich-hop-nguoi-phu-thuoc-mst", "next")),
    *(("cong-dan-so-mien-phi", section) for section in ("papers", "time", "exceptions")),
}
LASTING = ("hoc-phi", r"từng giảm")
"""A law without an end, and a reduction told as past."""

ids = [f"{entry}-{section}-{last}-{at}" for at, (entry, section, last, _, _) in enumerate(WAIVERS)]
table = pytest.mark.parametrize(("entry", "section", "last", "given", "remains"), WAIVERS, ids=ids)


def hits(entry: str, section: str, pattern: str, on: date) -> list[str]:
    return [text for text in entries()[entry].said(section, on) if has(pattern, text)]


@table
def test_it_is_said_until_its_last_day(entry: str, section: str, last: date, given: str, remains: str) -> None:
    assert hits(entry, section, given, WRITTEN)
    assert hits(entry, section, given, last)


@table
def test_it_is_gone_the_day_after(entry: str, section: str, last: date, given: str, remains: str) -> None:
    assert hits(entry, section, given, last + DAY) == []


@table
def test_the_normal_fee_is_said_before_and_after(
    entry: str, section: str, last: date, given: str, remains: str
) -> None:
    assert hits(entry, section, remains, last)
    assert hits(entry, section, remains, last + DAY)
    assert hits(entry, section, remains, date(2027, 6, 1))


@pytest.mark.parametrize("row", [one for one in WAIVERS if one[2] == FEBRUARY], ids=lambda row: f"{row[0]}-{row[1]}")
def test_what_digital_citizens_get_was_not_said_before_it_began(row: tuple[str, str, date, str, str]) -> None:
    entry, section, _, given, _ = row
    assert hits(entry, section, given, BEGUN)
    assert hits(entry, section, given, BEGUN - DAY) == []


def test_every_waiver_that_ends_is_in_the_table() -> None:
    known = {(entry, section, last) for entry, section, last, _, _ in WAIVERS}
    ends = {
        (one.entry, one.section, one.statement.until)
        for one in everything()
        if one.statement.until in (YEAR_END, FEBRUARY) and one.section != "where"
    }
    assert {one for one in ends - known if one[:2] not in OTHER_ENDS} == set()
    assert known <= ends


def test_every_statement_that_ends_in_the_table_is_matched_by_a_row() -> None:
    loose = [
        (one.entry, one.statement.text)
        for one in everything()
        if one.statement.until in (YEAR_END, FEBRUARY) and one.section == "fee"
        if not any(
            (entry, section, last) == (one.entry, one.section, one.statement.until)
            and (has(given, one.text) or exact(r"xem mức|thẩm định").search(one.text))
            for entry, section, last, given, _ in WAIVERS
        )
    ]
    assert loose == []


LASTS_FOREVER = (
    ("a waiver's last day", r"(?<!trước )(?<!trước ngày )(31/12/2026|28/2/2027)", ()),
    ("the end of the year", r"(hết|cuối) năm 2026", ()),
    ("a share taken off", r"giảm( thêm)? (\d+%|(một |1/)?nửa|hết)|(chỉ )?còn (một )?nửa", LASTING),
    ("what digital citizens get", r"công dân số[^.]*(miễn|giảm)|(miễn|giảm)[^.]*công dân số", ()),
)


@pytest.mark.parametrize(("what", "pattern", "but"), LASTS_FOREVER, ids=lambda one: str(one)[:20])
def test_no_waiver_is_said_as_if_it_lasted(what: str, pattern: str, but: tuple[str, ...]) -> None:
    lasting = [
        (one.entry, one.statement.text)
        for one in everything()
        if one.statement.until is None and exact(pattern).search(one.text)
        if not (one.statement.since and one.statement.since > FEBRUARY)
        if one.entry not in but and not any(has(past, one.text) for past in but)
    ]
    assert lasting == [], what


REDUCED = (("can-cuoc", r"(15|25|35)\.000 đồng"), ("thu-tuc-cong-an", r"hộ chiếu[^.]*100\.000|còn (100|200)\.000"))


@pytest.mark.parametrize(("category", "pattern"), REDUCED)
def test_a_reduced_amount_is_never_said_without_an_end(category: str, pattern: str) -> None:
    said = [one for one in everything() if one.category == category and exact(pattern).search(one.text)]
    assert said
    assert [one.statement.text for one in said if one.statement.until != YEAR_END] == []


@pytest.mark.parametrize("last", [YEAR_END, FEBRUARY])
def test_no_entry_loses_its_answer_or_its_fees_with_a_waiver(last: date) -> None:
    lost = [
        (name, section)
        for name, entry in entries().items()
        for section in ("answer", "fee")
        if entry.said(section, WRITTEN) and not entry.said(section, last + DAY)
    ]
    assert lost == []


def test_the_end_itself_is_told_afterwards() -> None:
    ended = r"28/2/2027.*1/3/2027.*như thường"
    assert hits("cong-dan-so-mien-phi", "answer", ended, FEBRUARY) == []
    assert hits("cong-dan-so-mien-phi", "answer", ended, FEBRUARY + DAY)


def test_a_deadline_is_told_as_past_when_it_has_passed() -> None:
    late = r"đã qua hạn"
    assert [one for one in spoken("lien-ket-tai-khoan-nd320", date(2026, 12, 30)) if has(late, one.text)] == []
    assert [one for one in spoken("lien-ket-tai-khoan-nd320", date(2026, 12, 31)) if has(late, one.text)]
