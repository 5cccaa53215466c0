"""Updates as they came in, each once, in order of arrival."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select, update

from db.engine import Database
from db.models import InboxRow
from db.repositories.statements import prepare, prepared
from db.seal import Seal, Unsealable
from dialog.inbound import Address
from dialog.interfaces import InboxItem, RawUpdate

_INBOX = InboxRow.__table__.c
_PUT = prepare(InboxRow, lambda new: new.on_conflict_do_nothing().returning(_INBOX.address))
_WHOLE = (
    _INBOX.id,
    _INBOX.channel,
    _INBOX.update_id,
    _INBOX.address,
    _INBOX.payload,
    _INBOX.attempts,
    _INBOX.received_at,
)
_BEHIND = InboxRow.__table__.alias("behind")
_FOLLOWED = (
    select(_BEHIND.c.id)
    .where(_BEHIND.c.address == bindparam("wanted"), _BEHIND.c.state == "waiting", _BEHIND.c.id > _INBOX.id)
    .exists()
    .label("followed")
)
_NEXT = (
    select(*_WHOLE, _FOLLOWED)
    .where(_INBOX.address == bindparam("wanted"), _INBOX.state == "waiting")
    .order_by(_INBOX.id)
    .limit(1)
)
KEEP_RAW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SqlInbox:
    """Implements `dialog.interfaces.Inbox`."""

    database: Database
    seal: Seal

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> list[Address]:
        if not updates:
            return []
        stored: dict[str, None] = {}
        async with self.database.write() as session:
            statement = prepared(session, _PUT)
            for one in updates:
                row = (await session.execute(statement, self._row(one, now))).one_or_none()
                if row is not None:
                    stored[row.address] = None
        return [Address.parse(text) for text in stored]

    async def next(self, address: Address) -> InboxItem | None:
        row = await self.database.row(_NEXT, {"wanted": str(address)})
        return self._item(row, followed=row.followed) if row is not None else None

    async def following(self, item: InboxItem, limit: int) -> list[InboxItem]:
        behind = (_INBOX.address == str(item.address), _INBOX.state == "waiting", _INBOX.id > item.id)
        async with self.database.read() as session:
            rows = (await session.execute(select(*_WHOLE).where(*behind).order_by(_INBOX.id).limit(limit))).all()
        return [self._item(row) for row in rows]

    async def addresses(self, channels: Sequence[str], limit: int = 500) -> list[Address]:
        channel = InboxRow.channel + ""  # else SQLite reads every update of the channel by that column's index
        query = (
            select(InboxRow.address)
            .where(InboxRow.state == "waiting", channel.in_(channels))
            .group_by(InboxRow.address)
            .order_by(func.min(InboxRow.id))
            .limit(limit)
        )
        async with self.database.read() as session:
            return [Address.parse(text) for text in await session.scalars(query)]

    async def tried(self, item: InboxItem) -> None:
        async with self.database.write() as session:
            await session.execute(
                update(InboxRow).where(InboxRow.id == item.id).values(attempts=InboxRow.attempts + 1)
            )

    async def set_aside(self, item: InboxItem, why: str) -> None:
        async with self.database.write() as session:
            await session.execute(
                update(InboxRow).where(InboxRow.id == item.id).values(state="set aside", why=why[:300])
            )

    async def erase_raw(self, now: datetime) -> int:
        """Forget payloads older than 24 hours, whatever became of them; return how many."""
        old = (InboxRow.received_at < now - KEEP_RAW, InboxRow.payload.is_not(None))
        async with self.database.write() as session:
            changed = await session.execute(
                update(InboxRow)
                .where(*old)
                .values(payload=None, state=func.replace(InboxRow.state, "waiting", "set aside"))
                .returning(InboxRow.id)
            )
            return len(changed.all())

    async def count(self, state: str) -> int:
        """How many updates are in this state: waiting, done, set aside."""
        async with self.database.read() as session:
            found = await session.scalar(select(func.count()).select_from(InboxRow).where(InboxRow.state == state))
        return found or 0

    def _row(self, one: RawUpdate, now: datetime) -> dict[str, object]:
        return {
            "channel": one.channel,
            "update_id": one.update_id,
            "address": str(one.address),
            "payload": self.seal.close(one.payload),
            "received_at": now,
            "state": "waiting",
            "attempts": 0,
            "why": "",
        }

    def _item(self, row: Any, *, followed: bool = True) -> InboxItem:
        return InboxItem(
            row.id,
            row.channel,
            row.update_id,
            Address.parse(row.address),
            self._open(row.payload),
            row.attempts,
            row.received_at,
            followed,
        )

    def _open(self, payload: bytes | None) -> bytes:
        """Nothing, when the key was changed meanwhile: the reader will say that it cannot be read."""
        try:
            return self.seal.open(payload or b"")
        except Unsealable:
            return b""
