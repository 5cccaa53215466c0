"""The sample organisation is real where it can be, and marked as sample everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports.errors import BrokenData
from reports.people import Role
from reports.sample import load_sample
from tests.reports.given import COMMUNE, HA, HANH, LAN, MINH, OTHER_COMMUNE, PROVINCE, TEAM, TUAN

FORMER = {
    "thị trấn Mỹ An",
    "xã Mỹ An",
    "xã Mỹ Hòa",
    "xã Phú Điền",
    "xã Thanh Mỹ",
    "xã Mỹ Quý",
    "xã Mỹ Đông",
    "xã Láng Biển",
    "xã Tân Kiều",
    "xã Đốc Binh Kiều",
    "xã Thạnh Lợi",
    "xã Trường Xuân",
    "xã Hưng Thạnh",
}
PRESENT = {
    "30037": "xã Tháp Mười",
    "30073": "xã Thanh Mỹ",
    "30055": "xã Mỹ Quí",
    "30061": "xã Đốc Binh Kiều",
    "30046": "xã Trường Xuân",
    "30043": "xã Phương Thịnh",
}


def test_the_thirteen_former_units_stood_under_the_district() -> None:
    sample = load_sample()
    district = next(unit for unit in sample.units if unit.name == "huyện Tháp Mười")
    children = {edge.child for edge in sample.edges if edge.parent == district.id}
    assert {unit.name for unit in sample.units if unit.id in children} == FORMER


def test_former_units_ended_on_the_last_of_june_2025() -> None:
    ended = {unit.valid_to for unit in load_sample().units if unit.name in FORMER and unit.code != "30037"}
    assert date(2025, 6, 30) in ended


def test_the_six_communes_have_their_codes() -> None:
    units = [unit for unit in load_sample().units if unit.level == "xa" and unit.valid_to is None]
    assert {unit.code: unit.name for unit in units} == PRESENT


def test_ids_are_never_reused_though_codes_are() -> None:
    units = load_sample().units
    assert len({unit.id for unit in units}) == len(units)
    assert len({unit.code for unit in units}) < len(units)


def test_every_id_holds_code_and_first_day() -> None:
    assert all(unit.id == f"{unit.code}-{unit.valid_from:%Y%m%d}" for unit in load_sample().units)


def test_every_id_fits_into_a_choice() -> None:
    assert max(len(unit.id.encode()) for unit in load_sample().units) <= 30


def test_every_former_commune_went_whole_into_one_new_one() -> None:
    sample = load_sample()
    communes = {unit.id for unit in sample.units if unit.level == "xa" and unit.valid_to}
    whole = [one.old for one in sample.successions if one.extent == "whole" and one.old in communes]
    assert sorted(whole) == sorted(communes)


def test_every_succession_names_its_resolution() -> None:
    laws = {one.legal_basis for one in load_sample().successions}
    assert laws == {"Nghị quyết 1663/NQ-UBTVQH15", "Nghị quyết 202/2025/QH15"}


def test_the_new_province_was_made_from_two() -> None:
    sample = load_sample()
    old = {one.old for one in sample.successions if one.new == PROVINCE}
    assert {unit.name for unit in sample.units if unit.id in old} == {"tỉnh Đồng Tháp", "tỉnh Tiền Giang"}


def test_eight_teams_stand_under_three_communes() -> None:
    sample = load_sample()
    teams = {unit.id for unit in sample.units if unit.level == "to"}
    parents = [edge.parent for edge in sample.edges if edge.child in teams]
    assert len(teams) == 8
    assert len(set(parents)) == 3
    assert parents.count(COMMUNE) == 3


def test_everything_is_marked_as_sample() -> None:
    sample = load_sample()
    assert all(unit.sample for unit in sample.units)
    assert all(person.sample for person in sample.people)


def test_everybody_has_a_role_and_a_name() -> None:
    sample = load_sample()
    assert {one.person for one in sample.memberships} == {person.id for person in sample.people}
    assert all(len(person.name.split()) >= 3 for person in sample.people)


def test_the_known_people_hold_their_roles() -> None:
    held = {(one.person, one.unit, one.role) for one in load_sample().memberships}
    assert (MINH, TEAM, Role.REPORTER) in held
    assert (LAN, COMMUNE, Role.REVIEWER) in held
    assert (HA, PROVINCE, Role.ADMIN) in held
    assert {one[0] for one in held if one[1].startswith("30037-t")} == {MINH, HANH, TUAN}
    assert any(role is Role.REVIEWER and unit == OTHER_COMMUNE for _, unit, role in held)


BASE = """
times:
  - {id: former, from: 2004-07-08, to: 2025-06-30}
  - {id: present, from: 2025-07-01}
units:
  - {code: "1", name: tỉnh A, level: tinh, time: present}
  - {code: "2", name: xã B, level: xa, time: present, parent: "1"}
successions: []
people:
  - {id: p, name: Nguyễn Văn P, role: reporter, unit: "2"}
"""


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('parent: "1"', 'parent: "9"', "no present unit has the code 9"),
        ("level: xa", "level: ap", "'level' is 'ap'"),
        ("time: present, parent", "time: soon, parent", "no time called soon"),
        ('code: "2"', 'code: "1"', "there twice"),
        ("role: reporter", "role: boss", "'role' is 'boss'"),
        ("name: xã B", "name: ''", "'name' must be text"),
        ("from: 2025-07-01", "from: soon", "'from' must be a date"),
    ],
)
def test_a_broken_sample_says_which_item_and_why(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    file = tmp_path / "sample.yaml"
    file.write_text(BASE.replace(was, becomes, 1), "utf-8")
    with pytest.raises(BrokenData, match=said) as caught:
        load_sample(file)
    assert caught.value.file == "sample.yaml"


def test_a_small_sample_loads(tmp_path: Path) -> None:
    file = tmp_path / "sample.yaml"
    file.write_text(BASE, "utf-8")
    sample = load_sample(file)
    assert [unit.id for unit in sample.units] == ["1-20250701", "2-20250701"]
    assert sample.edges[0].parent == "1-20250701"
