"""What the guard's rules do not know, found by its likeness to what should be refused; and labels, and two needs."""

from __future__ import annotations

from datetime import date

from faq import guard
from faq.decoy import decoys
from faq.engine import AnswerEngine, unmasked
from faq.outcome import Answered, Danger, Unsafe

ON = date(2026, 11, 22)


def unknown_to_the_rules() -> list[tuple[str, str]]:
    """What should be refused in words that no rule of the guard fires on, with the reason."""
    every = [(text, one.about) for one in decoys() if one.about for text in one.wordings]
    return [(text, about) for text, about in every if not guard.unsafe(text) and not guard.danger(text)]


def test_what_no_rule_knows_is_refused_by_its_likeness(answers: AnswerEngine) -> None:
    asked = unknown_to_the_rules()
    told = [getattr(answers.ask(text, ON), "about", None) for text, _ in asked]
    assert len(asked) > 100
    assert sum(one == about for one, (_, about) in zip(told, asked, strict=True)) >= 0.95 * len(asked)


def test_a_few_other_words_are_refused_too(answers: AnswerEngine) -> None:
    asked = [f"{text} nha ad, gấp lắm luôn" for text, _ in unknown_to_the_rules()[::5]]
    told = [answers.ask(text, ON) for text in asked]
    assert sum(isinstance(one, Unsafe | Danger) for one in told) >= 0.7 * len(asked)
    assert [one for one in told if isinstance(one, Answered)] == []


def test_harmless_questions_of_the_same_kind_are_answered(answers: AnswerEngine) -> None:
    for text in ("quên mật khẩu vneid thì làm sao lấy lại", "con nộp hồ sơ online giùm ba mẹ được không"):
        assert not isinstance(answers.ask(text, ON), Unsafe | Danger), text


def test_the_label_of_a_hidden_number_is_no_question(answers: AnswerEngine) -> None:
    plain = "mất thẻ căn cước làm lại ở đâu"
    masked = "mất thẻ căn cước [số căn cước] làm lại ở đâu, gọi [số điện thoại]"
    first, second = answers.ask(plain, ON), answers.ask(masked, ON)
    assert isinstance(first, Answered)
    assert isinstance(second, Answered)
    assert first.entry is second.entry


def test_a_message_that_is_nothing_but_a_hidden_number_stays() -> None:
    assert unmasked("[số căn cước]") == "[số căn cước]"
    assert unmasked("mất thẻ [số căn cước] rồi").split() == ["mất", "thẻ", "rồi"]


def test_what_else_a_message_may_ask_for_is_named_beside_the_answer(answers: AnswerEngine) -> None:
    text = "mẹ tôi 78 tuổi xin tiền hưu trí xã hội, tiện hỏi luôn lệ phí làm thẻ căn cước bao nhiêu"
    outcome = answers.ask(text, ON)
    shown = [getattr(outcome, "entry", None), getattr(outcome, "also", None), *getattr(outcome, "entries", ())]
    assert {"huu-tri-xa-hoi", "can-cuoc-le-phi"} <= {one.id for one in shown if one}
