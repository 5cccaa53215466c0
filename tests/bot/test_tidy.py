"""What must not be kept goes in time: files on messages, raw updates; and no step stands in another's way."""

from __future__ import annotations

import logging
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import form_files, setup_file
from bot.attachments import KEPT, clear
from bot.tidy import steps, tidy
from bot.workbook.codes import keep
from db.repositories.housekeeping import KEEP_SENT
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from tests.bot.world import running

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NAME = "0123456789abcdef0123456789abcdef.xlsx"


def written(data: Path, folder: str, name: str = NAME, *, age: timedelta) -> Path:
    """A file that was written so long ago."""
    path = data / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    keep(path, b"PK")
    moment = (NOW - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_files_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    path = written(tmp_path, form_files.FOLDER, age=SECOND)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_form_can_be_fetched_as_long_as_its_message_stands_there() -> None:
    assert KEPT[form_files.FOLDER] > KEEP_SENT
    assert KEPT[setup_file.FOLDER] == timedelta(days=1), "codes are secrets"


@pytest.mark.parametrize("folder", KEPT)
async def test_files_go_in_time_though_nobody_asks_for_another(tmp_path: Path, folder: str) -> None:
    path = written(tmp_path, folder, age=KEPT[folder])
    assert await clear(tmp_path, NOW) == 0
    assert path.exists()
    assert await clear(tmp_path, NOW + SECOND) == 1
    assert not path.exists()


async def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    long_ago = timedelta(days=400)
    kept = [
        written(tmp_path, form_files.FOLDER, "của-tôi.xlsx", age=long_ago),
        written(tmp_path, form_files.FOLDER, NAME.replace(".xlsx", ".docx"), age=long_ago),
        written(tmp_path, "khác", age=long_ago),
    ]
    assert await clear(tmp_path, NOW) == 0
    assert all(path.exists() for path in kept)


async def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    far = written(tmp_path, "khác", age=timedelta(days=400))
    (tmp_path / form_files.FOLDER).mkdir()
    link = tmp_path / form_files.FOLDER / NAME
    link.symlink_to(far)
    os.utime(link, (0, 0), follow_symlinks=False)
    assert await clear(tmp_path, NOW) == 1
    assert far.exists()


async def test_no_folder_is_nothing_to_do(tmp_path: Path) -> None:
    assert await clear(tmp_path / "không có", NOW) == 0


async def test_one_that_cannot_be_deleted_keeps_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck = written(tmp_path, form_files.FOLDER, age=timedelta(days=40))
    other = written(tmp_path, form_files.FOLDER, NAME.replace("0", "f"), age=timedelta(days=40))
    real = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert await clear(tmp_path, NOW) == 1
    assert (stuck.exists(), other.exists()) == (True, False)
    assert [one.__dict__["action"] for one in caplog.records] == ["file_stays"]


async def test_a_step_that_fails_keeps_none_of_the_others_from_being_done(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    done: list[datetime] = []

    async def broken(_now: datetime) -> None:
        raise OSError("disk full")

    async def works(now: datetime) -> None:
        done.append(now)

    await tidy({"first": broken, "second": works}, NOW)
    assert done == [NOW]
    assert [one.__dict__["tick_step"] for one in caplog.records] == ["first"]


async def test_one_tick_does_everything(home: Path) -> None:
    path = written(home / "data", form_files.FOLDER, age=timedelta(days=40))
    async with running(home) as program:
        inbox = program.stores.inbox
        await inbox.put([RawUpdate("web", "1", Address("web", "a"), b"x")], NOW - timedelta(days=40))
        todo = steps(program.stores, program.settings.data_dir)
        await tidy(todo, NOW)
        await tidy(todo, NOW)
        states = [await inbox.count(state) for state in ("waiting", "set aside", "done")]
    assert states == [0, 0, 0], "set aside as too old, and forgotten"
    assert not path.exists()
