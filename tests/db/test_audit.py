"""The trail in the database: rows are only ever added, one behind the other, with what they tell of or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from db.engine import Database
from db.models import AuditRow
from db.repositories.audit import append, record
from db.repositories.audit_reading import SqlAudit
from reports.audit import Action, Deed, beginning, follow
from tests.contracts.organisation import COMMUNE, DAY, LAN, MINH, NOW, OTHER_TEAM, TEAM
from tests.db.places import Place


def deed(unit: str = TEAM, subject: str = "s1", **facts: object) -> Deed:
    return Deed(unit, NOW, MINH.id, Action.SUBMISSION_SENT, subject, facts)


async def written(database: Database, *deeds: Deed) -> None:
    async with database.write() as session:
        await append(session, deeds)


async def power_cut(database: Database, *deeds: Deed) -> None:
    async with database.write() as session:
        await append(session, deeds)
        raise RuntimeError("the power went off before the commit")


@pytest.fixture
def trail(database: Database) -> SqlAudit:
    return SqlAudit(database)


async def test_what_was_recorded_is_read_back(database: Database, trail: SqlAudit) -> None:
    facts = {"until": DAY, "reason": "mưa bão"}
    async with database.write() as session:
        await record(session, Action.EXTENSION_ASKED, unit=TEAM, at=NOW, actor=MINH.id, subject="r1", **facts)
    (row,) = await trail.last(TEAM, 10)
    assert (row.unit, row.seq, row.at, row.actor, row.action, row.subject) == (
        TEAM, 1, NOW, MINH.id, "extension_asked", "r1",
    )  # fmt: skip
    assert row.facts == {"until": "2026-12-02", "reason": "mưa bão"}
    assert await trail.heads(TEAM) == [row.head]


async def test_rows_of_many_turns_make_one_chain(database: Database, trail: SqlAudit) -> None:
    for number in range(5):
        await written(database, deed(subject=f"s{number}"))
    rows = await trail.last(TEAM, 10)
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5]
    assert [row.prev for row in rows] == [beginning(TEAM).hash, *(row.hash for row in rows[:-1])]


async def test_every_unit_has_a_chain_of_its_own(database: Database, trail: SqlAudit) -> None:
    await written(database, deed(TEAM), deed(COMMUNE), deed(TEAM, "s2"), deed(OTHER_TEAM))
    assert {head.unit: head.seq for head in await trail.heads()} == {TEAM: 2, COMMUNE: 1, OTHER_TEAM: 1}
    assert [row.subject for row in await trail.last(TEAM, 10)] == ["s1", "s2"]
    assert (await trail.check()).breaks == []


async def test_a_province_is_set_up_in_one_go(database: Database, trail: SqlAudit) -> None:
    units = [f"to-{number}" for number in range(1200)]
    facts = {"sheet": "nguoi", "rows": 3}
    await written(database, *(Deed(one, NOW, "system:setup", Action.SETUP_APPLIED, "tep-1", facts) for one in units))
    await written(database, *(deed(one) for one in units))
    found = await trail.check()
    assert (found.rows, found.chains, found.breaks) == (2400, 1200, [])


async def test_nothing_to_append_is_nothing_done(database: Database, trail: SqlAudit) -> None:
    await written(database)
    assert await trail.heads() == []


async def test_only_the_newest_rows_are_shown_the_oldest_first(database: Database, trail: SqlAudit) -> None:
    await written(database, *(deed(subject=f"s{number}") for number in range(9)))
    assert [row.subject for row in await trail.last(TEAM, 3)] == ["s6", "s7", "s8"]


async def test_what_was_done_to_one_thing_is_told_in_order(database: Database, trail: SqlAudit) -> None:
    later = Deed(COMMUNE, NOW + timedelta(hours=1), LAN.id, Action.SUBMISSION_APPROVED, "s1", {})
    await written(database, later, deed(TEAM, "s1"), deed(TEAM, "s2"))
    assert [row.action for row in await trail.of("s1")] == ["submission_sent", "submission_approved"]


async def test_a_turn_that_fails_leaves_no_row(database: Database, trail: SqlAudit) -> None:
    await written(database, deed())
    with pytest.raises(RuntimeError):
        await power_cut(database, deed(), deed(COMMUNE))
    assert {head.unit: head.seq for head in await trail.heads()} == {TEAM: 1}
    await written(database, deed())
    assert (await trail.check()).breaks == []


async def test_a_fact_that_cannot_be_written_leaves_no_row(database: Database, trail: SqlAudit) -> None:
    with pytest.raises(TypeError):
        await written(database, deed(), deed(share=0.5))
    assert await trail.heads() == []


FORBIDDEN = (
    "UPDATE audit SET actor = 'thu'",
    "UPDATE audit SET seq = 9 WHERE seq = 2",
    "UPDATE audit SET facts = facts",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE seq = 2",
    "UPDATE audit_heads SET seq = 1",
    "UPDATE audit_heads SET hash = 'x'",
    "UPDATE audit_heads SET unit = 'x', seq = seq + 1",
    "DELETE FROM audit_heads",
    "INSERT INTO audit_heads (unit, seq, hash) VALUES ('x', 7, 'x')",
    "INSERT INTO audit SELECT unit, seq + 1, at, actor, action, subject, facts, prev, hash FROM audit WHERE seq = 2",
    "INSERT INTO audit SELECT unit, 9, at, actor, action, subject, facts, hash, 'x' FROM audit WHERE seq = 2",
)
ONLY = {
    "sqlite": (
        "REPLACE INTO audit SELECT unit, seq, at, 'thu', action, subject, facts, prev, hash FROM audit WHERE seq = 2",
        "UPDATE OR REPLACE audit SET seq = 1 WHERE seq = 2",
        "REPLACE INTO audit_heads SELECT unit, 0, hash FROM audit_heads",
        "DELETE FROM audit WHERE rowid = 1",
    ),
    "postgres": ("TRUNCATE audit", "TRUNCATE audit_heads", "TRUNCATE audit, audit_heads"),
}


async def test_the_database_refuses_every_other_change(database: Database, trail: SqlAudit, kind: str) -> None:
    await written(database, deed(), deed(subject="s2"))
    before = await trail.last(TEAM, 10)
    for statement in (*FORBIDDEN, *ONLY[kind]):
        with pytest.raises(DBAPIError, match="audit rows are never changed"):
            async with database.write() as session:
                await session.execute(text(statement))
    assert await trail.last(TEAM, 10) == before
    assert (await trail.check()).breaks == []


async def test_the_database_refuses_a_row_that_forks_the_chain(database: Database, trail: SqlAudit) -> None:
    await written(database, deed(), deed(subject="s2"))
    first, _ = await trail.last(TEAM, 10)
    fork = follow(first.head, deed(subject="s9"))
    with pytest.raises(DBAPIError, match="audit rows are never changed"):
        async with database.write() as session:
            await session.execute(insert(AuditRow).values(**{name: getattr(fork, name) for name in fork.__slots__}))


async def test_the_trail_outlives_its_tables_names(place: Place) -> None:
    """A unit, a person or a report need not be there for the trail to speak of them."""
    database = place.open()
    await written(database, deed("a unit that is gone", "a report that is gone"))
    assert (await SqlAudit(database).check()).rows == 1
