"""Requests, deputies, remarks, consolidations and locks on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import and_, case, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import (
    ConsolidatedRow,
    ConsolidationRow,
    DeputyRow,
    InvitationRow,
    NoteRow,
    PersonRow,
    RequestRow,
    SubmissionRow,
    UnitRow,
)
from db.repositories.audit import append, record
from db.repositories.statements import add_new
from dialog.errors import Conflict
from reports.audit import Action, Deed
from reports.doors import Request
from reports.effects import (
    AddNote,
    AnswerRequest,
    AskRequest,
    Consolidate,
    EndDeputy,
    LockPeriod,
    OpenPeriod,
    PreferUnit,
    RevokeInvitation,
    SetDeputy,
    WithdrawNote,
)
from reports.states import State

ACTIONS = {
    ("extension", "asked"): Action.EXTENSION_ASKED,
    ("extension", "granted"): Action.EXTENSION_GRANTED,
    ("extension", "refused"): Action.EXTENSION_REFUSED,
    ("reopening", "asked"): Action.REOPENING_ASKED,
    ("reopening", "granted"): Action.REOPENING_GRANTED,
    ("reopening", "refused"): Action.REOPENING_REFUSED,
}


async def ask_request(effect: AskRequest, session: AsyncSession) -> None:
    one = effect.request
    await _alone_with(session, one.unit)
    same = (
        RequestRow.kind == one.kind,
        RequestRow.unit == one.unit,
        RequestRow.form == one.form,
        RequestRow.period == one.period,
        RequestRow.state == "asked",
    )
    if one.state == "asked" and (await session.scalars(select(RequestRow.id).where(*same))).first():
        raise Conflict("the same request waits already")
    if not await add_new(session, RequestRow, [_request(one)]):
        raise Conflict("the request exists already")
    await _record_request(session, one)


async def answer_request(effect: AnswerRequest, session: AsyncSession) -> None:
    one = effect.request
    waiting = (RequestRow.id == one.id, RequestRow.state == "asked")
    values = {
        "state": one.state,
        "until": one.until,
        "decided_by": one.decided_by,
        "decided_at": one.decided_at,
        "answer": one.answer,
    }
    answered = update(RequestRow).where(*waiting).values(**values).returning(RequestRow.id)
    if (await session.execute(answered)).first() is None:
        raise Conflict("the request was answered by somebody else")
    await _record_request(session, one)


async def _record_request(session: AsyncSession, one: Request) -> None:
    facts = {"form": one.form, "period": one.period, "until": one.until, "reason": one.answer or one.reason}
    by, at = one.decided_by or one.by, one.decided_at or one.at
    action = ACTIONS[one.kind, one.state]
    await record(session, action, unit=one.unit, at=at, actor=by, subject=one.id, **facts)


async def set_deputy(effect: SetDeputy, session: AsyncSession) -> None:
    one = effect.deputy
    await session.execute(select(PersonRow.id).where(PersonRow.id == one.absent).with_for_update())
    same = (
        DeputyRow.absent == one.absent,
        DeputyRow.deputy == one.deputy,
        DeputyRow.unit == one.unit,
        DeputyRow.role == one.role.value,
        DeputyRow.first <= one.last,
        DeputyRow.last >= one.first,
        or_(DeputyRow.ended.is_(None), DeputyRow.ended >= one.first),
    )
    if (await session.scalars(select(DeputyRow.id).where(*same))).first():
        raise Conflict("they act for that person there on such a day already")
    fields = {name: getattr(one, name) for name in one.__slots__}
    if not await add_new(session, DeputyRow, [{**fields, "role": one.role.value}]):
        raise Conflict("the deputy exists already")
    facts = {"absent": one.absent, "deputy": one.deputy, "role": one.role.value, "first": one.first, "last": one.last}
    await record(session, Action.DEPUTY_SET, unit=one.unit, at=one.at, actor=one.by, subject=one.id, **facts)


async def end_deputy(effect: EndDeputy, session: AsyncSession) -> None:
    going_on = and_(DeputyRow.id == effect.deputy, or_(DeputyRow.ended.is_(None), DeputyRow.ended > effect.on))
    ended = update(DeputyRow).where(going_on).values(ended=effect.on).returning(DeputyRow.unit)
    row = (await session.execute(ended)).first()
    if row is None:
        raise Conflict("the deputy is unknown or ended before")
    await record(
        session,
        Action.DEPUTY_ENDED,
        unit=row.unit,
        at=effect.at,
        actor=effect.by,
        subject=effect.deputy,
        on=effect.on,
    )


async def add_note(effect: AddNote, session: AsyncSession) -> None:
    one = effect.note
    if not await add_new(session, NoteRow, [{name: getattr(one, name) for name in one.__slots__}]):
        raise Conflict("the remark exists already")
    facts = {"kind": one.kind, "day": one.day}
    await record(session, Action.NOTE_ADDED, unit=one.unit, at=one.at, actor=one.author, subject=one.id, **facts)


async def withdraw_note(effect: WithdrawNote, session: AsyncSession) -> None:
    there = (NoteRow.id == effect.note, NoteRow.withdrawn_at.is_(None))
    gone = update(NoteRow).where(*there).values(withdrawn_at=effect.at).returning(NoteRow.unit)
    row = (await session.execute(gone)).first()
    if row is None:
        raise Conflict("the remark is unknown or was taken back before")
    await record(session, Action.NOTE_WITHDRAWN, unit=row.unit, at=effect.at, actor=effect.by, subject=effect.note)


async def consolidate(effect: Consolidate, session: AsyncSession) -> None:
    one = effect.consolidation
    await _alone_with(session, one.unit)
    row = {name: getattr(one, name) for name in ("id", "unit", "form", "period", "by", "at")}
    if not await add_new(session, ConsolidationRow, [{**row, "figures": dict(one.figures)}]):
        raise Conflict("the consolidation exists already")
    ready = (SubmissionRow.id.in_(one.members), SubmissionRow.state.in_(("approved", "consolidated", "locked")))
    stays = case((SubmissionRow.state == "locked", "locked"), else_=State.CONSOLIDATED.value)
    values = {"state": stays, "used_in": one.id, "version": SubmissionRow.version + 1}
    taken = update(SubmissionRow).where(*ready).values(**values).returning(SubmissionRow.id, SubmissionRow.unit)
    used = (await session.execute(taken)).all()
    if len(used) != len(one.members):
        raise Conflict("a report that was to be used is not approved any more")
    rows = [{"consolidation": one.id, "submission": each} for each in one.members]
    if rows:
        await add_new(session, ConsolidatedRow, rows)
    facts = {"form": one.form, "period": one.period, "count": len(one.members)}
    await record(session, Action.CONSOLIDATED, unit=one.unit, at=one.at, actor=one.by, subject=one.id, **facts)
    theirs = {"form": one.form, "period": one.period}
    below = [row for row in used if row.unit != one.unit]
    await append(session, [Deed(row.unit, one.at, one.by, Action.CONSOLIDATED, row.id, theirs) for row in below])


async def lock_period(effect: LockPeriod, session: AsyncSession) -> None:
    there = (
        SubmissionRow.unit.in_(effect.units),
        SubmissionRow.form == effect.form,
        SubmissionRow.day.between(effect.first, effect.last),
        SubmissionRow.state.in_(("approved", "consolidated")),
    )
    values = {"state": State.LOCKED.value, "version": SubmissionRow.version + 1}
    locked = update(SubmissionRow).where(*there).values(**values).returning(SubmissionRow.id, SubmissionRow.unit)
    deeds = [
        Deed(row.unit, effect.at, effect.by, Action.LOCKED, row.id, {"form": effect.form, "last": effect.last})
        for row in (await session.execute(locked)).all()
    ]
    await append(session, deeds)


async def open_period(effect: OpenPeriod, session: AsyncSession) -> None:
    there = (
        SubmissionRow.unit.in_(effect.units),
        SubmissionRow.form == effect.form,
        SubmissionRow.day.between(effect.first, effect.last),
        SubmissionRow.state == State.LOCKED.value,
        SubmissionRow.used_in.is_(None),
    )
    values = {"state": State.APPROVED.value, "version": SubmissionRow.version + 1}
    opened = update(SubmissionRow).where(*there).values(**values).returning(SubmissionRow.id, SubmissionRow.unit)
    deeds = [
        Deed(row.unit, effect.at, effect.by, Action.OPENED, row.id, {"form": effect.form, "last": effect.last})
        for row in (await session.execute(opened)).all()
    ]
    await append(session, deeds)


async def prefer_unit(effect: PreferUnit, session: AsyncSession) -> None:
    await session.execute(update(PersonRow).where(PersonRow.id == effect.person).values(unit=effect.unit))


async def revoke_invitation(effect: RevokeInvitation, session: AsyncSession) -> None:
    known = update(InvitationRow).where(InvitationRow.code_hash == effect.code_hash).values(revoked=True)
    row = (await session.execute(known.returning(InvitationRow.unit))).first()
    if row is None:
        raise Conflict("nobody knows this code")
    await record(
        session, Action.CODE_REVOKED, unit=row.unit, at=effect.at, actor=effect.by, subject=effect.code_hash[:16]
    )


async def _alone_with(session: AsyncSession, unit: str) -> None:
    """Lock the unit's row on PostgreSQL, so that two changes to one unit stand in line; SQLite's always do."""
    await session.execute(select(UnitRow.id).where(UnitRow.id == unit).with_for_update())


def _request(one: Request) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__slots__}


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    AskRequest: ask_request,
    AnswerRequest: answer_request,
    SetDeputy: set_deputy,
    EndDeputy: end_deputy,
    AddNote: add_note,
    WithdrawNote: withdraw_note,
    Consolidate: consolidate,
    LockPeriod: lock_period,
    OpenPeriod: open_period,
    PreferUnit: prefer_unit,
    RevokeInvitation: revoke_invitation,
}
