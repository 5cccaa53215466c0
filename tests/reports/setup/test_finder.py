"""Units are found by whatever people call them; what may mean two is never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from reports.setup.finder import ANSWERS, Finder
from reports.unit import Unit
from reports.units_now import NEW_TIME, of_province, real_id
from tests.reports.setup.books import TODAY

BEFORE = date(2025, 6, 30)


def finder() -> Finder:
    known = of_province("82")
    return Finder(known.units, known.edges, known.successions)


def names(text: str, on: date = TODAY) -> list[str]:
    return [one.name for one in finder().find(text, on)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("30055", "xã Mỹ Quí"),
        ("xã Mỹ Quý", "xã Mỹ Quí"),
        ("XÃ MỸ QUÍ", "xã Mỹ Quí"),
        ("mi qui", "xã Mỹ Quí"),
        ("x.Mỹ Quý", "xã Mỹ Quí"),
        ("xã Mỹ Quý, tỉnh Đồng Tháp", "xã Mỹ Quí"),
        ("xã Mỹ Đông", "xã Mỹ Quí"),
        ("thị trấn Mỹ An", "xã Tháp Mười"),
        ("Mỹ An", "xã Tháp Mười"),
        ("xã Thạnh Lợi", "xã Trường Xuân"),
        ("xã Hưng Thạnh", "xã Hưng Thạnh"),
        ("tỉnh Tiền Giang", "tỉnh Đồng Tháp"),
        ("Phường Mỹ Tho", "phường Mỹ Tho"),
    ],
)
def test_one_unit_is_found_by_each_of_its_names(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("text", ["", "xã", "Sao Hỏa", "phường Mỹ Quí", "12345678", ",", "– xã Tháp Mười"])
def test_what_means_nothing_finds_nothing(text: str) -> None:
    assert names(text) == []


def test_what_means_several_finds_them_all() -> None:
    assert names("xa Tan Thanh") == ["xã Tân Thành", "xã Tân Thạnh"]
    assert len(names("huyện Tháp Mười")) == 6


def test_a_former_unit_is_itself_on_a_day_of_its_own() -> None:
    assert names("thị trấn Mỹ An", BEFORE) == ["thị trấn Mỹ An"]
    assert names("huyện Tháp Mười", BEFORE) == ["huyện Tháp Mười"]


def test_levels_keep_others_out() -> None:
    assert finder().find("Đồng Tháp", TODAY, ("xa",)) == []
    assert [one.level for one in finder().find("Đồng Tháp", TODAY, ("tinh",))] == ["tinh"]


def test_units_that_are_put_in_later_are_found_too() -> None:
    known = finder()
    commune = real_id("30037", NEW_TIME)
    known.put(Unit("t", "T1", "Tổ công nghệ số cộng đồng ấp Gò Sen", "to", NEW_TIME), commune)
    for text in ("T1", "t1", "Tổ ấp Gò Sen", "tổ Gò Sen", "Tổ ấp Gò Sen - xã Tháp Mười", "Gò Sen (Tháp Mười)"):
        assert [one.id for one in known.find(text, TODAY)] == ["t"], text
    assert known.full_name(known.units["t"]) == "Tổ công nghệ số cộng đồng ấp Gò Sen – xã Tháp Mười"
    assert known.path("t") == ["t", commune, real_id("82", NEW_TIME)]


def test_a_new_name_is_found_and_the_code_stays() -> None:
    known = finder()
    known.put(Unit("t", "T1", "Tổ ấp Cũ", "to", NEW_TIME))
    known.put(Unit("t", "T1", "Tổ ấp Mới", "to", NEW_TIME))
    assert [one.name for one in known.find("Tổ ấp Mới", TODAY)] == ["Tổ ấp Mới"]
    assert len(known.coded("T1")) == 1


def test_a_ring_of_parents_ends() -> None:
    known = finder()
    known.put(Unit("a", "A", "Tổ A", "to", NEW_TIME), "b")
    known.put(Unit("b", "B", "Tổ B", "to", NEW_TIME), "a")
    assert known.path("a") == ["a", "b"]


def test_likely_names_are_those_of_the_day_and_level() -> None:
    assert finder().likely("xã Tháp Mườii", TODAY, ("xa",))[0] == "xã Tháp Mười"
    assert "huyện Tháp Mười" not in finder().likely("huyện Tháp Mười", TODAY, ("xa",))


def test_after_hundreds_of_answers_nothing_is_suggested_any_more() -> None:
    known = finder()
    answers = [known.likely("xã Tháp Mườii", TODAY) for _ in range(ANSWERS + 1)]
    assert answers[-2:] == [answers[0], ()]
