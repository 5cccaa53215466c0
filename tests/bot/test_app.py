"""The composition root: every mode builds, runs and stops."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bot
import bot.stores
from bot.app import Program, build
from bot.clock import Fixed, machine
from channels.console import CHANNEL, ConsoleReader, ConsoleSender, typed
from db.errors import SchemaUnknown
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import say
from tests.bot.crasher import on
from tests.bot.world import AT, PUBLIC, rows, running
from tests.db import places
from tests.drivers.stage import settings_for
from tests.telegram.updates import TOKEN

SRC = Path(bot.__file__).parent
MODES: dict[str, dict[str, Any]] = {
    "nothing set": {},
    "a token": {"telegram_bot_token": TOKEN},
    "a public address": {"public_url": PUBLIC},
    "a token and a public address": {"telegram_bot_token": TOKEN, "public_url": PUBLIC},
    "a secret": {"secret_key": "k" * 40},
    "another file": {"database_url": "sqlite+aiosqlite:///{place}/other.db"},
}


pytestmark = pytest.mark.usefixtures("bare")


@pytest.fixture(scope="module")
def schema() -> Iterator[tuple[str, str]]:
    url = places.postgres_url()
    schema = places.new_schema(url)
    yield url, schema
    places.drop_schema(url, schema)


async def talk(program: Program, words: str) -> list[str]:
    """Say something at a terminal; what is answered."""
    said: list[str] = []
    program.readers[CHANNEL] = ConsoleReader()
    program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
    update = typed(Address(CHANNEL, "hoa"), f"{program.owner}:{words}", words)
    program.wake(await program.stores.inbox.put([update], machine()))
    await program.idle()
    return said


async def starts_answers_and_stops(place: Path, **more: Any) -> None:
    for _ in range(2):
        program = await build(settings_for(place, **more), Fixed(AT))
        try:
            (answer,) = await talk(program, "làm định danh mức 2 ở đâu")
            assert "Công an" in answer
        finally:
            await program.stop()


@pytest.mark.parametrize("mode", MODES)
async def test_every_mode_builds_answers_and_starts_again(mode: str, tmp_path: Path) -> None:
    more = {name: value.format(place=tmp_path) for name, value in MODES[mode].items()}
    await starts_answers_and_stops(tmp_path / "data", **more)


@pytest.mark.parametrize("public_url", ["", PUBLIC])
def test_it_builds_on_postgres(
    public_url: str, tmp_path: Path, schema: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.stores, "Database", on(*schema))
    asyncio.run(starts_answers_and_stops(tmp_path, database_url=schema[0], public_url=public_url))


def test_two_processes_may_start_on_postgres_at_once(
    tmp_path: Path, schema: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def both() -> None:
        settings = settings_for(tmp_path, database_url=schema[0])
        programs = await asyncio.gather(build(settings, Fixed(AT)), build(settings, Fixed(AT)))
        assert programs[0].owner != programs[1].owner
        for program in programs:
            await program.stop()

    monkeypatch.setattr(bot.stores, "Database", on(*schema))
    asyncio.run(both())


def test_the_composition_root_is_short() -> None:
    assert len((SRC / "app.py").read_text("utf-8").splitlines()) <= 150


def test_a_token_is_all_that_loads_the_telegram_libraries() -> None:
    for path in SRC.rglob("*.py"):
        if path.name != "telegram.py":
            code = path.read_text("utf-8")
            assert "\nfrom channels.telegram" not in code, path
            assert "\nimport aiogram" not in code, path


async def test_what_nobody_was_woken_for_is_found_by_the_sweep(home: Path) -> None:
    said: list[str] = []
    async with running(home) as program:
        program.readers[CHANNEL] = ConsoleReader()
        program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
        stores, hoa, lan = program.stores, Address(CHANNEL, "hoa"), Address(CHANNEL, "lan")
        await stores.inbox.put([typed(hoa, "1", "cảm ơn")], machine())
        await stores.outbox.put([OutMessage(lan, say("Có tin mới."), "k", "notice")], machine())
        await program.sweep()
        await program.idle()
    assert sorted(text.split()[0] for text in said) == ["Có", "Không"]


async def test_a_message_for_a_channel_that_runs_elsewhere_is_left_to_it(home: Path) -> None:
    there = Address("telegram", "7")
    async with running(home) as program:
        await program.stores.outbox.put([OutMessage(there, say("x"), "k")], machine())
        program.deliver([there])
        await program.sweep()
        await program.idle()
        assert await rows(program, "SELECT state, attempts FROM outbox") == [("waiting", 0)]
        assert not program.serves(there)


async def test_a_terminal_speaks_to_nobody_but_whoever_sits_there(home: Path) -> None:
    said: list[str] = []
    async with running(home) as program:
        program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
        me, other = Address(CHANNEL, "me"), Address(CHANNEL, "other")
        program.only = me
        messages = [OutMessage(me, say("của tôi"), "1"), OutMessage(other, say("của người khác"), "2")]
        program.deliver(await program.stores.outbox.put(messages, machine()))
        await program.sweep()
        await program.idle()
        assert program.serves(me)
        assert not program.serves(other)
    assert [text.strip() for text in said] == ["của tôi"]


async def test_stopping_lets_what_is_under_way_finish(home: Path) -> None:
    said: list[str] = []
    async with running(home) as program:
        program.readers[CHANNEL] = ConsoleReader()
        program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
        update = typed(Address(CHANNEL, "hoa"), "1", "cảm ơn")
        program.wake(await program.stores.inbox.put([update], machine()))
    assert len(said) == 1


async def test_a_build_that_fails_lets_go_of_the_database(home: Path) -> None:
    with sqlite3.connect(home / "data" / "tro-ly.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'later'")
    with pytest.raises(SchemaUnknown):
        await build(settings_for(home / "data"), Fixed(AT))
    (home / "data" / "tro-ly.db").unlink()
    await (await build(settings_for(home / "data"), Fixed(AT))).stop()


async def test_knowledge_is_swapped_whole_and_a_turn_keeps_what_it_got(home: Path) -> None:
    async with running(home) as program:
        before = program.knowledge()
        assert await program.knowledge.refresh() == len(await program.stores.entries.served())
        assert program.knowledge() is not before
        assert before.ask("mất căn cước", AT.date())


def test_before_it_is_built_knowledge_knows_nothing_and_says_so() -> None:
    from bot.knowledge import Knowledge
    from faq.builder import Builder, shipped
    from faq.outcome import name

    nothing = Knowledge(None, Builder(shipped()))  # type: ignore[arg-type]
    assert name(nothing().ask("mất căn cước", AT.date())) in ("unsure", "out_of_scope")


async def test_work_that_is_cut_off_in_the_middle_of_a_write_holds_up_nobody(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that closes, a channel that is switched off: at whatever point, the next writer gets its turn."""
    monkeypatch.setattr("db.engine.PRAGMAS", ("foreign_keys=ON", "busy_timeout=200"))
    async with running(home) as program:
        take, now = program.stores.housekeeping.take, machine()
        for step in range(60):
            cut_off = asyncio.create_task(take("x", "me", now, now))  # noqa: TID251
            await asyncio.sleep(step / 10_000)
            cut_off.cancel()
            await asyncio.gather(cut_off, return_exceptions=True)
            assert await take("x", "me", now, now), step
