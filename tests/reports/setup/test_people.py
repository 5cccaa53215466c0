"""The sheet "Người": who is new, who is known, whose role changes; nobody is lost, and nobody is two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.people import Membership, Role
from reports.setup.standing import Standing
from reports.units_now import NEW_TIME, real_id
from tests.reports.setup.books import COMMUNE, NOW, PROVINCE, TEAM, TODAY, Rows, after, file, proposed, said

COMMUNE_ID = real_id("30037", NEW_TIME)
TEAMS: Rows = [[None, TEAM, "tổ"], [None, "Tổ công nghệ số cộng đồng ấp 2", "tổ"]]
MINH = ["Nguyễn Văn Minh", TEAM, None, "người báo"]
LAN = ["Trần Thị Lan", "xã Tháp Mười", None, "người duyệt"]


def commune(*people: list[object], **common: object) -> bytes:
    return file({**COMMUNE, **common}, units=TEAMS, people=people)


def known(*people: list[object]) -> Standing:
    return after(Standing(), proposed(commune(*people)))


def roles(content: bytes, standing: Standing | None = None) -> list[Membership]:
    proposal = proposed(content, standing)
    assert not proposal.mistakes, said(proposal)
    return list(proposal.changes.memberships.added)


def test_people_get_an_id_a_role_and_a_day() -> None:
    first, second = roles(commune(MINH, LAN))
    assert (first.role, second.role, second.unit) == (Role.REPORTER, Role.REVIEWER, COMMUNE_ID)
    assert first.valid_from == TODAY
    assert first.person != second.person
    assert "Minh" not in first.person


def test_the_day_of_the_sheet_chung_is_that_of_everybody_without_one() -> None:
    first, second = roles(commune(MINH, [*LAN, "01/10/2026"], **{"Từ ngày": date(2026, 9, 1)}))
    assert (first.valid_from, second.valid_from) == (date(2026, 9, 1), date(2026, 10, 1))


def test_no_role_begins_before_its_unit() -> None:
    (one,) = roles(commune(LAN, **{"Từ ngày": date(2020, 1, 1)}))
    assert one.valid_from == NEW_TIME
    assert said(proposed(commune([*LAN, "01/01/2020"]))) == ["Người!E2 before_unit"]


@pytest.mark.parametrize("word", ["quản trị", "QUAN TRI", "Quản trị"])
def test_roles_are_read_without_marks(word: str) -> None:
    assert roles(commune(["Phạm Thu Hà", "82", None, word]))[0].role is Role.ADMIN


@pytest.mark.parametrize("name", ["x. Thap Muoi", "30037", "thị trấn Mỹ An", "xã Mỹ Hòa", "Tháp Mười"])
def test_units_are_found_under_old_and_new_names(name: str) -> None:
    assert roles(commune(["Lê Văn Tám", name, None, "xem"]))[0].unit == COMMUNE_ID


def test_a_team_is_found_by_name_or_with_its_commune() -> None:
    rows = [[None, TEAM, "tổ", "xã Tháp Mười"], [None, TEAM, "tổ", "xã Thanh Mỹ"]]
    people = [
        ["A", f"{TEAM}, xã Tháp Mười", None, "người báo"],
        ["B", "Tổ ấp 1 – Thanh Mỹ", None, "người báo"],
        ["C", "Tổ CNSCĐ ấp 1", "xã Tháp Mười", "người báo"],
        ["D", "Tổ ấp 1 (xã Thanh Mỹ)", None, "người báo"],
        ["E", "tổ ấp 1 thuộc xã Thanh Mỹ", None, "người báo"],
    ]
    found = roles(file(PROVINCE, units=rows, people=people))
    assert [one.unit.partition("-")[0] for one in found] == ["u30037", "u30073", "u30037", "u30073", "u30073"]


def test_a_team_that_several_communes_have_is_told_with_them() -> None:
    rows = [[None, TEAM, "tổ", "xã Tháp Mười"], [None, TEAM, "tổ", "xã Thanh Mỹ"]]
    proposal = proposed(file(PROVINCE, units=rows, people=[MINH]))
    assert said(proposal) == ["Người!B2 which_unit"]
    assert proposal.mistakes[0].hints == (f"{TEAM} – xã Tháp Mười", f"{TEAM} – xã Thanh Mỹ")


def test_every_mistake_is_told_at_once_with_its_cell() -> None:
    people = [
        [None, TEAM, None, "người báo"],
        ["Minh", "xã Mỹ Quyy", None, "người báo"],
        ["Lan", TEAM, None, "trưởng ấp"],
        ["Hà", TEAM, None, "xem", "20/20/2026"],
        ["Tú", TEAM, None, "xem", "02/12/2026", "01/12/2026"],
        ["Bé", None, None, "xem"],
    ]
    assert said(proposed(file(PROVINCE, units=[[None, TEAM, "tổ", "xã Tháp Mười"]], people=people))) == [
        "Người!A2 empty",
        "Người!B3 no_unit",
        "Người!D4 not_a_choice",
        "Người!E5 not_a_day",
        "Người!F6 days_reversed",
        "Người!B7 empty",
    ]


def test_a_unit_that_is_nearly_right_is_told_with_what_it_may_be() -> None:
    (mistake,) = proposed(file(PROVINCE, people=[["Minh", "xã Mỹ Quyy", None, "xem"]])).mistakes
    assert mistake.hints[0] == "xã Mỹ Quí"


# --- known people


def test_the_same_people_again_change_nothing() -> None:
    again = proposed(commune(MINH, LAN), known(MINH, LAN))
    assert not again.changes
    assert again.changes.memberships.same == 2


def test_one_more_person_is_the_only_change() -> None:
    proposal = proposed(commune(MINH, ["Bùi Ngọc Diễm", TEAM, None, "xem"], LAN), known(MINH, LAN))
    assert [one.name for one in proposal.changes.people.added] == ["Bùi Ngọc Diễm"]
    assert (len(proposal.changes.memberships.added), proposal.changes.memberships.same) == (1, 2)


def test_a_name_written_with_its_tone_elsewhere_is_the_same_person() -> None:
    standing = known(["Nguyễn Văn Hòa", TEAM, None, "người báo"])
    proposal = proposed(commune(["Nguyễn Văn Hoà", TEAM, None, "người báo"]), standing)
    assert proposal.changes.people.added == ()


def test_another_name_is_another_person() -> None:
    proposal = proposed(commune(["Nguyễn Văn Mính", TEAM, None, "người báo"]), known(MINH))
    assert len(proposal.changes.people.added) == 1


def test_a_second_role_in_the_same_unit_stays_with_the_same_person() -> None:
    found = roles(commune(MINH, ["Nguyễn Văn Minh", TEAM, None, "người duyệt"]))
    assert found[0].person == found[1].person
    more = proposed(commune(MINH, ["Nguyễn Văn Minh", TEAM, None, "xem"]), known(MINH))
    assert more.changes.people.added == ()
    assert [one.role for one in more.changes.memberships.added] == [Role.VIEWER]


def test_the_same_name_in_two_units_is_two_people_unless_a_code_ties_them() -> None:
    elsewhere: list[object] = ["Nguyễn Văn Minh", "Tổ ấp 2", None, "người báo"]
    apart = roles(commune(MINH, elsewhere))
    assert apart[0].person != apart[1].person
    tied = roles(commune([*MINH, None, None, "CB1"], [*elsewhere, None, None, "CB1"]))
    assert tied[0].person == tied[1].person


def test_a_code_finds_the_person_under_another_name_and_in_another_unit() -> None:
    standing = known([*MINH, None, None, "CB1"])
    proposal = proposed(commune(["Nguyễn Văn Minh Anh", "Tổ ấp 2", None, "người báo", None, None, "CB1"]), standing)
    ((old, new),) = proposal.changes.people.changed
    assert (old.id, new.name) == (new.id, "Nguyễn Văn Minh Anh")
    assert [one.person for one in proposal.changes.memberships.added] == [old.id]


def test_a_code_can_be_given_to_somebody_known_without() -> None:
    standing = known(MINH)
    proposal = proposed(commune([*MINH, None, None, "CB1"]), standing)
    assert proposal.changes.people.added == ()
    assert list(proposal.changes.codes.values()) == list(standing.people)
    assert not proposed(commune([*MINH, None, None, "CB1"]), after(standing, proposal)).changes


def test_two_of_one_name_in_one_unit_need_codes() -> None:
    twice = proposed(commune(MINH, MINH))
    assert said(twice) == ["Người!A3 person_twice"]
    assert twice.mistakes[0].hints == ("A2",)
    coded = [[*MINH, None, None, "CB1"], [*MINH, None, None, "CB2"]]
    standing = known(*coded)
    assert len(standing.people) == 2
    assert said(proposed(commune(MINH), standing)) == ["Người!A2 which_person"]
    assert not proposed(commune(*coded), standing).changes


def test_a_code_given_to_two_names_is_a_mistake() -> None:
    proposal = proposed(commune([*MINH, None, None, "CB1"], [*LAN, None, None, "CB1"]))
    assert said(proposal) == ["Người!G3 code_of_two"]
    assert proposal.mistakes[0].hints == ("Nguyễn Văn Minh", "G2")


def test_a_code_typed_as_a_number_is_the_same_code() -> None:
    standing = known([*MINH, None, None, "12"])
    assert not proposed(commune([*MINH, None, None, 12]), standing).changes


# --- roles that end


def test_a_person_missing_from_the_file_keeps_the_role() -> None:
    assert not proposed(commune(LAN), known(MINH, LAN)).changes


def test_a_last_day_ends_the_role() -> None:
    ((_, new),) = proposed(commune([*MINH, None, "31/12/2026"]), known(MINH)).changes.memberships.changed
    assert new.valid_to == date(2026, 12, 31)


def test_missing_people_end_when_that_is_asked_for_but_administrators_stay() -> None:
    admin: list[object] = ["Phạm Thu Hà", "xã Tháp Mười", None, "quản trị"]
    standing = known(MINH, LAN, admin)
    proposal = proposed(commune(LAN), standing, end_absent=True)
    ((old, new),) = proposal.changes.memberships.changed
    assert (old.role, new.valid_to) == (Role.REPORTER, TODAY)
    assert not proposed(commune(LAN), after(standing, proposal), end_absent=True).changes


def test_nobody_of_another_commune_is_ended() -> None:
    standing = after(Standing(), proposed(file(PROVINCE, people=[["Tú", "xã Thanh Mỹ", None, "xem"]])))
    assert not proposed(file(COMMUNE), standing, end_absent=True).changes.memberships


def test_a_role_that_ended_does_not_come_back_by_itself() -> None:
    standing = known(MINH)
    (held,) = standing.memberships
    ended = replace(standing, memberships=(replace(held, valid_to=TODAY),))
    later = TODAY + timedelta(days=10)
    proposal = proposed(commune(MINH), ended, later)
    assert not proposal.changes
    assert [one.why for one in proposal.remarks] == ["ended_before"]
    back = proposed(commune([*MINH, "12/12/2026"]), ended, later)
    assert [one.valid_from for one in back.changes.memberships.added] == [date(2026, 12, 12)]
    assert back.changes.people.added == ()


def test_another_first_day_corrects_a_role_that_lasts() -> None:
    ((old, new),) = proposed(commune([*MINH, "01/11/2026"]), known(MINH)).changes.memberships.changed
    assert (old.valid_from, new.valid_from) == (TODAY, date(2026, 11, 1))


# --- codes


def test_codes_are_for_whoever_cannot_be_reached_yet() -> None:
    standing = known(MINH, LAN)
    fresh = replace(standing, invited=frozenset())
    minh = next(one.id for one in standing.people.values() if "Minh" in one.name)
    bound = replace(fresh, bound=frozenset({minh}))
    assert [one.person.name for one in proposed(commune(MINH, LAN), bound).newcomers] == ["Trần Thị Lan"]
    assert proposed(commune(MINH, LAN), standing).newcomers == (), "their codes can still be used"


def test_a_person_with_two_roles_gets_one_code_and_one_who_has_left_none() -> None:
    people = [MINH, ["Nguyễn Văn Minh", TEAM, None, "xem"], [*LAN, "01/08/2025", "01/09/2025"]]
    (one,) = proposed(commune(*people)).newcomers
    assert (one.person.name, one.unit.name, one.under) == ("Nguyễn Văn Minh", TEAM, "xã Tháp Mười")


def test_with_a_mistake_nobody_gets_a_code() -> None:
    assert proposed(commune(MINH, ["Lan", "xã Không Có", None, "xem"])).newcomers == ()


def test_todays_day_is_that_of_vietnam() -> None:
    assert NOW.date() == TODAY


# --- codes of two places


def test_two_communes_may_count_their_people_from_one_but_not_take_each_others() -> None:
    standing = known([*MINH, None, None, "1"])
    other: list[object] = ["Kẻ Khác", "xã Thanh Mỹ", None, "quản trị", None, None, "1"]
    thanh_my = {"Tỉnh": "Đồng Tháp (82)", "Xã": "Thanh Mỹ"}
    proposal = proposed(file(thanh_my, people=[other]), standing)
    assert said(proposal) == ["Người!G2 code_elsewhere"]


def test_somebody_of_the_province_keeps_their_code_in_a_file_of_a_commune() -> None:
    above: list[object] = ["Phạm Thu Hà", "82", None, "xem", None, None, "1"]
    assert not proposed(commune(above), known(above)).changes


def test_the_province_may_move_somebody_by_code() -> None:
    standing = known([*MINH, None, None, "1"])
    moved: list[object] = ["Nguyễn Văn Minh", "xã Thanh Mỹ", None, "người duyệt", None, None, "1"]
    proposal = proposed(file(PROVINCE, people=[moved]), standing)
    assert not proposal.mistakes
    assert [one.person for one in proposal.changes.memberships.added] == list(standing.people)


def test_whoever_renames_somebody_must_stand_above_where_they_work() -> None:
    standing = known([*MINH, None, None, "1"])
    renamed = proposed(file(people=[["Minh Anh", "30037", None, "xem", None, None, "1"]]), standing)
    assert not renamed.mistakes
    assert renamed.within({COMMUNE_ID})
    assert not renamed.within({real_id("30073", NEW_TIME)})


# --- one mistake is told once


def test_a_formula_without_a_value_is_not_called_empty_too() -> None:
    assert said(proposed(commune(["=A1", TEAM, None, "xem"]))) == ["Người!A2 formula"]


def test_people_of_a_team_whose_own_row_is_wrong_are_not_told_again() -> None:
    rows = [[None, TEAM, "tổ", "xã Sao Hỏa"]]
    people = [MINH, ["Lan", "Tổ ấp 1", None, "xem"], ["Tú", "Tổ ấp 9", None, "xem"]]
    assert said(proposed(file(PROVINCE, units=rows, people=people))) == ["Đơn vị!D2 no_parent", "Người!B4 no_unit"]
