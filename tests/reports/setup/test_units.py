"""The sheets "Chung" and "Đơn vị": a province comes from the country's list, the rest row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.setup.standing import Standing
from reports.unit import Unit
from reports.units_now import NEW_TIME, real_id
from tests.reports.setup.books import COMMUNE, PROVINCE, TEAM, TODAY, after, file, proposed, said

TOP, COMMUNE_ID = real_id("82", NEW_TIME), real_id("30037", NEW_TIME)
OTHER_TEAM = "Tổ công nghệ số cộng đồng ấp 2"


def added(content: bytes, standing: Standing | None = None) -> list[Unit]:
    proposal = proposed(content, standing)
    assert not proposal.mistakes, said(proposal)
    return list(proposal.changes.units.added)


def teams(*names: str, common: dict[str, object] | None = None, parent: str = "xã Tháp Mười") -> Standing:
    """A commune with these teams, set up before."""
    rows = [[None, name, "tổ", parent] for name in names]
    return after(Standing(), proposed(file(common or COMMUNE, units=rows)))


# --- Chung


def test_a_province_brings_its_communes_and_its_past() -> None:
    proposal = proposed(file(PROVINCE))
    units = proposal.changes.units.added
    assert sum(one.level == "xa" and one.valid_to is None for one in units) == 102
    assert any(one.name == "huyện Tháp Mười" for one in units)
    assert len(proposal.changes.successions.added) == 23
    assert proposal.root is not None
    assert proposal.root.name == "tỉnh Đồng Tháp"


def test_one_commune_brings_itself_its_province_and_what_it_was_made_from() -> None:
    names = {one.name for one in added(file(COMMUNE))}
    assert {"tỉnh Đồng Tháp", "xã Tháp Mười", "thị trấn Mỹ An", "xã Mỹ An", "xã Mỹ Hòa", "huyện Tháp Mười"} <= names
    assert "xã Thanh Mỹ" not in names


def test_province_and_commune_may_stand_in_one_cell_each() -> None:
    common = {"Tỉnh: Đồng Tháp (82)": None, "Xã: Tháp Mười": None, "Từ ngày: 01/07/2025": None}
    proposal = proposed(file(common))
    assert proposal.root is not None
    assert proposal.root.id == COMMUNE_ID


@pytest.mark.parametrize("name", ["Đồng Tháp (28)", "Sài Gòn", "Tiền Giang"])
def test_a_province_that_is_not_there_is_told(name: str) -> None:
    proposal = proposed(file({"Tỉnh": name}))
    assert said(proposal) == ["Chung!B2 no_province"]


def test_a_commune_of_another_province_is_told_with_what_it_may_be() -> None:
    proposal = proposed(file({"Tỉnh": "Đồng Tháp", "Xã, phường": "xã Thap Muoii"}))
    assert said(proposal) == ["Chung!B3 no_commune"]
    assert "xã Tháp Mười" in proposal.mistakes[0].hints


def test_a_day_that_is_none_is_told_in_the_sheet_chung_too() -> None:
    assert said(proposed(file({**PROVINCE, "Từ ngày": "12/31/2026"}))) == ["Chung!B3 month_first"]


def test_the_same_workbook_again_changes_nothing() -> None:
    content = file(PROVINCE, units=[[None, TEAM, "tổ", "xã Tháp Mười"]])
    known = after(Standing(), proposed(content))
    again = proposed(content, known)
    assert not again.changes
    assert again.changes.units.same == 122


# --- Đơn vị


def test_a_team_stands_under_its_commune_with_a_code_of_its_own() -> None:
    content = file(PROVINCE, units=[[None, TEAM, "tổ", "x. Thap Muoi"], [None, OTHER_TEAM, None, "30037"]])
    first, second = (one for one in added(content) if one.level == "to")
    assert (first.code, second.code) == ("30037-t1", "30037-t2")
    assert first.valid_from == NEW_TIME
    edges = {one.child: one.parent for one in proposed(content).changes.edges.added}
    assert edges[first.id] == edges[second.id] == COMMUNE_ID


def test_in_a_file_of_one_commune_the_parent_may_stay_empty() -> None:
    assert any(one.name == TEAM for one in added(file(COMMUNE, units=[[None, TEAM, "tổ"]])))
    assert said(proposed(file(PROVINCE, units=[[None, TEAM, "tổ"]]))) == ["Đơn vị!D2 empty"]


def test_a_former_name_of_the_commune_is_understood() -> None:
    content = file(PROVINCE, units=[[None, TEAM, "tổ", "thị trấn Mỹ An"], [None, OTHER_TEAM, "tổ", "xã Láng Biển"]])
    edges = {one.child: one.parent for one in proposed(content).changes.edges.added}
    assert [edges[one.id] for one in added(content) if one.level == "to"] == [COMMUNE_ID, real_id("30055", NEW_TIME)]


def test_a_name_that_may_mean_two_is_told_with_both() -> None:
    proposal = proposed(file(PROVINCE, units=[[None, TEAM, "tổ", "xa Tan Thanh"]]))
    assert said(proposal) == ["Đơn vị!D2 which_unit"]
    assert proposal.mistakes[0].hints == ("xã Tân Thành", "xã Tân Thạnh")


def test_the_district_of_old_is_not_guessed_to_be_one_of_its_communes() -> None:
    proposal = proposed(file(PROVINCE, units=[[None, TEAM, "tổ", "huyện Tháp Mười"]]))
    assert said(proposal) == ["Đơn vị!D2 which_unit"]
    assert len(proposal.mistakes[0].hints) == 6


def test_every_mistake_is_told_at_once() -> None:
    rows = [
        ["mã có dấu cách", TEAM, "tổ", "xã Tháp Mười"],
        [None, None, "tổ", "xã Tháp Mười"],
        [None, "Tổ 3", "cụm", "xã Tháp Mười"],
        [None, "Tổ 4", "tổ", "xã Thap Muoii"],
        [None, "Tổ 5", "tổ", "tỉnh Đồng Tháp"],
        [None, "Tổ 6", "tổ", "xã Tháp Mười", "02/12/2026", "01/12/2026"],
        [None, "Tổ 7", "tổ", "xã Tháp Mười", "01/01/2020"],
        [None, "Nhóm 8", None, "xã Tháp Mười"],
    ]
    assert said(proposed(file(PROVINCE, units=rows))) == [
        "Đơn vị!A2 bad_code",
        "Đơn vị!B3 empty",
        "Đơn vị!C4 not_a_choice",
        "Đơn vị!D5 no_parent",
        "Đơn vị!D6 parent_level",
        "Đơn vị!F7 days_reversed",
        "Đơn vị!E8 parent_not_yet",
        "Đơn vị!C9 empty",
    ]


def test_the_same_team_twice_is_told_with_the_other_cell() -> None:
    proposal = proposed(file(COMMUNE, units=[[None, TEAM, "tổ"], [None, "to cnscd ap 1", "tổ"]]))
    assert said(proposal) == ["Đơn vị!B3 unit_twice"]
    assert proposal.mistakes[0].hints == ("B2",)


def test_teams_of_the_same_name_in_two_communes_are_two() -> None:
    rows = [[None, TEAM, "tổ", "xã Tháp Mười"], [None, TEAM, "tổ", "xã Thanh Mỹ"]]
    assert [one.code for one in added(file(PROVINCE, units=rows)) if one.level == "to"] == ["30037-t1", "30073-t1"]


def test_a_listed_commune_is_the_real_one_and_keeps_its_name() -> None:
    assert len(added(file(PROVINCE, units=[["30055", "xã Mỹ Quý", "xã", "tỉnh Đồng Tháp"]]))) == 121
    proposal = proposed(file(PROVINCE, units=[["30055", "xã Tháp Mười", "xã", "tỉnh Đồng Tháp"]]))
    assert said(proposal) == ["Đơn vị!B2 code_named_otherwise"]


def test_a_team_with_a_code_may_change_its_name() -> None:
    known = after(Standing(), proposed(file(COMMUNE, units=[["T1", TEAM, "tổ"]])))
    proposal = proposed(file(COMMUNE, units=[["T1", "Tổ công nghệ số cộng đồng ấp Một", "tổ"]]), known)
    ((old, new),) = proposal.changes.units.changed
    assert (old.name, new.name, old.id) == (TEAM, "Tổ công nghệ số cộng đồng ấp Một", new.id)
    assert proposal.changes.units.added == ()


def test_a_team_ends_only_when_its_last_day_is_written() -> None:
    known = teams(TEAM, OTHER_TEAM)
    without = proposed(file(COMMUNE, units=[[None, OTHER_TEAM, "tổ"]]), known)
    assert not without.changes
    ended = proposed(file(COMMUNE, units=[[None, TEAM, "tổ", None, None, "31/12/2026"]]), known)
    assert [new.valid_to for _, new in ended.changes.units.changed] == [date(2026, 12, 31)]


def test_a_team_that_ended_stays_ended_when_it_is_listed_without_a_day() -> None:
    known = teams(TEAM)
    ended = after(known, proposed(file(COMMUNE, units=[[None, TEAM, "tổ", None, None, "01/11/2026"]]), known))
    again = proposed(file(COMMUNE, units=[[None, TEAM, "tổ", None, None, "01/11/2026"]]), ended)
    assert not again.changes


def test_a_code_in_use_is_not_given_away_but_a_free_one_is() -> None:
    known = after(Standing(), proposed(file(COMMUNE, units=[["T1", TEAM, "tổ"]])))
    other = file(COMMUNE, units=[["T1", OTHER_TEAM, "tổ", None, "01/01/2027"]])
    assert said(proposed(other, known)) == ["Đơn vị!A2 code_taken"]
    closed = replace(known, units=tuple(_closed(one) for one in known.units))
    assert [one.id for one in added(other, closed)] == ["uT1-20270101"]


def _closed(one: Unit) -> Unit:
    return replace(one, valid_to=date(2026, 12, 31)) if one.code == "T1" else one


def test_another_first_day_of_a_known_team_is_told_and_not_taken() -> None:
    proposal = proposed(file(COMMUNE, units=[[None, TEAM, "tổ", None, "01/10/2026"]]), teams(TEAM))
    assert not proposal.changes
    assert [one.why for one in proposal.remarks] == ["since_kept"]


def test_a_team_that_moves_stands_under_the_old_commune_until_yesterday() -> None:
    known = after(Standing(), proposed(file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Tháp Mười"]])))
    proposal = proposed(file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Thanh Mỹ"]]), known)
    ((_, closed),) = proposal.changes.edges.changed
    (opened,) = proposal.changes.edges.added
    assert closed.valid_to == TODAY - timedelta(days=1)
    assert (opened.parent, opened.valid_from) == (real_id("30073", NEW_TIME), TODAY)
    moved = after(known, proposal)
    assert not proposed(file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Thanh Mỹ"]]), moved).changes
    back = proposed(file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Tháp Mười"]]), moved)
    assert said(back) == ["Đơn vị!D2 moved_today"]


# --- Kế thừa


def test_two_teams_become_one() -> None:
    known = teams(TEAM, OTHER_TEAM)
    rows = [
        [None, TEAM, "tổ", None, None, "30/11/2026"],
        [None, OTHER_TEAM, "tổ", None, None, "30/11/2026"],
        [None, "Tổ ấp Mới", "tổ", None, "01/12/2026", None, f"{TEAM}; Tổ ấp 2", "toàn bộ", "QĐ 12/QĐ-UBND"],
    ]
    proposal = proposed(file(COMMUNE, units=rows), known)
    assert not proposal.mistakes
    assert len(proposal.changes.units.changed) == 2
    assert {(one.extent, one.on, one.legal_basis) for one in proposal.changes.successions.added} == {
        ("whole", date(2026, 12, 1), "QĐ 12/QĐ-UBND")
    }


def test_a_team_that_still_stands_cannot_be_inherited_whole() -> None:
    rows = [[None, "Tổ ấp Mới", "tổ", None, "01/12/2026", None, TEAM]]
    assert said(proposed(file(COMMUNE, units=rows), teams(TEAM))) == ["Đơn vị!G2 still_open"]


def test_a_part_of_a_team_may_go_elsewhere_while_it_stands() -> None:
    rows = [[None, "Tổ ấp Mới", "tổ", None, "01/12/2026", None, TEAM, "một phần"]]
    (step,) = proposed(file(COMMUNE, units=rows), teams(TEAM)).changes.successions.added
    assert step.extent == "part"


def test_heirs_of_nobody_and_of_themselves_are_told() -> None:
    rows = [
        [None, "Tổ ấp Mới", "tổ", None, "01/12/2026", None, "Tổ ấp Mơ Hồ"],
        [None, "Tổ ấp Ba", "tổ", None, "01/12/2026", None, "Tổ ấp Ba"],
    ]
    assert said(proposed(file(COMMUNE, units=rows))) == ["Đơn vị!G2 no_unit", "Đơn vị!G3 heir_of_itself"]


def test_units_that_are_only_history_can_be_listed() -> None:
    rows = [
        ["999", "huyện Cũ", "huyện", "tỉnh Tiền Giang", "01/01/2010", "30/06/2025"],
        ["99001", "xã Cũ", "xã", "huyện Cũ", "01/01/2010", "30/06/2025"],
    ]
    proposal = proposed(file(PROVINCE, units=rows))
    assert not proposal.mistakes
    found = {one.name: one for one in proposal.changes.units.added}
    assert found["xã Cũ"].valid_to == date(2025, 6, 30)
    edges = {one.child: one.parent for one in proposal.changes.edges.added}
    assert edges[found["xã Cũ"].id] == found["huyện Cũ"].id
