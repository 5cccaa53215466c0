"""A supervisor approves, looks at each line, or takes an approval back."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Choice, Paragraph, Reply, say
from handlers import returning
from handlers.consolidating import take_daily_in, tell_marked
from handlers.deciding import key_of, refuse, reviewer, show, signature, tell, unit_name
from handlers.drafts import drop_return
from handlers.drafts import returning as reason_wanted
from handlers.heard import kept
from handlers.identity import actor, name_of
from handlers.services import Actor, Turn
from handlers.texts import returning as return_texts
from handlers.texts import review as texts
from handlers.views import review as views
from handlers.waiting import TAKE_BACK, stop, wait, waited
from reports.errors import NotAllowed, ReportError
from reports.review import Reviewed
from reports.submission import State, Submission

LONGEST_REASON = returning.LONGEST_REASON


async def approve(turn: Turn) -> Reply:
    """`duyet:<submission>.<version>`. A button without a version is of an older table: it shows what is there now."""
    name, version = key_of(turn.argument)
    if version is None:
        return await show(turn, name, texts.STALE)
    if reason_wanted(turn):
        drop_return(turn)
    try:
        who = reviewer(turn)
        reviewed = await turn.services.review(name, who.person.id, State.APPROVED, turn.now, version=version)
    except ReportError as error:
        return await refuse(turn, error, name)
    return await _approved(turn, who, reviewed)


async def show_lines(turn: Turn) -> Reply:
    """`xemdong:<submission>`: for the author and whoever may decide."""
    who, found = actor(turn), await turn.services.ledger.submission(turn.argument)
    if who is None:
        return say(texts.NOT_REVIEWER)
    if found is None:
        return say(texts.NO_SUBMISSION)
    decides = await _decides(turn, who, found)
    if decides is None and found.author != who.person.id:
        return say(texts.NOT_ALLOWED)
    there = await turn.services.ledger.submissions([found.unit], found.form, found.day, found.day)
    before = {line.id: line.amount for each in there for line in each.lines}
    author = await name_of(turn, found.author)
    waits = bool(decides) and found.state is State.SENT
    return views.all_lines(found, author, before, turn.services.indicators, may_decide=waits)


async def show_approved(turn: Turn) -> Reply:
    """ "Bỏ duyệt", typed: what this person approved and can still take back, the last one first."""
    who = actor(turn)
    if who is None:
        return say(texts.NOT_REVIEWER)
    found = (await turn.services.review.approved(who.person.id, turn.now))[:8]
    choices = [
        Choice(f"{await name_of(turn, one.author)}, {views.period_of(one)}"[:60], f"botay:{one.id}.{one.version}")
        for one in found
    ]
    return say(texts.WHICH_BACK if choices else texts.NOTHING_APPROVED, choices=choices)


async def ask_take_back(turn: Turn) -> Reply:
    """`botay:<submission>.<version>`: nothing changes before a reason is there."""
    name, version = key_of(turn.argument)
    try:
        reviewed = await _take_back(turn, name, version or 0, "", asking=True)
    except ReportError as error:
        return await refuse(turn, error, name)
    wait(turn, TAKE_BACK, id=name, version=version)
    one = reviewed.submission
    said = texts.TAKE_BACK_WHY.format(day=views.period_of(one), author=await name_of(turn, one.author))
    return say(said, numbered=False)


async def receive_take_back(turn: Turn) -> Reply:
    """The reason, which the author will read."""
    asked = waited(turn, TAKE_BACK)
    if len(turn.text) > LONGEST_REASON or not fold(turn.text):
        return say(
            return_texts.REASON_LONG if fold(turn.text) else return_texts.STILL_WAITS[TAKE_BACK], numbered=False
        )
    stop(turn)
    try:
        reviewed = await _take_back(turn, asked["id"], asked["version"], kept(turn.text))
    except ReportError as error:
        return await refuse(turn, error, asked["id"])
    turn.do(reviewed.effect)
    return await _taken_back(turn, reviewed)


async def _taken_back(turn: Turn, reviewed: Reviewed) -> Reply:
    one, who = reviewed.submission, reviewer(turn)
    facts = {"day": views.period_of(one), "author": await name_of(turn, one.author), "reason": reviewed.effect.reason}
    told = say(texts.TOLD_TAKEN_BACK.format(reviewer=who.person.name, **facts))
    await tell(turn, one.author, told, f"taken_back:{one.id}:{one.version}")
    choice = Choice(texts.LOOK, f"choduyet:{one.id}")
    return say(texts.TAKEN_BACK.format(**facts), choices=[choice])


async def _take_back(turn: Turn, name: str, version: int, reason: str, *, asking: bool = False) -> Reviewed:
    by, review = reviewer(turn).person.id, turn.services.review
    return await review.take_back(name, by, turn.now, reason, version=version, asking=asking)


async def _approved(turn: Turn, who: Actor, reviewed: Reviewed) -> Reply:
    """Tell the author; tell the supervisor what was done and what is left."""
    one = reviewed.submission
    turn.do(reviewed.effect)
    await _tell_author(turn, who, one)
    taken = await take_daily_in(turn, [one])
    await tell_marked(turn, [one])
    author, unit = await name_of(turn, one.author), await unit_name(turn, one)
    said = texts.APPROVED_SLIP if one.correction else texts.APPROVED
    facts = {"day": views.period_of(one), "author": author, "unit": unit, "number": one.correction}
    done, back = say(said.format(**facts), *taken), Choice(texts.TAKE_BACK, f"botay:{one.id}.{one.version}")
    waiting = await turn.services.review.pending(who.person.id, turn.now)
    left = sum(each.id != one.id for each in waiting)
    more = [Paragraph(texts.PENDING_STILL.format(count=left))] if left else []
    return done.plus(*more, choices=[*([Choice(texts.LOOK, "choduyet")] if left else []), back])


async def _tell_author(turn: Turn, who: Actor, one: Submission) -> None:
    template = texts.TOLD_APPROVED_SLIP if one.correction else texts.TOLD_APPROVED
    signed = await signature(turn, who, one)
    told = template.format(reviewer=signed, day=views.period_of(one), number=one.correction)
    await tell(turn, one.author, say(told), f"decided:{one.id}:{one.version}:{one.state.value}")


async def _decides(turn: Turn, who: Actor, one: Submission) -> bool | None:
    """Whether this person may decide about it; None when it is not within their reach at all."""
    try:
        await turn.services.review.acting_for(one, who.person.id, turn.now)
    except NotAllowed:
        return None
    except ReportError:
        return False
    return True
