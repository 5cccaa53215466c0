"""Nothing goes live that cannot be found, or that takes another entry's questions away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from faq.entry import Entry
from faq.gate import MOST_CHECKED, NEIGHBOURS, Find, Finding, examine, neighbours
from tests.handlers.entries import SHORT

HOUSE = replace(SHORT, id="thuong-tru", question="Đăng ký thường trú ở đâu?", aliases=("nhập hộ khẩu",))
ROOM = replace(SHORT, id="tam-tru", question="Đăng ký tạm trú thế nào?", aliases=("ở trọ đăng ký gì",))
CARD = replace(SHORT, id="can-cuoc", question="Làm thẻ căn cước ở đâu?", aliases=("mất thẻ",))
SERVED = {one.id: one for one in (HOUSE, ROOM, CARD)}


def leading(answers: Mapping[str, str], *others: str) -> Find:
    """A search that leads as told, and brings up all others behind."""

    def find(text: str) -> list[str]:
        found = answers.get(text)
        return [one for one in (found, *others) if one]

    return find


TRUE = {text: one.id for one in SERVED.values() for text in (one.question, *one.aliases)}


def judged(new: Entry, after: Mapping[str, str], before: Mapping[str, str] = TRUE) -> tuple[Finding, ...]:
    every = list(SERVED)
    return examine(leading(before, *every), leading(after, *every), SERVED.get(new.id), new, SERVED).findings


def test_what_leads_home_passes() -> None:
    assert judged(HOUSE, TRUE) == ()


def test_a_wording_of_its_own_that_leads_elsewhere_is_named() -> None:
    new = replace(HOUSE, aliases=(*HOUSE.aliases, "đăng ký tạm trú"))
    assert judged(new, {**TRUE, "đăng ký tạm trú": "tam-tru"}) == (
        Finding("đăng ký tạm trú", "thuong-tru", "tam-tru"),
    )


def test_a_wording_that_leads_nowhere_is_named() -> None:
    verdict = examine(leading(TRUE), leading({}), HOUSE, HOUSE, SERVED)
    assert Finding("nhập hộ khẩu", "thuong-tru", None) in verdict.findings
    assert not verdict.passed


def test_a_wording_that_was_taken_from_another_is_named() -> None:
    new = replace(HOUSE, aliases=(*HOUSE.aliases, "ở trọ đăng ký ở đâu"))
    after = {**TRUE, "ở trọ đăng ký ở đâu": "thuong-tru", "ở trọ đăng ký gì": "thuong-tru"}
    assert judged(new, after) == (Finding("ở trọ đăng ký gì", "tam-tru", "thuong-tru"),)


def test_what_did_not_lead_home_before_is_not_held_against_it() -> None:
    new = replace(HOUSE, aliases=(*HOUSE.aliases, "ở trọ đăng ký ở đâu"))
    after = {**TRUE, "ở trọ đăng ký ở đâu": "thuong-tru", "ở trọ đăng ký gì": "thuong-tru"}
    assert judged(new, after, {**TRUE, "ở trọ đăng ký gì": "can-cuoc"}) == ()


def test_without_new_wordings_nobody_elses_are_tried() -> None:
    verdict = examine(leading(TRUE), leading(TRUE, *SERVED), HOUSE, HOUSE, SERVED)
    assert (verdict.own, verdict.others) == (2, 0)


def test_a_new_entry_is_tried_with_all_its_wordings() -> None:
    new = replace(HOUSE, id="moi", question="Đăng ký hộ khẩu ở đâu?", aliases=("ở trọ đăng ký sao",))
    after = {**TRUE, new.question: "moi", "ở trọ đăng ký sao": "moi", "ở trọ đăng ký gì": "moi"}
    assert judged(new, after) == (Finding("ở trọ đăng ký gì", "tam-tru", "moi"),)


def test_the_confusable_are_neighbours_in_both_directions() -> None:
    served = {**SERVED, "can-cuoc": replace(CARD, confusable=("thuong-tru",))}
    found = neighbours(replace(HOUSE, confusable=("tam-tru",)), [], served)
    assert [one.id for one in found] == ["tam-tru", "can-cuoc"]


def test_neighbours_are_few_and_never_the_entry_itself() -> None:
    many = {f"muc-{at}": replace(HOUSE, id=f"muc-{at}") for at in range(40)}
    found = neighbours(HOUSE, [["thuong-tru", *many]], {**many, "thuong-tru": HOUSE})
    assert len(found) <= NEIGHBOURS
    assert HOUSE.id not in {one.id for one in found}


def test_only_so_many_wordings_of_others_are_tried() -> None:
    crowd = replace(ROOM, aliases=tuple(f"ở trọ đăng ký gì {at}" for at in range(500)))
    new = replace(HOUSE, aliases=("ở trọ đăng ký gì vậy",))
    served = {**SERVED, "tam-tru": crowd}
    verdict = examine(leading({}, "tam-tru"), leading({}, "tam-tru"), HOUSE, new, served)
    assert verdict.others == MOST_CHECKED
