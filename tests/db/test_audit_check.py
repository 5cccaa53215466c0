"""Somebody with the keys of the database changes the trail: checking says which row of which unit."""

from __future__ import annotations

import asyncio

import pytest

from db.effects import apply
from db.engine import Database
from db.repositories.audit import append
from db.repositories.audit_reading import Checked, SqlAudit
from reports.audit import Action, Deed
from reports.audit_check import Break, Fault
from reports.effects import AddSubmission
from tests.contracts.organisation import COMMUNE, MINH, NOW, TEAM, a_submission
from tests.db.rivals import Two
from tests.db.tamper import tamper

ROWS = 5
REMOVED = (f"DELETE FROM audit WHERE unit = '{TEAM}'", f"DELETE FROM audit_heads WHERE unit = '{TEAM}'")


@pytest.fixture
async def trail(database: Database) -> SqlAudit:
    """Five rows of a team and of its commune."""
    async with database.write() as session:
        for unit in (TEAM, COMMUNE):
            await append(session, [deed(unit, number) for number in range(1, ROWS + 1)])
    return SqlAudit(database)


def deed(unit: str, number: int) -> Deed:
    return Deed(unit, NOW, MINH.id, Action.NOTE_ADDED, f"n{number}", {"kind": "practice"})


def one_break(found: Checked) -> Break:
    (one,) = found.breaks
    return one


async def test_an_untouched_trail_is_whole(trail: SqlAudit) -> None:
    assert await trail.check() == Checked(2 * ROWS, 2, [])
    assert await trail.check(TEAM) == Checked(ROWS, 1, [])


async def test_a_trail_without_rows_is_whole(database: Database) -> None:
    assert await SqlAudit(database).check() == Checked()


@pytest.mark.parametrize(
    ("statement", "seq", "fault"),
    [
        ("UPDATE audit SET actor = 'thu' WHERE unit = '{unit}' AND seq = 3", 3, Fault.CHANGED),
        ("UPDATE audit SET facts = '{{}}' WHERE unit = '{unit}' AND seq = 1", 1, Fault.CHANGED),
        ("UPDATE audit SET at = '2026-12-03 00:00:00+00:00' WHERE unit = '{unit}' AND seq = 2", 2, Fault.CHANGED),
        ("DELETE FROM audit WHERE unit = '{unit}' AND seq = 2", 2, Fault.MISSING),
        ("DELETE FROM audit WHERE unit = '{unit}' AND seq = 5", 5, Fault.MISSING),
        ("DELETE FROM audit WHERE unit = '{unit}'", 1, Fault.MISSING),
        ("UPDATE audit SET seq = 9 - seq WHERE unit = '{unit}' AND seq IN (3)", 3, Fault.MISSING),
        ("UPDATE audit_heads SET seq = 4 WHERE unit = '{unit}'", 5, Fault.HEAD),
        ("UPDATE audit_heads SET hash = 'x' WHERE unit = '{unit}'", 5, Fault.HEAD),
        ("DELETE FROM audit_heads WHERE unit = '{unit}'", 5, Fault.HEAD),
    ],
)
async def test_what_was_done_to_one_chain_is_named(
    database: Database, trail: SqlAudit, statement: str, seq: int, fault: Fault
) -> None:
    await tamper(database, statement.format(unit=TEAM))
    assert one_break(await trail.check()) == Break(TEAM, seq, fault)
    assert (await trail.check(COMMUNE)).breaks == []


async def test_rows_that_changed_places_are_named(database: Database, trail: SqlAudit) -> None:
    turns = ((2, 99), (4, 2), (99, 4))
    move = "UPDATE audit SET seq = {to} WHERE unit = 'to-1' AND seq = {seq}"
    await tamper(database, *(move.format(seq=seq, to=to) for seq, to in turns))
    assert one_break(await trail.check()) == Break(TEAM, 2, Fault.MOVED)


async def test_each_broken_chain_is_told_once(database: Database, trail: SqlAudit) -> None:
    await tamper(database, "UPDATE audit SET subject = 'x' WHERE seq >= 2", "DELETE FROM audit_heads")
    found = await trail.check()
    assert [(one.unit, one.seq) for one in found.breaks] == [(TEAM, 2), (COMMUNE, 2)]
    assert (found.rows, found.chains) == (2 * ROWS, 2)


async def test_a_chain_removed_as_a_whole_is_known_from_heads_kept_elsewhere(
    database: Database, trail: SqlAudit
) -> None:
    kept = {head.unit: {head.seq: head.hash} for head in await trail.heads()}
    await tamper(
        database, f"DELETE FROM audit WHERE unit = '{TEAM}'", f"DELETE FROM audit_heads WHERE unit = '{TEAM}'"
    )
    assert (await trail.check()).breaks == []
    assert one_break(await trail.check(kept=kept)) == Break(TEAM, 1, Fault.MISSING)
    assert (await trail.check(COMMUNE, kept)).breaks == []


async def test_a_chain_written_anew_is_known_from_heads_kept_elsewhere(database: Database, trail: SqlAudit) -> None:
    kept = {head.unit: {head.seq: head.hash} for head in await trail.heads()}
    await tamper(
        database, f"DELETE FROM audit WHERE unit = '{TEAM}'", f"DELETE FROM audit_heads WHERE unit = '{TEAM}'"
    )
    async with database.write() as session:
        await append(session, [deed(TEAM, number) for number in (1, 2, 3, 4, 6)])
    (last,) = await trail.last(TEAM, 1)
    await tamper(database, f"UPDATE audit_heads SET seq = 5, hash = '{last.hash}' WHERE unit = '{TEAM}'")
    assert (await trail.check()).breaks == []
    assert one_break(await trail.check(kept=kept)) == Break(TEAM, 5, Fault.REWRITTEN)


async def test_a_figure_changed_behind_the_programs_back_is_found(two: Two) -> None:
    async with two[0].write() as session:
        await apply(AddSubmission(a_submission("s1"), frozenset()), session)
        await apply(AddSubmission(a_submission("s2", counts=(), author="thu"), frozenset()), session)
    trail = SqlAudit(two[1])
    assert (await trail.check()).breaks == []
    await tamper(two[0], "UPDATE lines SET amount = 120 WHERE id = 's1.2'")
    assert one_break(await trail.check()) == Break(TEAM, 1, Fault.FIGURES)


@pytest.mark.parametrize("statement", ["DELETE FROM lines WHERE id = 's1.2'", "UPDATE lines SET note = 'đúng'"])
async def test_a_figure_taken_away_or_explained_anew_is_found(two: Two, statement: str) -> None:
    async with two[0].write() as session:
        await apply(AddSubmission(a_submission("s1"), frozenset()), session)
    await tamper(two[0], statement)
    assert one_break(await SqlAudit(two[1]).check()) == Break(TEAM, 1, Fault.FIGURES)


async def test_checking_sees_one_moment_while_others_write(two: Two) -> None:
    """A row that comes while the chains are walked is not taken for one without a head."""
    trail, done = SqlAudit(two[0]), asyncio.Event()

    async def write() -> None:
        for number in range(60):
            async with two[1].write() as session:
                await append(session, [deed(unit, number) for unit in (TEAM, COMMUNE)])
        done.set()

    async def check() -> list[Break]:
        found = []
        while not done.is_set():
            found += (await trail.check()).breaks
            await asyncio.sleep(0)
        return found

    _, found = await asyncio.gather(write(), check())
    assert found == []
    assert (await trail.check()).rows == 120
