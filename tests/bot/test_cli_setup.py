"""python -m bot setup, invite, and calls that cannot be understood."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.reference import ENTRIES
from faq.load import load_entries
from tests.bot.conftest import Typed
from tests.bot.world import AT, CODE, PUBLIC, rows, running

# --- setup


@pytest.mark.usefixtures("whole_release")
def test_setup_makes_everything_and_prints_six_codes_in_vietnamese(typed: Typed, bare: Path) -> None:
    told = typed("setup")
    assert told.code == 0
    lines = [line.strip() for line in told.out.splitlines() if CODE.search(line)]
    assert [CODE.sub("…", line) for line in lines] == [
        "Thành viên Tổ công nghệ số (Nguyễn Văn Minh): …",
        "Người duyệt của xã (Trần Thị Lan): …",
        "Quản trị (Phạm Thu Hà): …",
        "Biên tập của xã (Ngô Thanh Thúy): …",
        "Đầu mối báo cáo của xã (Đỗ Thị Nga): …",
        "Người tổng hợp của tỉnh (Trương Quốc Bình): …",
    ]
    assert "diễn tập" in told.out
    assert told.out.endswith("Đã chuẩn bị xong. Gõ `make run` để chạy.\n")
    assert (bare / "data" / "tro-ly.db").exists()
    counts = asyncio.run(count(bare, "entries", "units", "persons", "unit_successions", "invitations"))
    assert counts["entries"] == len(load_entries(ENTRIES).entries) >= 40
    assert counts["units"] > 13 + 6
    assert counts["invitations"] == 6


def test_a_second_setup_keeps_what_was_done_meanwhile(typed: Typed, bare: Path) -> None:
    first = typed("setup")
    typed("chat", "--as", first.codes[0], lines="cài vneid 12\nLưu\n")
    before = asyncio.run(count(bare, "entries", "units", "persons", "submissions", "lines", "bindings", "reference"))
    second = typed("setup")
    assert second.code == 0
    assert set(first.codes).isdisjoint(second.codes), "codes are made anew at each start"
    assert asyncio.run(count(bare, *before)) == before
    assert (before["submissions"], before["lines"], before["bindings"]) == (1, 1, 1)
    assert typed("chat", "--as", second.codes[1], lines="/duyet\n").code == 0
    assert typed("chat", "--as", first.codes[1]).code == 0, "a code that nobody has used yet stays good"


def test_with_a_public_address_there_is_no_sample_and_no_code(
    typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    told = typed("setup")
    assert (told.code, told.codes) == (0, [])
    assert "diễn tập" not in told.out
    assert asyncio.run(count(bare, "units", "persons", "invitations")) == {"units": 0, "persons": 0, "invitations": 0}


# --- invite


@pytest.mark.usefixtures("home")
def test_an_invitation_is_a_code_that_can_be_used(typed: Typed) -> None:
    told = typed("invite", "--unit", "xã Tháp Mười", "--role", "reviewer")
    assert told.code == 0
    assert "dùng một lần, trong 7 ngày" in told.out
    joined = typed("chat", "--as", told.codes[0])
    assert joined.code == 0
    assert "người duyệt" in joined.out


def test_a_name_makes_one_person_however_often_invited(typed: Typed, home: Path) -> None:
    for _ in range(2):
        told = typed("invite", "--unit", "xã Tháp Mười", "--role", "reporter", "--name", "Lý Thị Mai")
        assert "Lý Thị Mai" in typed("chat", "--as", told.codes[0]).out
    assert asyncio.run(count(home, "persons WHERE name = 'Lý Thị Mai'", "bindings")) == {
        "persons WHERE name = 'Lý Thị Mai'": 1,
        "bindings": 2,
    }


def test_the_name_of_a_member_means_that_member(typed: Typed, home: Path) -> None:
    async def unit() -> str:
        async with running(home) as program:
            return (await program.stores.directory.tree()).unit("30037-t1-20250701").name

    told = typed("invite", "--unit", asyncio.run(unit()), "--role", "reporter", "--name", "Nguyễn Văn Minh")
    assert told.code == 0, told
    assert "Nguyễn Văn Minh" in typed("chat", "--as", told.codes[0]).out
    assert asyncio.run(count(home, "persons")) == {"persons": 12}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["xã Không Có Thật", "", "%", "'; DROP TABLE units; --"])
def test_an_unknown_unit_is_named(name: str, typed: Typed) -> None:
    told = typed("invite", "--unit", name, "--role", "admin")
    assert (told.code, told.out) == (2, "")
    assert told.err == f"Không có đơn vị nào tên “{name}”.\n"


def test_a_name_that_several_units_have_is_not_guessed(typed: Typed, home: Path) -> None:
    async def double() -> None:
        async with running(home) as program:
            tree = await program.stores.directory.tree()
            (one,) = tree.named("xã Tháp Mười", AT.date())
            await program.stores.directory.load([replace(one, id="another", code="999")], [], [], [], [])

    asyncio.run(double())
    told = typed("invite", "--unit", "xã Tháp Mười", "--role", "admin")
    assert (told.code, told.out) == (2, "")
    assert "Có nhiều đơn vị tên “xã Tháp Mười”" in told.err
    assert "Hãy ghi rõ hơn" in told.err


@pytest.mark.usefixtures("home")
def test_units_of_the_sample_are_not_found_with_a_public_address(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", PUBLIC)
    told = typed("invite", "--unit", "xã Tháp Mười", "--role", "admin")
    assert (told.code, told.codes) == (2, [])
    assert "Không có đơn vị nào" in told.err


# --- what cannot be understood


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("hát",),
        ("ask",),
        ("chat", "--jsn"),
        ("run", "--port", "80"),
        ("invite", "--unit", "x"),
        ("invite", "--unit", "x", "--role", "vua"),
    ],
    ids=" ".join,
)
def test_a_call_that_is_wrong_is_answered_in_vietnamese(words: tuple[str, ...], typed: Typed) -> None:
    told = typed(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Cách gõ: python -m bot")
    assert "Lệnh gõ chưa đúng. Gõ python -m bot" in told.err


@pytest.mark.parametrize("words", [("-h",), ("chat", "-h"), ("invite", "-h"), ("ask", "-h")], ids=" ".join)
def test_help_is_in_vietnamese(words: tuple[str, ...], typed: Typed) -> None:
    told = typed(*words)
    assert (told.code, told.err) == (0, "")
    assert "Tùy chọn:" in told.out
    assert "xem cách gõ" in told.out


@pytest.mark.parametrize("words", [("setup",), ("run",), ("chat",), ("ask", "x"), ("tick",)], ids=" ".join)
def test_bad_settings_stop_every_command_before_it_begins(
    words: tuple[str, ...], typed: Typed, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_PORT", "abc")
    told = typed(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "Thiết lập chưa đúng nên chưa chạy được:\n"
        "WEB_PORT: giá trị chưa đúng. Cần một số từ 1 đến 65535, ví dụ 8080.\n"
    )
    assert list(bare.iterdir()) == []


async def count(home: Path, *tables: str) -> dict[str, int]:
    async with running(home) as program:
        return {table: (await rows(program, f"SELECT count(*) FROM {table}"))[0][0] for table in tables}
