"""Complaint 17 (see test_complaints.py): counters that nobody saved are saved and told of once, whatever breaks."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.app import Program
from bot.field import FieldWork
from db.models import TapRow
from db.repositories.outbox import SqlOutbox
from reports.field_effects import AddTap
from reports.tally import Tap
from tests.bot.site import Site, deeds, messages, ticked
from tests.bot.world import AT, write

VNEID = "outreach_vneid_turns"
TODAY = AT.date()
MORNING = AT.replace(hour=7, minute=30) + timedelta(days=1)
MEMBERS = ("p-minh", "p-hanh")
COUNTING: list[tuple[str, str, int]] = [
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
    nth: int,
) -> None:
    site.within(AT, counters)
    site.crash_tick("field", at, nth, MORNING)
    site.within(MORNING, ticked("field"), saved_once, ticked("field"), saved_once)


def test_complaint_17_two_processes_that_save_at_once_save_once(site: Site) -> None:
    async def both(first: Program) -> None:
        second = await site.open(MORNING)
        try:
            await asyncio.gather(first.field.tick(), second.field.tick())
        finally:
            await second.stop()

    site.within(AT, counters)
    site.within(MORNING, both, ticked("field"), saved_once)


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
    site: Site,
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

    site.within(AT, counters, stored)
    site.within(MORNING, ticked("field"), the_others_are_saved, ticked("field"), the_others_are_saved)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_cards_that_cannot_be_destroyed_keep_nobody_from_being_told(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def breaks(*_: object) -> None:
        raise OSError("disk full")

    async def fails(program: Program) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(FieldWork, "_end_periods", breaks)
            with pytest.raises(OSError, match="disk full"):
                await program.field.tick()

    site.within(AT, counters)
    site.within(MORNING, fails, saved_once, ticked("field"), saved_once)


@pytest.mark.parametrize("site", ["sqlite"], indirect=True)
def test_complaint_17_a_message_that_could_not_be_handed_over_is_handed_over_by_the_next_tick(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same process goes on: it must not believe that it has told."""

    async def breaks(*_: object) -> None:
        raise OSError("database is locked")

    async def fails(program: Program) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(SqlOutbox, "put", breaks)
            with pytest.raises(OSError, match="locked"):
                await program.field.tick()

    site.within(AT, counters)
    site.within(MORNING, fails, ticked("field"), saved_once)
