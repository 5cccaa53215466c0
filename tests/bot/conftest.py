"""A folder to type commands in, and somebody who types them."""

from __future__ import annotations

import asyncio
import io
import logging
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio

import bot.app
import bot.stores
from bot.__main__ import main
from bot.app import build
from bot.clock import Fixed
from bot.reference import ENTRIES, Reference, load_reference, take_in
from bot.settings import Settings
from tests.bot.crasher import on
from tests.bot.site import RELEASED, Site
from tests.bot.world import AT, Told, check_language
from tests.db import places
from tests.drivers.stage import settings_for
from tests.telegram.server import TelegramServer

Typed = Callable[..., Told]
READERS = ("bot.commands.ask", "bot.commands.doctor", "bot.reference")
_SHIPPED = cache(load_reference)


def shipped_reference() -> Reference:
    """What the release brings, read once; own indicators and forms of a test stay its own."""
    shipped = _SHIPPED()
    indicators = dict(shipped.indicators)
    catalogue = replace(shipped.catalogue, indicators=indicators)
    return replace(shipped, indicators=indicators, forms=dict(shipped.forms), catalogue=catalogue)


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    """A command sets up logging for its whole process, which is ours here."""
    root = logging.getLogger()
    kept, level = list(root.handlers), root.level
    yield
    root.handlers[:] = kept
    root.setLevel(level)


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the entries of one file: all of them would take longer at each start than they tell."""
    folder = tmp_path_factory.mktemp("few")
    shutil.copy(ENTRIES / "vneid.yaml", folder)
    return folder


@pytest.fixture
def whole_release(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every entry after all."""
    for module in READERS:
        monkeypatch.setattr(f"{module}.ENTRIES", ENTRIES)


@pytest.fixture
def bare(tmp_path: Path, few: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, nothing set, few entries."""
    for module in READERS:
        monkeypatch.setattr(f"{module}.ENTRIES", few)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def prepared(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data after a first start, to be copied."""

    async def prepare() -> None:
        await (await build(settings_for(place), Fixed(AT))).stop()

    place = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.reference.ENTRIES", few)
        asyncio.run(prepare())
    return place


@pytest.fixture
def home(bare: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose `data` is that of a program that was started once. The release's files are not read again."""
    shutil.copytree(prepared, bare / "data")
    monkeypatch.setattr("bot.app.load_reference", shipped_reference)
    monkeypatch.setattr("bot.app.take_in", _nothing_new)
    return bare


async def _nothing_new(*_: object) -> None:
    """Everything was taken in when the data was prepared."""


@pytest.fixture
def typed(bare: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command, and lines into it; every answer is looked at for tracebacks and English."""

    def run(*words: str, lines: str | bytes = "") -> Told:
        given = lines if isinstance(lines, bytes) else lines.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        logging.getLogger().handlers.clear()  # a command closes those that it finds, and pytest's are among them
        try:
            code = main(words)
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = Told(code, *capsys.readouterr())
        check_language(told)
        return told

    return run


@pytest_asyncio.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    """A stand-in for Telegram, and no long waits; a call that the Bot API does not allow fails the test."""
    monkeypatch.setattr("bot.telegram.RENEW_SECONDS", 0.02)
    monkeypatch.setattr("bot.telegram.REFUSED_SECONDS", 0.02)
    made = TelegramServer()
    await made.start()
    yield made
    await made.stop()
    assert not made.invalid, made.invalid


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A prepared schema for the tests of this file."""

    async def prepare() -> None:
        await (await build(settings_for(tmp_path_factory.mktemp("pg")), Fixed(AT))).stop()

    url = places.postgres_url()
    schema = places.new_schema(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.stores, "Database", on(url, schema))
        patch.setattr(bot.app, "take_in", take_in)
        asyncio.run(prepare())
    yield url, schema
    places.drop_schema(url, schema)


@pytest.fixture(params=["sqlite", "postgres"])
def site(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """An installation on SQLite, and one on PostgreSQL."""
    url, schema = f"sqlite+aiosqlite:///{home}/data/tro-ly.db", None
    if request.param == "postgres":
        url, schema = request.getfixturevalue("postgres")
        asyncio.run(places.empty(url, schema, RELEASED))
    monkeypatch.setattr(bot.stores, "Database", on(url, schema))
    made = Site(home / "data", url, schema)
    asyncio.run(made.prepare())
    return made
