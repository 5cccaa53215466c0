"""What reporting's effects leave in the audit trail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import UtcTime
from db.models import SubmissionRow
from db.repositories.audit import append
from reports.audit import Action, Deed, fingerprint
from reports.effects import AddInvitation, Decide, EndMembership, Undo, UseInvitation
from reports.people import Invitation, Membership
from reports.states import State
from reports.submission import Line, Submission

ABOUT = (SubmissionRow.unit, SubmissionRow.form, SubmissionRow.period, SubmissionRow.day, SubmissionRow.correction)
SHORT = 16
"""So much of a code's hash names the code; it is of no use to anybody."""

DECISIONS = {
    State.APPROVED: (Action.SUBMISSION_APPROVED, Action.CORRECTION_APPROVED),
    State.RETURNED: (Action.SUBMISSION_RETURNED, Action.CORRECTION_RETURNED),
    State.SENT: (Action.APPROVAL_TAKEN_BACK, Action.APPROVAL_TAKEN_BACK),
    State.WITHDRAWN: (Action.SUBMISSION_WITHDRAWN, Action.SUBMISSION_WITHDRAWN),
    State.CONSOLIDATED: (Action.CONSOLIDATED, Action.CONSOLIDATED),
    State.LOCKED: (Action.LOCKED, Action.LOCKED),
}
"""What moving a report, or a correction, to this state is called."""


@dataclass(frozen=True, slots=True)
class About:
    """Which report it was: `period` is a period's key, `correction` the number of the slip or 0."""

    unit: str
    form: str
    period: str
    correction: int

    @classmethod
    def row(cls, row: Any) -> About:
        """From a row with the columns `ABOUT`."""
        return cls(row.unit, row.form, row.period or f"day:{row.day:%Y-%m-%d}", row.correction)


async def sent(session: AsyncSession, one: Submission) -> None:
    """A report or a correction was sent; what it replaces was withdrawn."""
    await append(session, [*_replaced(one), _sent(one)])


def _replaced(one: Submission) -> Iterator[Deed]:
    facts = {"form": one.form, "period": one.period, "replaced_by": one.id}
    for replaced in one.replaces:
        yield Deed(one.unit, one.sent_at, one.author, Action.SUBMISSION_WITHDRAWN, replaced, facts)


def _sent(one: Submission) -> Deed:
    facts = {
        "form": one.form,
        "period": one.period,
        "correction": one.correction or None,
        "channel": one.channel,
        "figures": {_name(line): line.amount for line in one.lines},
        "lines": fingerprint(one.lines),
    }
    action = Action.CORRECTION_SENT if one.correction else Action.SUBMISSION_SENT
    return Deed(one.unit, one.sent_at, one.author, action, one.id, _given(facts))


def _given(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value is not None}


def _name(line: Line) -> str:
    return f"{line.indicator}/{line.authority}" if line.authority else line.indicator


async def decided(session: AsyncSession, effect: Decide, about: About) -> None:
    """A report moved on."""
    facts = {
        "form": about.form,
        "period": about.period,
        "correction": about.correction or None,
        "reason": effect.reason or None,
        "decided_for": effect.decided_for,
    }
    action = DECISIONS[effect.state][bool(about.correction)]
    await append(session, [Deed(about.unit, effect.at, effect.by, action, effect.submission, _given(facts))])


async def undone(session: AsyncSession, effect: Undo, about: About, restored: Iterable[str]) -> None:
    """The author took a report back; what it had replaced was `restored`."""
    facts = _given({"form": about.form, "period": about.period, "correction": about.correction or None})
    happened = [(Action.SUBMISSION_WITHDRAWN, effect.submission)]
    happened += [(Action.SUBMISSION_RESTORED, one) for one in sorted(restored)]
    await append(session, [Deed(about.unit, effect.at, effect.by, what, one, facts) for what, one in happened])


async def code_made(session: AsyncSession, effect: AddInvitation) -> None:
    await append(session, [code_deed(effect.invitation, await _moment(session, effect.at), effect.by)])


def code_deed(one: Invitation, at: datetime, by: str) -> Deed:
    """A code was made."""
    facts = {"role": one.role, "person": one.person, "uses": one.max_uses, "expires": one.expires_at}
    return Deed(one.unit, at, by, Action.CODE_MADE, one.code_hash[:SHORT], _given(facts))


async def code_used(session: AsyncSession, effect: UseInvitation, unit: str, started: Membership | None) -> None:
    """A chat was bound by a code for `unit`, and a membership `started` unless it was held before."""
    by, code = effect.person.id, effect.code_hash[:SHORT]
    deeds = [Deed(unit, effect.at, by, Action.CODE_USED, code, {"channel": effect.address.partition(":")[0]})]
    if started is not None:
        facts = {"role": started.role, "from": started.valid_from, "to": started.valid_to, "code": code}
        deeds.append(Deed(started.unit, effect.at, by, Action.MEMBERSHIP_STARTED, started.person, facts))
    await append(session, deeds)


async def membership_ended(session: AsyncSession, effect: EndMembership, roles: Iterable[str]) -> None:
    """Nothing is written when there was nothing to end."""
    if held := sorted(roles):
        at, facts = await _moment(session, effect.at), {"roles": held, "to": effect.on}
        await append(session, [Deed(effect.unit, at, effect.by, Action.MEMBERSHIP_ENDED, effect.person, facts)])


async def _moment(session: AsyncSession, given: datetime | None) -> datetime:
    """The database's clock tells when, where nobody said: at the console."""
    if given is not None:
        return given
    return (await session.execute(select(func.current_timestamp(type_=UtcTime())))).scalar_one()
