"""python -m tests.db.appender URL SCHEMA NAME COUNT: another process that appends to the chain of one team."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from db.repositories.audit import record
from reports.audit import Action
from tests.contracts.organisation import COMMUNE, TEAM
from tests.db.places import Place

AT = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)


async def work(place: Place, name: str, count: int) -> None:
    """Two rows of two chains in each transaction; "ready" is said after the first."""
    database = place.open()
    for number in range(count):
        async with database.write() as session:
            for unit in (COMMUNE, TEAM):
                await record(session, Action.NOTE_ADDED, unit=unit, at=AT, actor=name, subject=f"{name}.{number}")
        if not number:
            sys.stdout.write("ready\n")
            sys.stdout.flush()
    await place.close()


if __name__ == "__main__":
    url, schema, name, count = sys.argv[1:]
    asyncio.run(work(Place(url, schema or None), name, int(count)))
