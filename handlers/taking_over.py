"""Going on here with what was begun in another chat: it leaves that chat in the same commit, or stays there."""

from __future__ import annotations

from dataclasses import replace

from dialog.effects import PutConversation
from dialog.reply import Note, Reply, say
from handlers import fillings
from handlers.drafts import Open, keep_report, open_report
from handlers.elsewhere import LeftOpen, left_open, offer, place_of, without
from handlers.identity import actor, spoken
from handlers.reading_back import read_back
from handlers.services import Turn
from handlers.steps import ask, resume
from handlers.texts import common
from handlers.texts import elsewhere as texts


async def take_over(turn: Turn) -> Reply:
    """`langtoi:<draft>`. Under a new id, so that no button of the other chat reaches it."""
    if actor(turn) is None:
        return say(spoken(turn, common.NOTHING_OPEN))
    if open_report(turn) is not None or fillings.fillings(turn):
        return (await resume(turn)).plus(Note(texts.FIRST_THIS))
    found = next((one for one in await left_open(turn) if one.what.id == turn.argument), None)
    if found is None:
        return await offer(turn) or say(texts.GONE)
    turn.do(PutConversation(without(turn, found)))
    return await _go_on(turn, found)


async def _go_on(turn: Turn, found: LeftOpen) -> Reply:
    lead = texts.TAKEN_OVER.format(place=place_of(found))
    if isinstance(found.what, Open):
        draft = replace(found.what, id=turn.services.new_id())
        keep_report(turn, draft)
        return await read_back(turn, draft, lead)
    return await ask(turn, replace(found.what, id=turn.services.new_id()), lead)
