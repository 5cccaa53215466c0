"""One worker a chat; chats do not wait for each other."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest

from dialog.drain import Drain
from dialog.inbound import Address
from dialog.reply import Reply
from dialog.turn import Turn
from tests.contracts.chats import HOA, MINH
from tests.dialog.world import World, echo


class Work:
    """Work that waits at a gate a chat; `begun` and `ended` say how often."""

    def __init__(self) -> None:
        self.gates: dict[Address, asyncio.Event] = defaultdict(asyncio.Event)
        self.entered: dict[Address, asyncio.Event] = defaultdict(asyncio.Event)
        self.log: list[tuple[str, str]] = []
        self.failing = 0

    async def __call__(self, address: Address) -> None:
        self.log.append(("begin", address.chat))
        self.entered[address].set()
        await self.gates[address].wait()
        self.log.append(("end", address.chat))
        if self.failing:
            self.failing -= 1
            raise RuntimeError("the work failed")

    def times(self, address: Address) -> int:
        return self.log.count(("end", address.chat))


@asynccontextmanager
async def draining(work: Any, limit: int = 32) -> AsyncIterator[Drain]:
    """A drain whose tasks end with the test."""
    async with asyncio.TaskGroup() as group:

        def spawn(task: Coroutine[Any, Any, None], name: str) -> None:
            group.create_task(task, name=name)

        yield Drain("inbox", work, spawn, limit)


async def test_a_woken_chat_is_worked_on() -> None:
    work = Work()
    work.gates[HOA].set()
    async with draining(work) as drain:
        drain.wake([HOA])
        await drain.idle()
    assert work.log == [("begin", "hoa"), ("end", "hoa")]


async def test_nothing_to_do_is_idle() -> None:
    async with draining(Work()) as drain:
        drain.wake([])
        await drain.idle()


async def test_a_chat_is_never_worked_on_twice_at_once() -> None:
    work = Work()
    async with draining(work) as drain:
        drain.wake([HOA, HOA])
        await work.entered[HOA].wait()
        drain.wake([HOA])
        await asyncio.sleep(0)
        assert work.log == [("begin", "hoa")]
        work.gates[HOA].set()
        await drain.idle()
    assert work.log == [("begin", "hoa"), ("end", "hoa")] * 2


async def test_many_wakes_during_the_work_make_it_run_once_more() -> None:
    work = Work()
    async with draining(work) as drain:
        drain.wake([HOA])
        await work.entered[HOA].wait()
        for _ in range(5):
            drain.wake([HOA])
        work.gates[HOA].set()
        await drain.idle()
    assert work.times(HOA) == 2


async def test_a_slow_chat_does_not_hold_up_another() -> None:
    work = Work()
    work.gates[MINH].set()
    async with draining(work) as drain:
        drain.wake([HOA, MINH])
        await work.entered[HOA].wait()
        while not work.times(MINH):
            await asyncio.sleep(0)
        assert work.times(HOA) == 0
        work.gates[HOA].set()


async def test_no_more_chats_at_once_than_allowed() -> None:
    work = Work()
    async with draining(work, limit=1) as drain:
        drain.wake([HOA, MINH])
        await work.entered[HOA].wait()
        await asyncio.sleep(0)
        assert not work.entered[MINH].is_set()
        work.gates[HOA].set()
        await work.entered[MINH].wait()
        work.gates[MINH].set()
        await drain.idle()
    assert work.log == [("begin", "hoa"), ("end", "hoa"), ("begin", "1002"), ("end", "1002")]


async def test_idle_waits_for_the_last_chat() -> None:
    work = Work()
    async with draining(work) as drain, asyncio.TaskGroup() as group:
        drain.wake([HOA])
        idle = group.create_task(drain.idle())
        await work.entered[HOA].wait()
        assert not idle.done()
        work.gates[HOA].set()
        await idle
    assert work.times(HOA) == 1


async def test_work_that_fails_is_logged_with_its_chat(caplog: pytest.LogCaptureFixture) -> None:
    work = Work()
    work.failing = 1
    work.gates[HOA].set()
    async with draining(work) as drain:
        drain.wake([HOA])
        await drain.idle()
    (record,) = caplog.records
    assert (record.__dict__["action"], record.__dict__["address"]) == ("inbox_failed", "web:hoa")


async def test_a_chat_whose_work_failed_can_be_woken_again() -> None:
    work = Work()
    work.failing = 1
    work.gates[HOA].set()
    async with draining(work) as drain:
        for _ in range(2):
            drain.wake([HOA])
            await drain.idle()
    assert work.times(HOA) == 2


async def test_what_arrives_while_the_work_fails_is_not_left_lying() -> None:
    work = Work()
    work.failing = 1
    async with draining(work) as drain:
        drain.wake([HOA])
        await work.entered[HOA].wait()
        drain.wake([HOA])
        work.gates[HOA].set()
        await drain.idle()
    assert work.times(HOA) == 2


async def test_a_chat_whose_work_was_cancelled_is_not_held_for_ever() -> None:
    work, tasks = Work(), list[asyncio.Task[None]]()
    async with asyncio.TaskGroup() as group:
        drain = Drain("inbox", work, lambda task, name: tasks.append(group.create_task(task, name=name)))
        drain.wake([HOA])
        await work.entered[HOA].wait()
        tasks[0].cancel()
        await drain.idle()
        work.gates[HOA].set()
        drain.wake([HOA])
        await drain.idle()
    assert (work.times(HOA), tasks[1].get_name()) == (1, "inbox:web")


async def test_messages_of_one_chat_wait_in_line_while_another_is_answered() -> None:
    gate, reached = asyncio.Event(), asyncio.Event()
    begun: list[str] = []

    async def answer(turn: Turn[None]) -> Reply | None:
        begun.append(turn.text)
        if turn.text == "chậm":
            reached.set()
            await gate.wait()
        return await echo(turn)

    world = World(answer)
    async with draining(world.dispatcher.work) as drain:
        await world.receive(text="chậm")
        await world.receive(text="sau")
        drain.wake([HOA])
        await reached.wait()
        await world.receive(MINH, text="cài 12")
        drain.wake([MINH, HOA])
        while not world.said(MINH):
            await asyncio.sleep(0)
        assert begun == ["chậm", "cài 12"]
        gate.set()
        await drain.idle()
    assert world.heard() == ["cài 12", "chậm", "sau"]
    assert world.said() == ["Nghe: chậm", "Nghe: sau"]


async def test_what_arrives_during_a_turn_is_handled_after_it() -> None:
    gate, reached = asyncio.Event(), asyncio.Event()

    async def answer(turn: Turn[None]) -> Reply | None:
        reached.set()
        await gate.wait()
        return await echo(turn)

    world = World(answer)
    async with draining(world.dispatcher.work) as drain:
        await world.receive(text="một")
        drain.wake([HOA])
        await reached.wait()
        await world.receive(text="hai")
        drain.wake([HOA])
        gate.set()
        await drain.idle()
    assert world.heard() == ["một", "hai"]
