"""The unit that is named in a sentence: with or without marks, own or strange, one or several."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sample import load_sample
from reports.spoken_unit import spoken_unit
from reports.tree import UnitTree
from reports.unit import Edge, Unit
from tests.reports.given import COMMUNE, TEAM, TEAM_2, TEAM_3

ON = date(2026, 11, 23)
SAMPLE = load_sample()


def tree(*more: tuple[str, str]) -> UnitTree:
    """The sample organisation, with these teams (id, name) beside it."""
    units = [Unit(name, name, called, "to", date(2025, 7, 1)) for name, called in more]
    edges = [Edge(name, COMMUNE, date(2025, 7, 1)) for name, _ in more]
    return UnitTree([*SAMPLE.units, *units], [*SAMPLE.edges, *edges], SAMPLE.successions)


TREE = tree()
OWN = [TREE.unit(TEAM), TREE.unit(TEAM_3)]


def names(text: str, own: list[Unit] | None = None, where: UnitTree = TREE) -> list[str]:
    return [unit.id for unit in spoken_unit(text, OWN if own is None else own, where, ON).units]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("tổ Gò Sen cài 5", "cài 5"),
        ("to go sen cai 5", "cai 5"),
        ("TỔ GÒ SEN: cài vneid 5", "cài vneid 5"),
        ("cài vneid 5 cho tổ Gò Sen", "cài vneid 5"),
        ("ấp gò  sen cài 5", "cài 5"),
        ("Gò Sen cài 5", "cài 5"),
        ("tổ công nghệ số cộng đồng ấp Gò Sen, cài 5", "cài 5"),
        ("tổ cnscd gò sen cài 5", "cài 5"),
    ],
)
def test_a_unit_is_found_and_taken_out_of_the_sentence(text: str, rest: str) -> None:
    found = spoken_unit(text, OWN, TREE, ON)
    assert ([unit.id for unit in found.units], found.strange, found.rest) == ([TEAM_3], None, rest)


@pytest.mark.parametrize(
    "text", ["phát 30 tờ rơi", "phat to roi 30", "tổ 7 cài 5", "xóm 3 cài 5", "cài vneid 12", "", "tổ", "to to to"]
)
def test_what_names_no_unit_stays_as_it_is(text: str) -> None:
    found = spoken_unit(text, OWN, TREE, ON)
    assert (found.units, found.strange, found.rest) == ((), None, text)


def test_somebody_elses_team_is_strange() -> None:
    found = spoken_unit("cài vneid 5 tổ Bình Lợi", OWN, TREE, ON)
    assert found.units == ()
    assert found.strange is not None
    assert (found.strange.id, found.rest) == (TEAM_2, "cài vneid 5")


def test_two_names_are_two_units() -> None:
    assert set(names("tổ Gò Sen và tổ Hòa Thuận cài 5")) == {TEAM, TEAM_3}


def test_the_longer_name_is_meant() -> None:
    where = tree(("t9", "Tổ công nghệ số cộng đồng ấp Gò Sen 2"))
    assert names("tổ gò sen 2 cài 5", [*OWN, where.unit("t9")], where) == ["t9"]
    assert names("tổ gò sen cài 2", [*OWN, where.unit("t9")], where) == [TEAM_3]


def test_marks_tell_apart_and_without_them_both_are_meant() -> None:
    where = tree(("t8", "Tổ công nghệ số cộng đồng ấp Tân Thành"), ("t9", "Tổ công nghệ số cộng đồng ấp Tân Thạnh"))
    own = [where.unit("t8"), where.unit("t9")]
    assert names("tổ Tân Thạnh cài 5", own, where) == ["t9"]
    assert set(names("to tan thanh cai 5", own, where)) == {"t8", "t9"}


def test_a_name_of_one_word_or_a_number_needs_the_word_before_it() -> None:
    where = tree(("t8", "Tổ công nghệ số cộng đồng ấp 5"), ("t9", "Tổ công nghệ số cộng đồng ấp Lợi"))
    own = [where.unit("t8"), where.unit("t9")]
    assert names("cài vneid 5", own, where) == []
    assert names("ấp 5 cài vneid 5", own, where) == ["t8"]
    assert names("thuận lợi cài 5", own, where) == []
    assert names("tổ Lợi cài 5", own, where) == ["t9"]


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = spoken_unit(text, OWN, TREE, ON)
    assert len(found.rest) <= 2 * len(text)
