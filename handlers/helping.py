"""Help once, counted once: the need is picked, the guide is gone through step by step."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from dialog.fold import fold
from dialog.reply import Choice, Note, Reply, say
from faq.entry import Entry
from faq.outcome import Answered, Choose, Danger, TwoNeeds, Unsure
from handlers import help_closing, questions
from handlers.drafts import reports
from handlers.heard import kept
from handlers.help_session import Session, ask_need, drop, fresh, guide, keep, session, steps
from handlers.identity import actor
from handlers.own_units import log_unit, own_unit
from handlers.recall import served
from handlers.services import Actor, Handle, Turn
from handlers.texts import forms as form_texts
from handlers.texts import helping as texts
from handlers.texts import reports as report_texts
from handlers.views import helping as views
from handlers.views.teams import short
from reminders.calendar import today

STOPS = frozenset({"dung", "dung lai", "thoi", "thoi khong giup nua", "dung giup", "nghi", "ngung"})


async def start(turn: Turn) -> Reply:
    """/hotro, "hỗ trợ bà con", `hotro`, `hotro:n.<need>`, `hotro:e.<entry>`; words after it say the need."""
    if not reports(turn):
        return say(report_texts.NOT_REPORTER)
    kind, _, name = turn.argument.partition(".") if turn.value else ("", "", "")
    waiting = session(turn)
    if waiting is not None and kind != "moi":
        return views.open_already(waiting)
    if kind == "n":
        return await _common(turn, name)
    if kind == "e":
        entry = served(turn, name)
        return await _begin(turn, entry) if entry is not None else _ask(turn, texts.NEED_GONE)
    drop(turn)
    return await find_need(turn, turn.argument) if turn.argument and not turn.value else _ask(turn)


def may_be_need(turn: Turn) -> bool:
    """Whether words may say what is needed: a clear report stays a report."""
    reading = turn.services.sentences.read(kept(turn.text), today(turn.now))
    return reports(turn) and reading.kind not in ("counts", "nil")


async def receive_need(turn: Turn) -> Reply:
    """Everyday words; what is no need of ours is answered as any question is."""
    return await find_need(turn, turn.text)


async def find_need(turn: Turn, words: str) -> Reply:
    """Nothing of these words is stored: they may speak of the citizen."""
    outcome = await asyncio.to_thread(turn.services.answers().ask, kept(words), today(turn.now), None)
    match outcome:
        case Danger():
            return await questions.answer_danger(turn)
        case Answered(entry):
            return await _begin(turn, entry)
        case Choose(entries) | TwoNeeds(entries) | Unsure(entries) if entries:
            return views.candidates(entries)
    return _ask(turn, texts.UNKNOWN)


async def _common(turn: Turn, name: str) -> Reply:
    need = turn.services.needs.need(name)
    if need is None:
        return _ask(turn, texts.NEED_GONE)
    entry = served(turn, need.entry) if need.entry else None
    return await _open(turn, need.name, need.indicator, entry)


async def _begin(turn: Turn, entry: Entry) -> Reply:
    indicator = turn.services.needs.indicator_of(entry.id, entry.category)
    return await _open(turn, entry.question, indicator or "", entry)


async def _open(turn: Turn, title: str, indicator: str, entry: Entry | None) -> Reply:
    who = actor(turn)
    on, level = today(turn.now), turn.services.daily.level
    unit = log_unit(who, on, level) if who is not None else None
    if who is None or unit is None:
        return say(_no_log(who, on))
    revision = entry.revision if entry is not None else 0
    one = Session(turn.services.new_id(), unit.id, title, indicator, entry.id if entry else "", revision)
    keep(turn, one)
    lead = [_counted_as(turn, who, one)]
    if entry is None:
        lead.append(texts.NO_GUIDE)
    return views.step(one, steps(turn, entry), lead)


def _no_log(who: Actor | None, on: date) -> str:
    """Why no turn can be counted here: no role, or one in a unit that keeps no log."""
    own = own_unit(who, on) if who is not None else None
    return report_texts.NOT_REPORTER if own is None else form_texts.NO_DAILY.format(unit=own.name)


def _counted_as(turn: Turn, who: Actor, one: Session) -> str:
    if not one.indicator:
        return texts.UNCOUNTED
    item, unit = turn.services.indicators[one.indicator].short, short(who.tree.unit(one.unit))
    return texts.COUNTS.format(item=item, unit=unit)


def _ask(turn: Turn, lead: str = texts.ASK) -> Reply:
    ask_need(turn)
    return views.needs(turn.services.needs.common, lead)


async def step(turn: Turn) -> Reply:
    """`hotrobuoc:<session>.<what>` or `hotrobuoc:<session>.<step>.<what>`; an old button shows where it stands."""
    one = session(turn)
    name, *rest = turn.argument.split(".")
    if not reports(turn):
        return say(report_texts.NOT_REPORTER)
    if one is None or one.id != name or not rest:
        return say(texts.STALE)
    entry = guide(turn, one)
    now = fresh(one, entry)
    act = _ACTS.get(rest[-1], _show)
    late = len(rest) == 2 and rest[0] != str(one.at)
    if now is not one:
        keep(turn, now)
        return views.step(now, steps(turn, entry), [texts.CHANGED])
    return await (_show if late else act)(turn, one)


async def _show(turn: Turn, one: Session) -> Reply:
    return views.step(one, steps(turn, guide(turn, one)))


async def _forward(turn: Turn, one: Session) -> Reply:
    return await _move(turn, one, one.at + 1)


async def _backward(turn: Turn, one: Session) -> Reply:
    return await _move(turn, one, one.at - 1)


async def _move(turn: Turn, one: Session, at: int) -> Reply:
    there = min(max(at, 0), len(steps(turn, guide(turn, one))))
    one = replace(one, at=there)
    keep(turn, one)
    return await _show(turn, one)


async def _stuck(turn: Turn, one: Session) -> Reply:
    entry, on = guide(turn, one), today(turn.now)
    hints, where = (entry.said("exceptions", on), entry.said("where", on)) if entry is not None else ((), ())
    return views.stuck(one, hints, where, turn.services.office)


async def _stop(_turn: Turn, one: Session) -> Reply:
    return views.not_done(one)


async def _drop(turn: Turn, _one: Session) -> Reply:
    drop(turn)
    return say(texts.DROPPED)


_ACTS: dict[str, Callable[[Turn, Session], Awaitable[Reply]]] = {
    "xong": _forward,
    "lui": _backward,
    "ket": _stuck,
    "dung": _stop,
    "bo": _drop,
    "giup": help_closing.finish,
    "phan": help_closing.finish_partly,
    "tiep": _show,
}


def stop_typed(turn: Turn) -> Handle | None:
    """ "Dừng", typed while somebody is helped."""
    if session(turn) is None or not reports(turn) or fold(turn.text) not in STOPS:
        return None
    return stop_open


async def stop_open(turn: Turn) -> Reply:
    """As the button does."""
    one = session(turn)
    return views.not_done(one) if one is not None else say(texts.STALE)


def offered_again(turn: Turn, reply: Reply) -> tuple[Note, Choice] | None:
    """After something else the session is offered again; None when there is none, or it is shown already."""
    one = session(turn)
    if one is None or not reports(turn) or any(one.id in choice.value for choice in reply.choices):
        return None
    note = Note(views.waits(one, len(steps(turn, guide(turn, one)))))
    return note, Choice(texts.CONTINUE, f"hotrobuoc:{one.id}.tiep")
