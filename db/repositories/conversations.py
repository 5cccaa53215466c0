"""The memory of each chat, leased to one process at a time and committed with everything a turn changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import UtcTime
from db.effects import apply
from db.engine import Database
from db.models import ConversationRow, InboxRow
from db.repositories.memory import REMEMBERED, conversation, memory
from db.repositories.moves import move
from db.repositories.outbox import enqueue
from db.repositories.statements import prepare, prepared
from dialog.conversation import Conversation
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import Outcome

_TABLE, _INBOX = ConversationRow.__table__, InboxRow.__table__
assert isinstance(_TABLE, Table)
assert isinstance(_INBOX, Table)
_C, _I = _TABLE.c, _INBOX.c


def _lease(new: Any) -> Any:
    free = or_(
        _C.lease_owner.is_(None),
        _C.lease_owner == new.excluded.lease_owner,
        _C.lease_until < bindparam("asked_at", type_=UtcTime()),
    )
    mine = {"lease_owner": new.excluded.lease_owner, "lease_until": new.excluded.lease_until}
    return new.on_conflict_do_update(index_elements=["address"], set_=mine, where=free).returning(*REMEMBERED)


_LEASE = prepare(ConversationRow, _lease)
_HANDLED = (
    update(_INBOX)
    .where(_I.id == bindparam("item"), _I.state == "waiting")
    .values(state="done", payload=None)
    .returning(_I.id)
)
_SAVED = ("version", "memory", "offered", "numbered", "last_inbound_at", "closed_at", "closed_why")
_SAVE = (
    update(_TABLE)
    .where(_C.address == bindparam("whose"), _C.version == bindparam("seen"))
    .values(lease_owner=None, lease_until=None, **{name: bindparam(name, type_=_C[name].type) for name in _SAVED})
    .returning(_C.version)
)


@dataclass(frozen=True, slots=True)
class SqlConversations:
    """Implements `dialog.interfaces.Conversations`."""

    database: Database

    async def lease(self, address: Address, owner: str, now: datetime, until: datetime) -> Conversation | None:
        new = {
            "address": str(address),
            "version": 0,
            "memory": {},
            "offered": [],
            "numbered": True,
            "lease_owner": owner,
            "lease_until": until,
            "closed_why": "",
        }
        async with self.database.write() as session:
            statement = prepared(session, _LEASE)
            row = (await session.execute(statement, {**new, "asked_at": now})).one_or_none()
        return conversation(address, row) if row is not None else None

    async def release(self, address: Address, owner: str) -> None:
        mine = (ConversationRow.address == str(address), ConversationRow.lease_owner == owner)
        async with self.database.write() as session:
            await session.execute(update(ConversationRow).where(*mine).values(lease_owner=None, lease_until=None))

    async def commit(self, outcome: Outcome, now: datetime) -> None:
        async with self.database.write() as session:
            for item in (outcome.item, *outcome.also):
                await _mark_handled(session, item.id)
            await _save(session, outcome, now)
            for effect in outcome.effects:
                await apply(effect, session)
            await enqueue(session, outcome.messages, now)
            if outcome.moved_to is not None:
                await move(session, outcome.item.address, outcome.moved_to)


async def _mark_handled(session: AsyncSession, item: int) -> None:
    if (await session.execute(_HANDLED, {"item": item})).first() is None:
        raise Conflict("the update was handled by somebody else")


async def _save(session: AsyncSession, outcome: Outcome, now: datetime) -> None:
    it = outcome.conversation
    values = {
        "whose": str(it.address),
        "seen": it.version,
        "version": it.version + 1,
        "memory": memory(it),
        "offered": [[choice.label, choice.value] for choice in it.offered],
        "numbered": it.numbered,
        "last_inbound_at": now,
        "closed_at": now if outcome.closes else None,
        "closed_why": "left" if outcome.closes else "",
    }
    if (await session.execute(_SAVE, values)).first() is None:
        raise Conflict("the conversation has changed")
