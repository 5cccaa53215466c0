"""python -m tests.e2e.pictures: the README's two pictures, taken anew from the running program."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.e2e.people import MINH, asked, joined, opened
from tests.e2e.program import ROOT, Bot
from tests.web.chromium import launched

IMAGES = ROOT / "docs" / "images"
ASKED, REPORTED = IMAGES / "hoi-dap.png", IMAGES / "bao-cao.png"
PHONE: ViewportSize = {"width": 390, "height": 844}
SHARPNESS = 1.5
MOST = 150_000
"""Bytes that one picture may have."""


def take(browser: Browser, bot: Bot) -> None:
    """A question answered with its source and chips; a report read back with Lưu, Sửa, Hủy."""
    hoa = opened(_phone(browser), bot)
    asked(hoa, "dinh danh muc 2 mat phi khong")
    hoa.get_by_role("heading", level=1).click()  # out of the box: no cursor in the picture
    hoa.screenshot(path=ASKED)
    minh = joined(_phone(browser), bot, MINH)
    asked(minh, "cài vneid 12, nộp hồ sơ 5")
    minh.get_by_role("heading", level=1).click()
    minh.screenshot(path=REPORTED)


def _phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True, device_scale_factor=SHARPNESS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data, launched() as browser:
        bot = Bot(Path(data))
        bot.start()
        take(browser, bot)
        bot.stop()
