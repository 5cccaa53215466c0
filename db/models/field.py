"""Work in the field: taps, people helped, groups, and wrong codes that were tried."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class TapRow(Base):
    """One press of +1 or +5 (or −1) on a unit's shared counter. Never changed but for the submission it became."""

    __tablename__ = "taps"
    __table_args__ = (Index("ix_taps_unit_day", "unit", "day"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"))
    day: Mapped[date]
    indicator: Mapped[str] = mapped_column(String(60))
    amount: Mapped[int]
    by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    submission: Mapped[str | None] = mapped_column(ForeignKey("submissions.id"), index=True)


class HelpSecretRow(Base):
    """The key under which cards of people helped are hashed in one period; deleted with the period."""

    __tablename__ = "help_secrets"

    period: Mapped[str] = mapped_column(String(20), primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)


class HelpCardRow(Base):
    """A card that was shown, as an HMAC; it names nobody."""

    __tablename__ = "help_cards"

    period: Mapped[str] = mapped_column(String(20), primary_key=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    first_day: Mapped[date]
    turns: Mapped[int] = mapped_column(default=1)


class GroupRow(Base):
    """The chat group of a unit."""

    __tablename__ = "unit_groups"

    address: Mapped[str] = mapped_column(String(120), primary_key=True)
    unit: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]


class CodeTriesRow(Base):
    """Wrong invitation codes tried on a channel since a moment."""

    __tablename__ = "code_tries"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    since: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
