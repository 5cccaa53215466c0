"""Whoever looks after the installation is told what could not be read or handled, and not what it said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.alarm import alarm
from bot.app import Program
from bot.clock import machine
from channels.console import CHANNEL, ConsoleReader, ConsoleSender, typed
from dialog.inbound import Address
from dialog.interfaces import InboxItem, RawUpdate
from tests.bot.world import AT, PUBLIC, bind, rows, running

SAID = "điều rất riêng tư"
ITEM = InboxItem(17, "telegram", "9001", Address("telegram", "7"), SAID.encode(), 0)


@pytest_asyncio.fixture
async def program(home: Path) -> AsyncIterator[Program]:
    async with running(home) as program:
        yield program


async def test_every_administrator_who_can_be_reached_is_told_which_update(program: Program) -> None:
    there = await bind(program, "p-ha", "web:ha")
    assert await alarm(program.stores, AT, ITEM, "no sense in it") == [there]
    ((body,),) = await rows(program, "SELECT body FROM outbox")
    assert "telegram" in body
    assert "17" in body
    assert "no sense in it" in body


async def test_what_the_update_said_is_not_passed_on(program: Program) -> None:
    await bind(program, "p-ha", "web:ha")
    await alarm(program.stores, AT, ITEM, "no sense in it")
    ((body,),) = await rows(program, "SELECT body FROM outbox")
    assert SAID not in body
    assert "9001" not in body


async def test_the_same_update_is_told_once(program: Program) -> None:
    await bind(program, "p-ha", "web:ha")
    await alarm(program.stores, AT, ITEM, "no sense in it")
    assert await alarm(program.stores, AT, ITEM, "no sense in it") == []
    assert await program.stores.outbox.count("waiting") == 1


async def test_members_and_supervisors_are_left_in_peace(program: Program) -> None:
    for person in ("p-minh", "p-lan"):
        await bind(program, person, f"web:{person}")
    assert await alarm(program.stores, AT, ITEM, "x") == []


async def test_without_an_administrator_nothing_breaks(program: Program) -> None:
    assert await alarm(program.stores, AT, ITEM, "x") == []
    await program.tell_administrators(ITEM, "x")


async def test_an_administrator_of_the_sample_hears_nothing_from_a_real_installation(home: Path) -> None:
    async with running(home) as rehearsal:
        await bind(rehearsal, "p-ha", "web:ha")
    async with running(home, public_url=PUBLIC) as program:
        assert await alarm(program.stores, AT, ITEM, "x") == []


async def test_an_unreadable_update_is_set_aside_told_and_holds_up_nobody(program: Program) -> None:
    said: list[str] = []
    program.readers[CHANNEL] = ConsoleReader()
    program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
    await bind(program, "p-ha", "console:ha")
    hoa = Address(CHANNEL, "hoa")
    updates = [RawUpdate(CHANNEL, "1", hoa, SAID.encode()), typed(hoa, "2", "cảm ơn")]
    program.wake(await program.stores.inbox.put(updates, machine()))
    await program.idle()
    assert await program.stores.inbox.count("set aside") == 1
    assert await program.stores.inbox.count("done") == 1
    assert sorted(text.split(" ")[0] for text in said) == ["Có", "Không"]
    assert "Có một tin không đọc được nên tôi đã để riêng" in "".join(said)
    assert SAID not in "".join(said)


async def test_a_handler_that_fails_is_answered_with_an_apology_and_one_log_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_: object) -> None:
        raise RuntimeError(SAID)

    monkeypatch.setattr("bot.app.answer", broken)
    said: list[str] = []
    async with running(home) as program:
        program.readers[CHANNEL] = ConsoleReader()
        program.senders[CHANNEL] = ConsoleSender(said.append, as_json=False)
        program.wake(await program.stores.inbox.put([typed(Address(CHANNEL, "hoa"), "1", "xin chào")], machine()))
        await program.idle()
        assert await rows(program, "SELECT count(*) FROM questions") == [(0,)]
    (text,) = said
    assert "Xin lỗi" in text
    (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert (record.__dict__["action"], record.__dict__["channel"]) == ("handler_failed", CHANNEL)
    assert record.__dict__["inbox"] == 1
