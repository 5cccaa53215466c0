"""Below an answer stands where that is in this commune."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faq.overlay import Place
from handlers.services import Office
from handlers.texts import places as texts
from handlers.views.places import of_this_commune
from tests.handlers.entries import LONG, SHORT

ON = date(2026, 11, 23)
POLICE = Place("Công an xã Tháp Mười", "ấp 2", "7:30–17:00", "0277 3 000 113")
OFFICE = Office("Trung tâm xã", "ấp 1", "7:00–17:00", "1900 0000", POLICE)


def text(*sections: str, office: Office = OFFICE) -> list[str]:
    blocks = of_this_commune(LONG, sections, ON, office)
    return [getattr(one, "text", "") for one in blocks]


def test_the_police_of_the_commune_stand_below_where_to_go() -> None:
    assert text("where") == [
        "Ở xã mình: Công an xã Tháp Mười\nĐịa chỉ: ấp 2\nGiờ làm việc: 7:30–17:00\nĐiện thoại: 0277 3 000 113"
    ]


def test_a_section_that_names_no_place_has_none_below() -> None:
    assert text("fee", "time") == []


def test_what_is_not_set_is_left_out() -> None:
    assert text("where", office=replace(OFFICE, police=Place("Công an xã"))) == []
    assert text("where", office=replace(OFFICE, police=None)) == []


def test_what_was_edited_in_a_rehearsal_is_marked() -> None:
    [mark] = of_this_commune(replace(SHORT, rehearsal=True), ["fee"], ON, OFFICE)
    assert getattr(mark, "text", "") == texts.REHEARSED
