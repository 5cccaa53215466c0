"""The commune's own places stand below what sends people there."""

from __future__ import annotations

import pytest

from faq.overlay import Place, named, places

OFFICE = Place("Trung tâm Phục vụ hành chính công xã Tháp Mười", "ấp 1", "7:00–17:00", "0277 3 000 111")
POLICE = Place("Công an xã Tháp Mười", "ấp 2")
OURS = {"office": OFFICE, "police": POLICE}


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("Nộp tại Công an xã nơi đang ở.", ("police",)),
        ("Đến Công an cấp xã gần nhất.", ("police",)),
        ("UBND xã, phường nơi cư trú.", ("office",)),
        ("Ủy ban nhân dân cấp xã.", ("office",)),
        ("Trung tâm Phục vụ hành chính công nơi thuận tiện.", ("office",)),
        ("UBND xã cấp giấy, rồi đến Công an xã.", ("office", "police")),
        ("Công an xã xác nhận, rồi đến UBND xã.", ("police", "office")),
        ("Phòng Quản lý xuất nhập cảnh Công an cấp tỉnh.", ()),
        ("Trung tâm Phục vụ hành chính công tỉnh.", ()),
        ("Nộp trên dichvucong.gov.vn.", ()),
        ("", ()),
    ],
)
def test_the_places_that_a_text_names(said: str, kinds: tuple[str, ...]) -> None:
    assert named([said]) == kinds


def test_a_place_is_not_put_together_from_two_statements() -> None:
    assert named(["Ra công an.", "Xã nào cũng được."]) == ()


def test_places_come_in_the_order_of_the_text_each_once() -> None:
    assert places(["Công an xã.", "UBND xã.", "Công an xã."], dict(OURS)) == (POLICE, OFFICE)


def test_what_is_not_known_is_not_shown() -> None:
    nameless = Place("Công an xã", hours="7:00–17:00")
    assert places(["Công an xã."], {"police": nameless}) == ()
    assert places(["Công an xã."], {}) == ()
