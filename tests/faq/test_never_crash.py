"""No text makes the engine fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.engine import AnswerEngine
from faq.fold import LONGEST
from faq.guard import danger, manner, unsafe
from faq.outcome import NAMES
from tests.faq.knowledge import WRITTEN

ODD = [
    "",
    " ",
    "\n\n\t",
    "\x00" * 50,
    "\x1b[31m",
    "👨‍👩‍👧‍👦" * 500,
    "😀",
    "a" * 10_000,
    "ơ" * 10_000,
    "làm khai sinh " * 1_000,
    "làm khai sinh và " * 600,
    "?" * 10_000,
    ", ".join("abc" for _ in range(3_000)),
    "مرحبا كيف حالك",
    "\u202eabc\u202c",
    "\ufeff\u200b\u200d",
    "a" + "\u0301" * 5_000,
    "\ufdfa" * 300,
    "𝓿𝓷𝓮𝓲𝓭",
    "1" * 5_000,
    "-1",
    "%s %d {0} {{}} \\ ' \" ; DROP TABLE entries",
    "\ud800",
    "/start",
    "null",
]

PIECES = st.sampled_from(
    [
        "làm ",
        "khai sinh ",
        "cccd ",
        "phí ",
        "ở đâu ",
        "và ",
        "còn ",
        "otp ",
        "công an ",
        "chuyển tiền ",
        "?",
        ",",
        "👍",
        "\x00",
    ]
)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("topic", [None, "ks-dung-han"])
def test_an_odd_text_gets_some_outcome(answers: AnswerEngine, text: str, topic: str | None) -> None:
    assert type(answers.ask(text, WRITTEN, topic)) in NAMES


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_an_odd_text_has_some_meaning(meaningful: AnswerEngine, text: str) -> None:
    assert type(meaningful.ask(text, WRITTEN)) in NAMES


@settings(deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_gets_some_outcome(answers: AnswerEngine, text: str) -> None:
    assert type(answers.ask(text, WRITTEN)) in NAMES


@settings(deadline=None)
@given(text=st.lists(PIECES, max_size=25).map("".join), topic=st.sampled_from([None, "khai-tu", "không có"]))
def test_any_heap_of_known_words_gets_some_outcome(answers: AnswerEngine, text: str, topic: str | None) -> None:
    outcome = answers.ask(text, WRITTEN, topic)
    assert type(outcome) in NAMES
    assert all(0.0 <= one.score <= 1.0 + 1e-9 for one in outcome.evidence.candidates)


@given(st.text(max_size=400))
def test_the_guard_reads_anything(text: str) -> None:
    assert danger(text) in {None, "scam", "self_harm", "emergency"}
    assert unsafe(text) in {None, "secret_codes", "act_for_me", "forgery", "others_data", "instructions"}
    assert manner(text) in {None, "greeting", "thanks", "goodbye", "insult", "nonsense"}


def test_what_stands_beyond_the_limit_is_not_read() -> None:
    beyond = "khai sinh " * (LONGEST // 10 + 1)
    assert danger(beyond + "công an gọi bảo chuyển tiền") is None
    assert danger("công an gọi bảo chuyển tiền " + beyond) == "scam"
