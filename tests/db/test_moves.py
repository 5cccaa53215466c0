"""A group that got a new id keeps its unit, its people and its draft, on both databases."""

from __future__ import annotations

from sqlalchemy import select

from db.engine import Database
from db.models import BindingRow
from db.models.field import GroupRow
from db.repositories.directory import SqlDirectory
from db.repositories.outbox import SqlOutbox
from dialog.inbound import Address
from tests.contracts.chats import NOW
from tests.contracts.organisation import PEOPLE, UNITS

OLD, NEW = Address("telegram", "-5"), Address("telegram", "-1005")
UNIT, PERSON = UNITS[0].id, PEOPLE[0].id


def group(address: Address) -> GroupRow:
    return GroupRow(address=str(address), unit=UNIT, by=PERSON, at=NOW)


def binding(address: Address) -> BindingRow:
    return BindingRow(address=str(address), person=PERSON, bound_at=NOW, until=None)


async def add(database: Database, *rows: object) -> None:
    async with database.write() as session:
        session.add_all(rows)


async def addresses(database: Database, table: type[GroupRow] | type[BindingRow]) -> set[str]:
    async with database.read() as session:
        return set(await session.scalars(select(table.address)))


async def test_the_unit_of_a_group_follows_it(
    database: Database, organisation: SqlDirectory, outbox: SqlOutbox
) -> None:
    await add(database, group(OLD), binding(OLD))
    await outbox.move(OLD, NEW)
    assert await addresses(database, GroupRow) == {str(NEW)}
    assert await addresses(database, BindingRow) == {str(NEW)}


async def test_what_was_bound_at_the_new_id_already_stays(
    database: Database, organisation: SqlDirectory, outbox: SqlOutbox
) -> None:
    await add(database, group(OLD), group(NEW))
    await outbox.move(OLD, NEW)
    assert await addresses(database, GroupRow) == {str(OLD), str(NEW)}


async def test_told_twice_a_move_changes_nothing_more(
    database: Database, organisation: SqlDirectory, outbox: SqlOutbox
) -> None:
    await add(database, group(OLD))
    for _ in range(2):
        await outbox.move(OLD, NEW)
    assert await addresses(database, GroupRow) == {str(NEW)}
