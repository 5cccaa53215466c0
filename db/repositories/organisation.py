"""Units, people and roles as one workbook sets them up: read whole, written in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base
from db.engine import Database
from db.models import (
    BindingRow,
    InvitationRow,
    MembershipRow,
    PersonRow,
    ReferenceRow,
    SuccessionRow,
    UnitEdgeRow,
    UnitRow,
)
from db.repositories.directory import tree_changed
from db.repositories.role_changes import change_roles
from db.repositories.setup_trail import was_set_up
from db.repositories.statements import put
from dialog.errors import Conflict
from reports.people import Invitation, Membership, Person, Role
from reports.setup.set_up import SetUpOrganisation
from reports.setup.standing import Own, OwnKind, Standing
from reports.unit import Edge, Level, Succession, Unit

CODES = "person_code"
"""Kind of the rows that lead from "mã người" to a person."""
OWN: Mapping[OwnKind, str] = {
    "indicator": "own_indicator",
    "form": "own_form",
    "target": "own_target",
    "obligation": "own_obligation",
}
"""Kinds of their own: a release replaces everything of the kinds that it brings."""


@dataclass(frozen=True, slots=True)
class SqlOrganisation:
    """Implements `reports.setup.standing.Organisation`. The sample organisation is no part of it."""

    database: Database

    async def standing(self, now: datetime) -> Standing:
        async with self.database.read() as session:
            units = {row.id: row for row in await session.scalars(select(UnitRow).where(UnitRow.sample.is_(False)))}
            people = await session.scalars(select(PersonRow).where(PersonRow.sample.is_(False)))
            edges = await session.scalars(select(UnitEdgeRow))
            later = await session.scalars(select(SuccessionRow))
            held = await session.scalars(select(MembershipRow).order_by(MembershipRow.id))
            rows = await session.scalars(select(ReferenceRow).where(ReferenceRow.kind.in_([CODES, *OWN.values()])))
            kept = list(rows)
            return Standing(
                units=tuple(_unit(row) for row in units.values()),
                edges=tuple(_edge(row) for row in edges if row.child in units),
                successions=tuple(_succession(row) for row in later if row.new in units),
                people={row.id: Person(row.id, row.name) for row in people},
                memberships=tuple(_membership(row) for row in held if row.unit in units),
                bound=frozenset(await session.scalars(select(BindingRow.person).where(_open(BindingRow.until, now)))),
                invited=frozenset(one for one in await session.scalars(_invited(now)) if one),
                codes={row.code: row.body["person"] for row in kept if row.kind == CODES},
                own={(kind, row.code): row.body for row in kept for kind, name in OWN.items() if row.kind == name},
            )

    async def apply(self, effect: SetUpOrganisation) -> None:
        """All of it or nothing. Raises Conflict."""
        async with self.database.write() as session:
            await set_up(effect, session)

    async def own(self, kind: OwnKind) -> dict[str, Mapping[str, Any]]:
        """What provinces and communes have set up for themselves, by code; `root` in each body is the unit."""
        query = select(ReferenceRow.code, ReferenceRow.body).where(ReferenceRow.kind == OWN[kind])
        async with self.database.read() as session:
            return {row.code: row.body for row in await session.execute(query)}


async def set_up(effect: SetUpOrganisation, session: AsyncSession) -> None:
    """Everything added must be new, and everything changed must be as it was."""
    try:
        await _write(effect, session)
    except IntegrityError as error:
        raise Conflict("somebody has set up the same in between") from error


async def _write(effect: SetUpOrganisation, session: AsyncSession) -> None:
    changes = effect.changes
    await _add(session, UnitRow, [_row(one) for one in changes.units.added])
    for old, new in changes.units.changed:
        same = (UnitRow.id == old.id, UnitRow.name == old.name, _is(UnitRow.valid_to, old.valid_to))
        await _change(session, UnitRow, same, {"name": new.name, "valid_to": new.valid_to})
    await _add(session, UnitEdgeRow, [_row(one) for one in changes.edges.added])
    for before, after in changes.edges.changed:
        key = (UnitEdgeRow.child == before.child, UnitEdgeRow.parent == before.parent)
        same = (*key, UnitEdgeRow.valid_from == before.valid_from)
        await _change(session, UnitEdgeRow, same, {"valid_to": after.valid_to})
    later = [*changes.successions.added, *(new for _, new in changes.successions.changed)]
    await put(session, SuccessionRow, [_row(one) for one in later])
    if changes.units or changes.edges or changes.successions:
        await tree_changed(session)
    await _people(effect, session)
    await _own(effect, session)
    await _add(session, InvitationRow, [_invitation(one) for one in effect.invitations])
    await was_set_up(session, effect)


async def _people(effect: SetUpOrganisation, session: AsyncSession) -> None:
    changes = effect.changes
    people = [{"id": one.id, "name": one.name, "sample": False} for one in changes.people.added]
    await _add(session, PersonRow, people)
    for old, new in changes.people.changed:
        await _change(session, PersonRow, (PersonRow.id == old.id, PersonRow.name == old.name), {"name": new.name})
    await _add(session, MembershipRow, [_role(one) for one in changes.memberships.added])
    await change_roles(session, changes.memberships.changed)


async def _own(effect: SetUpOrganisation, session: AsyncSession) -> None:
    at = effect.at
    bodies: list[Own] = [*effect.changes.own.added, *(new for _, new in effect.changes.own.changed)]
    rows = [{"kind": OWN[one.kind], "code": one.code, "body": dict(one.body), "loaded_at": at} for one in bodies]
    await put(session, ReferenceRow, rows)
    codes = [(code, {"person": person}) for code, person in effect.changes.codes.items()]
    new = [{"kind": CODES, "code": code, "body": body, "loaded_at": at} for code, body in codes]
    await _add(session, ReferenceRow, new)


async def _add(session: AsyncSession, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that must be new, many in one call."""
    if rows:
        await session.execute(insert(table.__table__), list(rows))  # type: ignore[arg-type]


async def _change(
    session: AsyncSession, table: type[Base], there: Iterable[ColumnElement[bool]], values: Mapping[str, Any]
) -> None:
    key = table.__mapper__.primary_key[0]
    changed = update(table).where(*there).values(**values).returning(key)
    if (await session.execute(changed)).first() is None:
        raise Conflict("what the workbook was compared with has changed")


def _is(column: Any, value: object) -> ColumnElement[bool]:
    return cast(ColumnElement[bool], column.is_(None) if value is None else column == value)


def _open(column: Any, now: datetime) -> ColumnElement[bool]:
    return or_(column.is_(None), column > now)


def _invited(now: datetime) -> Select[str | None]:
    good = and_(InvitationRow.used < InvitationRow.max_uses, InvitationRow.revoked.is_(False))
    whose = InvitationRow.person.is_not(None)
    return select(InvitationRow.person).where(good, whose, InvitationRow.expires_at > now)


def _row(value: Unit | Edge | Succession) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def _role(one: Membership) -> dict[str, Any]:
    return {
        "person": one.person,
        "unit": one.unit,
        "role": one.role.value,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
    }


def _invitation(one: Invitation) -> dict[str, Any]:
    return {
        "code_hash": one.code_hash,
        "unit": one.unit,
        "role": one.role.value,
        "person": one.person,
        "max_uses": one.max_uses,
        "used": one.used,
        "expires_at": one.expires_at,
        "revoked": one.revoked,
        "sample": one.sample,
    }


def _unit(row: UnitRow) -> Unit:
    return Unit(row.id, row.code, row.name, cast(Level, row.level), row.valid_from, row.valid_to)


def _edge(row: UnitEdgeRow) -> Edge:
    return Edge(row.child, row.parent, row.valid_from, row.valid_to)


def _succession(row: SuccessionRow) -> Succession:
    return Succession(row.old, row.new, "whole" if row.extent == "whole" else "part", row.on, row.legal_basis)


def _membership(row: MembershipRow) -> Membership:
    return Membership(row.person, row.unit, Role(row.role), row.valid_from, row.valid_to)


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {SetUpOrganisation: set_up}
