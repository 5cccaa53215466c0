"""A file's name is shown to people and may come from anybody."""

from __future__ import annotations

import unicodedata

import pytest

from dialog.files import LONGEST, is_xlsx, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Sổ tay ngày 20-11.xlsx", "Sổ tay ngày 20-11.xlsx"),
        (unicodedata.normalize("NFD", "Sổ tay.xlsx"), "Sổ tay.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Hoa\\báo cáo.xlsx", "báo cáo.xlsx"),
        ("hai\ndòng\t.xlsx", "hai dòng .xlsx"),
        ("báo cáo\u202exslx.exe", "báo cáoxslx.exe"),
        ('a<b>"c"|?*.xlsx', "abc.xlsx"),
        ("...", "tep"),
        ("", "tep"),
        ("\0\x07", "tep"),
    ],
)
def test_a_name_keeps_what_is_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_is_cut_before_its_ending() -> None:
    name = safe_name("tổng hợp " * 40 + ".xlsx")
    assert len(name) <= LONGEST
    assert name.endswith(".xlsx")
    assert len(safe_name("x" * 500)) == LONGEST
    assert len(safe_name("a." + "x" * 500)) == LONGEST


@pytest.mark.parametrize(("name", "workbook"), [("A.XLSX", True), ("a.xls", False), ("xlsx", False), ("", False)])
def test_a_workbook_is_known_by_its_ending(name: str, workbook: bool) -> None:
    assert is_xlsx(name) == workbook
