"""Many roles changed at once: compared with what is there, then written in one call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import InvitationRow, MembershipRow
from db.repositories.statements import AT_ONCE
from dialog.errors import Conflict
from reports.people import Membership
from reports.setup.set_up import over

Pair = tuple[Membership, Membership]
Key = tuple[str, str, str]


async def change_roles(session: AsyncSession, changed: Sequence[Pair]) -> None:
    """Write first and last days. Raises Conflict when a role is not as it was."""
    held = {(*_key(row), row.valid_from): row async for row in _roles_of(session, {old.person for old, _ in changed})}
    written: list[dict[str, Any]] = []
    for old, new in changed:
        row = held.get((old.person, old.unit, old.role.value, old.valid_from))
        if row is None or row.valid_to != old.valid_to:
            raise Conflict("what the workbook was compared with has changed")
        written.append({"of": row.id, "first": new.valid_from, "last": new.valid_to})
    days: dict[str, Any] = {"valid_from": bindparam("first"), "valid_to": bindparam("last")}
    await _write(session, MembershipRow, "id", days, written)
    await _shorten_codes(session, {_held(new): new.valid_to for _, new in changed if new.valid_to is not None})


async def _shorten_codes(session: AsyncSession, ends: dict[Key, date]) -> None:
    """A code that nobody has used yet ends with the role: joining later would begin it anew."""
    written: list[dict[str, Any]] = []
    for some in _pieces({person for person, _, _ in ends}):
        rows = await session.scalars(select(InvitationRow).where(InvitationRow.person.in_(some)))
        for row in rows:
            last = ends.get((row.person or "", row.unit, row.role))
            if last is not None and row.expires_at > over(last):
                written.append({"of": row.code_hash, "end": over(last)})
    await _write(session, InvitationRow, "code_hash", {"expires_at": bindparam("end")}, written)


async def _roles_of(session: AsyncSession, people: Iterable[str]) -> AsyncIterator[MembershipRow]:
    """Locked on PostgreSQL until the change is written; SQLite's writers stand in line anyway."""
    for some in _pieces(people):
        for row in await session.scalars(
            select(MembershipRow).where(MembershipRow.person.in_(some)).with_for_update()
        ):
            yield row


async def _write(
    session: AsyncSession, of: type[MembershipRow | InvitationRow], key: str, values: dict[str, Any], rows: list[Any]
) -> None:
    if not rows:
        return
    table = of.__table__
    assert isinstance(table, Table)
    statement = update(table).where(table.c[key] == bindparam("of")).values(**values)
    await (await session.connection()).execute(statement, rows)


def _pieces(people: Iterable[str]) -> Iterable[list[str]]:
    found = sorted(people)
    return (found[at : at + AT_ONCE] for at in range(0, len(found), AT_ONCE))


def _key(row: MembershipRow) -> Key:
    return (row.person, row.unit, row.role)


def _held(one: Membership) -> Key:
    return (one.person, one.unit, one.role.value)
