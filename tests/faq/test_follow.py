"""Short messages go on about the matter under discussion; questions that name a thing of their own do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.builder import Builder, shipped
from faq.engine import AnswerEngine
from faq.entry import SECTIONS
from faq.follow import cues, follows
from faq.load import load_entries
from tests.test_docs import ROOT

ON = date(2026, 11, 23)
EVERY = 12
"""One wording of so many is asked: they are alike, and there are thousands."""

FOLLOW_UPS = [line.split("\t")[:2] for line in (ROOT / "tests/faq/questions/follow_up.tsv").read_text().splitlines()]
WORDINGS = [
    line.split("\t")[0]
    for path in sorted((ROOT / "faq/phrasings").glob("*.tsv"))
    for line in path.read_text("utf-8").splitlines()[::EVERY]
]


@pytest.fixture(scope="module")
def engine() -> AnswerEngine:
    return AnswerEngine(load_entries(ROOT / "faq/data").entries, Builder(shipped()))


def asked(engine: AnswerEngine, text: str) -> frozenset[str] | None:
    return follows(text, engine.ask(text, ON).evidence.sure)


def test_most_follow_ups_are_understood(engine: AnswerEngine) -> None:
    found = [(label, asked(engine, text)) for text, label in FOLLOW_UPS]
    understood = [(label, parts) for label, parts in found if parts is not None]
    assert len(understood) / len(found) >= 0.55
    right = [label for label, parts in understood if label == "other" or label in parts]
    assert len(right) / len(understood) >= 0.9


def test_messages_about_other_subjects_seldom_go_on(engine: AnswerEngine) -> None:
    far = [line.split("\t")[0] for line in (ROOT / "faq/held/far.tsv").read_text("utf-8").splitlines()]
    mistaken = [text for text in far if asked(engine, text) is not None]
    assert len(mistaken) / len(far) <= 0.015, mistaken


def test_questions_that_name_a_thing_are_not_taken_for_follow_ups(engine: AnswerEngine) -> None:
    mistaken = [text for text in WORDINGS if asked(engine, text) is not None]
    assert len(WORDINGS) > 400
    assert len(mistaken) / len(WORDINGS) <= 0.01, mistaken


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("còn phí thì sao", {"fee"}),
        ("tốn kém không con", {"fee"}),
        ("mấy bữa thì xong", {"time"}),
        ("ra xã hay lên phường", {"where"}),
        ("roi bam gi tiep", {"steps"}),
        ("chưa đủ tuổi thì sao", {"exceptions"}),
        ("tui chưa hiểu", set()),
    ],
)
def test_what_goes_on_asks_for_a_part_or_for_the_whole(text: str, parts: set[str]) -> None:
    assert follows(text, 0.0) == frozenset(parts)


@pytest.mark.parametrize(
    "text", ["thời tiết ngày mai ở Mỹ Tho thế nào", "đội tuyển đá mấy giờ hôm nay vậy mọi người", "cảm ơn", "", "👍"]
)
def test_another_subject_does_not_go_on(text: str) -> None:
    assert follows(text, 0.0) is None


def test_what_the_search_is_sure_of_does_not_go_on() -> None:
    assert follows("bản photo công chứng ở đâu", 0.3) is not None
    assert follows("bản photo công chứng ở đâu", 0.9) is None


def test_a_bare_part_goes_on_however_sure_the_search_is() -> None:
    assert follows("còn phí thì sao", 1.0) == frozenset({"fee"})


def test_the_file_names_only_sections_of_an_entry() -> None:
    assert set(cues().sections) <= set(SECTIONS)


@given(st.text(max_size=200))
def test_any_text_can_go_on_or_not(text: str) -> None:
    assert follows(text, 0.0) is None or follows(text, 0.0) <= set(SECTIONS)  # type: ignore[operator]
