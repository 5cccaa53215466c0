"""What a dead process held is free at once; what a live one holds is left alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Program
from bot.clock import machine
from bot.recovery import bury_the_dead
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import say
from tests.bot.world import running

HERE = socket.gethostname()
THERE = Address("web", "hoa")
LONG = timedelta(hours=1)


@pytest_asyncio.fixture
async def program(home: Path) -> AsyncIterator[Program]:
    async with running(home) as program:
        yield program


@pytest.fixture(scope="module")
def dead() -> str:
    """A process of this machine that is no more."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return f"{HERE}:{gone.pid}:abcd"


@pytest.fixture(scope="module")
def alive() -> str:
    return f"{HERE}:{os.getppid()}:abcd"


async def hold(program: Program, owner: str) -> None:
    """A conversation, a message and a lease for an hour."""
    stores, now = program.stores, machine()
    assert await stores.conversations.lease(THERE, owner, now, now + LONG) is not None
    await stores.outbox.put([OutMessage(THERE, say("x"), "k")], now)
    assert await stores.outbox.claim(THERE, owner, now, now + LONG) is not None
    assert await stores.housekeeping.take("telegram:1", owner, now, now + LONG)


async def free(program: Program) -> list[bool]:
    """Whether somebody else can have the conversation, the message, the lease."""
    stores, now = program.stores, machine()
    return [
        await stores.conversations.lease(THERE, "other", now, now + LONG) is not None,
        await stores.outbox.claim(THERE, "other", now, now + LONG) is not None,
        await stores.housekeeping.take("telegram:1", "other", now, now + LONG),
    ]


async def test_what_a_dead_process_held_is_free_at_once(program: Program, dead: str) -> None:
    await hold(program, dead)
    assert await free(program) == [False, False, False]
    await bury_the_dead(program.stores, machine())
    assert await free(program) == [True, True, True]


async def test_what_a_live_process_holds_is_left_to_it(program: Program, alive: str) -> None:
    await hold(program, alive)
    await bury_the_dead(program.stores, machine())
    assert await free(program) == [False, False, False]


@pytest.mark.parametrize("stranger", ["another-machine:{pid}:abcd", "{here}:không:abcd", "{here}", "", "{here}::"])
async def test_what_cannot_be_judged_from_here_is_waited_for(stranger: str, program: Program, dead: str) -> None:
    owner = stranger.format(pid=dead.split(":")[1], here=HERE) or "x"
    await hold(program, owner)
    await bury_the_dead(program.stores, machine())
    assert await free(program) == [False, False, False]


async def test_a_process_of_somebody_else_is_alive(
    program: Program, dead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_ours(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr("os.kill", not_ours)
    await hold(program, dead)
    await bury_the_dead(program.stores, machine())
    assert await free(program) == [False, False, False]


async def test_where_asking_would_kill_nobody_is_asked(
    program: Program, dead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.recovery.os.name", "nt")
    monkeypatch.setattr("bot.recovery.os.kill", lambda *_: pytest.fail("that ends the process there"))
    try:
        await hold(program, dead)
        await bury_the_dead(program.stores, machine())
        assert await free(program) == [False, False, False]
    finally:
        monkeypatch.undo()


async def test_a_new_program_frees_what_the_dead_one_held(home: Path, dead: str) -> None:
    async with running(home) as first:
        await hold(first, dead)
    async with running(home) as second:
        assert await free(second) == [True, True, True]


async def test_a_program_that_stops_gives_back_what_it_holds(home: Path) -> None:
    async with running(home) as first:
        await hold(first, first.owner)
    async with running(home) as second:
        assert await free(second) == [True, True, True]
