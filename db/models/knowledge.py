"""Entries, the questions that were asked, and reference data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base

LIVE = text("state = 'live'")


class EntryRow(Base):
    """One revision of one entry. A change is a new revision; old ones stay. At most one of an entry is live.

    `base` is the revision that it was made from, or whose place it took.
    """

    __tablename__ = "entries"
    __table_args__ = (
        Index("ix_entries_live", "id", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("ix_entries_state", "state"),
    )

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10))
    body: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    author: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    base: Mapped[int | None]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    sample: Mapped[bool] = mapped_column(default=False)


class QuestionRow(Base):
    """A masked question and what came of it. Deleted after twelve months."""

    __tablename__ = "questions"
    __table_args__ = (Index("ix_questions_asked_at", "asked_at"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    masked: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(20))
    entry: Mapped[str | None] = mapped_column(String(80))
    revision: Mapped[int | None]
    candidates: Mapped[list[Any]]
    channel: Mapped[str] = mapped_column(String(20))
    asked_at: Mapped[datetime]
    verdict: Mapped[str | None] = mapped_column(String(10))
    why: Mapped[str | None] = mapped_column(String(20))
    rated_at: Mapped[datetime | None]


class ReferenceRow(Base):
    """Indicators, forms, obligations and calendar as they were loaded, by kind and code."""

    __tablename__ = "reference"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(80), primary_key=True)
    body: Mapped[dict[str, Any]]
    loaded_at: Mapped[datetime]


class ReminderRow(Base):
    """due × step × person: this row is what makes a reminder happen once."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_state_at", "state", "at"),)

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    obligation: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    period: Mapped[str] = mapped_column(String(30))
    due_on: Mapped[date]
    first: Mapped[date]
    last: Mapped[date]
    step: Mapped[str] = mapped_column(String(20))
    person: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    useful_until: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="planned")
    changed_at: Mapped[datetime]
