"""Effects of groups and of wrong codes on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import CodeTriesRow, GroupRow
from db.repositories.audit import record
from db.repositories.memory import put_conversation
from db.repositories.statements import add_new
from dialog.effects import PutConversation
from dialog.errors import Conflict
from reports.audit import Action
from reports.group import Group
from reports.group_effects import BindGroup, CountWrongCode, UnbindGroup
from reports.tries import Tries


async def bind_group(effect: BindGroup, session: AsyncSession) -> None:
    one = effect.group
    there = await _there(session, one.address)
    if (there.unit if there is not None else None) != effect.expects:
        raise Conflict("the group was bound to another unit meanwhile")
    if there is None:
        if not await add_new(session, GroupRow, [{name: getattr(one, name) for name in Group.__slots__}]):
            raise Conflict("the group was bound by somebody else meanwhile")
    else:
        there.unit, there.by, there.at = one.unit, one.by, one.at
        if effect.expects and effect.expects != one.unit:
            await record(
                session, Action.GROUP_UNBOUND, unit=effect.expects, at=one.at, actor=one.by, subject=one.address
            )
    await record(session, Action.GROUP_BOUND, unit=one.unit, at=one.at, actor=one.by, subject=one.address)


async def unbind_group(effect: UnbindGroup, session: AsyncSession) -> None:
    gone = delete(GroupRow).where(GroupRow.address == effect.address).returning(GroupRow.unit)
    row = (await session.execute(gone)).first()
    if row is not None:
        await record(
            session, Action.GROUP_UNBOUND, unit=row.unit, at=effect.at, actor=effect.by, subject=effect.address
        )


async def _there(session: AsyncSession, address: str) -> GroupRow | None:
    return await session.scalar(select(GroupRow).where(GroupRow.address == address).with_for_update())


async def count_wrong_code(effect: CountWrongCode, session: AsyncSession) -> None:
    """The channel's row stays locked until the turn has ended, so that no wrong code is lost between processes."""
    await add_new(session, CodeTriesRow, [{"channel": effect.channel, "since": effect.at, "tries": 0}])
    row = await session.scalar(select(CodeTriesRow).where(CodeTriesRow.channel == effect.channel).with_for_update())
    assert row is not None
    more = Tries(row.channel, row.since, row.tries).more(effect.at)
    row.since, row.tries = more.since, more.count


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    BindGroup: bind_group,
    UnbindGroup: unbind_group,
    CountWrongCode: count_wrong_code,
    PutConversation: put_conversation,
}
