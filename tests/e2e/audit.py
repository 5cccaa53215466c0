"""The page under an accessibility checker's eyes, in light, in dark and at 320 pixels (400% of a desk's screen)."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

_AUDIT = (Path(__file__).parent / "audit.js").read_text("utf-8")
_SETTLED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
_NAMED = re.compile(r"^\s*- '?(button|link|textbox|region|group|dialog|log|main|heading)(?! \")", re.MULTILINE)


def complaints(page: Page) -> list[str]:
    """Everything that is wrong: contrast, size, targets, names, sideways scrolling. Empty when all is well."""
    before = page.viewport_size
    assert before is not None
    found = [f"no name: {one}" for one in _NAMED.findall(page.locator("body").aria_snapshot())]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in page.evaluate(_AUDIT)]
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(_SETTLED)
    found += [f"narrow: {one}" for one in page.evaluate(_AUDIT)]
    page.set_viewport_size(before)
    return found
