"""The audit trail in the tables: appended inside the transaction of what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.audit import AuditHeadRow, AuditRow
from db.repositories.statements import prepare, prepared
from reports.audit import Action, Deed, Entry, Head, beginning, follow

AT_ONCE = 500
_H = AuditHeadRow.__table__.c
_ONE = select(_H.unit, _H.seq, _H.hash).where(_H.unit == bindparam("wanted")).with_for_update()
_SOME = (
    select(_H.unit, _H.seq, _H.hash)
    .where(_H.unit.in_(bindparam("wanted", expanding=True)))
    .order_by(_H.unit)
    .with_for_update()
)
_BEGIN = prepare(AuditHeadRow, lambda new: new.on_conflict_do_nothing())
_ROW = prepare(AuditRow, lambda new: new)


async def record(
    session: AsyncSession,
    action: Action,
    *,
    unit: str,
    at: datetime,
    actor: str,
    subject: str = "",
    **facts: object,
) -> None:
    """Append one row to the unit's chain, in the caller's transaction.

    `actor` is a person's id or "system:…"; `subject` the id of what it was done to (at most 120 characters).
    Facts are strings, whole numbers, dates, times, lists of these, or None: no names, no free text but masked
    reasons. On PostgreSQL the chain stays locked until the transaction ends.
    """
    await append(session, [Deed(unit, at, actor, action, subject, facts)])


async def append(session: AsyncSession, deeds: Iterable[Deed]) -> None:
    """Append many rows to many chains in a few statements. Chains are locked in the order of their ids, so that two
    who append to the same chains never wait for each other in a circle."""
    given = list(deeds)
    if not given:
        return
    heads = await _locked(session, sorted({deed.unit for deed in given}))
    rows = []
    for deed in given:
        row = follow(heads[deed.unit], deed)
        heads[deed.unit] = row.head
        rows.append(_row(row))
    await session.execute(prepared(session, _ROW), rows)  # a trigger moves the heads


async def _locked(session: AsyncSession, units: Sequence[str]) -> dict[str, Head]:
    """The heads of these chains, held until the transaction ends. A unit without a chain begins one, since what is to
    be locked has to be there."""
    heads = await _read(session, units)
    if new := [unit for unit in units if unit not in heads]:
        await session.execute(prepared(session, _BEGIN), [_head(beginning(unit)) for unit in new])
        heads |= await _read(session, new)
    return heads


async def _read(session: AsyncSession, units: Sequence[str]) -> dict[str, Head]:
    if len(units) == 1:
        found = (await session.execute(_ONE, {"wanted": units[0]})).all()
    else:
        found = []
        for start in range(0, len(units), AT_ONCE):
            found += (await session.execute(_SOME, {"wanted": units[start : start + AT_ONCE]})).all()
    return {row.unit: Head(row.unit, row.seq, row.hash) for row in found}


def _head(head: Head) -> dict[str, Any]:
    return {"unit": head.unit, "seq": head.seq, "hash": head.hash}


def _row(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
