"""What people do with the page, and what they see on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from tests.e2e.program import Bot

OUT = Path(__file__).parents[1] / "out"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
MINH, LAN = "Nguyễn Văn Minh", "Trần Thị Lan"


def opened(context: BrowserContext, bot: Bot) -> Page:
    """The page after its greeting. A script error fails the test."""
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    page.goto(bot.url)
    expect(replies(page).first).to_contain_text("Chào bà con")
    connected(page)
    return page


def joined(context: BrowserContext, bot: Bot, name: str) -> Page:
    """The page of a member, who has typed the code."""
    page = opened(context, bot)
    say(page, f"/thamgia {bot.codes[name]}")
    expect(replies(page).last).to_contain_text(f"Chào {name}")
    return page


def connected(page: Page) -> None:
    expect(page.locator("#state")).to_be_hidden(timeout=20_000)


def replies(page: Page) -> Locator:
    """Answers to what this person said."""
    return page.locator("#log > .theirs.reply")


def notices(page: Page) -> Locator:
    """What came because of somebody else. A reminder, which the hour may bring at any moment, is neither."""
    return page.locator("#log > .theirs.notice")


def mine(page: Page) -> Locator:
    return page.locator("#log > .mine")


def say(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Gửi", exact=True).click()


def asked(page: Page, text: str) -> Locator:
    """The answer to this, once it is there."""
    before = replies(page).count()
    say(page, text)
    expect(replies(page)).to_have_count(before + 1)
    return replies(page).nth(before)


def press(page: Page, label: str) -> Locator:
    """Press the newest button of this name; the answer."""
    before = replies(page).count()
    page.locator("#log").get_by_role("button", name=label).last.click()
    expect(replies(page)).to_have_count(before + 1)
    return replies(page).nth(before)


def looks(page: Page, name: str) -> None:
    """Three pictures to look at: a phone by day and by night, a desk."""
    before = page.viewport_size or PHONE
    page.screenshot(path=OUT / f"e2e-{name}-phone-light.png")
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=OUT / f"e2e-{name}-phone-dark.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)
    page.locator("#log > :last-child").evaluate("turn => turn.scrollIntoView({ block: 'start' })")
    page.screenshot(path=OUT / f"e2e-{name}-desk.png")
    page.set_viewport_size(before)
