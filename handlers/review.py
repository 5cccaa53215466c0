"""A supervisor approves or returns."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Choice, Note, Paragraph, Reply, say
from handlers.drafts import ask_for_reason, drop_return, returning
from handlers.heard import kept
from handlers.identity import actor, address_of, full_name, name_of, unit_for
from handlers.services import Actor, Turn
from handlers.texts import review as texts
from handlers.views.review import for_review
from handlers.views.written import moment, on_day
from reports.errors import AlreadyDecided, MakerIsChecker, NoSuchSubmission, NotAllowed, ReportError
from reports.people import Role
from reports.review import Decision, Reviewed
from reports.submission import State, Submission

LONGEST_REASON = 500


async def show_pending(turn: Turn) -> Reply:
    """/duyet: the oldest report that waits, and how many more."""
    who = actor(turn)
    if who is None or unit_for(who, Role.REVIEWER) is None:
        return say(texts.NOT_REVIEWER)
    waiting = await turn.services.review.pending(who.person.id, turn.now)
    if not waiting:
        return say(texts.NOTHING_PENDING)
    oldest, more = waiting[0], len(waiting) - 1
    author, unit = await name_of(turn, oldest.author), _unit(who, oldest)
    reply = for_review(oldest, author, unit, turn.services.indicators)
    return reply.plus(Note(texts.PENDING_COUNT.format(count=more))) if more else reply


async def approve(turn: Turn) -> Reply:
    """`duyet:<submission>`."""
    return await _decide(turn, turn.argument, State.APPROVED, "")


async def ask_reason(turn: Turn) -> Reply:
    """`tra:<submission>`: a return needs a reason; nothing is decided before it is there."""
    try:
        reviewed = await _check(turn, turn.argument, State.RETURNED, "", asking=True)
    except ReportError as error:
        return await _refuse(turn, error, turn.argument)
    ask_for_reason(turn, turn.argument)
    return await _why(turn, reviewed.submission)


async def receive_reason(turn: Turn) -> Reply:
    """The reason in the supervisor's words, which the author will read."""
    submission = returning(turn) or ""
    if len(turn.text) > LONGEST_REASON:
        return say(texts.REASON_LONG, numbered=False)
    if not fold(turn.text):
        return await ask_reason_again(turn, submission)
    return await _decide(turn, submission, State.RETURNED, kept(turn.text))


async def ask_reason_again(turn: Turn, submission: str) -> Reply:
    """What was typed has no words."""
    turn.argument = submission
    return await ask_reason(turn)


async def reason_waits(turn: Turn) -> str:
    """The sentence that reminds of a reason we wait for."""
    found = await turn.services.ledger.submission(returning(turn) or "")
    return texts.REASON_WAITS.format(author=await name_of(turn, found.author if found else ""))


async def _why(turn: Turn, submission: Submission) -> Reply:
    return say(texts.RETURN_WHY.format(author=await name_of(turn, submission.author)), numbered=False)


async def _decide(turn: Turn, submission: str, decision: Decision, reason: str) -> Reply:
    if returning(turn):
        drop_return(turn)
    try:
        reviewed = await _check(turn, submission, decision, reason)
    except ReportError as error:
        return await _refuse(turn, error, submission)
    turn.do(reviewed.effect)
    return await _decided(turn, reviewed.submission)


async def _check(turn: Turn, submission: str, decision: Decision, reason: str, *, asking: bool = False) -> Reviewed:
    who = actor(turn)
    if who is None:
        raise NotAllowed
    return await turn.services.review(submission, who.person.id, decision, turn.now, reason, asking=asking)


async def _decided(turn: Turn, submission: Submission) -> Reply:
    """Tell the author; tell the supervisor what was done and what is left."""
    who = actor(turn)
    assert who is not None
    await _tell_author(turn, who, submission)
    said = texts.APPROVED if submission.state is State.APPROVED else texts.RETURNED
    author, unit = await name_of(turn, submission.author), _unit(who, submission)
    done = say(said.format(day=on_day(submission.day), author=author, unit=unit))
    waiting = await turn.services.review.pending(who.person.id, turn.now)
    left = sum(one.id != submission.id for one in waiting)
    more = Paragraph(texts.PENDING_STILL.format(count=left))
    return done.plus(more, choices=[Choice(texts.LOOK, "choduyet")]) if left else done


async def _tell_author(turn: Turn, who: Actor, submission: Submission) -> None:
    address = await address_of(turn, submission.author)
    if address is None:
        return
    text = texts.TOLD_APPROVED if submission.state is State.APPROVED else texts.TOLD_RETURNED
    told = say(text.format(reviewer=who.person.name, day=on_day(submission.day), reason=submission.reason))
    turn.notify(address, told, f"decided:{submission.id}:{submission.state.value}")


async def _refuse(turn: Turn, error: ReportError, submission: str) -> Reply:
    if isinstance(error, AlreadyDecided):
        return await _explain_decided(turn, submission)
    said: dict[type[ReportError], str] = {MakerIsChecker: texts.MAKER, NoSuchSubmission: texts.NO_SUBMISSION}
    return say(said.get(type(error), texts.NOT_ALLOWED if actor(turn) else texts.NOT_REVIEWER))


async def _explain_decided(turn: Turn, submission: str) -> Reply:
    """A second or stale press: who decided, when; it does nothing."""
    found = await turn.services.ledger.submission(submission)
    if found is None:
        return say(texts.NO_SUBMISSION)
    state = texts.STATES[found.state.value]
    if found.decided_by is None or found.decided_at is None:
        return say(texts.DECIDED.format(state=state))
    who = await name_of(turn, found.decided_by)
    return say(texts.DECIDED_BY.format(state=state, who=who, moment=moment(found.decided_at)))


def _unit(who: Actor, submission: Submission) -> str:
    return full_name(who.tree.unit(submission.unit), who.tree, submission.day)
