"""A citizen asks."""

from __future__ import annotations

import asyncio

from dialog.reply import Reply, say
from faq import outcome as outcomes
from faq.effects import RecordQuestion
from faq.entry import SECTIONS, Entry
from faq.follow import follows
from faq.guard import danger
from faq.outcome import Answered, Danger, Outcome, OutOfScope
from handlers import small_talk
from handlers.heard import kept
from handlers.recall import last_question, note, read_of, remember_read, served
from handlers.services import Turn
from handlers.texts import questions as texts
from handlers.views import entries
from handlers.views import questions as views
from handlers.views.browse import BROWSE
from reminders.calendar import today


async def answer_question(turn: Turn) -> Reply:
    """Ask the engine, keep the masked question with what came of it, show the outcome."""
    masked = kept(turn.text)
    outcome = await _found(turn, masked)
    return _show(turn, masked, small_talk.safe_again(turn, outcome))


async def answer_danger(turn: Turn) -> Reply:
    """Somebody is in danger: fixed words, whatever else the engine finds."""
    masked = kept(turn.text)
    outcome = await _found(turn, masked)
    about = danger(turn.text)
    if about is not None and not isinstance(outcome, Danger):
        outcome = Danger(about, outcome.evidence)
    return _show(turn, masked, outcome)


async def _found(turn: Turn, masked: str) -> Outcome:
    """In a thread of its own: the model of meaning takes its time, and other chats shall not wait for it."""
    ask = turn.services.answers().ask
    return await asyncio.to_thread(ask, masked, today(turn.now), turn.conversation.topic)


async def open_entry(turn: Turn) -> Reply:
    """A candidate was chosen: `hoi:<entry>`."""
    entry = served(turn, turn.argument)
    if entry is None:
        return say(texts.ENTRY_GONE)
    question = _new_question(turn)
    turn.do(_chosen(turn, question, entry))
    turn.remember(topic=entry.id, misses=0)
    _open(turn, entry, None)
    return entries.answered(entry, None, question, today(turn.now), turn.services.office)


async def open_section(turn: Turn) -> Reply:
    """A section was opened: `muc:<entry>.<section>`."""
    entry_id, _, name = turn.argument.rpartition(".")
    entry = served(turn, entry_id)
    if entry is None or name not in SECTIONS or not entry.said(name, today(turn.now)):
        return say(texts.ENTRY_GONE)
    turn.remember(topic=entry.id)
    read = _open(turn, entry, name)
    return entries.answered(entry, name, last_question(turn), today(turn.now), turn.services.office, read=read)


async def open_sources(turn: Turn) -> Reply:
    """The sources were unfolded: `nguon:<entry>`; typed, those of the matter under discussion."""
    entry = served(turn, turn.argument or turn.conversation.topic or "")
    if entry is None:
        return say(texts.ENTRY_GONE)
    return entries.sources(entry, last_question(turn), today(turn.now), read=read_of(turn, entry))


async def drop_topic(turn: Turn) -> Reply:
    """ "Hỏi việc khác": what was under discussion is so no more."""
    turn.remember(topic=None)
    return say(texts.ASKED_OTHER, choices=[BROWSE])


async def show_office(turn: Turn) -> Reply:
    """ "Gặp cán bộ"."""
    return views.where_to_go(turn.services.office)


def _show(turn: Turn, masked: str, outcome: Outcome) -> Reply:
    """Remember what was talked about and how often we missed; then the view."""
    question = _new_question(turn)
    turn.do(_record(turn, question, masked, outcome))
    follows = _follows(turn, masked, outcome)
    read = _remember(turn, outcome)
    on, office, misses = today(turn.now), turn.services.office, turn.conversation.misses
    reply = _talk(turn, outcome) or views.show(
        outcome, question, on, office, misses=misses, read=read, follows=follows
    )
    small_talk.remember_danger(turn, outcome)
    return reply


def _talk(turn: Turn, outcome: Outcome) -> Reply | None:
    if isinstance(outcome, OutOfScope) and outcome.manner != "other":
        return small_talk.answer(turn, outcome.manner)
    return None


def _follows(turn: Turn, masked: str, outcome: Outcome) -> bool:
    """Whether the answer came from the matter under discussion alone: the question names none."""
    same = isinstance(outcome, Answered) and outcome.entry.id == turn.conversation.topic
    return same and follows(masked, outcome.evidence.sure) is not None


def _remember(turn: Turn, outcome: Outcome) -> tuple[str, ...]:
    """The matter under discussion and the row of misses; returns what of the entry was read before."""
    match outcome:
        case outcomes.Answered(entry, _, section):
            turn.remember(topic=entry.id, misses=0)
            return _open(turn, entry, section)
        case outcomes.TwoNeeds((_, second), _):
            turn.remember(topic=second.id, misses=0)
        case outcomes.Unsure() | outcomes.OutOfScope(manner="other", elsewhere=None):
            turn.remember(misses=turn.conversation.misses + 1)
    return ()


def _open(turn: Turn, entry: Entry, section: str | None) -> tuple[str, ...]:
    """What of this entry was read before; from now on also what is shown now. The answer itself begins anew."""
    before = read_of(turn, entry) if section is not None else ()
    remember_read(turn, entry, *before, *entries.shown(entry, section, today(turn.now)))
    return before


def _new_question(turn: Turn) -> str:
    """The id under which this question is kept and rated."""
    note(turn, question=turn.services.new_id())
    return last_question(turn)


def _chosen(turn: Turn, question: str, entry: Entry) -> RecordQuestion:
    """A candidate that was picked is an answer too, to be rated like any other."""
    return RecordQuestion(
        question, entry.question, "answered", entry.id, entry.revision, (), turn.address.channel, turn.now
    )


def _record(turn: Turn, question: str, masked: str, outcome: Outcome) -> RecordQuestion:
    entry = outcome.entry if isinstance(outcome, Answered) else None
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
