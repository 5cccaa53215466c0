"""Own indicators, forms, targets and obligations are kept under a mark of their own; not everything may be added."""

from __future__ import annotations

from typing import Any

import pytest

from reminders.obligation import Obligation
from reports.indicator import Indicator
from reports.setup.catalogue import slug
from reports.setup.standing import Standing
from reports.units_now import NEW_TIME, real_id
from tests.reports.setup.books import PROVINCE, after, file, proposed, said

POINTS = [None, "Số điểm hỗ trợ", "điểm", "hiện có", "cộng", "số cuối kỳ"]


def bodies(content: bytes) -> dict[tuple[str, str], dict[str, Any]]:
    proposal = proposed(content)
    assert not proposal.mistakes, said(proposal)
    return {(one.kind, one.code): dict(one.body) for one in proposal.changes.own.added}


def test_an_own_indicator_is_kept_with_a_mark_and_the_unit_it_is_of() -> None:
    (body,) = bodies(file(PROVINCE, indicators=[POINTS])).values()
    assert (body["code"], body["agg_units"], body["agg_time"]) == ("rieng_so_diem_ho_tro", "sum", "last")
    assert (body["own"], body["root"]) == (True, real_id("82", NEW_TIME))


def test_its_body_makes_an_indicator() -> None:
    (body,) = bodies(file(PROVINCE, indicators=[POINTS])).values()
    facts = {name: value for name, value in body.items() if name not in ("own", "root")}
    assert Indicator(**facts).name == "Số điểm hỗ trợ"


@pytest.mark.parametrize(
    ("kind", "over_units", "over_time", "wrong"),
    [
        ("đếm khác nhau", "cộng", "số cuối kỳ", ["E2"]),
        ("đếm khác nhau", "đếm khác nhau", "cộng", ["F2"]),
        ("hiện có", "cộng", "cộng", ["F2"]),
        ("xếp hạng", "cộng", "số cuối kỳ", ["E2"]),
        ("danh sách", "cộng", "cộng", ["E2", "F2"]),
        ("phát sinh", "cộng", "cộng", []),
        ("tiền", "cộng", "cộng", []),
        ("xếp hạng", "không gộp", "số cuối kỳ", []),
        ("danh sách", "gộp danh sách", "gộp danh sách", []),
    ],
)
def test_what_must_not_be_added_is_refused(kind: str, over_units: str, over_time: str, wrong: list[str]) -> None:
    proposal = proposed(file(PROVINCE, indicators=[["a_b", "Tên", "lượt", kind, over_units, over_time]]))
    assert said(proposal) == [f"Chỉ tiêu thống kê!{cell} cannot_add" for cell in wrong]


def test_codes_are_plain_free_and_used_once() -> None:
    rows = [
        ["Số điểm", "A", "điểm", "hiện có", "cộng", "số cuối kỳ"],
        ["cnscd_teams", "B", "điểm", "hiện có", "cộng", "số cuối kỳ"],
        ["c_d", "C", "điểm", "hiện có", "cộng", "số cuối kỳ"],
        ["c_d", "D", "điểm", "hiện có", "cộng", "số cuối kỳ"],
    ]
    sheet = "Chỉ tiêu thống kê"
    assert said(proposed(file(PROVINCE, indicators=rows))) == [
        f"{sheet}!A2 bad_code",
        f"{sheet}!A3 indicator_taken",
        f"{sheet}!A5 indicator_taken",
    ]


def test_a_form_names_indicators_of_the_release_and_its_own() -> None:
    form = ["bieu_diem", "Biểu điểm", "quý", "Số điểm hỗ trợ; so to cong nghe so cong dong\ncnscd_teams"]
    found = bodies(file(PROVINCE, indicators=[POINTS], forms=[form]))
    body = found["form", "bieu_diem"]
    assert body["indicators"] == ["rieng_so_diem_ho_tro", "cnscd_teams"]
    assert body["period"] == "quarter"


def test_a_form_with_an_unknown_indicator_is_told_with_what_it_may_be() -> None:
    proposal = proposed(file(PROVINCE, forms=[["b_d", "Biểu", "tháng", "Số Tổ công nghệ số cộng đồngg"]]))
    assert said(proposal) == ["Biểu mẫu!D2 no_indicator"]
    assert proposal.mistakes[0].hints == ("Số Tổ công nghệ số cộng đồng",)


def test_a_form_of_the_release_is_not_replaced() -> None:
    assert said(proposed(file(PROVINCE, forms=[["so_tay_ngay", "Sổ", "ngày", "cnscd_teams"]]))) == [
        "Biểu mẫu!A2 indicator_taken"
    ]


def test_a_target_names_indicator_unit_year_and_value() -> None:
    row = ["Số Tổ công nghệ số cộng đồng", "xã Tháp Mười", 2026, "71,83%", "%", "KH 12/KH-UBND"]
    (body,) = bodies(file(PROVINCE, targets=[row])).values()
    assert (body["indicator"], body["year"], body["value"]) == ("cnscd_teams", 2026, "71.83")
    assert body["unit"] == real_id("30037", NEW_TIME)


def test_targets_that_cannot_be_read_are_told() -> None:
    rows = [
        ["Chỉ tiêu lạ", None, 2026, 80],
        ["cnscd_teams", "xã Không Có", 2026, 80],
        ["cnscd_teams", None, 1026, 80],
        ["cnscd_teams", None, 2026, "nhiều"],
        ["cnscd_teams", None, 2026, None],
    ]
    assert said(proposed(file(PROVINCE, targets=rows))) == [
        "Mục tiêu!A2 no_indicator",
        "Mục tiêu!B3 no_unit",
        "Mục tiêu!C4 bad_year",
        "Mục tiêu!D5 not_a_number",
        "Mục tiêu!D6 empty",
    ]


@pytest.mark.parametrize(
    ("period", "due", "rule", "semantics"),
    [
        ("tháng", "trước ngày 15", "FREQ=MONTHLY;BYMONTHDAY=14", "before"),
        ("tháng", "ngày 20", "FREQ=MONTHLY;BYMONTHDAY=20", "on_or_before"),
        ("tháng", "chậm nhất ngày 20 hàng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", "on_or_before"),
        ("tháng", 20, "FREQ=MONTHLY;BYMONTHDAY=20", "on_or_before"),
        ("quý", "trước ngày 15 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14", "before"),
        ("năm", "15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "on_or_before"),
        ("năm (15 đến 14)", "trước ngày 20 tháng 12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=19", "before"),
        ("tuần", "thứ Sáu", "FREQ=WEEKLY;BYDAY=FR", "on_or_before"),
        ("tuần", "trước thứ Hai", "FREQ=WEEKLY;BYDAY=SU", "before"),
        ("tuần", "thứ 6", "FREQ=WEEKLY;BYDAY=FR", "on_or_before"),
        ("ngày", "16:30", "FREQ=DAILY", "on_or_before"),
    ],
)
def test_a_due_day_becomes_the_last_day_that_is_good(period: str, due: object, rule: str, semantics: str) -> None:
    row = [None, "Báo cáo của xã", "UBND xã", period, due, "KH 12/KH-UBND"]
    (body,) = bodies(file(PROVINCE, obligations=[row])).values()
    assert (body["rrule"], body["semantics"]) == (rule, semantics)


@pytest.mark.parametrize(
    ("period", "due"), [("tháng", "ngày 32"), ("tháng", "cuối tháng"), ("tuần", "ngày 5"), ("năm", "15/13")]
)
def test_a_due_day_that_is_not_understood_is_told(period: str, due: str) -> None:
    proposal = proposed(file(PROVINCE, obligations=[[None, "Báo cáo", "UBND xã", period, due]]))
    assert said(proposal) == ["Nghĩa vụ!E2 bad_due"]


def test_its_body_makes_an_obligation() -> None:
    (body,) = bodies(file(PROVINCE, obligations=[["bc", "Báo cáo", "UBND xã", "tháng", "ngày 20"]])).values()
    facts = {name: value for name, value in body.items() if name not in ("own", "root")}
    assert Obligation(**facts).title == "Báo cáo"


def test_own_things_need_a_place_that_they_belong_to() -> None:
    assert said(proposed(file(indicators=[POINTS], people=[]))) == ["Chỉ tiêu thống kê!B2 needs_root"]


def test_the_same_again_changes_nothing_and_another_name_is_a_change() -> None:
    content = file(PROVINCE, indicators=[POINTS])
    standing = after(Standing(), proposed(content))
    assert not proposed(content, standing).changes
    renamed = [["rieng_so_diem_ho_tro", "Số điểm hỗ trợ lưu động", *POINTS[2:]]]
    assert len(proposed(file(PROVINCE, indicators=renamed), standing).changes.own.changed) == 1


def test_codes_made_from_names_are_plain() -> None:
    assert slug("Số điểm hỗ trợ (lưu động) – 2026") == "so_diem_ho_tro_luu_dong_2026"


def test_what_another_place_has_of_its_own_is_not_taken_over() -> None:
    standing = after(Standing(), proposed(file(PROVINCE, indicators=[POINTS])))
    commune = {**PROVINCE, "Xã, phường": "xã Tháp Mười"}
    assert said(proposed(file(commune, indicators=[POINTS]), standing)) == ["Chỉ tiêu thống kê!A2 own_elsewhere"]


def test_targets_of_two_years_are_two_however_long_their_names() -> None:
    name = "a" * 60
    indicator = [name, "Tên", "lượt", "phát sinh", "cộng", "cộng"]
    targets = [[name, "xã Tháp Mười", year, 80] for year in (2026, 2027)]
    found = bodies(file(PROVINCE, indicators=[indicator], targets=targets))
    assert len(found) == 3
    assert all(len(code) <= 80 for _, code in found)
