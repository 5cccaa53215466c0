"""The echo desk, a client of the application, and real Chromium before a running server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from starlette.testclient import TestClient

from channels.web.app import create_app
from tests.web.chromium import launched
from tests.web.echo import Echo
from tests.web.screen import PHONE, opened
from tests.web.server import Served, served


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def client(echo: Echo) -> Iterator[TestClient]:
    app = create_app(echo.desk, public=False)
    with TestClient(app, headers={"origin": "http://testserver"}) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium


@pytest.fixture
def server() -> Iterator[Served]:
    with served() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, locale="vi-VN", has_touch=True)
    context.set_default_timeout(8000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, server: Served) -> Page:
    return opened(context, server)
