"""python -m bot audit: whoever looks after the machine sees whether the trail is whole, and what it tells."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import Fixed
from reports.effects import AddSubmission, Decide
from reports.people import Role
from reports.period import local_day
from reports.sample import load_sample
from reports.submission import Line, State, Submission
from tests.bot.conftest import Typed
from tests.bot.world import AT, running, write

SAMPLE = load_sample()
REPORTER = next(one for one in SAMPLE.memberships if one.role is Role.REPORTER)
REVIEWER = next(one for one in SAMPLE.memberships if one.role is Role.REVIEWER)
NAMES = {one.id: one.name for one in SAMPLE.people}
UNIT = next(one for one in SAMPLE.units if one.id == REPORTER.unit)


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.audit.machine", Fixed(AT))


def a_report() -> Submission:
    on = local_day(AT)
    line = Line("s1.1", "s1", "leaflets_distributed", UNIT.id, on, 1200)
    return Submission(
        "s1", "so_tay_ngay", UNIT.id, on, REPORTER.person, "web", AT, State.SENT, (line,), sentence="phát 1200 tờ"
    )


async def reported(home: Path) -> None:
    async with running(home, semantic=False) as program:
        await write(
            program,
            AddSubmission(a_report(), frozenset()),
            Decide("s1", State.SENT, State.APPROVED, REVIEWER.person, AT),
        )


@pytest.fixture
async def used(home: Path) -> Path:
    """A report was sent and approved."""
    await reported(home)
    return home


def changed(home: Path, statement: str) -> None:
    """Somebody with the file in hand, and without the triggers."""
    (file,) = home.rglob("tro-ly.db")
    with sqlite3.connect(file) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)


async def test_a_whole_trail_is_said_so(used: Path, typed: Typed) -> None:
    told = await asyncio.to_thread(typed, "audit", "verify")
    assert told.code == 0
    assert "Nhật ký nguyên vẹn: " in told.out
    one = await asyncio.to_thread(typed, "audit", "verify", "--unit", UNIT.id)
    assert one.out == "Nhật ký nguyên vẹn: 1 đơn vị, 2 dòng, không dòng nào bị sửa, mất hoặc đổi chỗ.\n"


async def test_a_changed_row_is_named_and_the_exit_code_is_one(used: Path, typed: Typed) -> None:
    changed(used, f"UPDATE audit SET actor = 'x' WHERE unit = '{UNIT.id}' AND seq = 2")
    told = await asyncio.to_thread(typed, "audit", "verify")
    assert told.code == 1
    assert "Nhật ký KHÔNG còn nguyên vẹn: 1 trong " in told.out
    assert f"{UNIT.name}" in told.out
    assert "dòng 2: nội dung đã bị sửa sau khi ghi." in told.out
    assert "báo người phụ trách" in told.out
    assert told.err == ""


async def test_a_changed_figure_is_named(used: Path, typed: Typed) -> None:
    changed(used, "UPDATE lines SET amount = 12000 WHERE id = 's1.1'")
    told = await asyncio.to_thread(typed, "audit", "verify")
    assert told.code == 1
    assert "dòng 1: số liệu trong kho không còn đúng như lúc gửi." in told.out


async def test_the_trail_of_a_unit_reads_as_sentences(used: Path, typed: Typed) -> None:
    told = await asyncio.to_thread(typed, "audit", "show", "--unit", UNIT.name)
    first, sent, approved = told.out.splitlines()
    assert first.endswith("2 việc gần nhất.")
    assert sent.startswith(
        f"15:00 ngày 23/11/2026: {NAMES[REPORTER.person]} gửi báo cáo “Sổ tay ngày” ngày 23/11/2026: "
    )
    assert sent.endswith(" 1.200.")
    assert approved == (
        f"15:00 ngày 23/11/2026: {NAMES[REVIEWER.person]} duyệt báo cáo “Sổ tay ngày” ngày 23/11/2026."
    )
    assert "phát 1200 tờ" not in told.out
    last = await asyncio.to_thread(typed, "audit", "show", "--unit", UNIT.id, "--last", "1")
    assert last.out.splitlines()[1:] == [approved]


async def test_heads_kept_elsewhere_show_a_chain_that_was_removed(used: Path, typed: Typed) -> None:
    heads = await asyncio.to_thread(typed, "audit", "heads")
    assert heads.out.startswith("# Dấu niêm phong của nhật ký, lấy lúc 15:00 ngày 23/11/2026.")
    kept = used / "dau.txt"
    kept.write_text(heads.out, "utf-8")
    same = await asyncio.to_thread(typed, "audit", "verify", "--against", "dau.txt")
    assert same.code == 0
    assert "dấu cất riêng trong tệp dau.txt." in same.out
    changed(used, f"DELETE FROM audit WHERE unit = '{UNIT.id}'")
    changed(used, f"DELETE FROM audit_heads WHERE unit = '{UNIT.id}'")
    assert (await asyncio.to_thread(typed, "audit", "verify")).code == 0
    gone = await asyncio.to_thread(typed, "audit", "verify", "--against", "dau.txt")
    assert gone.code == 1
    assert "dòng 1: dòng này đã mất." in gone.out


async def test_heads_are_written_to_a_file_that_is_read_back(used: Path, typed: Typed) -> None:
    told = await asyncio.to_thread(typed, "audit", "heads", "--to", "dau.txt")
    assert told.out == "Đã ghi 1 dấu niêm phong vào tệp dau.txt. Hãy cất tệp này ở một máy khác.\n"
    again = await asyncio.to_thread(typed, "audit", "verify", "--against", "dau.txt")
    assert again.out.endswith("Đã so với 1 dấu cất riêng trong tệp dau.txt.\n")


def test_a_place_that_cannot_be_written_is_told(home: Path, typed: Typed) -> None:
    told = typed("audit", "heads", "--to", "no-such-folder/dau.txt")
    assert told.code == 2
    assert "Không ghi được vào no-such-folder/dau.txt" in told.err


def test_a_fresh_trail_has_nothing_to_tell_of_a_unit(home: Path, typed: Typed) -> None:
    told = typed("audit", "show", "--unit", UNIT.name)
    assert told.code == 0
    assert "chưa có việc nào được ghi." in told.out


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "Không đọc được tệp dau.txt"), ("# heads\nto-1 x y\n", "Tệp dau.txt, dòng 2: không phải")],
)
def test_a_file_that_holds_no_heads_is_refused(home: Path, typed: Typed, content: str | None, said: str) -> None:
    if content is not None:
        (home / "dau.txt").write_text(content, "utf-8")
    told = typed("audit", "verify", "--against", "dau.txt")
    assert told.code == 2
    assert said in told.err


def test_an_unknown_unit_is_told(home: Path, typed: Typed) -> None:
    told = typed("audit", "show", "--unit", "xã Không Có")
    assert (told.code, told.err) == (2, "Không có đơn vị nào tên “xã Không Có”.\n")


def test_where_there_is_no_data_none_is_made(bare: Path, typed: Typed) -> None:
    told = typed("audit", "verify")
    assert told.code == 2
    assert "Chưa có dữ liệu nào" in told.err
    assert list(bare.rglob("*.db")) == []


def test_data_of_another_release_is_left_alone(home: Path, typed: Typed) -> None:
    changed(home, "UPDATE alembic_version SET version_num = 'other'")
    told = typed("audit", "verify")
    assert told.code == 2
    assert "chưa đúng phiên bản" in told.err


@pytest.mark.parametrize("arguments", [[], ["show"], ["show", "--unit", "x", "--last", "0"], ["sing"]])
def test_a_call_that_is_not_whole_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["audit", *arguments])
    assert stop.value.code == 2
