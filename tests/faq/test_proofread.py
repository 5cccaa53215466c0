"""An editor is told what may be wrong with new words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faq.entry import Statement
from faq.proofread import Concern, concerns
from tests.handlers.entries import SHORT


def about(*said: str, **changes: object) -> tuple[Concern, ...]:
    after = replace(SHORT, sections={**SHORT.sections, "fee": tuple(map(Statement, said))}, **changes)  # type: ignore[arg-type]
    return concerns(SHORT, after)


@pytest.mark.parametrize(
    "text", ["Không mất tiền nữa.", "Xem https://dichvucong.gov.vn/abc.", "Vào dichvucong.gov.vn nhé.", "Mẫu CT01."]
)
def test_what_is_right_is_passed(text: str) -> None:
    assert about(text) == ()


@pytest.mark.parametrize(
    "address", ["http://dichvucong.gov.vn", "https://dichvucong.gov.vn.xyz", "bit.ly.com/abc", "www.vneid.com"]
)
def test_a_page_that_is_not_official_is_grave(address: str) -> None:
    [found] = about(f"Xem {address} nhé.")
    assert (found.kind, found.what, found.grave) == ("address", address, True)


def test_a_long_sentence_is_pointed_out_and_may_stay() -> None:
    [found] = about("chữ " * 31 + ".")
    assert (found.kind, found.grave) == ("long", False)


def test_a_wording_by_which_nothing_is_found_is_grave() -> None:
    found = concerns(SHORT, replace(SHORT, aliases=("???", "x" * 300, "hộ khẩu")))
    assert [(one.kind, one.grave) for one in found] == [("wording", True)] * 2


def test_what_was_said_before_is_not_judged_again() -> None:
    before = replace(SHORT, sections={"answer": (Statement("Xem http://cu.xyz."),)})
    after = replace(before, sections={"answer": (*before.sections["answer"], Statement("Mang thẻ."))})
    assert concerns(before, after) == ()
