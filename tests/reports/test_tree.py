"""Units as a dated tree."""

from __future__ import annotations

from datetime import date

import pytest

from reports.tree import UnitTree
from reports.unit import Edge, Succession, Unit
from tests.reports.given import COMMUNE, PROVINCE, TEAM, TEAM_2, TEAM_3, THIRD_COMMUNE, TODAY

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)
DISTRICT = "872-20040708"
TOWN = "30037-20040708"


def names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units]


def test_a_unit_is_found_by_its_id(tree: UnitTree) -> None:
    assert tree.unit(COMMUNE).name == "xã Tháp Mười"


def test_an_unknown_unit_is_a_key_error(tree: UnitTree) -> None:
    with pytest.raises(KeyError):
        tree.unit("30037")


def test_below_starts_with_the_unit_itself_and_goes_depth_first(tree: UnitTree) -> None:
    assert [unit.id for unit in tree.below(COMMUNE, TODAY)] == [COMMUNE, TEAM, TEAM_2, TEAM_3]


def test_below_the_province_a_commune_stands_before_its_teams(tree: UnitTree) -> None:
    ids = [unit.id for unit in tree.below(PROVINCE, TODAY)]
    assert ids[:3] == [PROVINCE, COMMUNE, TEAM]
    assert len(ids) == 1 + 6 + 8


def test_below_can_be_asked_for_one_level(tree: UnitTree) -> None:
    assert len(tree.below(PROVINCE, TODAY, "xa")) == 6
    assert len(tree.below(PROVINCE, TODAY, "to")) == 8


def test_below_does_not_depend_on_the_order_of_the_edges(world_units: list[Unit], world_edges: list[Edge]) -> None:
    one = UnitTree(world_units, world_edges)
    other = UnitTree(reversed(world_units), reversed(world_edges))
    assert one.below(PROVINCE, TODAY) == other.below(PROVINCE, TODAY)


def test_a_unit_that_does_not_exist_that_day_has_nothing_below(tree: UnitTree) -> None:
    assert tree.below(COMMUNE, BEFORE) == ()
    assert tree.below(DISTRICT, AFTER) == ()


def test_the_former_district_had_thirteen_units_until_its_last_day(tree: UnitTree) -> None:
    assert len(tree.below(DISTRICT, BEFORE, "xa")) == 13


def test_above_goes_from_the_unit_to_the_root(tree: UnitTree) -> None:
    assert [unit.id for unit in tree.above(TEAM, TODAY)] == [TEAM, COMMUNE, PROVINCE]


def test_above_went_through_the_district_before_july_2025(tree: UnitTree) -> None:
    assert names(tree.above(TOWN, BEFORE)) == ["thị trấn Mỹ An", "huyện Tháp Mười", "tỉnh Đồng Tháp"]


def test_above_an_unknown_or_ended_unit_is_nothing(tree: UnitTree) -> None:
    assert tree.above("nowhere", TODAY) == ()
    assert tree.above(TOWN, TODAY) == ()


def test_the_province_contains_the_team_but_not_the_other_way_round(tree: UnitTree) -> None:
    assert tree.contains(PROVINCE, TEAM, TODAY)
    assert not tree.contains(TEAM, PROVINCE, TODAY)


def test_a_unit_contains_itself_only_while_it_exists(tree: UnitTree) -> None:
    assert tree.contains(TEAM, TEAM, AFTER)
    assert not tree.contains(TEAM, TEAM, BEFORE)


def test_a_commune_does_not_contain_its_neighbours_team(tree: UnitTree) -> None:
    assert not tree.contains(THIRD_COMMUNE, TEAM, TODAY)


@pytest.mark.parametrize("text", ["Mỹ Quí", "Mỹ Quý", "my quy", "MY QUI", "xã Mỹ Quý", "xa my qui", "  Mỹ   Quý "])
def test_a_name_is_found_without_marks_in_either_spelling_with_or_without_its_kind(tree: UnitTree, text: str) -> None:
    assert [unit.id for unit in tree.named(text, TODAY)] == [THIRD_COMMUNE]


def test_the_same_name_means_the_unit_of_that_day(tree: UnitTree) -> None:
    assert [unit.id for unit in tree.named("Mỹ Quý", BEFORE)] == ["30055-20040708"]


def test_a_name_without_its_kind_may_mean_several(tree: UnitTree) -> None:
    assert names(tree.named("Mỹ An", BEFORE)) == ["thị trấn Mỹ An", "xã Mỹ An"]


def test_a_name_with_its_kind_means_that_kind(tree: UnitTree) -> None:
    assert names(tree.named("thi tran my an", BEFORE)) == ["thị trấn Mỹ An"]
    assert names(tree.named("xã Tháp Mười", TODAY)) == ["xã Tháp Mười"]
    assert tree.named("huyện Tháp Mười", TODAY) == ()


def test_a_district_and_a_commune_of_one_name_live_at_different_times(tree: UnitTree) -> None:
    assert names(tree.named("Tháp Mười", BEFORE)) == ["huyện Tháp Mười"]
    assert names(tree.named("Tháp Mười", TODAY)) == ["xã Tháp Mười"]


@pytest.mark.parametrize("text", ["Tổ ấp Bình Lợi", "ấp Bình Lợi", "binh loi", "Tổ CNSCĐ ấp Bình Lợi", "tổ bình lợi"])
def test_a_team_is_found_by_its_hamlet(tree: UnitTree, text: str) -> None:
    assert [unit.id for unit in tree.named(text, TODAY)] == [TEAM_2]


@pytest.mark.parametrize("text", ["", "   ", "xã", "Mỹ Quýt", "😀"])
def test_a_name_that_nobody_has_finds_nothing(tree: UnitTree, text: str) -> None:
    assert tree.named(text, TODAY) == ()


def test_three_former_units_became_one_commune(tree: UnitTree) -> None:
    whole = [one.old for one in tree.predecessors(COMMUNE) if one.extent == "whole"]
    assert whole == ["30037-20040708", "30064-20040708", "30052-20040708"]


def test_a_reused_code_is_another_unit(tree: UnitTree) -> None:
    assert tree.unit(TOWN).code == tree.unit(COMMUNE).code
    assert tree.unit(TOWN) != tree.unit(COMMUNE)


def test_one_commune_took_parts_of_two_districts(tree: UnitTree) -> None:
    parts = {one.old for one in tree.predecessors("30043-20250701") if one.extent == "part"}
    assert parts == {"872-20040708", "873-20040708"}


def test_a_district_was_shared_among_six_communes(tree: UnitTree) -> None:
    shares = tree.successors(DISTRICT)
    assert len(shares) == 6
    assert {one.extent for one in shares} == {"part"}
    assert {one.on for one in shares} == {AFTER}


def test_a_living_unit_has_no_successor(tree: UnitTree) -> None:
    assert tree.successors(COMMUNE) == ()


def test_a_team_founded_within_a_period_belongs_to_it() -> None:
    tree = UnitTree(
        [
            Unit("c", "1", "xã A", "xa", date(2025, 7, 1)),
            Unit("old", "2", "tổ cũ", "to", date(2025, 7, 1), date(2026, 11, 20)),
            Unit("new", "3", "tổ mới", "to", date(2026, 11, 21)),
            Unit("later", "4", "tổ sau", "to", date(2026, 12, 20)),
        ],
        [
            Edge("old", "c", date(2025, 7, 1), date(2026, 11, 20)),
            Edge("new", "c", date(2026, 11, 21)),
            Edge("later", "c", date(2026, 12, 20)),
        ],
        [Succession("old", "new", "whole", date(2026, 11, 21), "")],
    )
    found = tree.during("c", date(2026, 11, 15), date(2026, 12, 14), "to")
    assert [unit.id for unit in found] == ["old", "new"]


def test_a_team_that_moved_to_another_commune_stands_there_from_that_day() -> None:
    moved = date(2026, 12, 1)
    tree = UnitTree(
        [Unit(one, one, one, "xa" if one in "ab" else "to", date(2026, 1, 1)) for one in ("a", "b", "t")],
        [Edge("t", "a", date(2026, 1, 1), date(2026, 11, 30)), Edge("t", "b", moved)],
    )
    assert tree.contains("a", "t", date(2026, 11, 30))
    assert not tree.contains("a", "t", moved)
    assert tree.contains("b", "t", moved)


def test_edges_in_a_circle_do_not_hang() -> None:
    start = date(2026, 1, 1)
    tree = UnitTree(
        [Unit(one, one, one, "xa", start) for one in "ab"], [Edge("a", "b", start), Edge("b", "a", start)]
    )
    assert [unit.id for unit in tree.above("a", start)] == ["a", "b"]
    assert [unit.id for unit in tree.below("a", start)] == ["a", "b"]


@pytest.fixture
def world_units(tree: UnitTree) -> list[Unit]:
    return list(tree.below(PROVINCE, TODAY))


@pytest.fixture
def world_edges(world_units: list[Unit], tree: UnitTree) -> list[Edge]:
    pairs = [(unit, tree.above(unit.id, TODAY)) for unit in world_units]
    return [Edge(unit.id, path[1].id, unit.valid_from) for unit, path in pairs if len(path) > 1]


def test_a_period_falls_into_pieces_in_which_nothing_moves() -> None:
    """The first, the last and every day between them is in one piece, and only in one."""
    units = [
        Unit(name, name, name, "to", date(2026, 1, 1), last)
        for name, last in (("a", None), ("b", date(2026, 11, 20)), ("c", None))
    ]
    edges = [Edge("c", "a", date(2026, 1, 1), date(2026, 11, 17)), Edge("c", "b", date(2026, 11, 18), None)]
    tree = UnitTree(units, edges)
    days = [date(2026, 11, on) for on in (15, 17, 18, 20, 21, 30)]
    assert tree.spans(days[0], days[-1]) == [(days[0], days[1]), (days[2], days[3]), (days[4], days[5])]
    assert tree.spans(days[4], days[4]) == [(days[4], days[4])]
