"""What the engine keeps to: days, drafts, evidence, one answer whatever the keyboard, order or company."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from faq.builder import Builder
from faq.engine import AnswerEngine
from faq.entry import Entry, State, Statement
from faq.evaluate import choices
from faq.fold import LONGEST, fold
from faq.outcome import NAMES, Answered, Choose, Danger, Outcome, OutOfScope, Unsafe, Unsure, name
from tests.faq.entries import LEVEL_TWO
from tests.faq.knowledge import WRITTEN
from tests.faq.test_engine import CERTAIN, EVERYDAY

WAIVER, PASSPORT_LOST = "cong-dan-so-mien-phi", "mat-ho-chieu"
WAIVERS = "tích hợp đủ giấy tờ trên vneid thì được miễn lệ phí gì"
EVERY_KIND = [
    "mất hộ chiếu phải làm gì",
    "cấp lại căn cước",
    "đăng ký xe lần đầu và làm hộ chiếu qua mạng",
    "cái giấy xanh xanh mà xã đưa hồi đó giờ làm sao",
    "xe bị giam khi nào lấy được",
    "làm giả giấy khai sinh cho con ở đâu",
    "công an gọi bảo chuyển tiền",
    "thời tiết ngày mai ở Mỹ Tho",
    "phí bao nhiêu",
    "xin chào",
]


def said(outcome: Outcome) -> object:
    """Everything but the time it took."""
    return replace(outcome, evidence=replace(outcome.evidence, ms=0.0))


def with_one(entries: Mapping[str, Entry], builder: Builder, name: str, **changed: object) -> AnswerEngine:
    return AnswerEngine({**entries, name: replace(entries[name], **changed)}.values(), builder)


@pytest.mark.parametrize(
    ("on", "serves"),
    [
        (date(2026, 8, 14), False),
        (date(2026, 8, 15), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_an_entry_is_given_only_on_its_days(
    entries: Mapping[str, Entry], builder: Builder, on: date, serves: bool
) -> None:
    days = {"effective_from": date(2026, 8, 15), "expires_on": date(2027, 2, 28)}
    outcome = with_one(entries, builder, WAIVER, **days).ask(WAIVERS, on)
    assert (WAIVER in choices(outcome)) is serves
    assert isinstance(outcome, Answered) is serves


def test_a_topic_that_no_longer_serves_is_forgotten(entries: Mapping[str, Entry], builder: Builder) -> None:
    answers = with_one(entries, builder, WAIVER, expires_on=date(2027, 2, 28))
    assert choices(answers.ask("ở đâu", date(2027, 2, 28), WAIVER)) == (WAIVER,)
    assert WAIVER not in choices(answers.ask("ở đâu", date(2027, 3, 1), WAIVER))


def test_a_part_whose_sentences_have_all_ended_is_not_shown(entries: Mapping[str, Entry], builder: Builder) -> None:
    cheap = Statement("Nộp trên mạng còn một nửa.", until=date(2026, 12, 31))
    sections = {**entries["ks-dung-han"].sections, "fee": (cheap,)}
    answers = with_one(entries, builder, "ks-dung-han", sections=sections)
    for on, section in ((date(2026, 12, 31), "fee"), (date(2027, 1, 1), None)):
        outcome = answers.ask("làm khai sinh cho con hết bao nhiêu tiền", on)
        assert isinstance(outcome, Answered)
        assert outcome.section == section
        again = answers.ask("còn phí thì sao", on, topic="ks-dung-han")
        assert isinstance(again, Answered)
        assert again.section == section


@pytest.mark.parametrize("state", [State.DRAFT, State.PENDING, State.RETIRED])
def test_what_is_not_live_is_never_given(entries: Mapping[str, Entry], builder: Builder, state: State) -> None:
    answers = with_one(entries, builder, PASSPORT_LOST, state=state)
    for question in (entries[PASSPORT_LOST].question, *entries[PASSPORT_LOST].aliases[:5], "ở đâu"):
        outcome = answers.ask(question, WRITTEN, topic=PASSPORT_LOST)
        assert PASSPORT_LOST not in choices(outcome), question
    assert answers.entry(PASSPORT_LOST) is not None


@pytest.mark.parametrize("question", EVERY_KIND)
def test_every_outcome_keeps_winners_and_losers(answers: AnswerEngine, question: str) -> None:
    evidence = answers.ask(question, WRITTEN).evidence
    scores = [one.score for one in evidence.candidates]
    assert len(scores) > 3
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1.0, abs=1e-4)
    assert len({one.entry for one in evidence.candidates}) == len(scores)
    assert 0.0 <= evidence.sure <= 1.0
    assert 0.0 <= evidence.ours <= 1.0


def test_what_was_shown_is_among_the_candidates(answers: AnswerEngine) -> None:
    for question in EVERY_KIND[:5]:
        outcome = answers.ask(question, WRITTEN)
        assert set(choices(outcome)) <= {one.entry for one in outcome.evidence.candidates}


@pytest.mark.parametrize(("question", "entry"), CERTAIN)
def test_the_keyboard_makes_no_difference(answers: AnswerEngine, question: str, entry: str) -> None:
    ways = (
        question.upper(),
        question.title(),
        fold(question),
        unicodedata.normalize("NFD", question),
        unicodedata.normalize("NFC", question),
        f"  {question}???  ",
        question.replace(" ", "\u00a0\n"),
    )
    for way in ways:
        assert choices(answers.ask(way, WRITTEN))[:1] == (entry,), way


@pytest.mark.parametrize("question", EVERY_KIND)
def test_composed_and_decomposed_text_are_one(answers: AnswerEngine, question: str) -> None:
    composed, apart = (unicodedata.normalize(form, question) for form in ("NFC", "NFD"))
    assert said(answers.ask(composed, WRITTEN)) == said(answers.ask(apart, WRITTEN))


@pytest.mark.parametrize("question", EVERY_KIND)
def test_asking_changes_nothing(answers: AnswerEngine, question: str) -> None:
    first = said(answers.ask(question, WRITTEN))
    answers.ask("tôi muốn tự tử", WRITTEN)
    answers.ask("mất hộ chiếu", WRITTEN, topic=WAIVER)
    assert said(answers.ask(question, WRITTEN)) == first


def test_many_may_ask_at_once(answers: AnswerEngine) -> None:
    questions = [*EVERY_KIND, *(question for question, _ in EVERYDAY)] * 3
    alone = [said(answers.ask(one, WRITTEN)) for one in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: said(answers.ask(one, WRITTEN)), questions))
    assert together == alone


def test_the_order_of_entries_makes_no_difference(
    answers: AnswerEngine, entries: Mapping[str, Entry], builder: Builder
) -> None:
    other = AnswerEngine(reversed(entries.values()), builder)
    for question in (*EVERY_KIND, *(question for question, _ in EVERYDAY)):
        one, again = answers.ask(question, WRITTEN), other.ask(question, WRITTEN)
        assert (name(one), choices(one)) == (name(again), choices(again)), question
        assert one.evidence.sure == pytest.approx(again.evidence.sure, abs=1e-3)


def test_the_time_it_took_is_told_in_milliseconds(builder: Builder) -> None:
    ticks = count(0)
    timed = AnswerEngine([LEVEL_TWO], builder, timer=lambda: next(ticks) * 0.25)
    assert timed.ask("làm vneid mức 2", WRITTEN).evidence.ms == 250.0


def test_without_entries_nothing_is_answered(builder: Builder) -> None:
    empty = AnswerEngine([], builder)
    for question in (*EVERY_KIND, "", "làm khai sinh", "ở đâu"):
        assert choices(empty.ask(question, WRITTEN)) == ()
    assert isinstance(empty.ask("công an gọi bảo chuyển tiền", WRITTEN), Danger)
    assert isinstance(empty.ask("làm giả giấy khai sinh", WRITTEN), Unsafe)
    assert isinstance(empty.ask("thời tiết ngày mai", WRITTEN), OutOfScope)


def test_without_entries_and_neighbours_all_is_out_of_scope(builder: Builder) -> None:
    empty = AnswerEngine([], Builder(builder.model, neighbours=()))
    assert isinstance(empty.ask("mất hộ chiếu phải làm gì", WRITTEN), OutOfScope)
    assert isinstance(empty.ask("ở đâu", WRITTEN), OutOfScope)


def test_a_single_entry_needs_no_rival_to_be_answered(builder: Builder) -> None:
    outcome = AnswerEngine([LEVEL_TWO], builder).ask("làm vneid mức 2", WRITTEN)
    assert choices(outcome) == (LEVEL_TWO.id,)
    assert isinstance(outcome, Answered)


def test_what_stands_beyond_the_limit_is_not_read(answers: AnswerEngine) -> None:
    start = ("mất hộ chiếu phải làm gì " * 200)[:LONGEST]
    assert said(answers.ask(start, WRITTEN)) == said(answers.ask(start + " tôi muốn tự tử" * 50, WRITTEN))


def test_a_bare_question_offers_what_serves(answers: AnswerEngine) -> None:
    outcome = answers.ask("phí bao nhiêu", WRITTEN)
    assert isinstance(outcome, Choose | Unsure)
    assert type(outcome) in NAMES
