"""Inbox, conversations and outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigId

WAITING = text("state = 'waiting'")
SENT = text("state = 'sent'")
NEVER_REUSED = {"sqlite_autoincrement": True}
"""SQLite gives the id of a deleted last row out again, but keys and transcripts count on ids that only rise."""


class InboxRow(Base):
    """An update as it came in. `payload` is sealed and erased once the update is handled."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "update_id"),
        Index("ix_inbox_waiting", "address", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    channel: Mapped[str] = mapped_column(String(20))
    update_id: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(120))
    payload: Mapped[bytes | None] = mapped_column(LargeBinary)
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(String(300), default="")


class ConversationRow(Base):
    """The memory of one chat, and whether it can be reached. One row an address."""

    __tablename__ = "conversations"

    address: Mapped[str] = mapped_column(String(120), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    memory: Mapped[dict[str, Any]]
    offered: Mapped[list[Any]]
    numbered: Mapped[bool] = mapped_column(default=True)
    lease_owner: Mapped[str | None] = mapped_column(String(80))
    lease_until: Mapped[datetime | None]
    last_inbound_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_why: Mapped[str] = mapped_column(String(300), default="")


class OutboxRow(Base):
    """A message to be sent once."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_waiting", "address", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_outbox_sent", "address", "id", sqlite_where=SENT, postgresql_where=SENT),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    address: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(10))
    body: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    parts_sent: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    claimed_by: Mapped[str | None] = mapped_column(String(80))
    claimed_until: Mapped[datetime | None]
    useful_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(String(300), default="")


class LeaseRow(Base):
    """Something that only one process may do at a time, such as polling one bot's token."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    owner: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime]
