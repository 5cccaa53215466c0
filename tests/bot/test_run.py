"""python -m bot run, as somebody at the keyboard sees it."""

from __future__ import annotations

import json
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from filelock import FileLock
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.bot.conftest import Typed
from tests.bot.processes import Server, codes, free_port, served
from tests.bot.test_cli_ask import broken_entries
from tests.bot.world import PUBLIC

CLOSING = "Đã dừng. Mọi việc dở dang được giữ lại cho lần chạy sau.\n"


def answering(server: Server) -> httpx.Response:
    """The first answer: the address is printed a moment before the door opens."""
    for _ in range(1000):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", server.port)):
            return httpx.get(server.url, trust_env=False)
        time.sleep(0.01)
    raise AssertionError("nobody answers")


@contextmanager
def page(server: Server, cookie: str | None = None) -> Iterator[tuple[ClientConnection, str]]:
    """The page opened in a browser, and its cookie."""
    first = answering(server)
    cookie = cookie or first.cookies["phien"]
    with connect(
        f"ws://127.0.0.1:{server.port}/ws",
        origin=Origin(server.url),
        additional_headers={"Cookie": f"phien={cookie}"},
        proxy=None,
    ) as there:
        there.send(json.dumps({"type": "hello", "after": 0}))
        yield there, cookie


def say(there: ClientConnection, text: str) -> None:
    """Type, and wait until it is accepted."""
    there.send(json.dumps({"type": "text", "text": text, "id": uuid4().hex}))
    hear(there, "'accepted'")


def hear(there: ClientConnection, words: str) -> None:
    """Wait for a frame with these words."""
    while words not in str(json.loads(there.recv(timeout=20))):
        pass


def test_it_serves_the_page_prints_codes_keeps_data_and_ends_cleanly(bare: Path) -> None:
    with served(bare) as first:
        answer = answering(first)
        assert answer.status_code == 200
        assert "diễn tập" in answer.text
        assert httpx.get(f"{first.url}/healthz", trust_env=False).status_code == 200
        assert httpx.get(f"{first.url}/readyz", trust_env=False).status_code == 200
        assert f"Mở trang này để trò chuyện: {first.url}\n" in first.said
        assert list(codes(first)) == [
            "Nguyễn Văn Minh",
            "Trần Thị Lan",
            "Phạm Thu Hà",
            "Ngô Thanh Thúy",
            "Đỗ Thị Nga",
            "Trương Quốc Bình",
        ]
        with page(first) as (there, cookie):
            say(there, f"/thamgia {codes(first)['Nguyễn Văn Minh']}")
            hear(there, "Nguyễn Văn Minh")
            say(there, "cài vneid 12")
            told = first.end(signal.SIGINT)
        assert told.code == 0
        assert told.out.endswith(CLOSING)
    with served(bare) as second:
        assert set(codes(second).values()).isdisjoint(codes(first).values())
        with page(second, cookie) as (there, _):
            hear(there, "VNeID")  # what was accepted just before the end is not lost
        told = second.end(signal.SIGTERM)
        assert told.code == 0
        assert told.out.endswith(CLOSING)


def test_killed_without_mercy_it_starts_again_and_answers_what_it_had_accepted(home: Path) -> None:
    with served(home) as first, page(first) as (there, cookie):
        say(there, "làm định danh mức 2 ở đâu")
        first.process.kill()
        first.process.wait()
    with served(home) as second:
        with page(second, cookie) as (there, _):
            hear(there, "Công an")
        assert second.end().code == 0


def test_with_a_public_address_it_prints_that_and_no_codes(bare: Path) -> None:
    with served(bare, PUBLIC_URL=PUBLIC) as server:
        assert "diễn tập" not in answering(server).text
        told = server.end()
    assert (told.code, told.codes) == (0, [])
    assert f"Mở trang này để trò chuyện: {PUBLIC}\n" in told.out
    assert "diễn tập" not in told.out


# --- what keeps it from starting


@pytest.mark.usefixtures("home")
def test_a_port_in_use_is_named_with_what_to_do(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setenv("WEB_PORT", str(other.getsockname()[1]))
        told = typed("run")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        f"Cổng {other_port(told.err)} trên 127.0.0.1 đang có chương trình khác dùng. "
        "Hãy dừng chương trình đó, hoặc đặt WEB_PORT là một số khác trong tệp .env.\n"
    )


def other_port(said: str) -> int:
    return int(said.split()[1])


@pytest.mark.usefixtures("home")
def test_a_machine_that_is_not_ours_is_named_as_the_wrong_setting(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_HOST", "192.0.2.1")
    monkeypatch.setenv("WEB_PORT", str(free_port()))
    told = typed("run")
    assert (told.code, told.out) == (2, "")
    assert "192.0.2.1" in told.err
    assert "WEB_HOST cần một địa chỉ máy, ví dụ 127.0.0.1" in told.err


@pytest.mark.usefixtures("home")
def test_a_second_start_on_the_same_data_is_told_of_the_first(typed: Typed) -> None:
    with FileLock("data/dang-chay.lock"):
        told = typed("run")
    assert (told.code, told.out) == (2, "")
    assert told.err == ("Trợ lý đang chạy rồi với dữ liệu này. Hãy dùng cửa sổ đang chạy, hoặc dừng nó trước.\n")


@pytest.mark.parametrize("command", ["run", "setup", "chat", "tick"])
def test_a_folder_that_cannot_be_written_is_named(
    command: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", "/dev/null/x")
    told = typed(command)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Không ghi được vào /dev/null/x")
    assert "DATA_DIR" in told.err


@pytest.mark.usefixtures("bare")
def test_the_folder_is_named_even_if_the_database_is_elsewhere(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/dev/null/x")
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://u@127.0.0.1:1/x")
    told = typed("run")
    assert told.code == 2
    assert told.err.startswith("Không ghi được vào /dev/null/x.")


@pytest.mark.usefixtures("bare")
def test_a_database_that_may_only_be_read_is_named(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    typed("setup")
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///file:data/tro-ly.db?mode=ro&uri=true")
    told = typed("setup")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Không ghi được vào ")


@pytest.mark.parametrize("server", ["127.0.0.1:1", "khong-co.invalid"])
def test_a_server_that_does_not_answer_is_named_without_the_password(
    server: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql+asyncpg://bot:matkhau@{server}/tro_ly")
    told = typed("run")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        f"Không mở được cơ sở dữ liệu {server}/tro_ly. "
        "Hãy kiểm tra máy chủ đang chạy và DATABASE_URL trong tệp .env.\n"
    )


def test_a_disk_that_fills_up_while_starting_is_said(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from sqlalchemy.exc import OperationalError

    async def full(*_: object) -> None:
        raise OperationalError("INSERT …", {}, sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr("bot.app.take_in", full)
    told = typed("setup")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Không ghi được vào data/tro-ly.db.")


# --- content


@pytest.mark.parametrize("command", ["run", "setup", "chat"])
def test_a_broken_entry_stops_it_and_is_named_with_file_line_and_fault(
    command: str, typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_entries(bare, monkeypatch)
    told = typed(command)
    assert (told.code, told.out) == (2, "")
    assert "/entries/hong.yaml:1: hong: thiếu câu trả lời" in told.err
    assert "vneid.yaml" not in told.err
    assert "SKIP_BROKEN_ENTRIES=1" in told.err


def test_what_is_no_yaml_at_all_is_named_too(typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_entries(bare, monkeypatch)
    (bare / "entries" / "hong.yaml").write_text("- id: a\n  question: 'không đóng\n", "utf-8")
    told = typed("setup")
    assert told.code == 2
    assert "/entries/hong.yaml:" in told.err


def test_the_good_entries_are_served_if_told_so_and_the_broken_one_is_logged(
    typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = broken_entries(bare, monkeypatch)
    monkeypatch.setenv("SKIP_BROKEN_ENTRIES", "1")
    told = typed("setup")
    assert told.code == 0
    logged = [json.loads(line) for line in told.err.splitlines()]
    assert {(one["action"], one["entry"]) for one in logged} == {("entry_skipped", "hong")}
    assert logged[0]["where"].endswith("/entries/hong.yaml:1")
    (answer,) = typed("chat", "--json", lines=f"{question}\n").data
    assert "kiểm tra ngày" in answer["text"]


@pytest.mark.parametrize("package", ["reports", "reminders"])
def test_broken_reference_data_stop_it_without_advice_that_would_not_help(
    package: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reminders.errors import BrokenData as BrokenReminders
    from reports.errors import BrokenData as BrokenReports

    broken = {"reports": BrokenReports("a.yaml", "mục 3", "x"), "reminders": BrokenReminders("a.yaml", 3, "mục", "x")}

    def load() -> None:
        raise broken[package]

    monkeypatch.setattr("bot.app.load_reference", load)
    told = typed("setup")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Có nội dung chưa đúng nên chưa chạy được:\n")
    assert "a.yaml" in told.err
    assert "SKIP_BROKEN_ENTRIES" not in told.err
