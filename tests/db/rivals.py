"""Two processes that want the same at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from db.effects import apply
from db.engine import Database
from dialog.errors import Conflict

Two = tuple[Database, Database]
Work = Callable[[Database], Awaitable[object]]


async def at_once(two: Two, work: Work) -> list[object]:
    """What comes of the same work in both processes, three times each, all at the same time."""
    return list(await asyncio.gather(*(work(one) for one in two * 3), return_exceptions=True))


async def one_behind_the_other(two: Two, first: object, second: object) -> list[object]:
    """The second effect comes while the first is written and not yet committed."""
    begun = asyncio.Event()

    async def ahead() -> None:
        async with two[0].write() as session:
            await apply(first, session)
            begun.set()
            await asyncio.sleep(0.02)

    async def behind() -> None:
        await begun.wait()
        async with two[1].write() as session:
            await apply(second, session)

    return list(await asyncio.gather(ahead(), behind(), return_exceptions=True))


def one_was_told(results: list[object]) -> bool:
    return results[0] is None and isinstance(results[1], Conflict)


async def write(database: Database, effect: object) -> None:
    async with database.write() as session:
        await apply(effect, session)
