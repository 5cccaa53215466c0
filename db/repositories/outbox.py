"""Messages to be sent once: claimed a chat at a time, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Select, Table, and_, bindparam, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import UtcTime
from db.engine import Database
from db.models import ConversationRow, OutboxRow
from db.repositories.moves import move
from db.repositories.statements import insert, prepare, prepared
from dialog.inbound import Address
from dialog.interfaces import Kind, OutboxItem, OutMessage
from dialog.reply import pack, unpack

_TABLE = OutboxRow.__table__
assert isinstance(_TABLE, Table)
_O = _TABLE.c
_ENQUEUE = prepare(OutboxRow, lambda new: new.on_conflict_do_nothing().returning(_O.address))
_WHOLE = (_O.id, _O.key, _O.address, _O.kind, _O.body, _O.attempts, _O.parts_sent, _O.useful_until)
_OLDEST = (
    select(_O.id, _O.next_try_at, _O.claimed_until)
    .where(_O.address == bindparam("wanted"), _O.state == "waiting")
    .order_by(_O.id)
    .limit(1)
)
_CLOSED = select(ConversationRow.address).where(
    ConversationRow.address == bindparam("wanted"), ConversationRow.closed_at.is_not(None)
)
_CLAIM = (
    update(_TABLE)
    .where(
        _O.id == bindparam("item"),
        _O.state == "waiting",
        _O.claimed_until.is_(None),
        _O.next_try_at <= bindparam("asked_at", type_=UtcTime()),
        ~_CLOSED.exists(),
    )
    .values(
        claimed_by=bindparam("owner"), claimed_until=bindparam("until", type_=UtcTime()), attempts=_O.attempts + 1
    )
    .returning(*_WHOLE)
)
_SENT = (
    update(_TABLE)
    .where(_O.id == bindparam("item"))
    .values(state="sent", sent_at=bindparam("sent_at", type_=UtcTime()), claimed_by=None, claimed_until=None)
)


async def enqueue(session: AsyncSession, messages: Sequence[OutMessage], now: datetime) -> list[Address]:
    """Add the messages whose key is new, inside somebody else's transaction."""
    if not messages:
        return []
    statement = prepared(session, _ENQUEUE)
    stored: dict[str, None] = {}
    for one in messages:
        row = (await session.execute(statement, _row(one, now))).one_or_none()
        if row is not None:
            stored[row.address] = None
    return [Address.parse(text) for text in stored]


def _row(one: OutMessage, now: datetime) -> dict[str, object]:
    return {
        "key": one.key,
        "address": str(one.address),
        "kind": one.kind,
        "body": pack(one.reply),
        "state": "waiting",
        "attempts": 0,
        "parts_sent": 0,
        "next_try_at": now,
        "useful_until": one.useful_until,
        "created_at": now,
        "why": "",
    }


@dataclass(frozen=True, slots=True)
class SqlOutbox:
    """Implements `dialog.interfaces.Outbox` and `Transcript`."""

    database: Database

    async def put(self, messages: Sequence[OutMessage], now: datetime) -> list[Address]:
        async with self.database.write() as session:
            return await enqueue(session, messages, now)

    async def addresses(self, channels: Sequence[str], now: datetime, limit: int = 500) -> list[Address]:
        query = (
            select(OutboxRow.address)
            .outerjoin(ConversationRow, ConversationRow.address == OutboxRow.address)
            .where(
                OutboxRow.state == "waiting",
                OutboxRow.next_try_at <= now,
                or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until < now),
                ConversationRow.closed_at.is_(None),
                or_(false(), *(OutboxRow.address.startswith(f"{one}:", autoescape=True) for one in channels)),
            )
            .group_by(OutboxRow.address)
            .order_by(func.min(OutboxRow.id))
            .limit(limit)
        )
        async with self.database.read() as session:
            return [Address.parse(text) for text in await session.scalars(query)]

    async def claim(self, address: Address, owner: str, now: datetime, until: datetime) -> OutboxItem | None:
        oldest = await self.database.row(_OLDEST, {"wanted": str(address)})
        if oldest is None or oldest.next_try_at > now:
            return None
        if oldest.claimed_until is None:
            return await self._claim_free(oldest.id, address, owner, now, until)
        return await self._take_over(address, owner, now, until)

    async def _claim_free(
        self, item: int, address: Address, owner: str, now: datetime, until: datetime
    ) -> OutboxItem | None:
        """Claim a message that nobody has; None when somebody was faster or the address is closed."""
        wanted = {"item": item, "wanted": str(address), "asked_at": now, "owner": owner, "until": until}
        async with self.database.write() as session:
            row = (await session.execute(_CLAIM, wanted)).one_or_none()
        return _item(row) if row is not None else None

    async def _take_over(self, address: Address, owner: str, now: datetime, until: datetime) -> OutboxItem | None:
        """Claim a message whose claim ran out, or one that waits behind a reminder of unknown fate."""
        async with self.database.write() as session:
            row = await session.scalar(_oldest(address).with_for_update())
            if row is None or row.next_try_at > now or await _closed(session, address):
                return None
            if row.claimed_until is not None and row.claimed_until >= now and row.claimed_by != owner:
                return None
            if row.claimed_until is not None and row.kind == "reminder":
                row.state, row.why = "unknown", "the sender died between sending and marking"
                await session.flush()
                row = await session.scalar(_oldest(address).with_for_update())
                if row is None or row.next_try_at > now:
                    return None
            row.claimed_by, row.claimed_until, row.attempts = owner, until, row.attempts + 1
            return _item(row)

    async def progress(self, item: OutboxItem, parts_sent: int) -> None:
        await self._change(item, parts_sent=parts_sent)

    async def sent(self, item: OutboxItem, now: datetime) -> None:
        reply = item.message.reply
        async with self.database.write() as session:
            await session.execute(_SENT, {"item": item.id, "sent_at": now})
            if item.message.kind != "reply" and reply.choices:
                offered = [[choice.label, choice.value] for choice in reply.choices]
                await session.execute(
                    update(ConversationRow)
                    .where(ConversationRow.address == str(item.message.address))
                    .values(offered=offered, numbered=reply.numbered)
                )

    async def postpone(self, item: OutboxItem, next_try: datetime, why: str) -> None:
        await self._change(item, next_try_at=next_try, why=why[:300], claimed_by=None, claimed_until=None)

    async def give_up(self, item: OutboxItem, state: Literal["failed", "unknown", "expired"], why: str) -> None:
        await self._change(item, state=state, why=why[:300], claimed_by=None, claimed_until=None)

    async def close(self, address: Address, why: str, now: datetime) -> None:
        new = {"address": str(address), "version": 0, "memory": {}, "offered": [], "numbered": True}
        closed = {"closed_at": now, "closed_why": why[:300]}
        async with self.database.write() as session:
            row = insert(session, ConversationRow).values(**new, **closed)
            await session.execute(row.on_conflict_do_update(index_elements=["address"], set_=closed))

    async def move(self, old: Address, new: Address) -> None:
        async with self.database.write() as session:
            await move(session, old, new)

    async def since(self, address: Address, after: int, limit: int = 200) -> list[OutboxItem]:
        begun = and_(OutboxRow.state == "waiting", OutboxRow.parts_sent > 0)
        query = (
            select(OutboxRow)
            .where(OutboxRow.address == str(address), OutboxRow.id > after, or_(OutboxRow.state == "sent", begun))
            .order_by(OutboxRow.id.desc())
            .limit(limit)
        )
        async with self.database.read() as session:
            rows = (await session.scalars(query)).all()
        return [_item(row) for row in reversed(rows)]

    async def count(self, state: str) -> int:
        """How many messages are in this state: waiting, sent, failed, unknown, expired."""
        async with self.database.read() as session:
            found = await session.scalar(select(func.count()).select_from(OutboxRow).where(OutboxRow.state == state))
        return found or 0

    async def _change(self, item: OutboxItem, **values: object) -> None:
        """Nothing, when this claim ran out and somebody else has claimed or ended it since."""
        held = (OutboxRow.id == item.id, OutboxRow.state == "waiting", OutboxRow.attempts == item.attempts)
        async with self.database.write() as session:
            await session.execute(update(OutboxRow).where(*held).values(**values))


def _oldest(address: Address) -> Select[OutboxRow]:
    query = select(OutboxRow).where(OutboxRow.address == str(address), OutboxRow.state == "waiting")
    return query.order_by(OutboxRow.id).limit(1)


async def _closed(session: AsyncSession, address: Address) -> bool:
    row = await session.get(ConversationRow, str(address))
    return row is not None and row.closed_at is not None


def _item(row: Any) -> OutboxItem:
    message = OutMessage(
        Address.parse(row.address), unpack(row.body), row.key, cast(Kind, row.kind), row.useful_until
    )
    return OutboxItem(row.id, message, row.attempts, row.parts_sent)
