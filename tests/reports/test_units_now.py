"""The country's list: 34 provinces, 3.321 communes, and what became of huyện Tháp Mười."""

from __future__ import annotations

from datetime import date

import pytest

from reports.names import NameKey, sharpest
from reports.sample import load_sample
from reports.tree import UnitTree
from reports.units_now import NEW_TIME, communes, matching, of_province, provinces, real_id

TODAY = date(2026, 12, 2)
BEFORE = date(2025, 6, 30)


def tree() -> UnitTree:
    found = of_province("82")
    return UnitTree(found.units, found.edges, found.successions)


def test_there_are_34_provinces_and_3321_communes() -> None:
    assert len(provinces()) == 34
    assert sum(len(communes(one.code)) for one in provinces()) == 3_321


@pytest.mark.parametrize(("code", "count"), [("82", 102), ("91", 102), ("51", 96), ("96", 64)])
def test_communes_are_as_many_as_the_resolutions_say(code: str, count: int) -> None:
    assert len(communes(code)) == count


def test_no_code_stands_for_two_units() -> None:
    codes = [unit.code for one in provinces() for unit in communes(one.code)]
    assert len(set(codes)) == len(codes)


def test_names_are_written_as_in_a_sentence() -> None:
    names = {one.code: one.name for one in provinces()}
    assert names["82"] == "tỉnh Đồng Tháp"
    assert names["01"] == "thành phố Hà Nội"
    assert {one.code: one.name for one in communes("82")}["30037"] == "xã Tháp Mười"


def test_an_unknown_province_has_nothing() -> None:
    assert communes("99") == ()
    assert of_province("99").units == ()


def test_real_units_never_have_an_id_of_the_sample() -> None:
    sample = {one.id for one in load_sample().units}
    assert not sample & {one.id for one in of_province("82").units}
    assert not any(one.sample for one in of_province("82").units)


@pytest.mark.parametrize("text", ["Đồng Tháp (82)", "dong thap", "82", "tỉnh Đồng Tháp", "T. Đồng Tháp"])
def test_a_province_is_found_however_it_is_written(text: str) -> None:
    assert [one.code for one in matching(text, provinces())] == ["82"]


@pytest.mark.parametrize("text", ["TP. Hồ Chí Minh", "TP Hồ Chí Minh", "thành phố hồ chí minh", "Hồ Chí Minh"])
def test_a_city_is_found_by_its_short_form(text: str) -> None:
    assert [one.code for one in matching(text, provinces())] == ["79"]


@pytest.mark.parametrize("text", ["Sông Bé", "", "99", "Đồng Tháp (83)"])
def test_what_is_no_province_is_not_guessed(text: str) -> None:
    assert matching(text, provinces()) == ()


@pytest.mark.parametrize("text", ["xã Mỹ Quí", "xã Mỹ Quý", "x. Mĩ Quý", "My Qui", "30055"])
def test_a_commune_is_found_under_old_and_new_spellings(text: str) -> None:
    assert [one.name for one in matching(text, communes("82"))] == ["xã Mỹ Quí"]


def test_tone_marks_tell_two_communes_of_one_province_apart() -> None:
    assert [one.name for one in matching("xã Tân Thành", communes("82"))] == ["xã Tân Thành"]
    assert [one.name for one in matching("x. Tân Thạnh", communes("82"))] == ["xã Tân Thạnh"]
    assert len(matching("tan thanh", communes("82"))) == 2


def test_the_tree_knows_todays_communes_under_the_province() -> None:
    top = real_id("82", NEW_TIME)
    assert len(tree().below(top, TODAY, "xa")) == 102


def test_huyen_thap_muoi_stood_until_the_end_of_june_2025() -> None:
    (district,) = tree().named("huyện Tháp Mười", BEFORE)
    assert len(tree().below(district.id, BEFORE, "xa")) == 13
    assert tree().named("huyện Tháp Mười", TODAY) == ()


def test_former_communes_lead_to_todays() -> None:
    (former,) = tree().named("thị trấn Mỹ An", BEFORE)
    (step,) = tree().successors(former.id)
    assert tree().unit(step.new).name == "xã Tháp Mười"
    assert step.legal_basis == "Nghị quyết 1663/NQ-UBTVQH15"


def test_another_province_has_no_former_units_yet() -> None:
    assert all(one.valid_to is None for one in of_province("91").units)


def test_two_old_provinces_went_into_dong_thap() -> None:
    made = tree().predecessors(real_id("82", NEW_TIME))
    assert sorted(tree().unit(one.old).name for one in made) == ["tỉnh Tiền Giang", "tỉnh Đồng Tháp"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("x. Mỹ Quý", "xa", "mi qui"),
        ("X.Mỹ Quý", "xa", "mi qui"),
        ("TT. Mỹ An", "thi tran", "mi an"),
        ("tt Mỹ An", "thi tran", "mi an"),
        ("P.1", "phuong", "1"),
        ("h. Tháp Mười", "huyen", "thap muoi"),
        ("Tổ CNSCĐ ấp Hòa Thuận", "to", "hoa thuan"),
    ],
)
def test_short_kind_words_are_understood(text: str, kind: str, name: str) -> None:
    key = NameKey.of(text)
    assert (key.kind, key.name) == (kind, name)


def test_without_marks_all_that_look_alike_stay() -> None:
    names = ["xã Tân Thành", "xã Tân Thạnh"]
    assert sharpest("tan thanh", names) == [0, 1]
    assert sharpest("Tân Thạnh", names) == [1]
    assert sharpest("xã Tân Thánh", names) == [0, 1]
