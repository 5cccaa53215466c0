"""The ticks: late ones are made up for once, and each does what it should."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.schedule import schedule, stop
from dialog.inbound import Address


class Fake:
    """A program that only remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.delivered: list[Address] = []
        self.due: list[Any] = []
        self.reminding = SimpleNamespace(tick=self._tick)
        self.knowledge = SimpleNamespace(follow=self._follow)
        self.locking = SimpleNamespace(tick=self._lock)
        self.field = SimpleNamespace(tick=self._field)
        self.stores = SimpleNamespace(
            inbox=SimpleNamespace(erase_raw=self._note("erase_raw")),
            housekeeping=SimpleNamespace(forget=self._note("forget")),
        )
        self.settings = SimpleNamespace(data_dir=Path("no-such-folder"))

    async def sweep(self) -> None:
        self.asked.append("sweep")

    async def _follow(self) -> None:
        self.asked.append("follow")

    def deliver(self, addresses: list[Address]) -> None:
        self.delivered += addresses

    async def _lock(self) -> list[Address]:
        self.asked.append("lock")
        return [Address("web", "lan")]

    async def _field(self) -> list[Address]:
        self.asked.append("field")
        return [Address("web", "minh")]

    async def _tick(self) -> list[Any]:
        self.asked.append("tick")
        return self.due

    def _note(self, what: str) -> Callable[..., Any]:
        async def note(now: Any) -> None:
            assert now.utcoffset() == timedelta(0)
            self.asked.append(what)

        return note


@pytest.fixture
def program() -> Fake:
    return Fake()


@pytest_asyncio.fixture
async def ticking(program: Fake) -> AsyncIterator[AsyncIOScheduler]:
    made = schedule(program)  # type: ignore[arg-type]
    made.start(paused=True)
    yield made
    made.shutdown(wait=False)


def by_seconds(ticking: AsyncIOScheduler) -> dict[int, Any]:
    return {int(job.trigger.interval.total_seconds()): job for job in ticking.get_jobs()}


async def test_there_are_seven_ticks_and_none_piles_up(ticking: AsyncIOScheduler) -> None:
    assert sorted(by_seconds(ticking)) == [2, 3, 30, 45, 60, 1800, 3600]
    for job in ticking.get_jobs():
        assert job.misfire_grace_time is None, "a machine that slept must still do its work"
        assert job.coalesce
        assert job.max_instances == 1


async def test_every_two_seconds_it_sweeps(ticking: AsyncIOScheduler, program: Fake) -> None:
    await by_seconds(ticking)[2].func()
    assert program.asked == ["sweep"]


async def test_every_three_seconds_it_looks_for_changed_entries(program: Fake, ticking: AsyncIOScheduler) -> None:
    await by_seconds(ticking)[3].func()
    assert program.asked == ["follow"]


async def test_every_half_minute_it_reminds_and_wakes_who_is_to_hear(
    ticking: AsyncIOScheduler, program: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    reminder = SimpleNamespace(due=SimpleNamespace(obligation="so-tay-ngay"))
    program.due = [SimpleNamespace(reminder=reminder, address=Address("web", name)) for name in ("a", "b")]
    await by_seconds(ticking)[30].func()
    assert program.asked == ["tick"]
    assert program.delivered == [Address("web", "a"), Address("web", "b")]
    said = [(record.__dict__["action"], record.__dict__["due"]) for record in caplog.records]
    assert said == [("reminder_sent", "so-tay-ngay")] * 2


async def test_every_45_seconds_it_looks_after_counters_and_wakes_who_is_to_hear(
    ticking: AsyncIOScheduler, program: Fake
) -> None:
    await by_seconds(ticking)[45].func()
    assert program.asked == ["field"]
    assert program.delivered == [Address("web", "minh")]


async def test_every_half_hour_it_locks_what_is_due_and_wakes_who_is_to_hear(
    ticking: AsyncIOScheduler, program: Fake
) -> None:
    await by_seconds(ticking)[1800].func()
    assert program.asked == ["lock"]
    assert program.delivered == [Address("web", "lan")]


async def test_every_hour_it_tidies(ticking: AsyncIOScheduler, program: Fake) -> None:
    await by_seconds(ticking)[3600].func()
    assert program.asked == ["erase_raw", "forget"]


async def test_nothing_ticks_before_it_is_started(program: Fake) -> None:
    assert not schedule(program).running  # type: ignore[arg-type]
    assert program.asked == []


async def test_the_tick_at_work_is_waited_for_when_the_program_stops(program: Fake) -> None:
    begun, ended = asyncio.Event(), []

    async def slow_sweep() -> None:
        begun.set()
        await asyncio.sleep(0.05)
        ended.append("sweep")

    program.sweep = slow_sweep  # type: ignore[method-assign]
    ticking = schedule(program)  # type: ignore[arg-type]
    ticking.start()
    by_seconds(ticking)[2].modify(next_run_time=datetime.now(UTC))  # noqa: TID251
    async with asyncio.timeout(5):
        await begun.wait()
    await stop(ticking)
    assert ended == ["sweep"]
