"""Who is who."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import UtcTime
from db.engine import Database
from db.models import (
    BindingRow,
    ConversationRow,
    DeputyRow,
    InvitationRow,
    MembershipRow,
    PersonRow,
    SuccessionRow,
    TreeVersionRow,
    UnitEdgeRow,
    UnitRow,
)
from db.repositories.report_effects import add_invitation
from db.repositories.statements import add_new, insert, put
from reports.deputy import Deputy
from reports.effects import AddInvitation
from reports.people import Invitation, Membership, Person, Role
from reports.tree import UnitTree
from reports.unit import Edge, Level, Succession, Unit

_P, _B = PersonRow.__table__.c, BindingRow.__table__.c
_VERSION = select(TreeVersionRow.__table__.c.number)
_MOMENT = bindparam("moment", type_=UtcTime())
_PERSON_AT = select(_P.id, _P.name, _P.sample, _P.unit).where(
    _P.id == _B.person, _B.address == bindparam("where"), or_(_B.until.is_(None), _B.until > _MOMENT)
)


@dataclass(frozen=True, slots=True)
class SqlDirectory:
    """Implements `reports.interfaces.Directory`. With `sample_on` false the sample organisation has no say."""

    database: Database
    sample_on: bool = True
    kept: dict[int, UnitTree] = field(default_factory=dict, compare=False, repr=False)

    async def tree(self) -> UnitTree:
        """Built once for each version: a province has thousands of units, and every turn asks."""
        row = await self.database.row(_VERSION, {})
        version = row.number if row is not None else 0
        if version not in self.kept:
            tree = await self._tree()
            self.kept.clear()
            self.kept[version] = tree
        return self.kept[version]

    async def _tree(self) -> UnitTree:
        async with self.database.read() as session:
            units = [_unit(row) for row in await session.scalars(select(UnitRow).order_by(UnitRow.id))]
            edges = [
                Edge(row.child, row.parent, row.valid_from, row.valid_to)
                for row in await session.scalars(select(UnitEdgeRow))
            ]
            later = [
                Succession(row.old, row.new, "whole" if row.extent == "whole" else "part", row.on, row.legal_basis)
                for row in await session.scalars(select(SuccessionRow))
            ]
        return UnitTree(units, edges, later)

    async def person_at(self, address: str, now: datetime) -> Person | None:
        row = await self.database.row(_PERSON_AT, {"where": address, "moment": now})
        if row is None or (row.sample and not self.sample_on):
            return None
        return Person(row.id, row.name, row.sample, row.unit)

    async def person(self, person: str) -> Person | None:
        async with self.database.read() as session:
            row = await session.get(PersonRow, person)
        return Person(row.id, row.name, row.sample, row.unit) if row is not None else None

    async def memberships(self, person: str, on: date) -> list[Membership]:
        """Own roles, then those of people in whose place this one acts, as far as they hold them themselves."""
        own = await self._memberships([MembershipRow.person == person], on)
        async with self.database.read() as session:
            acting = [deputy(row) for row in await session.scalars(_acting(DeputyRow.deputy == person, on))]
        lent = [one for each in acting for one in await self._lent(each, on)]
        return own + lent

    async def _lent(self, one: Deputy, on: date) -> list[Membership]:
        wanted: list[ColumnElement[bool]] = [
            MembershipRow.person == one.absent,
            MembershipRow.unit == one.unit,
            MembershipRow.role == one.role.value,
        ]
        held = await self._memberships(wanted, on)
        return [replace(each, person=one.deputy, acting_for=one.absent) for each in held]

    async def deputies(self, units: Sequence[str], on: date) -> list[Deputy]:
        query = (
            select(DeputyRow).where(DeputyRow.unit.in_(units), _lasting(on)).order_by(DeputyRow.first, DeputyRow.id)
        )
        async with self.database.read() as session:
            return [deputy(row) for row in await session.scalars(query)]

    async def members(self, units: Sequence[str], on: date, role: Role | None = None) -> list[Membership]:
        wanted: list[ColumnElement[bool]] = [MembershipRow.unit.in_(units)]
        if role is not None:
            wanted.append(MembershipRow.role == role.value)
        held = await self._memberships(wanted, on)
        acting = [one for one in await self.deputies(units, on) if one.holds(on) and role in (None, one.role)]
        return held + [one for each in acting for one in await self._lent(each, on)]

    async def addresses(self, person: str, now: datetime) -> list[str]:
        query = (
            select(BindingRow.address)
            .outerjoin(ConversationRow, ConversationRow.address == BindingRow.address)
            .where(BindingRow.person == person, _bound(now), ConversationRow.closed_at.is_(None))
            .order_by(ConversationRow.last_inbound_at.desc().nulls_last(), BindingRow.bound_at.desc())
        )
        async with self.database.read() as session:
            return list(await session.scalars(query))

    async def invitation(self, code_hash: str) -> Invitation | None:
        async with self.database.read() as session:
            row = await session.get(InvitationRow, code_hash)
        return _invitation(row) if row is not None else None

    async def invitations(self, units: Sequence[str], now: datetime) -> list[Invitation]:
        usable = (
            InvitationRow.unit.in_(units),
            InvitationRow.revoked.is_(False),
            InvitationRow.used < InvitationRow.max_uses,
            InvitationRow.expires_at > now,
        )
        async with self.database.read() as session:
            found = await session.scalars(select(InvitationRow).where(*usable).order_by(InvitationRow.expires_at))
            return [_invitation(row) for row in found]

    async def load(
        self,
        units: Iterable[Unit],
        edges: Iterable[Edge],
        successions: Iterable[Succession],
        people: Iterable[Person],
        memberships: Iterable[Membership],
    ) -> None:
        """Write units, people and memberships; what is there already is brought up to date, nothing is removed."""
        async with self.database.write() as session:
            await put(session, UnitRow, [_fields(unit) for unit in units])
            await put(session, UnitEdgeRow, [_fields(edge) for edge in edges])
            await put(session, SuccessionRow, [_fields(one) for one in successions])
            await tree_changed(session)
            await put(session, PersonRow, [{"id": one.id, "name": one.name, "sample": one.sample} for one in people])
            rows = [_member(one) for one in memberships]
            await add_new(session, MembershipRow, rows)

    async def add(self, invitation: Invitation) -> None:
        """Let a new code be used. Raises Conflict when it exists."""
        async with self.database.write() as session:
            await add_invitation(AddInvitation(invitation), session)

    async def revoke(self, code_hash: str) -> None:
        """Let a code be used no more."""
        async with self.database.write() as session:
            await session.execute(
                update(InvitationRow).where(InvitationRow.code_hash == code_hash).values(revoked=True)
            )

    async def _memberships(self, wanted: Sequence[ColumnElement[bool]], on: date) -> list[Membership]:
        query = (
            select(MembershipRow)
            .join(UnitRow, UnitRow.id == MembershipRow.unit)
            .where(
                *wanted,
                MembershipRow.valid_from <= on,
                or_(MembershipRow.valid_to.is_(None), MembershipRow.valid_to >= on),
                *self._allowed(UnitRow.sample),
            )
            .order_by(MembershipRow.id)
        )
        async with self.database.read() as session:
            return [_membership(row) for row in await session.scalars(query)]

    def _allowed(self, sample: object) -> list[ColumnElement[bool]]:
        return [] if self.sample_on else [cast(ColumnElement[bool], sample).is_(False)]


async def tree_changed(session: AsyncSession) -> None:
    """To be called by whoever writes units, edges or successions, in the same transaction."""
    row = insert(session, TreeVersionRow).values(id=1, number=1)
    higher = {"number": TreeVersionRow.number + 1}
    await session.execute(row.on_conflict_do_update(index_elements=["id"], set_=higher))


def _bound(now: datetime) -> ColumnElement[bool]:
    return or_(BindingRow.until.is_(None), and_(BindingRow.until.is_not(None), BindingRow.until > now))


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def _member(one: Membership) -> dict[str, object]:
    return {
        "person": one.person,
        "unit": one.unit,
        "role": one.role.value,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
    }


def _lasting(on: date) -> ColumnElement[bool]:
    return and_(DeputyRow.last >= on, or_(DeputyRow.ended.is_(None), DeputyRow.ended >= on))


def _acting(whose: ColumnElement[bool], on: date) -> Select[DeputyRow]:
    return select(DeputyRow).where(whose, DeputyRow.first <= on, _lasting(on)).order_by(DeputyRow.id)


def deputy(row: DeputyRow) -> Deputy:
    """As a value."""
    return Deputy(
        row.id, row.absent, row.deputy, row.unit, Role(row.role), row.first, row.last, row.by, row.at, row.ended
    )


def _unit(row: UnitRow) -> Unit:
    return Unit(row.id, row.code, row.name, cast(Level, row.level), row.valid_from, row.valid_to, row.sample)


def _membership(row: MembershipRow) -> Membership:
    return Membership(row.person, row.unit, Role(row.role), row.valid_from, row.valid_to)


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(
        row.code_hash, row.unit, Role(row.role), row.expires_at, row.max_uses, row.used, row.person, row.revoked,
        row.sample,
    )  # fmt: skip
