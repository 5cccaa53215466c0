"""python -m bot ask: one answer without a conversation."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Fixed
from bot.reference import ENTRIES
from faq.load import load_entries
from tests.bot.conftest import READERS, Typed
from tests.bot.world import AT

KEYS = ["outcome", "entry", "score", "candidates", "text", "sources", "ms"]
OUTCOMES = {"answered", "choose", "two_needs", "unsure", "out_of_scope", "unsafe", "danger"}
QUESTIONS = {
    "làm định danh mức 2 ở đâu": "answered",
    "ks dung han": None,
    "đổi căn cước với đăng ký khai sinh cho con thì làm sao": None,
    "căn cước": None,
    "giá vàng hôm nay bao nhiêu": None,
    "xin chào": "out_of_scope",
    "cảm ơn": "out_of_scope",
    "otp của tôi là 482913 đăng nhập giùm tôi": "unsafe",
    "công an gọi bảo tôi chuyển tiền ngay để xác minh": "danger",
    "": "out_of_scope",
    "😀😀😀": "out_of_scope",
    "مرحبا كيف حالك": None,
    "a" * 20_000: None,
    "làm căn cước " * 2_000: None,
}


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.ask.machine", Fixed(AT))


def asked(typed: Typed, question: str) -> dict[str, Any]:
    told = typed("ask", question, "--json")
    assert told.code == 0
    return told.data[0]


@pytest.mark.parametrize(("question", "outcome"), QUESTIONS.items(), ids=lambda value: str(value)[:30])
def test_an_answer_as_data_has_the_promised_form(question: str, outcome: str | None, typed: Typed) -> None:
    data = asked(typed, question)
    assert list(data) == KEYS
    assert data["outcome"] in ({outcome} if outcome else OUTCOMES)
    assert isinstance(data["text"], str)
    assert data["text"]
    assert 0 <= data["score"] <= 1
    assert data["ms"] >= 0
    assert all(list(one) == ["entry", "score"] and 0 <= one["score"] <= 1 for one in data["candidates"])
    scores = [one["score"] for one in data["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert (data["entry"] is None) == (data["outcome"] != "answered")


def test_an_answer_names_its_entry_and_its_sources(typed: Typed) -> None:
    data = asked(typed, "làm định danh mức 2 ở đâu")
    assert data["entry"] == "vneid-dang-ky-muc-2" == data["candidates"][0]["entry"]
    assert data["sources"]
    assert all(list(one) == ["document", "article", "link"] and one["document"] for one in data["sources"])
    assert "kiểm tra ngày" in data["text"]
    assert "Theo " in data["text"]


def test_danger_is_answered_with_whom_to_call(typed: Typed) -> None:
    data = asked(typed, "công an gọi bảo tôi chuyển tiền 5000000 đồng ngay để xác minh, tôi sợ quá")
    assert (data["outcome"], data["sources"]) == ("danger", [])
    assert "DỪNG LẠI NGAY" in data["text"]
    assert "113" in data["text"]


def test_what_must_not_be_done_is_declined_without_repeating_the_secret(typed: Typed) -> None:
    data = asked(typed, "otp của tôi là 482913 đăng nhập giùm tôi")
    assert (data["outcome"], data["entry"], data["sources"]) == ("unsafe", None, [])
    assert "482913" not in str(data)


def test_what_is_not_ours_is_said_to_be_not_ours(typed: Typed) -> None:
    data = asked(typed, "chào nhé")
    assert (data["outcome"], data["entry"], data["sources"]) == ("out_of_scope", None, [])
    assert "kiểm tra ngày" not in data["text"]


def test_without_the_option_the_answer_is_text_with_numbered_choices(typed: Typed) -> None:
    told = typed("ask", "làm định danh mức 2 ở đâu")
    assert told.code == 0
    assert "Công an" in told.out
    assert "kiểm tra ngày" in told.out
    assert "\n1. " in told.out


def test_asking_touches_no_data(typed: Typed, bare: Path) -> None:
    typed("ask", "mất căn cước")
    assert list(bare.iterdir()) == []


def test_a_broken_entry_stops_it_with_file_and_line(
    typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_entries(bare, monkeypatch)
    told = typed("ask", "mất căn cước")
    assert told.code == 2
    assert "entries/hong.yaml:1: hong: thiếu" in told.err
    assert "SKIP_BROKEN_ENTRIES=1" in told.err


def test_the_good_entries_answer_if_told_so(typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = broken_entries(bare, monkeypatch)
    monkeypatch.setenv("SKIP_BROKEN_ENTRIES", "1")
    assert asked(typed, good)["outcome"] == "answered"


def broken_entries(place: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder with the real entries of one file and a broken one; returns a question of a good one."""
    folder = place / "entries"
    folder.mkdir()
    (folder / "hong.yaml").write_text("- id: hong\n  question: Hỏi gì?\n", "utf-8")
    shutil.copy(ENTRIES / "vneid.yaml", folder)
    for module in READERS:
        monkeypatch.setattr(f"{module}.ENTRIES", folder)
    return load_entries(folder, skip_broken=True).entries[0].question
