""" "Báo cáo của tôi" and "còn gì": what one has sent, and what one owes."""

from __future__ import annotations

from datetime import timedelta

from dialog.reply import Choice, Reply, say
from handlers.identity import actor, unit_for
from handlers.services import Actor, Turn
from handlers.texts import reports as report_texts
from handlers.texts import review as review_texts
from handlers.views import mine as views
from reminders.calendar import today
from reports.debts import ListDebts
from reports.people import Role
from reports.submission import State
from reports.unit import Unit

BACK = timedelta(days=31)


async def show_mine(turn: Turn) -> Reply:
    """/baocaocuatoi: what this person has sent in the last month; what they took back or replaced is left out."""
    who = actor(turn)
    if who is None:
        return say(report_texts.NOT_MEMBER)
    on = today(turn.now)
    found = await turn.services.ledger.by_author(who.person.id, on - BACK, on + timedelta(days=366))
    standing = [one for one in found if one.state is not State.WITHDRAWN]
    return views.sent(standing, on - BACK, on, turn.services.indicators)


async def show_debts(turn: Turn) -> Reply:
    """/congi: what the units owe for which this person reports, and how much waits to be approved."""
    who = actor(turn)
    if who is None:
        return say(report_texts.NOT_MEMBER)
    debts = await _list(turn)(reporting_for(who), turn.now)
    waiting = await _to_review(turn, who)
    reply = views.owed(debts, turn.now, waiting)
    return reply.plus(choices=[Choice(review_texts.LOOK, "choduyet")]) if waiting else reply


def reporting_for(who: Actor) -> list[Unit]:
    """The units in which this person reports, each once."""
    held = [one.unit for one in who.memberships if one.role is Role.REPORTER]
    return [who.tree.unit(unit) for unit in dict.fromkeys(held)]


async def _to_review(turn: Turn, who: Actor) -> int:
    if unit_for(who, Role.REVIEWER) is None:
        return 0
    return len(await turn.services.review.pending(who.person.id, turn.now))


def _list(turn: Turn) -> ListDebts:
    at_hand = turn.services
    return ListDebts(at_hand.directory, at_hand.ledger, at_hand.forms, at_hand.submit.find_closed)
