"""Rows of the audit trail read as sentences; a report on the check is plain to whoever ran it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest

from handlers.texts import audit as texts
from handlers.views.audit import Names, checked, people_in, sentence
from reports.audit import Action, Deed, Entry, beginning, follow
from reports.audit_check import Break, Fault
from reports.load import load_forms, load_indicators

AT = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
DAY = {"form": "so_tay_ngay", "period": "day:2026-12-02"}


@cache
def names() -> Names:
    people = {"p1": "anh Minh", "p2": "cô Lan", "p3": "chị Thu"}
    return Names(people, load_forms(), load_indicators())


def row(action: str, actor: str = "p1", subject: str = "s1", **facts: object) -> Entry:
    made = follow(beginning("to-1"), Deed("to-1", AT, actor, Action.LOCKED, subject, facts))
    return replace(made, action=action)


def said(action: str, actor: str = "p1", subject: str = "s1", **facts: object) -> str:
    start = "16:30 ngày 02/12/2026: "
    text = sentence(row(action, actor, subject, **facts), names())
    assert text.startswith(start)
    return text.removeprefix(start)


def test_a_report_is_told_with_its_figures() -> None:
    figures = {"vneid_installs": 1200, "vneid_supported": 5}
    codes = list(names().indicators)[:2]
    text = said("submission_sent", figures=dict(zip(codes, figures.values(), strict=True)), lines="x", **DAY)
    shown = "; ".join(f"{names().indicators[code].short} {n}" for code, n in zip(codes, ("1.200", "5"), strict=True))
    assert text == f"anh Minh gửi báo cáo “Sổ tay ngày” ngày 02/12/2026: {shown}."


def test_nothing_to_report_is_said_so() -> None:
    assert said("submission_sent", figures={}, **DAY).endswith("ngày 02/12/2026: không phát sinh.")


def test_a_list_is_told_without_a_number() -> None:
    code = next(iter(names().indicators))
    assert "(có danh sách)" in said("submission_sent", figures={f"{code}/xa": None}, **DAY)


def test_a_report_that_was_returned_says_why() -> None:
    text = said("submission_returned", "p2", reason="thiếu số tờ rơi", **DAY)
    assert text == "cô Lan trả lại báo cáo “Sổ tay ngày” ngày 02/12/2026. Lý do: “thiếu số tờ rơi”."


def test_a_deputy_says_in_whose_place() -> None:
    text = said("submission_approved", "p3", decided_for="p2", **DAY)
    assert text == "chị Thu duyệt báo cáo “Sổ tay ngày” ngày 02/12/2026 thay cô Lan theo ủy quyền."


def test_a_correction_has_its_number() -> None:
    assert said("correction_approved", "p2", correction=2, **DAY).startswith("cô Lan duyệt đính chính số 2 “Sổ tay")


def test_a_report_replaced_says_so() -> None:
    text = said("submission_withdrawn", replaced_by="s2", **DAY)
    assert text == "anh Minh rút lại báo cáo “Sổ tay ngày” ngày 02/12/2026 để thay bằng bản mới."


def test_who_acts_for_whom_and_how_long() -> None:
    facts = {"absent": "p2", "deputy": "p3", "role": "reviewer", "first": "2026-12-02", "last": "2026-12-05"}
    assert said("deputy_set", "p2", **facts) == (
        "cô Lan giao ủy quyền người duyệt cho chị Thu thay cô Lan, từ ngày 02/12/2026, đến hết ngày 05/12/2026."
    )


def test_a_role_that_ends_names_whose_it_was() -> None:
    text = said("membership_ended", "p2", "p1", roles=["reporter", "viewer"], to="2026-12-02")
    assert text == "cô Lan cho thôi vai trò người báo số liệu và người xem của anh Minh, đến hết ngày 02/12/2026."


def test_a_role_that_is_given_names_to_whom() -> None:
    assert said("membership_started", "system:setup", "p3", role="viewer") == (
        "trợ lý giao nhiệm vụ người xem cho chị Thu."
    )


def test_a_role_that_begins_by_a_code_is_ones_own() -> None:
    facts = {"role": "reporter", "from": "2026-12-02", "code": "aaaa"}
    assert said("membership_started", "p1", "p1", **facts) == (
        "anh Minh bắt đầu giữ vai trò người báo số liệu, từ ngày 02/12/2026."
    )


def test_a_code_says_for_whom_and_how_long() -> None:
    facts = {"role": "viewer", "person": "p3", "uses": 1, "expires": "2026-12-09T08:00:00.000000+00:00"}
    assert said("code_made", "system:operator", "aaaa", **facts) == (
        "người vận hành tạo mã mời người xem cho chị Thu, dùng được đến 15:00 ngày 09/12/2026."
    )


def test_more_time_is_asked_until_a_day_with_a_reason() -> None:
    facts = {"form": "bao_cao_thang", "period": "nd09:2026-12", "until": "2026-12-20", "reason": "mưa bão"}
    text = said("extension_asked", **facts)
    assert text.startswith("anh Minh đề nghị gia hạn “Báo cáo chuyển đổi số hằng tháng” ")
    assert text.endswith(", đến hết ngày 20/12/2026. Lý do: “mưa bão”.")


def test_a_remark_says_of_what_kind_and_not_what_was_written() -> None:
    assert said("note_added", kind="difficulty", day="2026-12-02") == (
        "anh Minh ghi thêm khó khăn, vướng mắc ngày 02/12/2026."
    )


def test_a_workbook_says_what_it_brought() -> None:
    text = said("setup_applied", "p2", "", own={"indicator": 2, "form": 1})
    assert text == "cô Lan nạp danh sách từ tệp: 2 chỉ tiêu và 1 biểu mẫu."


def test_somebody_whose_name_is_gone_is_told_by_the_beginning_of_the_id() -> None:
    assert said("locked", "0123456789abcdef").startswith("người có mã 01234567 khóa số liệu")


def test_what_the_program_did_is_its_own() -> None:
    assert said("locked", "system:schedule").startswith("trợ lý khóa số liệu")


@pytest.mark.parametrize("action", Action)
def test_every_deed_has_its_words(action: Action) -> None:
    assert said(action.value, "p1", "p1") == f"anh Minh {texts.DEEDS[action.value]}."


def test_a_deed_of_a_newer_release_is_told_all_the_same() -> None:
    assert "chưa biết tên (moved_to_the_moon)" in said("moved_to_the_moon", **DAY)


def test_what_this_release_does_not_know_is_shown_as_it_is() -> None:
    text = said("locked", form="mau_moi", period="moon:7", role="boss", first="mai")
    assert text == "anh Minh khóa số liệu boss “mau_moi” moon:7, từ mai."


def test_everybody_spoken_of_is_looked_up() -> None:
    one = row("deputy_set", "p2", "d1", absent="p2", deputy="p3")
    assert {"p2", "p3"} <= people_in([one])
    assert "p1" in people_in([row("submission_approved", "p3", decided_for="p1")])


def test_a_whole_trail_is_said_in_one_line() -> None:
    text = checked(24060, 102, [], str)
    assert text == "Nhật ký nguyên vẹn: 102 đơn vị, 24.060 dòng, không dòng nào bị sửa, mất hoặc đổi chỗ."


def test_an_empty_trail_is_not_called_whole() -> None:
    assert checked(0, 0, [], str) == "Nhật ký chưa có dòng nào."


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_words(fault: Fault) -> None:
    lines = checked(9, 3, [Break("to-1", 1200, fault)], {"to-1": "Tổ ấp Mỹ Phú"}.__getitem__).splitlines()
    assert lines[0] == "Nhật ký KHÔNG còn nguyên vẹn: 1 trong 3 đơn vị có dòng sai. Đã xem 9 dòng."
    assert lines[1] == f"Tổ ấp Mỹ Phú, dòng 1.200: {texts.FAULTS[fault]}"
    assert lines[2] == texts.WHAT_NOW
