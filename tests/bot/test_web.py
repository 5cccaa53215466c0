"""The web chat as this program sets it up, and how it stops."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.app import Program
from bot.web import web_server
from tests.bot.world import PUBLIC, running


@pytest_asyncio.fixture
async def program(home: Path) -> AsyncIterator[Program]:
    async with running(home) as program:
        yield program


def browser(program: Program, *routes: Route) -> httpx.AsyncClient:
    app = web_server(program, routes).config.app
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8080")  # type: ignore[arg-type]


async def test_the_page_carries_the_mark_of_the_sample(program: Program) -> None:
    async with browser(program) as page:
        answer = await page.get("/")
    assert answer.status_code == 200
    assert "diễn tập" in answer.text
    assert "secure" not in answer.headers["set-cookie"].lower()


async def test_with_a_public_address_the_mark_is_gone_and_the_cookie_needs_https(home: Path) -> None:
    async with running(home, public_url=PUBLIC) as program, browser(program) as page:
        answer = await page.get("/")
    assert "diễn tập" not in answer.text
    assert "secure" in answer.headers["set-cookie"].lower()


async def test_it_is_ready_while_the_database_is_up_to_date(program: Program) -> None:
    async with browser(program) as page:
        assert (await page.get("/healthz")).status_code == 200
        assert (await page.get("/readyz")).status_code == 200
        async with program.stores.database.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'later'")
        assert (await page.get("/healthz")).status_code == 200
        assert (await page.get("/readyz")).status_code == 503


async def test_other_channels_may_have_routes_of_their_own(program: Program) -> None:
    async def hello(_: Request) -> PlainTextResponse:
        return PlainTextResponse("đây")

    async with browser(program, Route("/telegram", hello)) as page:
        assert (await page.get("/telegram")).text == "đây"


async def test_serving_switches_the_channel_on(program: Program) -> None:
    assert "web" not in program.readers
    web_server(program)
    assert "web" in program.readers
    assert "web" in program.senders


async def test_it_listens_where_it_is_told(home: Path) -> None:
    async with running(home, web_host="::1", web_port=9123) as program:
        config = web_server(program).config
    assert (config.host, config.port) == ("::1", 9123)


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM])
async def test_the_first_signal_stops_gently_and_the_second_at_once(which: signal.Signals, program: Program) -> None:
    server = web_server(program)
    before = signal.getsignal(which)
    with server.capture_signals():
        signal.raise_signal(which)
        assert (server.should_exit, server.force_exit) == (True, False)
        signal.raise_signal(which)
        assert server.force_exit
    assert signal.getsignal(which) is before, "and it does not raise the signal again at its end"
