"""The ticks. Nothing depends on one having run on time: the tables are the truth."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.app import Program
from bot.clock import machine
from bot.own import take_own
from bot.tidy import steps, tidy

log = logging.getLogger(__name__)


class Executor(AsyncIOExecutor):  # type: ignore[misc]  # the library has no types
    """APScheduler's own, whose shutdown cuts off the tick that is at work; this one can be waited for."""

    async def finish(self) -> None:
        while self._pending_futures:
            await asyncio.wait(list(self._pending_futures))


async def stop(ticking: AsyncIOScheduler) -> None:
    """No new tick begins; the one at work ends by itself."""
    ticking.pause()
    await ticking._lookup_executor("default").finish()
    ticking.shutdown(wait=False)


def schedule(program: Program) -> AsyncIOScheduler:
    """Sweep every two seconds, look for changed entries every three, remind every half minute, save counters
    every 45 seconds, look for own forms every minute, lock every half hour, tidy every hour. Not started yet."""

    async def remind() -> None:
        sent = await program.reminding.tick()
        program.deliver([one.address for one in sent])
        for one in sent:
            log.info("reminder handed over", extra={"action": "reminder_sent", "due": one.reminder.due.obligation})

    async def own() -> None:
        await take_own(program.stores, program.reference)

    async def lock() -> None:
        program.deliver(await program.locking.tick())

    async def field() -> None:
        program.deliver(await program.field.tick())

    async def tidying() -> None:
        await tidy(steps(program.stores, program.settings.data_dir), machine())

    ticking = AsyncIOScheduler(
        timezone="UTC", executors={"default": Executor()}, job_defaults={"misfire_grace_time": None, "coalesce": True}
    )
    ticks: tuple[tuple[Callable[[], Awaitable[None]], int], ...] = (
        (program.sweep, 2),
        (program.knowledge.follow, 3),
        (remind, 30),
        (field, 45),
        (own, 60),
        (lock, 1800),
        (tidying, 3600),
    )
    for tick, seconds in ticks:
        ticking.add_job(tick, "interval", seconds=seconds, max_instances=1)
    return ticking
