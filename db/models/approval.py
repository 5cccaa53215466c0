"""Requests, deputies, remarks and consolidations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class RequestRow(Base):
    """ "Xin gia hạn" or "xin mở khóa"; granted, it is the open door."""

    __tablename__ = "requests"
    __table_args__ = (Index("ix_requests_unit_state", "unit", "state"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    form: Mapped[str] = mapped_column(String(60))
    period: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    until: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(Text, default="")


class DeputyRow(Base):
    """Somebody acts in another's place for some days."""

    __tablename__ = "deputies"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    absent: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    deputy: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    first: Mapped[date]
    last: Mapped[date]
    by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    ended: Mapped[date | None]


class NoteRow(Base):
    """A remark of a unit: difficulty, proposal, document, good practice. Masked text."""

    __tablename__ = "notes"
    __table_args__ = (Index("ix_notes_unit_day", "unit", "day"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    day: Mapped[date]
    author: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(String(60), default="")
    dated: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]


class ConsolidationRow(Base):
    """What was approved below a unit, as it was taken into a total."""

    __tablename__ = "consolidations"
    __table_args__ = (Index("ix_consolidations_unit_form", "unit", "form", "period"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    form: Mapped[str] = mapped_column(String(60))
    period: Mapped[str] = mapped_column(String(20))
    by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    figures: Mapped[dict[str, Any]]


class ConsolidatedRow(Base):
    """Which submissions a consolidation used; an index both ways."""

    __tablename__ = "consolidated"

    consolidation: Mapped[str] = mapped_column(ForeignKey("consolidations.id"), primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True, index=True)


class CorrectedRow(Base):
    """A correction slip was approved after its figures had been used: the total has to be issued anew."""

    __tablename__ = "consolidations_corrected"

    consolidation: Mapped[str] = mapped_column(ForeignKey("consolidations.id"), primary_key=True)
    correction: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
