"""What is remembered of a chat, as it is stored; and looking at it without taking it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.engine import Database
from db.models import ConversationRow
from db.repositories.statements import add_new
from dialog.conversation import Conversation
from dialog.effects import PutConversation
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.reply import Choice

_C = ConversationRow.__table__.c
_MEMORY = ("step", "draft", "topic", "misses", "met", "notes")
REMEMBERED = (_C.version, _C.memory, _C.offered, _C.numbered)


@dataclass(frozen=True, slots=True)
class SqlChats:
    """Implements `dialog.interfaces.Chats`."""

    database: Database

    async def at(self, address: Address) -> Conversation:
        async with self.database.read() as session:
            row = (await session.execute(select(*REMEMBERED).where(_C.address == str(address)))).one_or_none()
        return conversation(address, row) if row is not None else Conversation(address)


async def put_conversation(effect: PutConversation, session: AsyncSession) -> None:
    """Also whoever holds the lease there finds it changed."""
    it = effect.conversation
    mine = (ConversationRow.address == str(it.address), ConversationRow.version == it.version)
    values = {"version": it.version + 1, "memory": memory(it)}
    changed = update(ConversationRow).where(*mine).values(**values).returning(ConversationRow.version)
    if (await session.execute(changed)).first() is not None:
        return
    new = {"address": str(it.address), "offered": [], "numbered": True, "closed_why": "", **values}
    if it.version or not await add_new(session, ConversationRow, [new]):
        raise Conflict("the other conversation has changed")


def memory(it: Conversation) -> dict[str, Any]:
    """As JSON."""
    return {name: _plain(getattr(it, name)) for name in _MEMORY}


def conversation(address: Address, row: Any) -> Conversation:
    """From a row with the columns `REMEMBERED`."""
    return Conversation(
        address,
        row.version,
        offered=tuple(Choice(label, value) for label, value in row.offered),
        numbered=row.numbered,
        **{name: row.memory[name] for name in _MEMORY if name in row.memory},
    )


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
