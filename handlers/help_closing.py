"""A session of help ends: one line of one turn is written, and the card of whoever was helped, if there is one."""

from __future__ import annotations

import re
from dataclasses import replace

from dialog.reply import Reply, say
from handlers.help_session import CARD, Session, drop, keep, session
from handlers.identity import actor
from handlers.services import Actor, Handle, Turn
from handlers.texts import helping as texts
from handlers.views import helping as views
from handlers.views.teams import short
from handlers.views.written import on_day
from reminders.calendar import today
from reports.add_turns import AddTurns
from reports.cards import SECRET_BYTES, digest, is_card, new_card
from reports.effects import AddSubmission
from reports.errors import PeriodClosed, ReportError
from reports.field_effects import CloseHelp, KeepHelpSecret, ShowCard
from reports.period import reporting_month
from reports.submit import Draft

_LIKE_CARD = re.compile(r"[A-Za-z\d]{4}[.\-–][A-Za-z\d]{4}|[A-Z\d]{4} ?[A-Z\d]{4}|[A-Z\d]{7,9}")
MESSAGE = "thebaba:"
"""What the keys of messages with a code begin with: they are emptied once they have left."""


async def finish(turn: Turn, one: Session) -> Reply:
    """Done, and no card was used."""
    if not one.indicator:
        drop(turn)
        return say(texts.GUIDED)
    return await _write(turn, one, "")


async def finish_partly(turn: Turn, one: Session) -> Reply:
    """Guidance was given, which the log counts; the matter is not done."""
    return await finish(turn, replace(one, partly=True))


async def card(turn: Turn) -> Reply:
    """`thebaba:<session>.<what>`."""
    one = session(turn)
    name, _, act = turn.argument.partition(".")
    if one is None or one.id != name or actor(turn) is None or not one.indicator:
        return say(texts.STALE)
    match act:
        case "moi":
            return await _new(turn, one)
        case "co":
            keep(turn, one, CARD)
            return views.ask_card(one)
        case "dung" if one.digest:
            return await _write(turn, one, one.digest)
    return await _write(turn, one, "")


def card_typed(turn: Turn) -> Handle | None:
    """While a card is waited for, its letters are no invitation and no question."""
    if turn.conversation.step != CARD or session(turn) is None or not turn.text or turn.text.startswith("/"):
        return None
    return receive_card if is_card(turn.text) or _like_card(turn.text) else None


async def receive_card(turn: Turn) -> Reply:
    """The letters on the card; they are kept nowhere."""
    one = session(turn)
    assert one is not None
    if not is_card(turn.text):
        return views.ask_card(one, texts.BAD_CARD)
    period = reporting_month(today(turn.now)).key
    secret = await turn.services.cards.secret(period) or _new_secret(turn, period)
    code = digest(turn.text, secret)
    first = await turn.services.cards.shown(period, code)
    if first is None:
        return await _write(turn, one, code)
    keep(turn, replace(one, digest=code))
    return views.seen_card(one, on_day(first))


async def _new(turn: Turn, one: Session) -> Reply:
    """The code is said in a message of its own, which is emptied once it has left."""
    period = reporting_month(today(turn.now)).key
    secret = await turn.services.cards.secret(period) or _new_secret(turn, period)
    code = new_card(turn.services.choose)
    reply = await _write(turn, one, digest(code, secret))
    if session(turn) is None:
        turn.notify(turn.address, views.card(code), f"{MESSAGE}{one.id}")
    return reply


def _new_secret(turn: Turn, period: str) -> bytes:
    """The first card of a period makes its secret; of two at the same moment one runs anew and finds the other's."""
    secret = turn.services.random(SECRET_BYTES)
    turn.do(KeepHelpSecret(period, turn.services.cards.sealed(secret)))
    return secret


async def _write(turn: Turn, one: Session, code: str) -> Reply:
    who, on = actor(turn), today(turn.now)
    if who is None:
        return say(texts.STALE)
    try:
        added = await _add(turn, who, one)
    except PeriodClosed:
        return say(texts.CLOSED.format(day=on_day(on)))
    except ReportError:
        return say(texts.REFUSED)
    turn.do(added, CloseHelp(one.id, one.unit, one.indicator, who.person.id, turn.now, one.partly))
    said = [_read_back(turn, who, one), *await _with_card(turn, one, code)]
    drop(turn)
    return views.saved(said, one.id, added.submission.version)


async def _add(turn: Turn, who: Actor, one: Session) -> AddSubmission:
    sentence = (texts.SENTENCE_PARTLY if one.partly else texts.SENTENCE).format(title=one.title)
    channel, counts = turn.address.channel, {one.indicator: 1}
    draft = Draft(one.unit, today(turn.now), who.person.id, channel, counts, sentence=sentence)
    return await AddTurns(turn.services.directory, turn.services.submit)(draft, turn.now, one.id)


async def _with_card(turn: Turn, one: Session, code: str) -> list[str]:
    if not code:
        return []
    on = today(turn.now)
    period = reporting_month(on).key
    again = await turn.services.cards.shown(period, code) is not None
    turn.do(ShowCard(period, one.unit, code, on))
    return [texts.CARD_AGAIN if again else texts.CARD_COUNTED]


def _read_back(turn: Turn, who: Actor, one: Session) -> str:
    said = texts.SAVED_PARTLY if one.partly else texts.SAVED
    item, unit = turn.services.indicators[one.indicator].short, short(who.tree.unit(one.unit))
    return said.format(item=item, day=on_day(today(turn.now)), unit=unit)


def _like_card(text: str) -> bool:
    """Meant as a code, though something in it is mistaken."""
    return _LIKE_CARD.fullmatch(text) is not None
