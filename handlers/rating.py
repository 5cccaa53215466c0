"""Whether an answer was right, and if not, why."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Reply, say
from faq.effects import Fault, RateAnswer
from faq.entry import Entry
from handlers import recall
from handlers.services import Handle, Turn
from handlers.texts import questions as texts
from handlers.views import rating as views
from reminders.calendar import today


async def take_right(turn: Turn) -> Reply:
    """ "Đúng ý tôi"."""
    turn.do(RateAnswer(_rated(turn), "right", turn.now))
    turn.remember(misses=0)
    return say(texts.THANKS_RIGHT)


async def take_wrong(turn: Turn) -> Reply:
    """ "Chưa đúng": asks why; a second one in a row leads to a person."""
    question = _rated(turn)
    again = turn.conversation.notes.get("wrong") == question
    turn.do(RateAnswer(question, "wrong", turn.now))
    _miss(turn, question, again=again)
    if turn.conversation.misses >= 2:
        return views.second_miss(turn.services.office, question)
    return views.why(question)


async def take_wrong_topic(turn: Turn) -> Reply:
    """ "Sai việc": what it may have been instead."""
    _because(turn, "topic")
    about = _missed(turn)
    found = (recall.served(turn, one) for one in about.confusable) if about else ()
    return views.wrong_topic([one for one in found if one is not None])


async def take_out_of_date(turn: Turn) -> Reply:
    """ "Đã cũ": whom to ask until somebody has looked at it."""
    _because(turn, "outdated")
    return views.out_of_date(_missed(turn), turn.services.office)


async def take_unclear(turn: Turn) -> Reply:
    """ "Khó hiểu": the same matter part by part, or a person."""
    _because(turn, "unclear")
    about = _missed(turn)
    turn.remember(topic=about.id if about else None)
    return views.unclear(about, recall.read_of(turn, about) if about else (), today(turn.now))


def verdict_typed(turn: Turn) -> Handle | None:
    """A verdict or its reason, typed after other choices were offered: it is about the last question."""
    said, notes = fold(turn.text), turn.conversation.notes
    verdicts: dict[str, Handle] = {fold(texts.ASK_RIGHT): take_right, fold(texts.ASK_WRONG): take_wrong}
    found = verdicts.get(said) if notes.get("question") else None
    return found or (REASONS.get(said) if notes.get("wrong") else None)


def _rated(turn: Turn) -> str:
    """The question that a button names; typed, the verdict is about the last one."""
    return turn.argument or recall.last_question(turn)


def _miss(turn: Turn, question: str, *, again: bool) -> None:
    """One miss more, unless this answer was called wrong before; what it was about is no longer under discussion."""
    if not again:
        about = turn.conversation.topic if question == recall.last_question(turn) else None
        recall.note(turn, wrong=question, missed=about or "")
    turn.remember(misses=turn.conversation.misses + (not again), topic=None)


def _because(turn: Turn, why: Fault) -> None:
    question = turn.argument or str(turn.conversation.notes.get("wrong", ""))
    turn.do(RateAnswer(question, "wrong", turn.now, why))


def _missed(turn: Turn) -> Entry | None:
    """The entry that was the wrong answer, if it is still known which."""
    notes = turn.conversation.notes
    known = not turn.argument or turn.argument == notes.get("wrong")
    return recall.served(turn, str(notes.get("missed", ""))) if known else None


REASONS: dict[str, Handle] = {
    fold(texts.WRONG_TOPIC): take_wrong_topic,
    fold(texts.OUT_OF_DATE): take_out_of_date,
    fold(texts.UNCLEAR): take_unclear,
}
