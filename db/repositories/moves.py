"""A chat that has another id from now on: everything that belongs to it goes along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import BindingRow, ConversationRow, InboxRow, OutboxRow
from db.models.field import GroupRow
from db.repositories.statements import add_new
from dialog.inbound import Address

_C = ConversationRow.__table__.c
_NOTHING: Mapping[str, Any] = {"memory": {}, "offered": [], "numbered": True}


async def move(session: AsyncSession, old: Address, new: Address) -> None:
    """What waits, what is remembered, and whose chat it is, follow it."""
    for table in (OutboxRow, InboxRow):
        waiting = (table.address == str(old), table.state == "waiting")
        await session.execute(update(table).where(*waiting).values(address=str(new)))
    for owned in (BindingRow, GroupRow):
        if await session.get(owned, str(new)) is None:
            await session.execute(update(owned).where(owned.address == str(old)).values(address=str(new)))
    await _take_memory(session, str(old), str(new))


async def _take_memory(session: AsyncSession, old: str, new: str) -> None:
    """An open draft goes along, unless another one was begun at the new id. Whoever is at work on either chat finds
    it changed and does the turn again."""
    there, here = await _row(session, old), await _row(session, new)
    if there is None or (here is not None and _busy(here)):
        return
    memory = {"memory": there.memory, "offered": there.offered, "numbered": there.numbered}
    if here is None:
        await add_new(session, ConversationRow, [{"address": new, "version": 0, "closed_why": "", **memory}])
    else:
        await _write(session, new, memory)
    await _write(session, old, _NOTHING)


async def _row(session: AsyncSession, address: str) -> Any:
    wanted = select(_C.memory, _C.offered, _C.numbered).where(_C.address == address).with_for_update()
    return (await session.execute(wanted)).one_or_none()


def _busy(row: Any) -> bool:
    return bool(row.memory.get("step") or row.memory.get("draft"))


async def _write(session: AsyncSession, address: str, memory: Mapping[str, Any]) -> None:
    row = ConversationRow
    changed = update(row).where(row.address == address).values(version=row.version + 1, **memory)
    await session.execute(changed)
