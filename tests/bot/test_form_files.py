"""A form as a file: locked labels, hidden marks, nobody else may read it, and it does not stay for ever."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.form_files import KEPT, FormFiles
from dialog.files import XLSX
from reports.sheet import MARK, Page, Row

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROWS = ("Hồ sơ", Row("dossier_received", "1", "Hồ sơ", "hồ sơ", "428", "", 430), Row("pc_total", "2", "=1+1", "máy"))
PAGE = Page(
    "bao_cao_thang", "nd09:2026-11", "xa-1", "Báo cáo 11-2026.xlsx", ("=SUM(A1)", "Xã"), tuple("BCDEFGH"), ROWS
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bieu-mau"


async def sheet(folder: Path) -> Any:
    made = await FormFiles(folder)(PAGE, NOW)
    return load_workbook(made.path).worksheets[0]


async def test_a_form_is_a_file_that_only_its_owner_reads(folder: Path) -> None:
    made = await FormFiles(folder)(PAGE, NOW)
    assert (made.name, made.media_type) == ("Báo cáo 11-2026.xlsx", XLSX)
    assert Path(made.path).is_absolute()
    assert Path(made.path).stat().st_mode & 0o077 == 0


async def test_the_marks_are_hidden_and_the_labels_locked(folder: Path) -> None:
    page = await sheet(folder)
    assert [page.cell(at, 1).value for at in range(1, 5)] == [MARK, "bao_cao_thang", "nd09:2026-11", "xa-1"]
    assert page.column_dimensions["A"].hidden
    assert page.protection.sheet
    row = next(cell.row for cell in page["A"] if cell.value == "dossier_received")
    assert [page.cell(row, at).protection.locked for at in (3, 5, 7, 8)] == [True, True, False, False]
    assert [page.cell(row, at).value for at in (2, 3, 4, 5, 7)] == ["1", "Hồ sơ", "hồ sơ", "428", 430]


async def test_a_name_never_becomes_a_formula(folder: Path) -> None:
    page = await sheet(folder)
    assert [cell.data_type for row in page.iter_rows() for cell in row if str(cell.value).startswith("=")] == [
        "s",
        "s",
    ]


async def test_old_forms_go_and_fresh_ones_stay(folder: Path) -> None:
    files = FormFiles(folder)
    old, fresh = [Path((await files(PAGE, NOW)).path) for _ in range(2)]
    (folder / "của-người-khác.xlsx").write_bytes(b"x")
    long_ago = old.stat().st_mtime - KEPT.total_seconds() - 60
    for path in (old, folder / "của-người-khác.xlsx"):
        os.utime(path, (long_ago, long_ago))
    await files(PAGE, NOW.replace(year=2030))
    assert not old.exists()
    assert fresh.exists()
    assert (folder / "của-người-khác.xlsx").exists()
