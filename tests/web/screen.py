"""How a test looks at the page and acts on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from dialog.inbound import Address
from tests.web.server import Served

OUT = Path(__file__).parents[1] / "out"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}


def opened(context: BrowserContext, server: Served) -> Page:
    """The page after the greeting. A script error fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    page.goto(server.url)
    expect(theirs(page).first).to_contain_text("Xin chào")
    expect(page.locator("#state")).to_be_hidden()
    return page


def theirs(page: Page) -> Locator:
    return page.locator("#log > .theirs")


def mine(page: Page) -> Locator:
    return page.locator("#log > .mine")


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Gửi", exact=True).click()


def texts(server: Served) -> list[str]:
    return [update.payload.decode() for update in server.echo.received if b'"type":"text"' in update.payload]


def address(server: Served) -> Address:
    return server.echo.received[0].address


def hang_up(server: Served, code: int) -> None:
    """End every line from the server's side."""

    async def now() -> None:
        server.echo.desk.sockets.hang_up(address(server), code)

    server.do(now())
