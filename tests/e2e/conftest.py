"""One running program and one Chromium for each file; the members of the sample organisation, joined."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.people import LAN, MINH, PHONE, joined, opened
from tests.e2e.program import Bot
from tests.web.chromium import launched


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """The program on an empty folder. Whatever happened to it, it ends cleanly and has logged nothing wrong."""
    bot = Bot(tmp_path_factory.mktemp("data"))
    bot.start()
    yield bot
    assert "Đã dừng" in bot.stop()
    assert bot.complaints() == ""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=15_000)  # three programs share the machine with whatever else is tested
    with launched() as chromium:
        yield chromium


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A citizen's phone."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def hoa(context: BrowserContext, bot: Bot) -> Page:
    """Chị Hoa has just opened the page."""
    return opened(context, bot)


@pytest.fixture(scope="module")
def minh(browser: Browser, bot: Bot) -> Iterator[Page]:
    """Anh Minh, who reports, on his phone, for the whole file: a code works once."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True)
    yield joined(context, bot, MINH)
    context.close()


@pytest.fixture(scope="module")
def lan(browser: Browser, bot: Bot) -> Iterator[Page]:
    """Cô Lan, who approves, on hers."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True)
    yield joined(context, bot, LAN)
    context.close()
