"""What comes of a question."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from faq.decide import STEPS
from faq.engine import AnswerEngine
from faq.fold import fold
from faq.interfaces import Answers
from faq.outcome import Answered, Choose, Danger, Outcome, OutOfScope, TwoNeeds, Unsafe, Unsure, name
from tests.faq.entries import BIRTH, CARD_FEE, CARD_LOST, DEATH, DRAFT, EVERY, LEVEL_TWO, SCAMMED, TODAY, WAIVER


@pytest.fixture(scope="module")
def answers() -> Answers:
    return AnswerEngine(EVERY)


def ids(outcome: Outcome) -> list[str]:
    """The entries that an outcome shows."""
    match outcome:
        case Answered(entry=entry):
            return [entry.id]
        case Choose(entries=entries) | TwoNeeds(entries=entries) | Unsure(nearest=entries):
            return [entry.id for entry in entries]
    return []


@pytest.mark.parametrize("entry", [one for one in EVERY if one not in (DRAFT,)], ids=lambda one: one.id)
def test_every_wording_of_an_entry_is_answered_with_it(answers: Answers, entry: object) -> None:
    assert entry in EVERY
    for wording in next(one.aliases for one in EVERY if one is entry):
        outcome = answers.ask(wording, TODAY)
        assert isinstance(outcome, Answered | Danger), wording
        assert outcome.entry is entry, wording


@pytest.mark.parametrize(
    ("question", "entry", "section"),
    [
        ("làm khai sinh cho con hết bao nhiêu tiền", "khai-sinh", "fee"),
        ("lam khai sinh cho con het bn tien", "khai-sinh", "fee"),
        ("làm khai sinh cho bé mất bao lâu", "khai-sinh", "time"),
        ("thủ tục khai tử cần giấy tờ gì", "khai-tu", "papers"),
        ("thủ tục khai tử", "khai-tu", None),
        ("đăng ký khai tử cho người thân mất bao lâu", "khai-tu", None),
        ("lệ phí căn cước bao nhiêu", "le-phi-can-cuoc", None),
    ],
)
def test_a_part_is_shown_when_only_that_part_was_asked_for(
    answers: Answers, question: str, entry: str, section: str | None
) -> None:
    outcome = answers.ask(question, TODAY)
    assert isinstance(outcome, Answered), outcome
    assert (outcome.entry.id, outcome.section) == (entry, section)


def test_a_part_whose_sentences_have_all_ended_is_not_shown() -> None:
    ended = replace(CARD_LOST, sections={**CARD_LOST.sections, "fee": CARD_LOST.sections["fee"][:1]})
    outcome = AnswerEngine([ended, DEATH]).ask("mất cccd làm lại hết bao nhiêu tiền", date(2027, 1, 15))
    assert isinstance(outcome, Answered)
    assert outcome.section is None


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("còn phí thì sao", "fee"),
        ("con phi thi sao", "fee"),
        ("mất mấy ngày", "time"),
        ("ở đâu", "where"),
        ("cần giấy tờ gì vậy", "papers"),
        ("làm sao", "steps"),
        ("ở đâu và mất mấy ngày", None),
        ("trường hợp ngoại lệ thì sao", None),
    ],
)
def test_a_short_question_goes_on_about_the_topic(answers: Answers, question: str, section: str | None) -> None:
    outcome = answers.ask(question, TODAY, topic=BIRTH.id)
    assert isinstance(outcome, Answered)
    assert (outcome.entry, outcome.section) == (BIRTH, section)


def test_a_question_that_names_its_own_thing_leaves_the_topic(answers: Answers) -> None:
    outcome = answers.ask("khai tử cho ba mẹ", TODAY, topic=BIRTH.id)
    assert ids(outcome) == ["khai-tu"]


@pytest.mark.parametrize("topic", [None, "không có", DRAFT.id])
def test_a_bare_question_without_a_topic_is_never_answered(answers: Answers, topic: str | None) -> None:
    assert isinstance(answers.ask("phí bao nhiêu", TODAY, topic), Choose | Unsure)


def test_a_topic_that_no_longer_serves_is_forgotten(answers: Answers) -> None:
    later = date(2027, 3, 1)
    assert ids(answers.ask("ở đâu", TODAY, WAIVER.id)) == [WAIVER.id]
    assert WAIVER.id not in ids(answers.ask("ở đâu", later, WAIVER.id))


def test_near_ones_are_offered_as_a_choice(answers: Answers) -> None:
    outcome = answers.ask("cấp lại căn cước", TODAY)
    assert isinstance(outcome, Choose)
    assert set(ids(outcome)) == {"mat-can-cuoc", "le-phi-can-cuoc"}
    assert 2 <= len(outcome.entries) <= 4


def test_two_needs_are_both_met_in_their_order(answers: Answers) -> None:
    outcome = answers.ask("thủ tục khai tử và làm vneid mức 2", TODAY)
    assert isinstance(outcome, TwoNeeds)
    assert ids(outcome) == ["khai-tu", "dinh-danh-muc-2"]
    assert ids(answers.ask("làm vneid mức 2, tiện thể thủ tục khai tử", TODAY)) == ["dinh-danh-muc-2", "khai-tu"]


def test_the_same_need_twice_is_one_need(answers: Answers) -> None:
    assert not isinstance(answers.ask("thủ tục khai tử và khai tử cho ba mẹ", TODAY), TwoNeeds)


def test_a_half_that_meets_nothing_makes_no_second_need(answers: Answers) -> None:
    assert not isinstance(answers.ask("thủ tục khai tử và mua vé xem đá banh", TODAY), TwoNeeds)


def test_what_is_only_somewhat_near_is_named_without_answering(answers: Answers) -> None:
    outcome = answers.ask("căn cước của người nước ngoài làm chỗ nào được cấp", TODAY)
    assert isinstance(outcome, Unsure | Choose)
    assert 1 <= len(ids(outcome)) <= 4


@pytest.mark.parametrize(
    "question",
    ["thời tiết ngày mai ở Mỹ Tho", "giá vàng 9999 hôm nay", "hợp âm bài nối vòng tay lớn", "can you sing"],
)
def test_another_subject_is_out_of_scope(answers: Answers, question: str) -> None:
    outcome = answers.ask(question, TODAY)
    assert isinstance(outcome, OutOfScope)
    assert outcome.manner == "other"


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("xin chào", "greeting"),
        ("cảm ơn nha", "thanks"),
        ("tạm biệt", "goodbye"),
        ("đồ ngu", "insult"),
        ("👍", "nonsense"),
    ],
)
def test_small_talk_keeps_its_manner(answers: Answers, text: str, manner: str) -> None:
    outcome = answers.ask(text, TODAY, topic=BIRTH.id)
    assert isinstance(outcome, OutOfScope)
    assert outcome.manner == manner


def test_danger_comes_before_everything_and_names_the_safety_entry(answers: Answers) -> None:
    outcome = answers.ask("công an gọi bảo chuyển tiền để làm khai sinh cho con", TODAY, topic=BIRTH.id)
    assert isinstance(outcome, Danger)
    assert (outcome.about, outcome.entry) == ("scam", SCAMMED)


def test_danger_without_a_safety_entry_is_still_danger() -> None:
    outcome = AnswerEngine([BIRTH]).ask("công an gọi bảo chuyển tiền", TODAY)
    assert isinstance(outcome, Danger)
    assert outcome.entry is None


def test_a_life_at_risk_gets_no_entry(answers: Answers) -> None:
    outcome = answers.ask("tôi bị lừa hết tiền, không muốn sống nữa", TODAY)
    assert isinstance(outcome, Danger)
    assert (outcome.about, outcome.entry) == ("self_harm", None)


def test_what_must_not_be_done_is_refused_even_if_an_entry_is_near(answers: Answers) -> None:
    outcome = answers.ask("làm giả giấy khai sinh cho con ở đâu", TODAY)
    assert isinstance(outcome, Unsafe)
    assert outcome.about == "forgery"
    assert outcome.evidence.candidates


def test_a_question_about_the_scam_is_answered(answers: Answers) -> None:
    assert ids(answers.ask("bị lừa thì báo ai", TODAY)) == [SCAMMED.id]


@pytest.mark.parametrize(
    ("on", "serves"),
    [
        (date(2026, 8, 14), False),
        (date(2026, 8, 15), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
    ],
)
def test_an_entry_is_given_only_on_its_days(answers: Answers, on: date, serves: bool) -> None:
    outcome = answers.ask("miễn phí hộ chiếu công dân số", on)
    assert (WAIVER.id in ids(outcome)) is serves
    assert (WAIVER.id in {one.entry for one in outcome.evidence.candidates}) is serves


def test_a_draft_is_never_given(answers: Answers) -> None:
    outcome = answers.ask("nhận con nuôi", TODAY)
    assert DRAFT.id not in ids(outcome)
    assert DRAFT.id not in {one.entry for one in outcome.evidence.candidates}
    assert answers.entry(DRAFT.id) is DRAFT


def test_an_entry_is_found_by_id(answers: Answers) -> None:
    assert answers.entry("khai-tu") is DEATH
    assert answers.entry("không có") is None


def test_every_outcome_keeps_winners_and_losers(answers: Answers) -> None:
    for question in ("thủ tục khai tử", "cấp lại căn cước", "làm giả giấy tờ ở đâu", "giá vàng hôm nay", "xin chào"):
        candidates = answers.ask(question, TODAY).evidence.candidates
        assert {one.entry for one in candidates} == {one.id for one in EVERY if one is not DRAFT}
        assert candidates[0].score == max(one.score for one in candidates)


@pytest.mark.parametrize(
    "question", ["Làm khai sinh cho con hết bao nhiêu tiền?", "Thủ tục khai tử", "Mất căn cước, làm lại ở đâu?"]
)
def test_tone_marks_make_no_difference(answers: Answers, question: str) -> None:
    plain, marked = answers.ask(fold(question), TODAY), answers.ask(question, TODAY)
    apart = answers.ask(unicodedata.normalize("NFD", question), TODAY)
    assert ids(plain) == ids(marked) == ids(apart)
    assert name(plain) == name(marked) == name(apart)


def test_asking_changes_nothing() -> None:
    answers = AnswerEngine(EVERY, timer=lambda: 0.0)
    first = answers.ask("cấp lại căn cước", TODAY)
    answers.ask("tôi muốn tự tử", TODAY)
    assert answers.ask("cấp lại căn cước", TODAY) == first


def test_the_order_of_entries_makes_no_difference() -> None:
    one, other = (AnswerEngine(entries, timer=lambda: 0.0) for entries in (EVERY, EVERY[::-1]))
    for question in ("cấp lại căn cước", "khai sinh", "giấy tờ", "phí bao nhiêu"):
        assert one.ask(question, TODAY) == other.ask(question, TODAY)


def test_the_time_it_took_is_told_in_milliseconds() -> None:
    ticks = count(0)
    outcome = AnswerEngine(EVERY, timer=lambda: next(ticks) * 0.25).ask("thủ tục khai tử", TODAY)
    assert outcome.evidence.ms == 250.0


def test_without_entries_nothing_is_answered() -> None:
    empty = AnswerEngine([])
    assert isinstance(empty.ask("làm khai sinh", TODAY), OutOfScope)
    assert isinstance(empty.ask("ở đâu", TODAY), OutOfScope)
    assert isinstance(empty.ask("công an gọi bảo chuyển tiền", TODAY), Danger)


def test_a_single_entry_needs_no_rival_to_be_answered() -> None:
    assert ids(AnswerEngine([LEVEL_TWO]).ask("làm vneid mức 2", TODAY)) == [LEVEL_TWO.id]


def test_the_pipeline_starts_with_danger_and_then_refusal() -> None:
    assert [step.__name__ for step in STEPS[:3]] == ["in_danger", "must_refuse", "small_talk"]


def test_confusable_entries_of_one_office_are_told_apart(answers: Answers) -> None:
    assert ids(answers.ask("sinh con xong làm giấy khai sinh chỗ nào", TODAY)) == [BIRTH.id]
    assert ids(answers.ask("làm cccd hết nhiêu", TODAY)) == [CARD_FEE.id]
