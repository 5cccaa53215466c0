"""Files that people send by a channel which keeps none itself: in the inbox, for they are a part of what came in.

Sealed like every raw update and erased with them after 24 hours, but handled by nobody.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from db.engine import Database
from db.models import InboxRow
from db.repositories.statements import add_new
from db.seal import Seal, Unsealable
from dialog.inbound import Address

STATE = "kept"
ROOM = 1024 * 1024 * 1024
"""Bytes of all files together, as sealed. A day of a province's workbooks is far less."""


@dataclass(frozen=True, slots=True)
class SqlUploads:
    """Implements `dialog.interfaces.Uploads`."""

    database: Database
    seal: Seal
    room: int = ROOM

    async def keep(self, address: Address, name: str, content: bytes, now: datetime) -> bool:
        sealed = await asyncio.to_thread(self.seal.close, content)
        if await self._used(address) + len(sealed) > self.room:
            return False
        row = {
            "channel": _channel(address),
            "update_id": _id(address, name),
            "address": str(address),
            "payload": sealed,
            "received_at": now,
            "state": STATE,
            "attempts": 0,
            "why": "",
        }
        async with self.database.write() as session:
            await add_new(session, InboxRow, [row])
        return True

    async def content(self, address: Address, name: str) -> bytes | None:
        wanted = (InboxRow.channel == _channel(address), InboxRow.update_id == _id(address, name))
        async with self.database.read() as session:
            sealed = await session.scalar(select(InboxRow.payload).where(*wanted))
        if sealed is None:
            return None
        try:
            return await asyncio.to_thread(self.seal.open, sealed)
        except Unsealable:
            return None

    async def _used(self, address: Address) -> int:
        size = func.sum(func.length(InboxRow.payload))
        async with self.database.read() as session:
            return await session.scalar(select(size).where(InboxRow.channel == _channel(address))) or 0


def _channel(address: Address) -> str:
    """Apart from the channel's updates, so that no reader is ever given a file."""
    return f"{address.channel}-file"


def _id(address: Address, name: str) -> str:
    return f"{address.chat}:{name}"
