"""Several processes append to one chain: it never forks, no row is lost, and a crash leaves nothing half done."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter

import pytest

from db.effects import apply
from db.engine import Database
from db.repositories.audit import append
from db.repositories.audit_reading import SqlAudit
from dialog.errors import Conflict
from reports.audit import Action, Deed
from reports.effects import EndMembership
from tests.contracts.organisation import COMMUNE, DAY, LAN, MINH, NOW, OTHER_TEAM, TEAM, THU
from tests.db.places import Place
from tests.db.rivals import Two, at_once

PROCESSES, TURNS = 3, 25


def deed(unit: str, subject: str) -> Deed:
    return Deed(unit, NOW, MINH.id, Action.NOTE_ADDED, subject, {})


async def another_process(place: Place, name: str, count: int) -> Process:
    arguments = (place.url, place.schema or "", name, str(count))
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.db.appender", *arguments, stdout=PIPE)


async def test_the_first_rows_of_a_chain_written_at_once_stand_in_line(two: Two) -> None:
    names = iter("abcdef")

    async def first(database: Database) -> None:
        async with database.write() as session:
            await append(session, [deed(TEAM, next(names))])

    assert await at_once(two, first) == [None] * 6
    rows = await SqlAudit(two[0]).last(TEAM, 10)
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
    assert {row.subject for row in rows} == set("abcdef")
    assert (await SqlAudit(two[0]).check()).breaks == []


async def test_many_chains_written_in_any_order_do_not_wait_in_a_circle(two: Two) -> None:
    orders = iter([(TEAM, OTHER_TEAM, COMMUNE), (COMMUNE, OTHER_TEAM, TEAM)] * 3)

    async def write(database: Database) -> None:
        async with database.write() as session:
            await append(session, [deed(unit, "n") for unit in next(orders)])

    assert await at_once(two, write) == [None] * 6
    assert [head.seq for head in await SqlAudit(two[0]).heads()] == [6, 6, 6]


async def test_real_processes_keep_one_chain(place: Place) -> None:
    processes = [await another_process(place, f"p{number}", TURNS) for number in range(PROCESSES)]
    for one in processes:
        await one.communicate()
    assert [one.returncode for one in processes] == [0] * PROCESSES
    trail = SqlAudit(place.open())
    found = await trail.check()
    assert (found.rows, found.chains, found.breaks) == (2 * PROCESSES * TURNS, 2, [])
    written = Counter(row.actor for row in await trail.last(TEAM, 1000))
    assert written == {f"p{number}": TURNS for number in range(PROCESSES)}


async def test_a_process_killed_in_the_middle_leaves_whole_chains(place: Place) -> None:
    process = await another_process(place, "p0", 100_000)
    assert process.stdout is not None
    await process.stdout.readline()
    await asyncio.sleep(0.05)
    process.kill()
    await process.wait()
    trail = SqlAudit(place.open())
    found = await trail.check()
    assert found.breaks == []
    assert len({head.seq for head in await trail.heads()}) == 1
    after = await another_process(place, "p1", 1)
    await after.communicate()
    found_after = await trail.check()
    assert found_after.breaks == []
    assert found_after.rows >= found.rows + 2


@pytest.mark.parametrize("kind", ["postgres"])
async def test_of_two_turns_that_wait_for_each_other_one_is_told_to_try_again(two: Two) -> None:
    """Turns with several effects lock chains as they come; PostgreSQL breaks the circle."""
    both = [asyncio.Event(), asyncio.Event()]

    async def turn(at: int, first: EndMembership, second: EndMembership) -> None:
        async with two[at].write() as session:
            await apply(first, session)
            both[at].set()
            await both[1 - at].wait()
            await apply(second, session)

    one, other = (EndMembership(MINH.id, TEAM, DAY, LAN.id, NOW), EndMembership(THU.id, OTHER_TEAM, DAY, LAN.id, NOW))
    ends = await asyncio.gather(turn(0, one, other), turn(1, other, one), return_exceptions=True)
    assert {type(end) for end in ends} == {type(None), Conflict}
    assert (await SqlAudit(two[0]).check()).rows == 2
