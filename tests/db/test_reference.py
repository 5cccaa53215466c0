"""What the release brings is replaced by the next release, kind by kind."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from db.engine import Database
from db.models import ReferenceRow
from db.repositories.reference import SqlReference

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 21, 8, 0, tzinfo=UTC)
DAYS: dict[str, dict[str, Any]] = {
    "2027-02-06": {"name": "Mùng một Tết", "verified": True},
    "2027-09-02": {"name": "Quốc khánh"},
}


async def bodies(database: Database, kind: str) -> dict[str, Any]:
    query = select(ReferenceRow.code, ReferenceRow.body).where(ReferenceRow.kind == kind)
    async with database.read() as session:
        return dict((await session.execute(query)).all())


async def test_an_empty_database_has_no_reference(reference: SqlReference) -> None:
    assert await reference.counts() == {}


async def test_every_kind_is_counted(reference: SqlReference) -> None:
    await reference.take_in("holiday", DAYS, NOW)
    await reference.take_in("form", {"so_tay_ngay": {"cycle": "day"}}, NOW)
    assert await reference.counts() == {"holiday": 2, "form": 1}


async def test_what_was_loaded_is_kept_as_it_is(reference: SqlReference, database: Database) -> None:
    await reference.take_in("holiday", DAYS, NOW)
    assert await bodies(database, "holiday") == DAYS


async def test_a_later_release_replaces_adds_and_removes(reference: SqlReference, database: Database) -> None:
    await reference.take_in("holiday", DAYS, NOW)
    new = {"2027-02-06": {"name": "Mồng một Tết"}, "2027-04-30": {"name": "Ngày Thống nhất"}}
    await reference.take_in("holiday", new, LATER)
    assert await bodies(database, "holiday") == new


async def test_one_kind_leaves_another_alone(reference: SqlReference, database: Database) -> None:
    await reference.take_in("holiday", DAYS, NOW)
    await reference.take_in("obligation", {"2027-02-06": {"title": "khác"}}, NOW)
    await reference.take_in("obligation", {}, LATER)
    assert await bodies(database, "holiday") == DAYS
    assert await reference.counts() == {"holiday": 2}


async def test_the_same_release_again_changes_nothing(reference: SqlReference) -> None:
    await reference.take_in("holiday", DAYS, NOW)
    await reference.take_in("holiday", DAYS, LATER)
    assert await reference.counts() == {"holiday": 2}
