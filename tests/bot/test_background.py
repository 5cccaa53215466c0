"""Background tasks are kept until they end, and none fails in silence."""

from __future__ import annotations

import asyncio
import gc

import pytest

from bot.background import Background

pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")


async def test_a_task_runs_though_nobody_else_holds_it() -> None:
    done, go = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await go.wait()
        done.set()

    background = Background()
    background.start(work(), "work")
    await asyncio.sleep(0)
    gc.collect()
    go.set()
    await asyncio.wait_for(done.wait(), 1)
    await background.stop()


async def test_a_failure_is_logged_with_the_tasks_name(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise RuntimeError("no luck")

    background = Background()
    background.start(work(), "outbox:web")
    await background.stop()
    await asyncio.sleep(0)
    (record,) = caplog.records
    assert (record.__dict__["action"], record.__dict__["task"]) == ("task_failed", "outbox:web")
    assert record.exc_info
    assert isinstance(record.exc_info[1], RuntimeError)


async def test_stopping_waits_for_what_ends_by_itself() -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.append("work")

    background = Background()
    background.start(work(), "work")
    await background.stop()
    assert done == ["work"]


async def test_stopping_waits_for_what_was_started_meanwhile_too() -> None:
    done: list[str] = []
    background = Background()

    async def second() -> None:
        await asyncio.sleep(0.01)
        done.append("second")

    async def first() -> None:
        await asyncio.sleep(0.01)
        background.start(second(), "second")

    background.start(first(), "first")
    await background.stop()
    assert done == ["second"]


async def test_stopping_cancels_what_does_not_end_and_waits_for_its_cleanup() -> None:
    seen: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            seen.append("cleaned up")

    background = Background()
    background.start(work(), "forever")
    await asyncio.sleep(0)
    await background.stop(grace=0.01)
    assert seen == ["cleaned up"]


async def test_cancelling_by_name_ends_those_tasks_and_no_others(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    background = Background()
    for name in ("telegram", "telegram", "web"):
        background.start(work(name), name)
    await asyncio.sleep(0)
    background.cancel("telegram")
    await asyncio.sleep(0.01)
    assert ended == ["telegram", "telegram"]
    assert caplog.records == [], "being cancelled is no failure"
    await background.stop(grace=0)
    assert ended == ["telegram", "telegram", "web"]


async def test_stopping_with_nothing_under_way_is_fine() -> None:
    await Background().stop()
