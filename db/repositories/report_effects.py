"""Reporting's effects on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from db.models import (
    BindingRow,
    ConsolidatedRow,
    CorrectedRow,
    InvitationRow,
    LineRow,
    MembershipRow,
    PersonRow,
    SourceRow,
    SubmissionRow,
    UnitRow,
)
from db.repositories import report_trail, slips
from db.repositories.statements import add_new, insert, put
from dialog.errors import Conflict
from reports import states
from reports.effects import AddInvitation, AddSubmission, Decide, EndMembership, Undo, UseInvitation
from reports.form import Per
from reports.people import Membership
from reports.submission import Line, State, Submission

COUNTING = tuple(sorted(state.value for state in states.COUNTING))
REPLACEABLE = (State.SENT.value, State.RETURNED.value)


async def use_invitation(effect: UseInvitation, session: AsyncSession) -> None:
    usable = (
        InvitationRow.code_hash == effect.code_hash,
        InvitationRow.used < InvitationRow.max_uses,
        InvitationRow.revoked.is_(False),
        InvitationRow.expires_at > effect.at,
    )
    count = update(InvitationRow).where(*usable).values(used=InvitationRow.used + 1)
    unit = await session.scalar(count.returning(InvitationRow.unit))
    if unit is None:
        raise Conflict("the code has no use left")
    person = {"id": effect.person.id, "name": effect.person.name, "sample": effect.person.sample}
    await add_new(session, PersonRow, [person])
    started = effect.membership is not None and await _add_membership(session, effect.membership)
    binding = {"address": effect.address, "person": effect.person.id, "bound_at": effect.at}
    await put(session, BindingRow, [{**binding, "until": effect.session_until}])
    await report_trail.code_used(session, effect, unit, effect.membership if started else None)


async def _add_membership(session: AsyncSession, one: Membership) -> bool:
    """Whether it was not held before."""
    await _alone_with(session, one.person)
    held = await session.scalars(
        select(MembershipRow).where(
            MembershipRow.person == one.person, MembershipRow.unit == one.unit, MembershipRow.role == one.role.value
        )
    )
    if any(row.valid_to is None or row.valid_to >= one.valid_from for row in held):
        return False
    row = {"person": one.person, "unit": one.unit, "role": one.role.value, "valid_from": one.valid_from}
    new = insert(session, MembershipRow).values(**row, valid_to=one.valid_to)
    await session.execute(new.on_conflict_do_update(index_elements=[*row], set_={"valid_to": one.valid_to}))
    return True


async def _alone_with(session: AsyncSession, person: str) -> None:
    """Lock the person's row on PostgreSQL, so that two changes to one person stand in line; SQLite's always do."""
    await session.execute(select(PersonRow.id).where(PersonRow.id == person).with_for_update())


async def add_invitation(effect: AddInvitation, session: AsyncSession) -> None:
    one = effect.invitation
    row: dict[str, Any] = {
        "code_hash": one.code_hash,
        "unit": one.unit,
        "role": one.role.value,
        "person": one.person,
        "max_uses": one.max_uses,
        "used": one.used,
        "expires_at": one.expires_at,
        "revoked": one.revoked,
        "sample": one.sample,
    }
    if not await add_new(session, InvitationRow, [row]):
        raise Conflict("the code exists already")
    await report_trail.code_made(session, effect)


async def add_submission(effect: AddSubmission, session: AsyncSession) -> None:
    one = effect.submission
    if await _counting(session, one, effect.per) != effect.expects:
        raise Conflict("somebody saved a report for that period in between")
    if one.correction and one.correction != await _last_correction(session, one) + 1:
        raise Conflict("somebody wrote a correction slip in between")
    for replaced in one.replaces:
        await _withdraw(session, replaced)
    if not await add_new(session, SubmissionRow, [_submission(one)]):
        raise Conflict("the submission exists already")
    session.add_all(_line(one, at, line) for at, line in enumerate(one.lines))
    session.add_all(SourceRow(source=each, submission=one.id) for each in one.sources)
    await session.flush()
    await report_trail.sent(session, one)


async def _counting(session: AsyncSession, one: Submission, per: Per) -> frozenset[str]:
    """Ids that count now. A correction that waits is not among them."""
    await _alone_with(session, one.author)
    same = [
        SubmissionRow.form == one.form,
        SubmissionRow.unit == one.unit,
        SubmissionRow.day == one.day,
        SubmissionRow.state.in_(COUNTING),
        or_(SubmissionRow.correction == 0, SubmissionRow.state != State.SENT.value),
    ]
    if per == "unit":
        await session.execute(select(UnitRow.id).where(UnitRow.id == one.unit).with_for_update())
    else:
        same.append(SubmissionRow.author == one.author)
    return frozenset(await session.scalars(select(SubmissionRow.id).where(*same)))


async def _last_correction(session: AsyncSession, one: Submission) -> int:
    await session.execute(select(UnitRow.id).where(UnitRow.id == one.unit).with_for_update())
    same = (SubmissionRow.form == one.form, SubmissionRow.unit == one.unit, SubmissionRow.day == one.day)
    return await session.scalar(select(func.max(SubmissionRow.correction)).where(*same)) or 0


async def _withdraw(session: AsyncSession, submission: str) -> None:
    """The reason of what was returned stays: undone, it is returned again. That of an approval taken back goes."""
    replaceable = (SubmissionRow.id == submission, SubmissionRow.state.in_(REPLACEABLE))
    reason = case((SubmissionRow.state == State.SENT.value, ""), else_=SubmissionRow.reason)
    values = {"state": State.WITHDRAWN.value, "version": SubmissionRow.version + 1, "reason": reason}
    gone = update(SubmissionRow).where(*replaceable).values(**values).returning(SubmissionRow.id)
    if (await session.execute(gone)).first() is None:
        raise Conflict("the submission to be replaced was decided meanwhile")


async def decide(effect: Decide, session: AsyncSession) -> None:
    there = [SubmissionRow.id == effect.submission, SubmissionRow.state == effect.expected.value]
    if effect.version is not None:
        there.append(SubmissionRow.version == effect.version)
    values = {
        "state": effect.state.value,
        "decided_by": effect.by,
        "decided_at": effect.at,
        "decided_for": effect.decided_for,
        "reason": effect.reason,
        "version": SubmissionRow.version + 1,
    }
    changed = update(SubmissionRow).where(*there).values(**values).returning(*report_trail.ABOUT)
    row = (await session.execute(changed)).first()
    if row is None:
        raise Conflict("the submission was decided by somebody else")
    await slips.guard(session, effect, row)
    await report_trail.decided(session, effect, report_trail.About.row(row))
    if row.correction and effect.state is State.APPROVED:
        await mark_consolidations(session, effect.submission)


async def mark_consolidations(session: AsyncSession, correction: str) -> None:
    """Every total that used a line which this slip corrects has to be issued anew."""
    old, new = aliased(LineRow), aliased(LineRow)
    used = (
        select(ConsolidatedRow.consolidation)
        .join(old, old.submission == ConsolidatedRow.submission)
        .join(new, new.corrects == old.id)
        .where(new.submission == correction)
        .distinct()
    )
    rows = [{"consolidation": one, "correction": correction} for one in await session.scalars(used)]
    if rows:
        await add_new(session, CorrectedRow, rows)


async def undo(effect: Undo, session: AsyncSession) -> None:
    there = (
        SubmissionRow.id == effect.submission,
        SubmissionRow.state == State.SENT.value,
        SubmissionRow.version == effect.version,
        SubmissionRow.author == effect.by,
    )
    values = {"state": State.WITHDRAWN.value, "version": SubmissionRow.version + 1}
    gone = update(SubmissionRow).where(*there).values(**values).returning(SubmissionRow.replaces, *report_trail.ABOUT)
    row = (await session.execute(gone)).first()
    if row is None:
        raise Conflict("the submission was decided or undone meanwhile")
    back = (SubmissionRow.id.in_(row.replaces), SubmissionRow.state == State.WITHDRAWN.value)
    was = case((SubmissionRow.reason != "", State.RETURNED.value), else_=State.SENT.value)
    again = {"state": was, "version": SubmissionRow.version + 1}
    restored = await session.scalars(update(SubmissionRow).where(*back).values(**again).returning(SubmissionRow.id))
    await report_trail.undone(session, effect, report_trail.About.row(row), restored)


async def end_membership(effect: EndMembership, session: AsyncSession) -> None:
    open_after = (
        MembershipRow.person == effect.person,
        MembershipRow.unit == effect.unit,
        or_(MembershipRow.valid_to.is_(None), MembershipRow.valid_to > effect.on),
    )
    ended = update(MembershipRow).where(*open_after).values(valid_to=effect.on).returning(MembershipRow.role)
    await report_trail.membership_ended(session, effect, await session.scalars(ended))


def _submission(one: Submission) -> dict[str, Any]:
    return {
        "id": one.id,
        "form": one.form,
        "unit": one.unit,
        "day": one.day,
        "author": one.author,
        "channel": one.channel,
        "sent_at": one.sent_at,
        "state": one.state.value,
        "nil": one.nil,
        "sentence": one.sentence,
        "replaces": list(one.replaces),
        "decided_by": one.decided_by,
        "decided_at": one.decided_at,
        "reason": one.reason,
        "period": one.period,
        "version": one.version,
        "correction": one.correction,
        "decided_for": one.decided_for,
        "sources": list(one.sources),
        "used_in": one.used_in,
    }


def _line(submission: Submission, position: int, one: Line) -> LineRow:
    return LineRow(
        id=one.id,
        submission=submission.id,
        position=position,
        indicator=one.indicator,
        unit=one.unit,
        day=one.day,
        amount=one.amount,
        corrects=one.corrects,
        precision=one.precision,
        authority=one.authority,
        items=list(one.items),
        note=one.note,
    )


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    UseInvitation: use_invitation,
    AddInvitation: add_invitation,
    AddSubmission: add_submission,
    Decide: decide,
    Undo: undo,
    EndMembership: end_membership,
}
