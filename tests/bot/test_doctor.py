"""python -m bot doctor says what is set, missing or wrong, in plain words."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Fixed
from bot.commands.doctor import MEANING, Finding, about_answers, weights_are_stale
from bot.reference import ENTRIES, load_reference
from bot.settings import Settings
from dialog.inbound import Address
from dialog.interfaces import OutMessage, RawUpdate
from dialog.reply import say
from faq.encoder import Reason
from faq.load import load_entries
from tests.bot.conftest import Typed
from tests.bot.world import AT, PUBLIC, Told, running

TOKEN = "123456:ABCdefGHIjklMNOpqrSTUvwx"


def marks(told: Told) -> dict[str, str]:
    """The mark of every finding."""
    return {line.partition("] ")[2]: line.partition("] ")[0][1:] for line in told.out.splitlines()}


def broken(told: Told) -> list[str]:
    return [text for text, mark in marks(told).items() if mark == "HỎNG"]


async def nothing_of_groups(_settings: Settings) -> list[Finding]:
    """Telegram is not asked."""
    return []


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.doctor.machine", Fixed(AT))


@pytest.mark.usefixtures("whole_release")
def test_a_fresh_start_is_well_and_names_what_is_not_set(typed: Typed) -> None:
    told = typed("doctor")
    found = marks(told)
    assert (told.code, told.err) == (0, "")
    assert set(found.values()) == {"ĐƯỢC", "LƯU Ý"}
    for missing in ("PUBLIC_URL", "TELEGRAM_BOT_TOKEN", "OFFICE_ADDRESS", "data"):
        assert any(missing in text for text, mark in found.items() if mark == "LƯU Ý"), missing
    assert found["Cơ sở dữ liệu đúng phiên bản."] == "ĐƯỢC"
    reference = load_reference()
    counts = len(load_entries(ENTRIES).entries), len(reference.indicators), len(reference.obligations)
    assert found["{} mục hỏi đáp, {} chỉ tiêu, {} hạn báo cáo.".format(*counts)] == "ĐƯỢC"


@pytest.mark.usefixtures("home")
def test_what_is_set_is_said_without_showing_secrets(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SECRET_KEY", "k" * 40)
    monkeypatch.setenv("OFFICE_HOTLINE", "02773000111")
    monkeypatch.setenv("POLICE_ADDRESS", "ấp 2")
    monkeypatch.setattr("bot.commands.doctor.about_groups", nothing_of_groups)
    monkeypatch.setattr("bot.commands.doctor.weights_are_stale", lambda: False)
    monkeypatch.setattr("bot.commands.doctor.reason", lambda _: "ready")
    told = typed("doctor")
    assert told.code == 0
    assert set(marks(told).values()) == {"ĐƯỢC"}
    assert f"Địa chỉ công khai: {PUBLIC}. Tổ chức diễn tập đã tắt." in marks(told)
    assert "Telegram: có mã bot, nhận tin bằng webhook." in marks(told)
    assert TOKEN not in told.out
    assert "k" * 40 not in told.out


@pytest.mark.parametrize("state", ["switched_off", "not_installed", "cannot_run", "too_slow"])
def test_without_the_model_of_meaning_it_says_why(state: Reason) -> None:
    assert about_answers(state, stale=False) == [("LƯU Ý", MEANING[state])]


def test_with_the_model_all_is_well() -> None:
    assert about_answers("ready", stale=False) == [("ĐƯỢC", "Mô hình ngữ nghĩa: đang dùng.")]


def test_weights_for_other_entries_are_a_note() -> None:
    assert ("LƯU Ý", "Trọng số tính cho bộ mục khác; chạy make knowledge.") in about_answers("ready", stale=True)


@pytest.mark.usefixtures("home")
def test_a_release_that_the_weights_were_not_fitted_on_is_noticed() -> None:
    assert weights_are_stale()


@pytest.mark.usefixtures("home")
def test_switched_off_is_told(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEMANTIC", "0")
    assert marks(typed("doctor"))[MEANING["switched_off"]] == "LƯU Ý"


def test_every_bad_setting_is_a_finding(typed: Typed, bare: Path) -> None:
    (bare / ".env").write_text("WEB_PORT=abc\nWEB_PRT=1\n", "utf-8")
    told = typed("doctor")
    assert told.code == 1
    assert sorted(text.partition(":")[0] for text in broken(told)) == ["WEB_PORT", "WEB_PRT"]
    assert any("từ 1 đến 65535" in text for text in broken(told))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite+aiosqlite:////dev/null/x/tro-ly.db", "Không ghi được vào /dev/null/x/tro-ly.db."),
        ("postgresql+asyncpg://bot:matkhau@127.0.0.1:1/x?ssl=disable", "Không mở được cơ sở dữ liệu 127.0.0.1:1/x."),
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_its_password(
    url: str, said: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    told = typed("doctor")
    assert told.code == 1
    (text,) = broken(told)
    assert text.startswith(said)
    assert "matkhau" not in told.out


def test_a_file_that_is_no_database_is_named(typed: Typed, bare: Path) -> None:
    (bare / "data").mkdir()
    (bare / "data" / "tro-ly.db").write_text("không phải cơ sở dữ liệu" * 100, "utf-8")
    told = typed("doctor")
    assert told.code == 1
    assert broken(told)[0].startswith("Không ghi được vào data/tro-ly.db.")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", ["doctor", "setup", "chat", "run"])
def test_data_of_another_release_are_left_alone_and_said_to_be(command: str, typed: Typed) -> None:
    with sqlite3.connect("data/tro-ly.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'later'")
    told = typed(command)
    assert told.code == (1 if command == "doctor" else 2)
    assert "Cơ sở dữ liệu chưa đúng phiên bản: dữ liệu này do một bản khác của trợ lý ghi." in told.out + told.err
    with sqlite3.connect("data/tro-ly.db") as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("later",)]


@pytest.mark.usefixtures("home")
def test_a_database_that_another_program_holds_is_named(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine.PRAGMAS", ("foreign_keys=ON", "busy_timeout=50"))
    with sqlite3.connect("data/tro-ly.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        told = typed("doctor")
    assert told.code == 1
    assert broken(told)[0].startswith("Không ghi được vào data/tro-ly.db.")


def test_what_is_stuck_is_counted(typed: Typed, home: Path) -> None:
    async def get_stuck() -> None:
        async with running(home) as program:
            inbox, outbox, there = program.stores.inbox, program.stores.outbox, Address("web", "a")
            await inbox.put([RawUpdate("web", "1", there, b"?")], AT)
            item = await inbox.next(there)
            assert item is not None
            await inbox.set_aside(item, "no sense in it")
            await outbox.put([OutMessage(there, say("x"), "k")], AT)
            sent = await outbox.claim(there, "me", AT, AT + timedelta(seconds=9))
            assert sent is not None
            await outbox.give_up(sent, "failed", "gone")

    asyncio.run(get_stuck())
    told = typed("doctor")
    assert told.code == 0
    assert marks(told)["1 tin không đọc được, đã để riêng."] == "LƯU Ý"
    assert marks(told)["1 tin gửi không được."] == "LƯU Ý"


@pytest.mark.usefixtures("home")
def test_entries_whose_check_is_due_are_named(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.doctor.machine", Fixed(AT + timedelta(days=3650)))
    told = typed("doctor")
    assert told.code == 0
    assert any(re.match(r"[1-9]\d* mục đến hạn kiểm tra lại: [a-z0-9-]+", text) for text in marks(told))
