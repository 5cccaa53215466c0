"""The trail of what was done: one chain of rows a unit, written once and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class AuditRow(Base):
    """One deed. Triggers refuse UPDATE, DELETE, and a row that does not follow its chain's head.

    There are no foreign keys, since the trail outlives what it tells of.
    """

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject"),)

    unit: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(120))
    facts: Mapped[dict[str, Any]]
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHeadRow(Base):
    """The last row of each chain, moved by a trigger. Whoever appends locks it, so that a chain cannot fork."""

    __tablename__ = "audit_heads"

    unit: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
