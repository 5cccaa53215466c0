"""Units, people, submissions and lines."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigId


class UnitRow(Base):
    """A body that reports, for the time in which it exists."""

    __tablename__ = "units"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    level: Mapped[str] = mapped_column(String(10))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    sample: Mapped[bool] = mapped_column(default=False)


class UnitEdgeRow(Base):
    """Which unit stood under which, and when."""

    __tablename__ = "unit_edges"

    child: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    parent: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]


class TreeVersionRow(Base):
    """Rises whenever units, edges or successions change, so that every process knows its tree is old."""

    __tablename__ = "tree_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(default=0)


class SuccessionRow(Base):
    """What became of a unit."""

    __tablename__ = "unit_successions"

    old: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    new: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    extent: Mapped[str] = mapped_column(String(10))
    on: Mapped[date]
    legal_basis: Mapped[str] = mapped_column(String(200), default="")


class PersonRow(Base):
    """Somebody who works with us: a name to be shown, nothing else."""

    __tablename__ = "persons"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    sample: Mapped[bool] = mapped_column(default=False)
    unit: Mapped[str | None] = mapped_column(String(60))


class BindingRow(Base):
    """An address that belongs to a person, until `until` if set (web sessions end by themselves)."""

    __tablename__ = "bindings"

    address: Mapped[str] = mapped_column(String(120), primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    bound_at: Mapped[datetime]
    until: Mapped[datetime | None]


class MembershipRow(Base):
    """person × unit × role × time."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("person", "unit", "role", "valid_from"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    person: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class InvitationRow(Base):
    """A code that binds a chat to a membership; only its hash is here."""

    __tablename__ = "invitations"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    role: Mapped[str] = mapped_column(String(20))
    person: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    max_uses: Mapped[int] = mapped_column(default=1)
    used: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    revoked: Mapped[bool] = mapped_column(default=False)
    sample: Mapped[bool] = mapped_column(default=False)


class SubmissionRow(Base):
    """What one member sent for one unit and one day, in one go."""

    __tablename__ = "submissions"
    __table_args__ = (
        Index("ix_submissions_unit_day", "unit", "form", "day", "state", "correction", "id"),
        Index("ix_submissions_author_day", "author", "day"),
        Index(
            "ix_submissions_waiting",
            "unit",
            sqlite_where=text("state = 'sent'"),
            postgresql_where=text("state = 'sent'"),
        ),
        Index(
            "ix_submissions_approved",
            "decided_by",
            "day",
            sqlite_where=text("state = 'approved'"),
            postgresql_where=text("state = 'approved'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    form: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    day: Mapped[date]
    author: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    channel: Mapped[str] = mapped_column(String(20))
    sent_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(20))
    nil: Mapped[bool] = mapped_column(default=False)
    sentence: Mapped[str] = mapped_column(Text, default="")
    replaces: Mapped[list[Any]]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    period: Mapped[str] = mapped_column(String(20), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    correction: Mapped[int] = mapped_column(default=0, server_default="0")
    decided_for: Mapped[str | None] = mapped_column(String(60))
    sources: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    used_in: Mapped[str | None] = mapped_column(String(60))


class SourceRow(Base):
    """Which submission a message became, so that its being edited is noticed."""

    __tablename__ = "submission_sources"

    source: Mapped[str] = mapped_column(String(200), primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.id"), primary_key=True)


class LineRow(Base):
    """indicator × unit × day × amount, at its place in the submission. Never updated, never deleted."""

    __tablename__ = "lines"
    __table_args__ = (Index("ix_lines_unit_day", "unit", "day"),)

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    submission: Mapped[str] = mapped_column(ForeignKey("submissions.id"), index=True)
    position: Mapped[int]
    indicator: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    day: Mapped[date]
    amount: Mapped[int] = mapped_column(BigId)
    corrects: Mapped[str | None] = mapped_column(ForeignKey("lines.id"))
    precision: Mapped[str] = mapped_column(String(10), default="exact", server_default="exact")
    authority: Mapped[str] = mapped_column(String(10), default="", server_default="")
    items: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
