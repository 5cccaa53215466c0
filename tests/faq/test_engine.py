"""What comes of a question, over the entries that go out. Words alone; test_measured.py asks with meaning too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from faq.builder import Builder
from faq.engine import AnswerEngine
from faq.entry import Entry
from faq.evaluate import choices
from faq.fold import fold
from faq.outcome import Answered, Choose, Danger, Outcome, OutOfScope, TwoNeeds, Unsafe, Unsure
from tests.faq.entries import BIRTH
from tests.faq.knowledge import WRITTEN

BIRTHS = "ks-dung-han"
PASSPORT_LOST = "mat-ho-chieu"

EVERYDAY = [
    ("mất hộ chiếu phải làm gì", PASSPORT_LOST),
    ("làm thẻ căn cước lần đầu mất bao lâu", "can-cuoc-cap-moi"),
    ("mua bảo hiểm y tế hộ gia đình bao nhiêu tiền", "bhyt-ho-gia-dinh"),
    ("làm khai sinh cho con cần giấy tờ gì", BIRTHS),
    ("xin giấy xác nhận độc thân ở đâu", "xac-nhan-hon-nhan"),
    ("làm sổ đỏ lần đầu mất bao lâu", "dat-cap-lan-dau"),
    ("cmnd 9 số còn dùng được không", "cmnd-het-hieu-luc"),
    ("lam ho chieu qua mang het bn tien", "ho-chieu-online"),
    ("mat cccd lam lai o dau", "can-cuoc-cap-lai-mat-hong"),
    ("bị lừa chuyển tiền rồi giờ phải làm gì", "bi-lua-phai-lam-gi"),
]
CERTAIN = [pair for pair in EVERYDAY if pair[1] != "bi-lua-phai-lam-gi"]

LABELS = (
    "số căn cước",
    "số CMND",
    "số điện thoại",
    "số tài khoản",
    "mã thẻ BHYT",
    "biển số xe",
    "địa chỉ thư",
    "mã số cá nhân",
    "mã bí mật",
)
"""What dialog/masking.py puts in the place of a number."""


def answered(outcome: Outcome) -> str | None:
    """The entry that was given as the answer, or after a warning."""
    return outcome.entry.id if isinstance(outcome, Answered | Danger) and outcome.entry else None


@pytest.mark.parametrize(("question", "entry"), EVERYDAY)
def test_an_everyday_question_is_answered(answers: AnswerEngine, question: str, entry: str) -> None:
    assert answered(answers.ask(question, WRITTEN)) == entry


def test_every_entrys_own_question_is_answered_with_it(answers: AnswerEngine, entries: Mapping[str, Entry]) -> None:
    lost = [one.id for one in entries.values() if answered(answers.ask(one.question, WRITTEN)) != one.id]
    assert len(lost) <= len(entries) * 0.02, lost


@pytest.mark.parametrize(
    ("question", "entry", "section"),
    [
        ("làm khai sinh cho con hết bao nhiêu tiền", BIRTHS, "fee"),
        ("lam khai sinh cho con het bn tien", BIRTHS, "fee"),
        ("làm khai sinh cho bé mất bao lâu", BIRTHS, "time"),
        ("làm khai sinh cho con cần giấy tờ gì", BIRTHS, "papers"),
        ("làm thẻ căn cước lần đầu mất bao lâu", "can-cuoc-cap-moi", "time"),
        ("mất căn cước làm lại ở đâu", "can-cuoc-cap-lai-mat-hong", "where"),
        ("mua bảo hiểm y tế hộ gia đình bao nhiêu tiền", "bhyt-ho-gia-dinh", "fee"),
        ("lệ phí làm căn cước bao nhiêu", "can-cuoc-le-phi", None),
        ("mất hộ chiếu phải làm gì", PASSPORT_LOST, None),
    ],
)
def test_a_part_is_shown_when_only_that_part_was_asked_for(
    answers: AnswerEngine, question: str, entry: str, section: str | None
) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, Answered), outcome
    assert (outcome.entry.id, outcome.section) == (entry, section)


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
        ("trường hợp ngoại lệ thì sao", "exceptions"),
    ],
)
def test_a_short_question_goes_on_about_the_topic(answers: AnswerEngine, question: str, section: str | None) -> None:
    outcome = answers.ask(question, WRITTEN, topic=BIRTHS)
    assert isinstance(outcome, Answered)
    assert (outcome.entry.id, outcome.section) == (BIRTHS, section)


@pytest.mark.parametrize(("question", "entry"), [pair for pair in EVERYDAY if pair[1] != BIRTHS])
def test_a_question_that_names_its_own_thing_leaves_the_topic(
    answers: AnswerEngine, question: str, entry: str
) -> None:
    assert answered(answers.ask(question, WRITTEN, topic=BIRTHS)) == entry


@pytest.mark.parametrize("topic", [None, "không có"])
@pytest.mark.parametrize("question", ["phí bao nhiêu", "ở đâu", "cần giấy tờ gì", "mat bao lau"])
def test_a_bare_question_without_a_topic_is_never_answered(
    answers: AnswerEngine, question: str, topic: str | None
) -> None:
    assert isinstance(answers.ask(question, WRITTEN, topic), Choose | Unsure)


@pytest.mark.parametrize(
    ("question", "among"),
    [
        ("cấp lại căn cước", {"can-cuoc-cap-lai-mat-hong"}),
        ("đổi căn cước", {"can-cuoc-le-phi", "can-cuoc-doi-theo-tuoi"}),
        ("xin giấy xác nhận", {"xac-nhan-cu-tru-ct07", "xac-nhan-hon-nhan"}),
    ],
)
def test_near_ones_are_offered_as_a_choice(answers: AnswerEngine, question: str, among: set[str]) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, Choose)
    assert 2 <= len(outcome.entries) <= 4
    assert among <= {one.id for one in outcome.entries}


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("đăng ký xe lần đầu và làm hộ chiếu qua mạng", ("dang-ky-xe-online", "ho-chieu-online")),
        ("làm hộ chiếu qua mạng và đăng ký xe lần đầu", ("ho-chieu-online", "dang-ky-xe-online")),
        ("làm thẻ căn cước lần đầu rồi gia hạn tạm trú", ("can-cuoc-cap-moi", "gia-han-tam-tru")),
    ],
)
def test_two_needs_are_both_met_in_their_order(answers: AnswerEngine, question: str, needs: tuple[str, str]) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, TwoNeeds)
    assert choices(outcome) == needs


def test_a_second_need_is_not_lost_beside_a_clear_one(answers: AnswerEngine) -> None:
    outcome = answers.ask("mua bảo hiểm y tế hộ gia đình và làm sổ đỏ lần đầu", WRITTEN)
    assert set(choices(outcome)) == {"bhyt-ho-gia-dinh", "dat-cap-lan-dau"}


@pytest.mark.parametrize(
    "question",
    ["mất hộ chiếu phải làm gì, mất hộ chiếu thì báo ai", "mua bhyt hộ gia đình và gia hạn bhyt hộ gia đình"],
)
def test_the_same_need_twice_is_one_need(answers: AnswerEngine, question: str) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, Answered)
    assert outcome.also is None


def test_a_half_that_meets_nothing_makes_no_second_need(answers: AnswerEngine) -> None:
    outcome = answers.ask("tách hộ và mua vé xem đá banh", WRITTEN)
    assert not isinstance(outcome, TwoNeeds)
    assert set(choices(outcome)) <= {"tach-ho"}


def test_danger_comes_before_everything_and_names_a_safety_entry(answers: AnswerEngine) -> None:
    outcome = answers.ask("công an gọi bảo chuyển tiền để làm khai sinh cho con", WRITTEN, topic=BIRTHS)
    assert isinstance(outcome, Danger)
    assert outcome.about == "scam"
    assert outcome.entry is not None
    assert outcome.entry.category == "an-toan"


def test_danger_without_a_safety_entry_is_still_danger(builder: Builder) -> None:
    outcome = AnswerEngine([BIRTH], builder).ask("công an gọi bảo chuyển tiền", WRITTEN)
    assert isinstance(outcome, Danger)
    assert outcome.entry is None


def test_a_life_at_risk_gets_no_entry(answers: AnswerEngine) -> None:
    outcome = answers.ask("tôi bị lừa hết tiền, không muốn sống nữa", WRITTEN)
    assert isinstance(outcome, Danger)
    assert (outcome.about, outcome.entry) == ("self_harm", None)


def test_what_must_not_be_done_is_refused_even_if_an_entry_is_near(answers: AnswerEngine) -> None:
    outcome = answers.ask("làm giả giấy khai sinh cho con ở đâu", WRITTEN)
    assert isinstance(outcome, Unsafe)
    assert outcome.about == "forgery"
    assert outcome.evidence.candidates[0].entry == BIRTHS


@pytest.mark.parametrize(
    "question",
    ["thời tiết ngày mai ở Mỹ Tho", "giá vàng 9999 hôm nay", "hợp âm bài nối vòng tay lớn", "can you sing"],
)
def test_another_subject_is_out_of_scope(answers: AnswerEngine, question: str) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, OutOfScope)
    assert (outcome.manner, outcome.elsewhere) == ("other", None)


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("xe bị giam khi nào lấy được", "xe-bi-tam-giu"),
        ("đèn đường hỏng báo cho ai sửa", "den-duong-hong"),
        ("đơn phương ly hôn cần những giấy gì", "ly-hon-don-phuong"),
    ],
)
def test_a_neighbouring_matter_is_sent_to_those_who_deal_with_it(
    answers: AnswerEngine, question: str, matter: str
) -> None:
    outcome = answers.ask(question, WRITTEN)
    assert isinstance(outcome, OutOfScope)
    assert outcome.elsewhere is not None
    assert outcome.elsewhere.id == matter
    assert outcome.elsewhere.ask


def test_a_neighbouring_matters_own_wordings_are_sent_there_and_never_answered(
    answers: AnswerEngine, builder: Builder
) -> None:
    asked = [(one, one.wordings[0]) for one in builder.neighbours[::3] if not one.about]
    outcomes = [(one, answers.ask(wording, WRITTEN)) for one, wording in asked]
    assert [one.id for one, outcome in outcomes if isinstance(outcome, Answered | Choose | TwoNeeds)] == []
    sent = [one for one, outcome in outcomes if getattr(outcome, "elsewhere", None) is one]
    assert len(sent) >= len(asked) * 0.95


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
def test_small_talk_keeps_its_manner(answers: AnswerEngine, text: str, manner: str) -> None:
    outcome = answers.ask(text, WRITTEN, topic=BIRTHS)
    assert isinstance(outcome, OutOfScope)
    assert outcome.manner == manner


@pytest.mark.parametrize(("question", "entry"), CERTAIN[:6])
@pytest.mark.parametrize("label", LABELS)
def test_a_masked_number_leaves_the_entry_in_sight(
    answers: AnswerEngine, question: str, entry: str, label: str
) -> None:
    outcome = answers.ask(f"{question}, [{label}]", WRITTEN)
    assert entry in choices(outcome)


def test_hardly_any_masked_number_costs_the_answer(answers: AnswerEngine) -> None:
    every = list(product(CERTAIN, LABELS))
    lost = [
        (text, label) for (text, of), label in every if answered(answers.ask(f"{text}, [{label}]", WRITTEN)) != of
    ]
    assert len(lost) <= len(every) * 0.15, lost


def test_a_word_of_another_entry_changes_nothing_where_marks_are_missing(answers: AnswerEngine) -> None:
    for question, entry in CERTAIN:
        assert answered(answers.ask(fold(question), WRITTEN)) == entry, question


def test_an_entry_is_found_by_id(answers: AnswerEngine, entries: Mapping[str, Entry]) -> None:
    assert answers.entry(BIRTHS) is entries[BIRTHS]
    assert answers.entry("không có") is None
    assert list(answers.all()) == list(entries.values())


def test_a_new_wording_of_an_editor_is_answered_at_once(builder: Builder, entries: Mapping[str, Entry]) -> None:
    wording = "sổ tím rớt mất rồi tính sao đây"
    changed = {**entries, PASSPORT_LOST: replace(entries[PASSPORT_LOST], aliases=(wording,))}
    assert answered(AnswerEngine(changed.values(), builder).ask(wording, WRITTEN)) == PASSPORT_LOST
