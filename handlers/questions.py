"""A citizen asks."""

from __future__ import annotations

from dialog.fold import fold
from dialog.reply import Reply, say
from faq import outcome as outcomes
from faq.effects import RateAnswer, RecordQuestion
from faq.entry import SECTIONS, Entry
from faq.guard import danger
from faq.outcome import Danger, Outcome
from handlers.heard import kept
from handlers.services import Handle, Turn
from handlers.texts import questions as texts
from handlers.views import entries
from handlers.views import questions as views
from reminders.calendar import today


async def answer_question(turn: Turn) -> Reply:
    """Ask the engine, keep the masked question with what came of it, show the outcome."""
    masked = kept(turn.text)
    return _show(turn, masked, turn.services.answers().ask(masked, today(turn.now), turn.conversation.topic))


async def answer_danger(turn: Turn) -> Reply:
    """Somebody is in danger: fixed words, whatever else the engine finds."""
    masked = kept(turn.text)
    outcome = turn.services.answers().ask(masked, today(turn.now), turn.conversation.topic)
    about = danger(turn.text)
    if about is not None and not isinstance(outcome, Danger):
        outcome = Danger(about, outcome.evidence)
    return _show(turn, masked, outcome)


async def open_entry(turn: Turn) -> Reply:
    """A candidate was chosen: `hoi:<entry>`."""
    entry = _served(turn, turn.argument)
    if entry is None:
        return say(texts.ENTRY_GONE)
    question = _note(turn, question=turn.services.new_id())
    turn.do(_chosen(turn, question, entry))
    turn.remember(topic=entry.id, misses=0)
    _open(turn, entry, None)
    return entries.answered(entry, None, question, today(turn.now), turn.services.office)


async def open_section(turn: Turn) -> Reply:
    """A section was opened: `muc:<entry>.<section>`."""
    entry_id, _, name = turn.argument.rpartition(".")
    entry = _served(turn, entry_id)
    if entry is None or name not in SECTIONS or not entry.said(name, today(turn.now)):
        return say(texts.ENTRY_GONE)
    turn.remember(topic=entry.id)
    read = _open(turn, entry, name)
    question = turn.conversation.notes.get("question", "")
    return entries.answered(entry, name, question, today(turn.now), turn.services.office, read=read)


async def take_right(turn: Turn) -> Reply:
    """ "Đúng ý tôi"."""
    turn.do(RateAnswer(_rated(turn), "right", turn.now))
    turn.remember(misses=0)
    return say(texts.THANKS_RIGHT)


async def take_wrong(turn: Turn) -> Reply:
    """ "Chưa đúng": what it may have been instead; a second one in a row leads to a person."""
    question = _rated(turn)
    again = turn.conversation.notes.get("wrong") == question
    about = _served(turn, turn.conversation.topic or "")
    turn.do(RateAnswer(question, "wrong", turn.now))
    turn.remember(misses=turn.conversation.misses + (not again), topic=None)
    _note(turn, wrong=question)
    if turn.conversation.misses >= 2:
        return views.where_to_go(turn.services.office, texts.SECOND_MISS)
    found = (_served(turn, one) for one in about.confusable) if about else ()
    return views.missed([one for one in found if one is not None])


def verdict_typed(turn: Turn) -> Handle | None:
    """ "Đúng ý tôi" or "chưa đúng", typed after other choices were offered: it is about the last question."""
    table: dict[str, Handle] = {fold(texts.ASK_RIGHT): take_right, fold(texts.ASK_WRONG): take_wrong}
    return table.get(fold(turn.text)) if turn.conversation.notes.get("question") else None


async def show_office(turn: Turn) -> Reply:
    """ "Gặp cán bộ"."""
    return views.where_to_go(turn.services.office)


def _show(turn: Turn, masked: str, outcome: Outcome) -> Reply:
    """Remember what was talked about and how often we missed; then the view."""
    question = _note(turn, question=turn.services.new_id())
    turn.do(_record(turn, question, masked, outcome))
    read: tuple[str, ...] = ()
    match outcome:
        case outcomes.Answered(entry, _, section):
            turn.remember(topic=entry.id, misses=0)
            read = _open(turn, entry, section)
        case outcomes.TwoNeeds((_, second), _):
            turn.remember(topic=second.id, misses=0)
        case outcomes.Unsure() | outcomes.OutOfScope(manner="other"):
            turn.remember(misses=turn.conversation.misses + 1)
    misses = turn.conversation.misses
    return views.show(outcome, question, today(turn.now), turn.services.office, misses=misses, read=read)


def _open(turn: Turn, entry: Entry, section: str | None) -> tuple[str, ...]:
    """What of this entry was read before; from now on also what is shown now. The answer itself begins anew."""
    known = turn.conversation.notes.get("read", {})
    goes_on = section is not None and known.get("entry") == entry.id
    before = tuple(known["sections"]) if goes_on else ()
    now = entries.shown(entry, section, today(turn.now))
    _note(turn, read={"entry": entry.id, "sections": list(dict.fromkeys((*before, *now)))})
    return before


def _rated(turn: Turn) -> str:
    """The question that a button names; typed, the verdict is about the last one."""
    return turn.argument or str(turn.conversation.notes.get("question", ""))


def _note(turn: Turn, **facts: object) -> str:
    """Remember a small fact; returns the question's id."""
    turn.remember(notes={**turn.conversation.notes, **facts})
    return str(turn.conversation.notes.get("question", ""))


def _chosen(turn: Turn, question: str, entry: Entry) -> RecordQuestion:
    """A candidate that was picked is an answer too, to be rated like any other."""
    return RecordQuestion(
        question, entry.question, "answered", entry.id, entry.revision, (), turn.address.channel, turn.now
    )


def _record(turn: Turn, question: str, masked: str, outcome: Outcome) -> RecordQuestion:
    entry = outcome.entry if isinstance(outcome, outcomes.Answered) else None
    return RecordQuestion(
        question,
        masked,
        outcomes.name(outcome),
        entry.id if entry else None,
        entry.revision if entry else None,
        outcome.evidence.candidates,
        turn.address.channel,
        turn.now,
    )


def _served(turn: Turn, entry_id: str) -> Entry | None:
    entry = turn.services.answers().entry(entry_id)
    return entry if entry is not None and entry.serves(today(turn.now)) else None
