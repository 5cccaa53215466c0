"""/moi makes a code for others, /mamoi lists the codes that can be used, `thumoi:` takes one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dialog.fold import fold
from dialog.reply import Reply, say
from handlers.identity import actor, full_name, name_of
from handlers.services import Actor, Turn
from handlers.texts import inviting as texts
from handlers.views import inviting as views
from handlers.views.written import moment
from handlers.waiting import INVITE, INVITE_AGREE, YES, stop, wait, waited
from handlers.wishes import Asked, grown, read_asked, units_said
from reminders.calendar import today
from reports.errors import BadInvitation, CodeUnknown, NotAllowed
from reports.invite import Wish, reach, roles_to_give
from reports.people import Invitation
from reports.unit import Unit

MADE = "moi.ma:"
"""What the key of a message with a code begins with: its words are taken out once it has left."""
FEW = 10
SHORT = 6
"""A name of a unit has at most so many words."""


async def begin(turn: Turn) -> Reply:
    """/moi, "tạo mã mời cho tổ Bình Lợi, người báo, 5 người, 7 ngày": what is missing is asked."""
    who = actor(turn)
    if who is None or not _reach(turn, who):
        return _refuse(turn)
    said = turn.argument if turn.text.startswith("/") else turn.text
    return await _with_unit(turn, who, grown(Asked(), said), said)


async def press(turn: Turn) -> Reply:
    """`moi`, `moi:<what is known>`, `moi:tao.<name>`."""
    who, (verb, _, name) = actor(turn), turn.argument.partition(".")
    if who is None or not _reach(turn, who):
        return _refuse(turn)
    return await _make(turn, name) if verb == "tao" else await _next(turn, who, read_asked(turn.argument))


def may_be_answer(turn: Turn) -> bool:
    """Whether a text can answer what is asked of the code."""
    asked = read_asked(str(waited(turn, INVITE).get("key", "")))
    if asked.missing == "unit":
        return len(turn.text.split()) <= SHORT and "?" not in turn.text
    return turn.text.isdecimal() or grown(asked, turn.text) != asked


async def receive(turn: Turn) -> Reply:
    """What is typed instead of pressed."""
    who, asked = actor(turn), read_asked(str(waited(turn, INVITE).get("key", "")))
    if who is None or not _reach(turn, who):
        return _refuse(turn)
    more = grown(asked, turn.text)
    if asked.missing == "unit":
        return await _with_unit(turn, who, more, turn.text, again=True)
    return await _next(turn, who, more, again=more == asked)


def agrees(turn: Turn) -> bool:
    """ "Đúng", "tạo mã", typed below what was read back."""
    below = any(one.value.startswith("moi:tao.") for one in turn.conversation.offered)
    return below and fold(turn.text) in (*YES, "tao ma", "tao di")


async def make_typed(turn: Turn) -> Reply:
    """As if the button had been pressed."""
    turn.argument = f"tao.{waited(turn, INVITE_AGREE).get('name', '')}"
    return await press(turn)


async def show_codes(turn: Turn) -> Reply:
    """/mamoi, "/mamoi tổ Bình Lợi"."""
    who = actor(turn)
    if who is None or not _reach(turn, who):
        return _refuse(turn)
    wanted = {unit.id for unit in units_said(turn.argument, who, today(turn.now))} if turn.argument else set()
    found = await turn.services.invite.usable(who.person.id, turn.now)
    kept = [one for one in found if not wanted or one.unit in wanted]
    shown = [await _known(turn, who, one) for one in kept[: views.MOST]]
    return views.listing(shown, len(kept) - len(shown))


async def revoke(turn: Turn) -> Reply:
    """`thumoi:<beginning of the hash>`."""
    who = actor(turn)
    if who is None or not _reach(turn, who):
        return _refuse(turn)
    try:
        found, effect = await turn.services.invite.revoke(who.person.id, turn.argument, turn.now)
    except CodeUnknown:
        return say(texts.REVOKED_BEFORE)
    except NotAllowed:
        return say(texts.NOT_ALLOWED)
    turn.do(effect)
    return views.revoked(await _known(turn, who, found))


def _refuse(turn: Turn) -> Reply:
    """Whoever may invite nobody, or nobody any more: nothing is waited for then."""
    if waited(turn, INVITE, INVITE_AGREE):
        stop(turn)
    return say(texts.NOT_INVITER)


async def _with_unit(turn: Turn, who: Actor, asked: Asked, said: str, *, again: bool = False) -> Reply:
    found = units_said(said, who, today(turn.now))
    if len(found) == 1:
        return await _next(turn, who, replace(asked, unit=found[0].id))
    wait(turn, INVITE, key=asked.key, at=turn.inbound.id)
    if found:
        return views.ask_unit(asked, found, texts.WHICH_OF_THESE)
    return views.ask_unit(asked, _offered(turn, who), texts.NO_SUCH_UNIT if again else texts.WHICH_UNIT)


async def _next(turn: Turn, who: Actor, asked: Asked, *, again: bool = False) -> Reply:
    """Ask what is missing; what this person may not give is refused at once."""
    held = [one for one in who.memberships if one.acting_for is None]
    roles = roles_to_give(held, asked.unit, today(turn.now), who.tree) if asked.unit else ()
    if asked.unit and (not roles or asked.role not in (None, *roles)):
        stop(turn)
        return say(texts.NOT_ALLOWED)
    wait(turn, INVITE, key=asked.key, at=turn.inbound.id)
    match asked.missing:
        case "unit":
            return views.ask_unit(asked, _offered(turn, who), texts.WHICH_UNIT)
        case "role":
            return views.ask_role(asked, _name(turn, who, str(asked.unit)), roles, again=again)
        case "uses":
            return views.ask_uses(asked, again=again)
        case "days":
            return views.ask_days(asked, again=again)
    assert asked.wish is not None
    return _read_back(turn, who, asked.wish, asked.key)


def _read_back(turn: Turn, who: Actor, wish: Wish, key: str) -> Reply:
    name = turn.services.new_id()
    wait(turn, INVITE_AGREE, key=key, name=name)
    until = moment(turn.now + timedelta(days=wish.days))
    return views.read_back(name, wish, _name(turn, who, wish.unit), until)


async def _make(turn: Turn, name: str) -> Reply:
    """As it was read back, once."""
    asked, who = waited(turn, INVITE_AGREE), actor(turn)
    wish = read_asked(str(asked.get("key", ""))).wish
    if who is None or wish is None or asked.get("name") != name:
        return say(texts.GONE)
    stop(turn)
    try:
        code, effect = await turn.services.invite(who.person.id, wish, turn.now)
    except (NotAllowed, BadInvitation):
        return say(texts.NOT_ALLOWED)
    turn.do(effect)
    one, unit = effect.invitation, _name(turn, who, wish.unit)
    turn.notify(turn.address, views.to_forward(one, unit, code), f"{MADE}{one.code_hash[:20]}")
    return views.made(one, unit)


async def _known(turn: Turn, who: Actor, one: Invitation) -> views.Known:
    person = await name_of(turn, one.person) if one.person else ""
    return views.Known(one, _name(turn, who, one.unit), person)


def _offered(turn: Turn, who: Actor) -> list[Unit]:
    """One's own units, and what is below where that is not much."""
    everywhere = _reach(turn, who)
    tops = {one.unit for one in who.memberships}
    return list(everywhere) if len(everywhere) <= FEW else [unit for unit in everywhere if unit.id in tops]


def _reach(turn: Turn, who: Actor) -> tuple[Unit, ...]:
    return reach([one for one in who.memberships if one.acting_for is None], today(turn.now), who.tree)


def _name(turn: Turn, who: Actor, unit: str) -> str:
    return full_name(who.tree.unit(unit), who.tree, today(turn.now))
