"""A report said in a unit's group: it goes on in the private chat of whoever said it. The group sees no figure."""

from __future__ import annotations

import re
from dataclasses import replace

from dialog.effects import PutConversation
from dialog.inbound import Edited, Text
from dialog.reply import Reply, say
from handlers import edited, questions, reporting
from handlers.drafts import Open, open_report, reports
from handlers.grouping import speaker, stranger
from handlers.heard import kept
from handlers.identity import actor, full_name
from handlers.reading import Heard, hear, source_of
from handlers.services import Actor, Handle, Turn
from handlers.texts import grouping as texts
from handlers.texts import reports as report_texts
from handlers.views import grouping as views
from reminders.calendar import today
from reports.group import Group, reported_for
from reports.spoken_unit import SpokenUnit

MARK = re.compile(r"^/bc\b\s*|(?<![\w#])#bc\b[ ,:]*", re.IGNORECASE)


def hashed(turn: Turn) -> Handle | None:
    """A finder: "#bc" anywhere among the words."""
    marked = turn.value is None and not turn.text.startswith("/") and MARK.search(turn.text)
    return receive if marked else None


def answers_us(turn: Turn) -> Handle | None:
    """A finder, the last one: plain words in a group that reply to a message of ours."""
    said = isinstance(turn.inbound.content, Text) and turn.text and turn.value is None
    return receive_answer if said and not turn.inbound.private and turn.inbound.answers else None


def edits_report(turn: Turn) -> Handle | None:
    """A finder: something was changed in a group."""
    return receive_edit if isinstance(turn.inbound.content, Edited) and not turn.inbound.private else None


async def receive(turn: Turn) -> Reply:
    """ "/bc …" or "#bc …"; in private like a plain sentence."""
    said = _words(turn)
    if turn.inbound.private:
        return await _alone(turn, said)
    group = await turn.services.groups.at(str(turn.address))
    if group is None:
        return say(texts.NOT_BOUND)
    if not said:
        return say(texts.HOW)
    who = await speaker(turn)
    return stranger(turn) if who is None else await _take(turn, who, group, said) or say(texts.UNREAD)


async def receive_answer(turn: Turn) -> Reply:
    """A reply to one of our messages: a report if its author reports and it reads as one, else a question."""
    group = await turn.services.groups.at(str(turn.address))
    if group is not None and _looks_like_report(turn):
        who = await speaker(turn)
        taken = stranger(turn) if who is None else await _take(turn, who, group, _words(turn))
        if taken is not None:
            return taken
    return await questions.answer_question(turn)


async def receive_edit(turn: Turn) -> Reply | None:
    """A message of a report was changed: what it has become is shown to its author alone."""
    group, who = await turn.services.groups.at(str(turn.address)), await speaker(turn)
    if group is None or who is None:
        return await edited.receive_edit_of_message(turn)
    inner = await _beside(turn, who, _words(turn))
    source, draft = next(iter(source_of(inner)), ""), open_report(inner)
    waits = draft is not None and source in draft.sources
    if not source or not (waits or await turn.services.ledger.from_source(source)):
        return await edited.receive_edit_of_message(turn)
    return await _hand_over(turn, inner, group, edited.receive_edit_of_message, "edited")


async def _take(turn: Turn, who: Actor, group: Group, said: str) -> Reply | None:
    """None when nothing in it reads as a figure."""
    inner = await _beside(turn, who, said)
    if not reports(inner):
        return say(texts.NOT_REPORTER)
    heard = _for_group(turn, inner, group, hear(inner))
    if heard.reading.kind == "none":
        return None

    async def receive_here(inner: Turn) -> Reply:
        return await reporting.receive_counts(inner, heard)

    return await _hand_over(turn, inner, group, receive_here, "received")


async def _hand_over(turn: Turn, inner: Turn, group: Group, receive_there: Handle, what: str) -> Reply | None:
    """Do it in the conversation of whoever speaks, tell them there, and say in the group that it is there."""
    who, sender, before, waited = actor(inner), turn.inbound.sender, inner.conversation, open_report(inner)
    assert who is not None
    assert sender is not None
    reply = await receive_there(inner)
    if reply is None:
        return None
    if inner.conversation != before:
        turn.do(PutConversation(inner.conversation))
    if what == "received" and not _taken(inner, waited):
        what = "asked"
    turn.do(*inner.effects)
    turn.notices.extend(inner.notices)
    unit = full_name(who.tree.unit(group.unit), who.tree, today(turn.now))
    private = views.in_private(reply, unit, kept(inner.text))
    turn.notify(sender, private, f"group:{sender.channel}:{turn.inbound.id}")
    reachable = str(sender) in await turn.services.directory.addresses(who.person.id, turn.now)
    return views.received(who.person.name, what, reachable=reachable)


def _taken(inner: Turn, before: Open | None) -> bool:
    """Whether the figures are in the draft now, which has another name then."""
    draft = open_report(inner)
    return draft is not None and (before is None or draft.id != before.id)


async def _beside(turn: Turn, who: Actor, said: str) -> Turn:
    """The same message as a turn in the private conversation of whoever says it. It stays a message of the group:
    changing it there is found again by its place."""
    assert turn.inbound.sender is not None
    kind = Edited if isinstance(turn.inbound.content, Edited) else Text
    inbound = replace(turn.inbound, content=kind(said))
    conversation = await turn.services.chats.at(turn.inbound.sender)
    return Turn(inbound, conversation, turn.services, turn.now, who)


def _for_group(turn: Turn, inner: Turn, group: Group, heard: Heard) -> Heard:
    """For the group's unit where none is named and this person may report for it."""
    who, on = actor(inner), today(turn.now)
    unit = reported_for(who.memberships, group, on, who.tree) if who is not None else None
    if who is None or unit is None or heard.says_unit:
        return heard
    return replace(heard, unit=SpokenUnit((who.tree.unit(unit),), None, heard.unit.rest))


async def _alone(turn: Turn, said: str) -> Reply:
    if not said:
        return say(texts.HOW_ALONE)
    if not reports(turn):
        return say(report_texts.NOT_REPORTER)
    turn.inbound = replace(turn.inbound, content=Text(said))
    return await reporting.receive_counts(turn) if reporting.reads_counts(turn) else say(texts.UNREAD_ALONE)


def _looks_like_report(turn: Turn) -> bool:
    """For everybody alike: a figure, or nothing to report."""
    return turn.services.sentences.read(turn.text, today(turn.now)).kind in ("counts", "nil")


def _words(turn: Turn) -> str:
    return MARK.sub("", turn.text).strip()
