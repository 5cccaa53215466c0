"""Reporting's effects on the tables."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models import BindingRow, InvitationRow, LineRow, MembershipRow, PersonRow, SubmissionRow
from db.repositories.statements import add_new, insert, put
from dialog.errors import Conflict
from reports.effects import AddInvitation, AddSubmission, Decide, EndMembership, UseInvitation
from reports.people import Membership
from reports.submission import Line, State, Submission

COUNTING = (State.SENT.value, State.APPROVED.value)


async def use_invitation(effect: UseInvitation, session: AsyncSession) -> None:
    usable = (
        InvitationRow.code_hash == effect.code_hash,
        InvitationRow.used < InvitationRow.max_uses,
        InvitationRow.revoked.is_(False),
        InvitationRow.expires_at > effect.at,
    )
    count = update(InvitationRow).where(*usable).values(used=InvitationRow.used + 1)
    if (await session.execute(count.returning(InvitationRow.used))).first() is None:
        raise Conflict("the code has no use left")
    person = {"id": effect.person.id, "name": effect.person.name, "sample": effect.person.sample}
    await add_new(session, PersonRow, [person])
    if effect.membership is not None:
        await _add_membership(session, effect.membership)
    binding = {"address": effect.address, "person": effect.person.id, "bound_at": effect.at}
    await put(session, BindingRow, [{**binding, "until": effect.session_until}])


async def _add_membership(session: AsyncSession, one: Membership) -> None:
    await _alone_with(session, one.person)
    held = await session.scalars(
        select(MembershipRow).where(
            MembershipRow.person == one.person, MembershipRow.unit == one.unit, MembershipRow.role == one.role.value
        )
    )
    if any(row.valid_to is None or row.valid_to >= one.valid_from for row in held):
        return
    row = {"person": one.person, "unit": one.unit, "role": one.role.value, "valid_from": one.valid_from}
    new = insert(session, MembershipRow).values(**row, valid_to=one.valid_to)
    await session.execute(new.on_conflict_do_update(index_elements=[*row], set_={"valid_to": one.valid_to}))


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


async def add_submission(effect: AddSubmission, session: AsyncSession) -> None:
    one = effect.submission
    if await _counting(session, one) != effect.expects:
        raise Conflict("somebody saved a report for that day in between")
    for replaced in one.replaces:
        await _withdraw(session, replaced)
    if not await add_new(session, SubmissionRow, [_submission(one)]):
        raise Conflict("the submission exists already")
    session.add_all(_line(one, at, line) for at, line in enumerate(one.lines))
    await session.flush()


async def _counting(session: AsyncSession, one: Submission) -> frozenset[str]:
    """Ids that count now."""
    await _alone_with(session, one.author)
    same = (
        SubmissionRow.author == one.author,
        SubmissionRow.form == one.form,
        SubmissionRow.unit == one.unit,
        SubmissionRow.day == one.day,
        SubmissionRow.state.in_(COUNTING),
    )
    return frozenset(await session.scalars(select(SubmissionRow.id).where(*same)))


async def _withdraw(session: AsyncSession, submission: str) -> None:
    sent = (SubmissionRow.id == submission, SubmissionRow.state == State.SENT.value)
    gone = update(SubmissionRow).where(*sent).values(state=State.WITHDRAWN.value).returning(SubmissionRow.id)
    if (await session.execute(gone)).first() is None:
        raise Conflict("the submission to be replaced was decided meanwhile")


async def decide(effect: Decide, session: AsyncSession) -> None:
    there = (SubmissionRow.id == effect.submission, SubmissionRow.state == effect.expected.value)
    values = {
        "state": effect.state.value,
        "decided_by": effect.by,
        "decided_at": effect.at,
        "reason": effect.reason,
    }
    changed = update(SubmissionRow).where(*there).values(**values).returning(SubmissionRow.id)
    if (await session.execute(changed)).first() is None:
        raise Conflict("the submission was decided by somebody else")


async def end_membership(effect: EndMembership, session: AsyncSession) -> None:
    open_after = (
        MembershipRow.person == effect.person,
        MembershipRow.unit == effect.unit,
        or_(MembershipRow.valid_to.is_(None), MembershipRow.valid_to > effect.on),
    )
    await session.execute(update(MembershipRow).where(*open_after).values(valid_to=effect.on))


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
    )


APPLY: dict[type, Callable[[Any, AsyncSession], Awaitable[None]]] = {
    UseInvitation: use_invitation,
    AddInvitation: add_invitation,
    AddSubmission: add_submission,
    Decide: decide,
    EndMembership: end_membership,
}
