"""What every decision about a report needs: who is asked, what it looks like, why not, who is told."""

from __future__ import annotations

from dialog.reply import Reply, say
from handlers.identity import actor, address_of, full_name, name_of
from handlers.locked import explain_closed
from handlers.services import Actor, Turn
from handlers.texts import review as texts
from handlers.views import review as views
from handlers.views.written import day, moment
from reports.errors import (
    AlreadyDecided,
    CorrectedSince,
    FrozenReport,
    MakerIsChecker,
    NoSuchSubmission,
    NotAllowed,
    PeriodClosed,
    ReportError,
    SlipOutdated,
    StaleVersion,
)
from reports.examine import Examined
from reports.submission import State, Submission


def key_of(argument: str) -> tuple[str, int | None]:
    """`<submission>.<version>`; a button of before the versions has none."""
    name, _, version = argument.rpartition(".")
    return (name, int(version)) if name and version.isdecimal() and len(version) < 9 else (argument, None)


async def message(turn: Turn, submission: Submission, reader: str) -> Reply:
    """The one message about a report, as this person gets it."""
    return await of_examined(turn, await turn.services.examine(submission), reader)


async def of_examined(turn: Turn, examined: Examined, reader: str) -> Reply:
    """The same, of a report that was looked at already."""
    one, services = examined.submission, turn.services
    author, unit = await name_of(turn, one.author), await unit_name(turn, one)
    signed = await signed_by(turn, one, reader)
    return views.for_review(examined, author, unit, services.indicators, services.forms.get(one.form), signed=signed)


async def show(turn: Turn, submission: str, lead: str = "") -> Reply:
    """How a report stands now: the message while it waits, else who decided and when."""
    who, found = actor(turn), await turn.services.ledger.submission(submission)
    if who is None:
        return say(texts.NOT_REVIEWER)
    if found is None:
        return say(texts.NO_SUBMISSION)
    try:
        await turn.services.review(submission, who.person.id, State.APPROVED, turn.now, asking=True)
    except ReportError as error:
        return await refuse(turn, error, submission)
    reply = await message(turn, found, who.person.id)
    return Reply((*say(lead).blocks, *reply.blocks), reply.choices) if lead else reply


async def refuse(turn: Turn, error: ReportError, submission: str) -> Reply:
    """Why it cannot be decided, and what can be done instead."""
    match error:
        case AlreadyDecided():
            return await explain_decided(turn, submission)
        case StaleVersion():
            return await show(turn, submission, texts.STALE)
        case PeriodClosed(closed=closed):
            found = await turn.services.ledger.submission(submission)
            return await explain_closed(turn, closed, found.unit if found else "")
        case FrozenReport():
            return say(texts.IN_TOTAL)
        case CorrectedSince():
            return say(texts.CORRECTED_SINCE)
        case SlipOutdated():
            return say(texts.SLIP_OUTDATED)
        case MakerIsChecker():
            return say(await _maker(turn, submission))
    said: dict[type[ReportError], str] = {NoSuchSubmission: texts.NO_SUBMISSION}
    return say(said.get(type(error), texts.NOT_ALLOWED if actor(turn) else texts.NOT_REVIEWER))


async def explain_decided(turn: Turn, submission: str) -> Reply:
    """A second or stale press: who decided, when; it does nothing."""
    found = await turn.services.ledger.submission(submission)
    if found is None:
        return say(texts.NO_SUBMISSION)
    state = texts.STATES[found.state.value]
    if found.decided_by is None or found.decided_at is None:
        return say(texts.DECIDED.format(state=state))
    who = await name_of(turn, found.decided_by)
    if found.decided_for:
        who = texts.IN_PLACE.format(deputy=who, absent=await name_of(turn, found.decided_for))
    return say(texts.DECIDED_BY.format(state=state, who=who, moment=moment(found.decided_at)))


async def signature(turn: Turn, who: Actor, submission: Submission) -> str:
    """The name under a decision; a deputy's says in whose place and until when."""
    if submission.decided_for is None:
        return who.person.name
    until = await _acts_until(turn, who.person.id, submission, submission.decided_for)
    absent = await name_of(turn, submission.decided_for)
    return texts.AS_DEPUTY.format(deputy=who.person.name, absent=absent, day=until)


async def tell(turn: Turn, person: str, reply: Reply, key: str) -> bool:
    """One message to somebody who can be reached, once for each key."""
    address = await address_of(turn, person)
    if address is not None:
        turn.notify(address, reply, key)
    return address is not None


async def unit_name(turn: Turn, submission: Submission) -> str:
    """ "Tổ … – xã …"."""
    tree = await turn.services.directory.tree()
    return full_name(tree.unit(submission.unit), tree, submission.day)


def reviewer(turn: Turn) -> Actor:
    """Whoever speaks. Raises NotAllowed for a stranger."""
    who = actor(turn)
    if who is None:
        raise NotAllowed
    return who


async def signed_by(turn: Turn, one: Submission, reader: str) -> str:
    """In whose place the reader would decide, as a sentence; nothing when in their own right or not at all."""
    try:
        absent = await turn.services.review.acting_for(one, reader, turn.now)
    except ReportError:
        return ""
    if absent is None:
        return ""
    until = await _acts_until(turn, reader, one, absent)
    return texts.SIGNED.format(absent=await name_of(turn, absent), day=until)


async def _acts_until(turn: Turn, deputy: str, one: Submission, absent: str) -> str:
    tree = await turn.services.directory.tree()
    for step in tree.above(one.unit, one.day):
        found = await turn.services.deputise.holding(deputy, absent, step.id, turn.now)
        if found is not None:
            return day(found.last)
    return ""


async def _maker(turn: Turn, submission: str) -> str:
    found, who = await turn.services.ledger.submission(submission), actor(turn)
    if found is None or who is None or found.author == who.person.id:
        return texts.MAKER
    return texts.MAKER_ABSENT.format(absent=await name_of(turn, found.author))
