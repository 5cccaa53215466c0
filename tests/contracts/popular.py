"""What every Popular must do. A test file brings `popular` and `ask`, which records questions, and imports this."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from faq.effects import RecordQuestion
from faq.interfaces import Popular
from faq.outcome import Name

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NUMBERS = count(1)

Ask = Callable[..., Awaitable[None]]


def question(entry: str | None, outcome: Name = "answered", days_ago: int = 0) -> RecordQuestion:
    at = NOW - timedelta(days=days_ago)
    return RecordQuestion(f"q{next(NUMBERS)}", "một câu hỏi", outcome, entry, 1 if entry else None, (), "web", at)


async def most_asked(popular: Popular, least: int = 2, most: int = 6) -> list[str]:
    return await popular.most_asked(NOW - timedelta(days=30), least, most)


async def test_nothing_is_asked_most_where_nothing_was_asked(popular: Popular) -> None:
    assert await most_asked(popular) == []


async def test_the_most_asked_comes_first_and_equals_by_name(popular: Popular, ask: Ask) -> None:
    await ask(*map(question, ["khai-tu", "tam-tru", "tam-tru", "can-cuoc", "can-cuoc", "khai-tu", "tam-tru"]))
    assert await most_asked(popular) == ["tam-tru", "can-cuoc", "khai-tu"]


async def test_what_few_have_asked_is_not_told(popular: Popular, ask: Ask) -> None:
    await ask(question("khai-tu"), question("tam-tru"), question("tam-tru"))
    assert await most_asked(popular, least=2) == ["tam-tru"]
    assert await most_asked(popular, least=3) == []


async def test_only_so_many_are_named(popular: Popular, ask: Ask) -> None:
    await ask(*(question(f"muc-{number}") for number in range(9) for _ in range(2)))
    assert await most_asked(popular, most=3) == ["muc-0", "muc-1", "muc-2"]


async def test_what_was_asked_long_ago_does_not_count(popular: Popular, ask: Ask) -> None:
    await ask(question("khai-tu", days_ago=31), question("khai-tu"), question("tam-tru", days_ago=30))
    assert await most_asked(popular, least=1) == ["khai-tu", "tam-tru"]
    assert await most_asked(popular, least=2) == []


async def test_only_answers_count(popular: Popular, ask: Ask) -> None:
    await ask(question(None, "unsure"), question(None, "danger"), question(None, "choose"), question(None, "unsafe"))
    assert await most_asked(popular, least=1) == []
