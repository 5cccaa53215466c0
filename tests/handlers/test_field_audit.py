"""Closing a counter and ending a session of help, read as sentences."""

from __future__ import annotations

from tests.handlers.test_audit_view import said


def test_a_counter_closed_by_its_own_member() -> None:
    assert said("tally_closed", day="2026-12-02", taps=1200) == (
        "anh Minh chốt bảng đếm chung ngày 02/12/2026 (1.200 lần bấm)."
    )


def test_a_counter_closed_by_a_leader_names_whose_presses_they_were() -> None:
    text = said("tally_closed", "p2", person="p1", day="2026-12-02", taps=3)
    assert text == "cô Lan chốt bảng đếm chung ngày 02/12/2026 cho anh Minh (3 lần bấm)."


def test_a_counter_closed_at_the_end_of_the_day() -> None:
    assert said("tally_closed", "system:tally", person="p1", day="2026-12-02", taps=3).startswith("trợ lý chốt")


def test_a_session_of_help_says_where_it_was_counted_and_not_who_was_helped() -> None:
    text = said("help_closed", indicator="outreach_vneid_turns", partly=1)
    assert text == "anh Minh kết thúc một lượt hỗ trợ: Cài, kích hoạt VNeID."
