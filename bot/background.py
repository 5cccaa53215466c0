"""The one place that may start a task: tasks are kept, named, and their failures are logged."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

log = logging.getLogger(__name__)


class Background:
    """Holds every task until it ends. A task that nobody holds may be collected in the middle of its work."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)  # noqa: TID251 - the one place that may
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def cancel(self, name: str) -> None:
        """End the tasks of this name now."""
        for task in self._tasks:
            if task.get_name() == name:
                task.cancel()

    async def stop(self, grace: float = 10.0) -> None:
        """Let tasks, and what they start, end by themselves for `grace` seconds; cancel the rest and wait for it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                while self._tasks:
                    await asyncio.wait(self._tasks)
                    await asyncio.sleep(0)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error(
                "background task failed", extra={"action": "task_failed", "task": task.get_name()}, exc_info=error
            )
