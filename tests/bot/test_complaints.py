"""Complaint 17: jobs that were interrupted are lost for ever, the rescuer is stuck too, an empty id blocks the period
(procrastinate-org/procrastinate#307, #1408, #1495).

Our ticks keep no job: they look at what is stored. So each is killed with kill -9 at every place where it may hurt,
and the next one, of another process, must find everything done once, nothing lost and nothing blocked.
"""

from __future__ import annotations

import asyncio
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.app import Program
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from reports.states import State
from reports.submit import Draft
from tests.bot.site import Site, deeds, messages, ticked
from tests.bot.world import AT, rows, services, write

VNEID = "outreach_vneid_turns"
TODAY = AT.date()
LOCKED = AT.replace(month=12, day=17, hour=8)
"""The daily logs up to 14/12 have been locked at the end of 16/12."""
MORNING = AT.replace(hour=7, minute=30) + timedelta(days=1)

Place = tuple[str, str, int]
LOCKING: list[Place] = [
    ("sqlite", "after a period is locked", 1),
    ("postgres", "after a period is locked", 1),
    ("sqlite", "after a period is locked", 2),
    ("sqlite", "after the supervisors' messages", 1),
    ("postgres", "after the supervisors' messages", 1),
    ("sqlite", "after the lock tick", 1),
]
TIDYING: list[Place] = [
    ("sqlite", "after raw updates are erased", 1),
    ("postgres", "before anything is forgotten", 1),
    ("sqlite", "after everything is forgotten", 1),
]


async def report(program: Program, name: str, person: str, day: date, *, approve: bool = True) -> None:
    (held,) = await program.stores.directory.memberships(person, day)
    at_hand, draft = services(program), Draft(held.unit, day, person, "web", {VNEID: 4})
    now = program.clock()
    await write(program, await at_hand.submit(draft, now, name))
    if approve:
        await write(program, (await at_hand.review(name, "p-lan", State.APPROVED, now)).effect)


# --- locking


async def three_reports(program: Program) -> None:
    """Two are approved, on two days; one waits."""
    await report(program, "a", "p-minh", TODAY)
    await report(program, "b", "p-minh", TODAY - timedelta(days=1))
    await report(program, "c", "p-hanh", TODAY, approve=False)


async def locked_once(program: Program) -> None:
    found = {name: await program.stores.ledger.submission(name) for name in "abc"}
    assert {name: one.state for name, one in found.items() if one} == {
        "a": State.LOCKED, "b": State.LOCKED, "c": State.SENT,
    }  # fmt: skip
    assert [one.version for name, one in found.items() if one and name != "c"] == [3, 3]
    assert await deeds(program, "locked") == {"a": 1, "b": 1}
    assert await messages(program, "lock:") == {"console:lan": 1}


async def next_period_goes_on(program: Program) -> None:
    """Nothing is left that holds a row or a period."""
    await report(program, "d", "p-minh", LOCKED.date())


@pytest.mark.parametrize(("site", "at", "nth"), LOCKING, indirect=["site"])
def test_complaint_17_a_lock_tick_that_was_killed_is_made_up_for_once(
    site: Site,
    at: str,
    nth: int,
) -> None:
    site.within(AT, three_reports)
    site.crash_tick("lock", at, nth, LOCKED)
    site.within(LOCKED, ticked("lock"), locked_once, ticked("lock"), locked_once, next_period_goes_on)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_a_rescuer_that_is_killed_too_is_rescued(site: Site) -> None:
    site.within(AT, three_reports)
    for nth in (1, 2, 1):
        site.crash_tick("lock", "after a period is locked", nth, LOCKED)
    site.within(LOCKED + timedelta(days=8), ticked("lock"), locked_once)


def test_complaint_17_two_processes_that_lock_at_once_lock_once(site: Site) -> None:
    async def both(first: Program) -> None:
        second = await site.open(LOCKED)
        try:
            ends = await asyncio.gather(first.locking.tick(), second.locking.tick(), return_exceptions=True)
        finally:
            await second.stop()
        assert all(isinstance(one, list | Conflict) for one in ends), ends

    site.within(AT, three_reports)
    site.within(LOCKED, both, ticked("lock"), locked_once)


@pytest.mark.parametrize("site", ["sqlite", "postgres"], indirect=True)
def test_complaint_17_an_empty_period_blocks_none_of_the_others(site: Site) -> None:
    """A row of an older release, without the key of its period."""

    async def emptied(program: Program) -> None:
        async with program.stores.database.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE submissions SET period = '' WHERE id = 'a'")

    site.within(AT, three_reports, emptied)
    site.within(LOCKED, ticked("lock"), locked_once)


# --- tidying


async def old_things(program: Program) -> None:
    inbox, long_ago = program.stores.inbox, MORNING - timedelta(days=40)
    await inbox.put([RawUpdate("web", str(at), Address("web", "a"), b"x") for at in range(3)], long_ago)
    await inbox.put([RawUpdate("web", "new", Address("web", "a"), b"x")], MORNING - timedelta(hours=25))
    folder = program.settings.data_dir / "bieu-mau"
    folder.mkdir(exist_ok=True)
    (folder / f"{'0' * 32}.xlsx").write_bytes(b"PK")


async def tidied(program: Program) -> None:
    found = await rows(program, "SELECT update_id, state, payload FROM inbox WHERE channel = 'web'")
    assert [tuple(row) for row in found] == [("new", "set aside", None)]
    assert list((program.settings.data_dir / "bieu-mau").iterdir()) == []


@pytest.mark.parametrize(("site", "at", "nth"), TIDYING, indirect=["site"])
def test_complaint_17_tidying_that_was_killed_is_done_by_the_next(
    site: Site,
    at: str,
    nth: int,
) -> None:
    site.within(AT, old_things)
    ancient(site.data / "bieu-mau")
    site.crash_tick("tidy", at, nth, MORNING)
    site.within(MORNING, ticked("tidy"), tidied, ticked("tidy"), tidied)


def ancient(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (0, 0))
