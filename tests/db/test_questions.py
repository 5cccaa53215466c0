"""What was missed, out of the kept questions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.engine import Database
from db.repositories.questions import SqlQuestions
from faq.effects import RateAnswer, RecordQuestion
from faq.misses import Miss
from faq.outcome import Candidate, Name
from tests.contracts.organisation import NOW, Apply

NEAR = (Candidate("tam-tru", 0.5),)


@pytest.fixture
def questions(database: Database) -> SqlQuestions:
    return SqlQuestions(database)


def asked(name: str, outcome: Name, days: int = 0, entry: str | None = None) -> RecordQuestion:
    return RecordQuestion(name, f"câu {name}", outcome, entry, 1, NEAR, "web", NOW - timedelta(days=days))


async def test_nothing_was_asked(questions: SqlQuestions) -> None:
    assert await questions.missed(NOW) == []


async def test_what_was_not_answered_or_called_wrong_was_missed(questions: SqlQuestions, apply: Apply) -> None:
    await apply(asked("a", "unsure", 2), asked("b", "out_of_scope", 1), asked("c", "answered", entry="tam-tru"))
    await apply(asked("d", "answered"), asked("e", "choose"), asked("f", "danger"))
    await apply(RateAnswer("c", "wrong", NOW, "topic"), RateAnswer("d", "right", NOW))
    assert await questions.missed(NOW - timedelta(days=30)) == [
        Miss("câu c", "wrong", NEAR, "tam-tru", "topic"),
        Miss("câu b", "not_ours", NEAR),
        Miss("câu a", "unsure", NEAR),
    ]


async def test_what_is_older_is_left_out(questions: SqlQuestions, apply: Apply) -> None:
    await apply(asked("a", "unsure", 31), asked("b", "unsure", 30))
    assert [one.text for one in await questions.missed(NOW - timedelta(days=30))] == ["câu b"]


async def test_a_second_verdict_replaces_the_first_with_its_reason(questions: SqlQuestions, apply: Apply) -> None:
    await apply(asked("a", "answered"), RateAnswer("a", "wrong", NOW, "unclear"), RateAnswer("a", "right", NOW))
    assert await questions.missed(NOW) == []
