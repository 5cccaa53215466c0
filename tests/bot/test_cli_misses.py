"""python -m bot misses gathers what was missed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Fixed
from faq.effects import RateAnswer, RecordQuestion
from faq.outcome import Candidate
from tests.bot.conftest import Typed
from tests.bot.world import AT, running, write


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.misses.machine", Fixed(AT))


def missed(number: int, text: str, days: int = 1) -> RecordQuestion:
    near = (Candidate("vneid-dang-ky-muc-2", 0.4),)
    return RecordQuestion(f"q{number}", text, "unsure", None, None, near, "web", AT - timedelta(days=days))


async def asked(home: Path) -> None:
    """Two alike, one of long ago, one answered wrong, a greeting."""
    texts = ["đăng ký ví điện tử ở đâu", "dang ky vi dien tu o dau vay"]
    async with running(home, semantic=False) as program:
        await write(program, *(missed(at, text) for at, text in enumerate(texts)), missed(7, "chuyện cũ", days=40))
        answered = RecordQuestion("q8", "mất thẻ", "answered", "vneid-dang-ky-muc-2", 1, (), "web", AT)
        hello = RecordQuestion("q9", "chào em", "out_of_scope", None, None, (), "web", AT)
        await write(program, answered, RateAnswer("q8", "wrong", AT), hello)


def test_nothing_was_missed(home: Path, typed: Typed) -> None:
    told = typed("misses")
    assert (told.code, told.out) == (0, "Trong 30 ngày qua không có câu nào trả lời chưa trúng.\n")


async def test_what_was_missed_is_gathered(home: Path, typed: Typed) -> None:
    import asyncio

    await asked(home)
    told = await asyncio.to_thread(typed, "misses")
    assert told.code == 0
    assert "1. 2 lượt: “đăng ký ví điện tử ở đâu”; “dang ky vi dien tu o dau vay”." in told.out
    assert "(vneid-dang-ky-muc-2).\nNên làm: thêm cách hỏi này vào mục đúng." in told.out
    assert "2. 1 lượt: “mất thẻ”." in told.out
    assert "chuyện cũ" not in told.out
    assert "chào em" not in told.out
    assert "chuyện cũ" in (await asyncio.to_thread(typed, "misses", "--days", "60")).out


@pytest.mark.parametrize("days", ["0", "-3", "x", "400"])
def test_days_that_are_none_are_refused(bare: Path, typed: Typed, days: str) -> None:
    assert typed("misses", "--days", days).code == 2
