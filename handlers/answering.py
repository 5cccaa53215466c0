"""Requests for more time or for an opened period are granted or refused, with a word to whoever asked."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Choice, Reply, say
from handlers.deciding import reviewer, tell
from handlers.heard import kept
from handlers.identity import actor, full_name, name_of
from handlers.services import Turn
from handlers.texts import doors as texts
from handlers.texts.review import NOT_REVIEWER
from handlers.views import doors as views
from handlers.views.written import moment, on_day
from handlers.waiting import REFUSE, stop, wait, waited
from reminders.calendar import today
from reports.doors import Request
from reports.errors import AlreadyAnswered, BadUntil, MakerIsChecker, NoSuchRequest, ReportError

LONGEST_ANSWER = 500


async def grant(turn: Turn) -> Reply:
    """`dongy:<request>`: the door opens, and closes by itself."""
    return await _answer(turn, turn.argument, grant=True)


async def ask_why_not(turn: Turn) -> Reply:
    """`tuchoi:<request>`: a refusal needs a reason."""
    try:
        found = await turn.services.doors.check(turn.argument, reviewer(turn).person.id, turn.now)
    except ReportError as error:
        return await _refuse(turn, error, turn.argument)
    wait(turn, REFUSE, id=found.id)
    return say(texts.REFUSE_WHY.format(by=await name_of(turn, found.by)), numbered=False)


async def receive_why_not(turn: Turn) -> Reply:
    """The reason, which the asker will read."""
    asked = waited(turn, REFUSE)
    if len(turn.text) > LONGEST_ANSWER or not fold(turn.text):
        return say(texts.REASON_LONG if fold(turn.text) else texts.REASON_AGAIN, numbered=False)
    stop(turn)
    return await _answer(turn, str(asked.get("id", "")), grant=False, words=kept(turn.text))


async def show_waiting(turn: Turn) -> Reply:
    """What waits for this person's answer: the only one, or a list; `donxin:<request>` opens one."""
    who = actor(turn)
    if who is None:
        return say(NOT_REVIEWER)
    if turn.value and turn.argument:
        return await show(turn, turn.argument)
    found = await turn.services.doors.waiting(who.person.id, turn.now)
    if len(found) == 1:
        return await show(turn, found[0].id)
    choices = [Choice(await _label(turn, one), f"donxin:{one.id}") for one in found[:10]]
    return say(texts.WAITING.format(count=len(found)) if found else texts.NONE_WAITING, choices=choices)


async def show(turn: Turn, request: str) -> Reply:
    """The one message, while it can be answered."""
    try:
        found = await turn.services.doors.check(request, reviewer(turn).person.id, turn.now)
    except ReportError as error:
        return await _refuse(turn, error, request)
    tree = await turn.services.directory.tree()
    unit = full_name(tree.unit(found.unit), tree, today(turn.now))
    return views.request(found, await name_of(turn, found.by), unit, turn.services.forms)


async def _answer(turn: Turn, request: str, *, grant: bool, words: str = "") -> Reply:
    try:
        by = reviewer(turn).person.id
        answered = await turn.services.doors.answer(request, by, turn.now, grant=grant, words=words)
    except ReportError as error:
        return await _refuse(turn, error, request)
    one = answered.request
    turn.do(*answered.effects)
    told = say(views.answered(one, reviewer(turn).person.name, turn.services.forms))
    await tell(turn, one.by, told, f"answered:{one.id}")
    said = texts.GRANTED if grant else texts.REFUSED
    kind = {"what": texts.NAMES[one.kind], "does": texts.DOES[one.kind]}
    return say(said.format(by=await name_of(turn, one.by), day=on_day(one.until), **kind))


async def _refuse(turn: Turn, error: ReportError, request: str) -> Reply:
    found = await turn.services.ledger.request(request)
    match error:
        case AlreadyAnswered() if found is not None:
            return say(await _explain(turn, found))
        case BadUntil() if found is not None:
            return say(texts.DAY_PAST.format(by=await name_of(turn, found.by)))
        case NoSuchRequest():
            return say(texts.NO_REQUEST)
        case MakerIsChecker():
            return say(texts.OWN)
    return say(texts.NOT_DECIDER if actor(turn) else NOT_REVIEWER)


async def _explain(turn: Turn, one: Request) -> str:
    """A second or stale press: who answered, when, what; it does nothing."""
    state = texts.ANSWERS[one.state].format(day=on_day(one.until))
    who = await name_of(turn, one.decided_by or "")
    return texts.ANSWERED.format(who=who, moment=moment(one.decided_at or one.at), state=state)


async def _label(turn: Turn, one: Request) -> str:
    return texts.LOOK.format(title=texts.TITLES[one.kind], by=await name_of(turn, one.by))[:60]
