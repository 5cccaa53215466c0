"""Two versions side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faq.difference import Difference, differences
from faq.entry import Source, State, Statement
from tests.handlers.entries import LONG, SHORT


def test_the_same_has_no_difference() -> None:
    assert differences(LONG, replace(LONG, revision=9, state=State.DRAFT)) == ()


def test_sections_come_in_the_order_of_reading() -> None:
    after = replace(SHORT, sections={**SHORT.sections, "steps": (Statement("Đi."),), "answer": (Statement("Ở xã."),)})
    assert differences(SHORT, after) == (
        Difference("answer", ("Tại Công an xã.",), ("Ở xã.",)),
        Difference("steps", (), ("Đi.",)),
    )


def test_a_changed_day_is_a_difference() -> None:
    fee = (Statement("Không mất tiền.", until=date(2026, 12, 31)),)
    [found] = differences(SHORT, replace(SHORT, sections={**SHORT.sections, "fee": fee}))
    assert found.after == ("Không mất tiền. (đến 31/12/2026)",)


def test_of_wordings_only_what_went_and_came() -> None:
    before, after = replace(SHORT, aliases=("a", "b")), replace(SHORT, aliases=("b", "c"))
    assert differences(before, after) == (Difference("wordings", ("a",), ("c",)),)


def test_everything_else_is_compared_too() -> None:
    changes = {
        "question": "Khác?",
        "links": LONG.links,
        "sources": (Source("Luật mới", "Điều 1", "https://vanban.chinhphu.vn"),),
        "checked_on": date(2027, 1, 1),
        "category": "khac",
        "confidence": "low",
        "confusable": ("x",),
    }
    found = [
        one.part for name, value in changes.items() for one in differences(SHORT, replace(SHORT, **{name: value}))
    ]  # type: ignore[arg-type]
    assert found == ["question", "links", "sources", "days", "category", "confidence", "confusable"]
