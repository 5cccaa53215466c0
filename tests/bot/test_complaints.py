"""Complaint 17: jobs that were interrupted are lost for ever, the rescuer is stuck too, an empty id blocks the period
(procrastinate-org/procrastinate#307, #1408, #1495).

Our ticks keep no job: they look at what is stored. So each is killed with kill -9 at every place where it may hurt,
and the next one, of another process, must find everything done once, nothing lost and nothing blocked.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Program
from bot.field import FieldWork
from db.models import TapRow
from db.repositories.outbox import SqlOutbox
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import RawUpdate
from reports.field_effects import AddTap
from reports.states import State
from reports.submit import Draft
from reports.tally import Tap
from tests.bot.processes import PATIENCE, ROOT, environment
from tests.bot.test_crash import Site, postgres, site  # noqa: F401 - fixtures
from tests.bot.ticker import TICKS
from tests.bot.world import AT, rows, services, write

VNEID = "outreach_vneid_turns"
TODAY = AT.date()
LOCKED = AT.replace(month=12, day=17, hour=8)
"""The daily logs up to 14/12 have been locked at the end of 16/12."""
MORNING = AT.replace(hour=7, minute=30) + timedelta(days=1)
MEMBERS = ("p-minh", "p-hanh")

Place = tuple[str, str, int]
LOCKING: list[Place] = [
    ("sqlite", "after a period is locked", 1),
    ("postgres", "after a period is locked", 1),
    ("sqlite", "after a period is locked", 2),
    ("sqlite", "after the supervisors' messages", 1),
    ("postgres", "after the supervisors' messages", 1),
    ("sqlite", "after the lock tick", 1),
]
COUNTING: list[Place] = [
    ("sqlite", "after a part of a counter is saved", 1),
    ("postgres", "after a part of a counter is saved", 1),
    ("sqlite", "after a part of a counter is saved", 2),
    ("sqlite", "after a part of a counter is saved", 3),
    ("postgres", "after a part of a counter is saved", 4),
    ("sqlite", "after the cards' words are forgotten", 1),
    ("sqlite", "before anybody is told", 1),
    ("postgres", "before anybody is told", 1),
    ("sqlite", "after the field tick", 1),
]
TIDYING: list[Place] = [
    ("sqlite", "after raw updates are erased", 1),
    ("postgres", "before anything is forgotten", 1),
    ("sqlite", "after everything is forgotten", 1),
]


def killed(site: Site, tick: str, at: str, nth: int, now: datetime) -> None:  # noqa: F811 - the fixture
    """Another process ticks and is killed at this place."""
    order = {
        "tick": tick, "at": at, "nth": nth, "now": now.isoformat(),
        "data": str(site.data), "url": site.url, "schema": site.schema,
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.bot.ticker", json.dumps(order)]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def within(site: Site, now: datetime, *works: Callable[[Program], Awaitable[None]]) -> None:  # noqa: F811
    """A process that lives, at this time."""

    async def run() -> None:
        program = await site.open(now)
        try:
            for work in works:
                await work(program)
        finally:
            await program.stop()

    asyncio.run(run())


def ticked(name: str) -> Callable[[Program], Awaitable[None]]:
    async def tick(program: Program) -> None:
        await TICKS[name](program)

    return tick


async def report(program: Program, name: str, person: str, day: date, *, approve: bool = True) -> None:
    (held,) = await program.stores.directory.memberships(person, day)
    at_hand, draft = services(program), Draft(held.unit, day, person, "web", {VNEID: 4})
    now = program.clock()
    await write(program, await at_hand.submit(draft, now, name))
    if approve:
        await write(program, (await at_hand.review(name, "p-lan", State.APPROVED, now)).effect)


async def deeds(program: Program, action: str) -> Counter[str]:
    """How often each subject was written down under this action."""
    found = await rows(program, f"SELECT subject FROM audit WHERE action = '{action}'")
    return Counter(row[0] for row in found)


async def messages(program: Program, prefix: str) -> Counter[str]:
    """To whom messages under such keys went, and how many."""
    found = await rows(program, f"SELECT address FROM outbox WHERE key LIKE '{prefix}%'")
    return Counter(row[0] for row in found)


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
    nth: int,  # noqa: F811
) -> None:
    within(site, AT, three_reports)
    killed(site, "lock", at, nth, LOCKED)
    within(site, LOCKED, ticked("lock"), locked_once, ticked("lock"), locked_once, next_period_goes_on)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_a_rescuer_that_is_killed_too_is_rescued(site: Site) -> None:  # noqa: F811
    within(site, AT, three_reports)
    for nth in (1, 2, 1):
        killed(site, "lock", "after a period is locked", nth, LOCKED)
    within(site, LOCKED + timedelta(days=8), ticked("lock"), locked_once)


def test_complaint_17_two_processes_that_lock_at_once_lock_once(site: Site) -> None:  # noqa: F811
    async def both(first: Program) -> None:
        second = await site.open(LOCKED)
        try:
            ends = await asyncio.gather(first.locking.tick(), second.locking.tick(), return_exceptions=True)
        finally:
            await second.stop()
        assert all(isinstance(one, list | Conflict) for one in ends), ends

    within(site, AT, three_reports)
    within(site, LOCKED, both, ticked("lock"), locked_once)


@pytest.mark.parametrize("site", ["sqlite", "postgres"], indirect=True)
def test_complaint_17_an_empty_period_blocks_none_of_the_others(site: Site) -> None:  # noqa: F811
    """A row of an older release, without the key of its period."""

    async def emptied(program: Program) -> None:
        async with program.stores.database.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE submissions SET period = '' WHERE id = 'a'")

    within(site, AT, three_reports, emptied)
    within(site, LOCKED, ticked("lock"), locked_once)


# --- counters that nobody saved


async def counters(program: Program) -> None:
    """Two members of two teams counted, and went home."""
    for person in MEMBERS:
        (held,) = await program.stores.directory.memberships(person, TODAY)
        taps = [Tap(f"{person}/{at}", held.unit, TODAY, VNEID, 5, person, AT) for at in range(3)]
        await write(program, *map(AddTap, taps))


async def saved_once(program: Program) -> None:
    for person in MEMBERS:
        found = await program.stores.ledger.by_author(person, TODAY, TODAY)
        assert [line.amount for one in found if one.counts for line in one.lines] == [15]
    assert await program.stores.taps.unsaved(TODAY) == []
    assert len(await deeds(program, "tally_closed")) == len(MEMBERS)
    assert await messages(program, "tally-saved:") == {"console:minh": 1}, "anh Hạnh has joined nowhere"


@pytest.mark.parametrize(("site", "at", "nth"), COUNTING, indirect=["site"])
def test_complaint_17_counters_are_saved_and_told_of_once_whenever_it_was_killed(
    site: Site,
    at: str,
    nth: int,  # noqa: F811
) -> None:
    within(site, AT, counters)
    killed(site, "field", at, nth, MORNING)
    within(site, MORNING, ticked("field"), saved_once, ticked("field"), saved_once)


def test_complaint_17_two_processes_that_save_at_once_save_once(site: Site) -> None:  # noqa: F811
    async def both(first: Program) -> None:
        second = await site.open(MORNING)
        try:
            await asyncio.gather(first.field.tick(), second.field.tick())
        finally:
            await second.stop()

    within(site, AT, counters)
    within(site, MORNING, both, ticked("field"), saved_once)


BAD: list[tuple[dict[str, object], bool]] = [
    ({"indicator": ""}, True),
    ({"indicator": "retired"}, True),
    ({"by": "p-ha"}, False),
    ({"amount": -1}, False),
    ({"amount": 10**9}, False),
]


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("bad", "saved"), BAD, ids=str)
def test_complaint_17_one_bad_counter_blocks_none_of_the_others(
    site: Site,  # noqa: F811
    bad: dict[str, object],
    saved: bool,
) -> None:
    """What has no right, no name or no sense is saved as it is, or kept and looked at again; the others go on."""

    async def stored(program: Program) -> None:
        (held,) = await program.stores.directory.memberships("p-minh", TODAY)
        given: dict[str, object] = {"indicator": VNEID, "amount": 1, "by": "p-minh", **bad}
        row = TapRow(id="bad", unit=held.unit, day=TODAY - timedelta(days=1), at=AT, **given)
        async with program.stores.database.write() as session:
            session.add(row)

    async def the_others_are_saved(program: Program) -> None:
        for person in MEMBERS:
            found = await program.stores.ledger.by_author(person, TODAY, TODAY)
            assert [line.amount for one in found for line in one.lines] == [15]
        left = [one.id for one in await program.stores.taps.unsaved(TODAY)]
        assert left == ([] if saved else ["bad"])

    within(site, AT, counters, stored)
    within(site, MORNING, ticked("field"), the_others_are_saved, ticked("field"), the_others_are_saved)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_cards_that_cannot_be_destroyed_keep_nobody_from_being_told(
    site: Site,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def breaks(*_: object) -> None:
        raise OSError("disk full")

    async def fails(program: Program) -> None:
        with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
            patch.setattr(FieldWork, "_end_periods", breaks)
            await program.field.tick()

    within(site, AT, counters)
    within(site, MORNING, fails, saved_once, ticked("field"), saved_once)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_a_message_that_could_not_be_handed_over_is_handed_over_by_the_next_tick(
    site: Site,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same process goes on: it must not believe that it has told."""

    async def breaks(*_: object) -> None:
        raise OSError("database is locked")

    async def fails(program: Program) -> None:
        with monkeypatch.context() as patch, pytest.raises(OSError, match="locked"):
            patch.setattr(SqlOutbox, "put", breaks)
            await program.field.tick()

    within(site, AT, counters)
    within(site, MORNING, fails, ticked("field"), saved_once)


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
    nth: int,  # noqa: F811
) -> None:
    within(site, AT, old_things)
    ancient(site.data / "bieu-mau")
    killed(site, "tidy", at, nth, MORNING)
    within(site, MORNING, ticked("tidy"), tidied, ticked("tidy"), tidied)


def ancient(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (0, 0))
