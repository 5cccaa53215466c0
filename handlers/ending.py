"""/thoi: somebody's roles in a unit end. Read back, done once, and told to whoever held them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialog.fold import fold
from dialog.reply import Reply, say
from handlers.deciding import tell
from handlers.deputy_words import TITLES
from handlers.identity import actor, full_name, name_of
from handlers.services import Actor, Turn
from handlers.texts import inviting as texts
from handlers.views import inviting as views
from handlers.waiting import END, END_AGREE, YES, stop, wait, waited
from handlers.wishes import units_said
from reminders.calendar import today
from reports.errors import NotAllowed
from reports.invite import reach
from reports.people import Membership, Role

LEAD = re.compile(r"^(?:toi )?(?:muon )?(?:cho )?(?:(?:thoi|ngung|dung) (?:(?:giao|viec|nhiem vu|cho|cua) )*)?")
REST = re.compile(r"\s+(?:thoi|bao|duyet|lam|o|tai|to|xa|phuong|ap|khom|bien tap|quan tri|xem|nua|nghi)\b.*$")
SHORT = 12
MANY = 60
"""Of more people than these the unit has to be named."""


async def begin(turn: Turn) -> Reply:
    """/thoi, "thôi giao chị Hạnh báo tổ Bình Lợi"."""
    who = actor(turn)
    if who is None or not _able(turn, who):
        return _refuse(turn)
    said = turn.argument if turn.text.startswith("/") else turn.text
    return await _find(turn, who, said)


async def press(turn: Turn) -> Reply:
    """`thoigiao:<person>/<unit>` asks, `thoigiao:dongy.<name>` ends what was read back."""
    who, (verb, _, name) = actor(turn), turn.argument.partition(".")
    if who is None or not _able(turn, who):
        return _refuse(turn)
    if verb == "dongy":
        return await _end(turn, who, name)
    person, _, unit = turn.argument.partition("/")
    held = await turn.services.invite.members(who.person.id, turn.now, [unit])
    found = await _named(turn, who, [one for one in held if one.person == person])
    return _read_back(turn, found[0]) if found else say(texts.ENDED_BEFORE)


def may_be_name(turn: Turn) -> bool:
    """Whether a text can name whose role ends."""
    return len(turn.text.split()) <= SHORT and "?" not in turn.text and not any(map(str.isdecimal, turn.text))


async def receive(turn: Turn) -> Reply:
    """A name, typed."""
    who = actor(turn)
    if who is None or not _able(turn, who):
        return _refuse(turn)
    return await _find(turn, who, turn.text)


def agrees(turn: Turn) -> bool:
    """ "Đồng ý", typed below what was read back."""
    below = any(one.value.startswith("thoigiao:dongy.") for one in turn.conversation.offered)
    return below and fold(turn.text) in (*YES, "cho thoi")


async def end_typed(turn: Turn) -> Reply:
    """As if the button had been pressed."""
    turn.argument = f"dongy.{waited(turn, END_AGREE).get('name', '')}"
    return await press(turn)


def _refuse(turn: Turn) -> Reply:
    """Whoever may end nothing, or nothing any more: nothing is waited for then."""
    if waited(turn, END, END_AGREE):
        stop(turn)
    return say(texts.NOT_ENDER)


async def _find(turn: Turn, who: Actor, said: str) -> Reply:
    units = [unit.id for unit in units_said(said, who, today(turn.now))]
    held = await turn.services.invite.members(who.person.id, turn.now, units)
    if not held:
        stop(turn)
        return say(texts.NOBODY)
    wait(turn, END, at=turn.inbound.id)
    if len({one.person for one in held}) > MANY:
        return say(texts.WHOM_OF_MANY)
    everybody = await _named(turn, who, held)
    found = _called(said, everybody)
    if len(found) == 1:
        return _read_back(turn, found[0])
    lead = texts.WHO_OF_THESE if found else texts.WHO_UNKNOWN if said.strip() else texts.WHO_ENDS
    return views.members(found or everybody, lead)


def _called(said: str, everybody: Iterable[views.Member]) -> list[views.Member]:
    """Those whose name ends with the words that were said, after "anh" or "chị"."""
    words = REST.sub("", LEAD.sub("", fold(said), count=1)).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return [one for one in everybody if words and fold(one.name).split()[-len(words) :] == words]


def _read_back(turn: Turn, one: views.Member) -> Reply:
    name = turn.services.new_id()
    wait(turn, END_AGREE, person=one.person, unit=one.unit, name=name, roles=[role.value for role in one.roles])
    return views.end_read_back(one, name)


async def _end(turn: Turn, who: Actor, name: str) -> Reply:
    """Only the roles that were read back: if there are others by now it is asked again."""
    asked = waited(turn, END_AGREE)
    if not asked or asked.get("name") != name:
        return say(texts.ENDED_BEFORE)
    stop(turn)
    try:
        ends, effect = await turn.services.invite.end(
            who.person.id, str(asked["person"]), str(asked["unit"]), turn.now
        )
    except NotAllowed:
        return say(texts.ENDED_BEFORE)
    one = (await _named(turn, who, ends))[0]
    if [role.value for role in one.roles] != asked["roles"]:
        return _read_back(turn, one)
    turn.do(effect)
    told = say(texts.TOLD.format(by=who.person.name, **views.about(one)))
    reached = await tell(turn, one.person, told, f"ended:{one.person}:{name}")
    return views.ended(one, told=reached)


async def _named(turn: Turn, who: Actor, found: Iterable[Membership]) -> list[views.Member]:
    """Each person once in each unit, by name."""
    roles: dict[tuple[str, str], list[Role]] = {}
    for one in found:
        roles.setdefault((one.person, one.unit), []).append(one.role)
    on = today(turn.now)
    known = [
        views.Member(
            person, unit, await name_of(turn, person), full_name(who.tree.unit(unit), who.tree, on), tuple(held)
        )
        for (person, unit), held in roles.items()
    ]
    return sorted(known, key=lambda one: (one.name, one.at, one.person))


def _able(turn: Turn, who: Actor) -> bool:
    return bool(reach([one for one in who.memberships if one.acting_for is None], today(turn.now), who.tree))
