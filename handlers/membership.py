"""/thamgia CODE binds this chat to a membership."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dialog.fold import fold
from dialog.reply import Choice, Reply, say
from handlers import guessing
from handlers.identity import actor, full_name
from handlers.services import WEB_SESSION, Handle, Turn
from handlers.texts import membership as texts
from handlers.texts import review as review_texts
from handlers.views.written import listed
from reminders.calendar import today
from reports.errors import CodeExpired, CodeUnknown, CodeUsed, ReportError, SampleOff
from reports.invitations import ALPHABET
from reports.join import Joined
from reports.people import Role

TRIES = 5
PAUSE = timedelta(minutes=10)
CODE = re.compile(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", re.IGNORECASE)
_REFUSED: dict[type[ReportError], str] = {
    CodeUnknown: texts.CODE_UNKNOWN,
    CodeUsed: texts.CODE_USED,
    CodeExpired: texts.CODE_EXPIRED,
    SampleOff: texts.CODE_SAMPLE_OFF,
}
_HINTS = {
    Role.REPORTER: texts.HOW_TO_REPORT,
    Role.REVIEWER: texts.HOW_TO_REVIEW,
    Role.ADMIN: texts.HOW_TO_LOOK,
    Role.VIEWER: texts.HOW_TO_LOOK,
    Role.EDITOR: texts.HOW_TO_ELSE,
}


def code_alone(turn: Turn) -> Handle | None:
    """A bare "ABCD-EFGH", or "tham gia ABCD-EFGH": meant as /thamgia, and no question to be kept."""
    words, _, code = turn.text.rpartition(" ")
    if not turn.inbound.private or not CODE.fullmatch(code) or fold(words) not in ("", "tham gia", "thamgia", "ma"):
        return None
    turn.argument = code
    return join


async def join(turn: Turn) -> Reply:
    """Five wrong codes in ten minutes, and this chat has to wait; too many on a channel, and all of it has to."""
    if not turn.argument:
        return say(texts.CODE_MISSING)
    if len(_tries(turn)) >= TRIES:
        return say(texts.CODE_TOO_MANY)
    if waits := await guessing.pause(turn):
        return waits
    until = turn.now + WEB_SESSION if turn.address.channel == "web" else None
    try:
        joined = await turn.services.join(turn.argument, str(turn.address), turn.now, turn.services.new_id(), until)
    except ReportError as error:
        if isinstance(error, CodeUnknown):
            await guessing.count_wrong(turn)
        turn.remember(notes={**turn.conversation.notes, "wrong_codes": [*_tries(turn), turn.now.isoformat()]})
        return say(_REFUSED[type(error)])
    turn.do(joined.effect)
    return await _welcome(turn, joined, until)


async def show_who(turn: Turn) -> Reply:
    """/toi."""
    who = actor(turn)
    if who is None:
        return say(texts.WHO_NOBODY)
    on = today(turn.now)
    roles = [
        texts.ROLE_AT.format(role=texts.ROLES[one.role], unit=full_name(who.tree.unit(one.unit), who.tree, on))
        for one in who.memberships
    ]
    return say(texts.WHO.format(name=who.person.name, roles=listed(roles)))


async def _welcome(turn: Turn, joined: Joined, until: datetime | None) -> Reply:
    tree = await turn.services.directory.tree()
    unit = full_name(joined.unit, tree, today(turn.now))
    hello = texts.JOINED.format(name=joined.person.name, role=texts.ROLES[joined.role], unit=unit)
    lines, choices = [hello, _HINTS[joined.role]], []
    if joined.role is Role.REPORTER and joined.unit.level != "to":
        lines[1] = texts.HOW_TO_REPORT_FORMS
    if joined.role is Role.REVIEWER:
        waiting = await turn.services.review.pending(joined.person.id, turn.now)
        if waiting:
            lines.append(review_texts.PENDING_NOW.format(count=len(waiting)))
            choices.append(Choice(review_texts.LOOK, "choduyet"))
    if until is not None:
        lines.append(texts.SESSION.format(days=WEB_SESSION.days))
    return say(*lines, choices=choices)


def _tries(turn: Turn) -> list[str]:
    """Wrong codes of the last ten minutes."""
    kept = turn.conversation.notes.get("wrong_codes", [])
    return [at for at in kept if datetime.fromisoformat(at) > turn.now - PAUSE]
