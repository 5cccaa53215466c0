"""The README's pictures are there, sharp enough to read and small enough to load on a village's line."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.e2e.pictures import ASKED, MOST, PHONE, REPORTED, SHARPNESS
from tests.e2e.program import ROOT


@pytest.mark.parametrize("path", [ASKED, REPORTED], ids=lambda path: path.name)
def test_the_readme_shows_a_picture_that_is_there(path: Path) -> None:
    content = path.read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert (width, height) == (PHONE["width"] * SHARPNESS, PHONE["height"] * SHARPNESS)
    assert len(content) < MOST
    assert f"]({path.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")
