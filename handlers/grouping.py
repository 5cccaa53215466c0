"""/nhom: a chat group is bound to a unit, shown, let go. Whoever presses is asked for their right again."""

from __future__ import annotations

from dialog.fold import fold
from dialog.inbound import Left
from dialog.reply import Reply, say
from handlers.identity import full_name, known_at, name_of
from handlers.services import Actor, Turn
from handlers.texts import grouping as texts
from handlers.views import grouping as views
from handlers.views.written import on_day
from reminders.calendar import today
from reports.group import Group, may_bind, own_places
from reports.group_effects import BindGroup, UnbindGroup
from reports.unit import Unit

LET_GO = frozenset({"thoi", "bo", "huy", "thoi gan", "bo gan", "go"})
SYSTEM = "system:left"


async def begin(turn: Turn) -> Reply:
    """/nhom, "/nhom tổ Bình Lợi", "/nhom thôi"."""
    who = await speaker(turn)
    if who is None:
        return stranger(turn)
    if turn.inbound.private:
        return await _listing(turn, who)
    if fold(turn.argument) in LET_GO:
        return await _unbind(turn, who, str(turn.address))
    if turn.argument:
        return await _named(turn, who)
    there = await turn.services.groups.at(str(turn.address))
    if there is not None:
        return views.bound(_name(turn, who, there.unit), before=True)
    own = _own(turn, who)
    if not own:
        return say(texts.NOT_YOURS)
    return await _ask(turn, who, own[0].id) if len(own) == 1 else views.which(own)


async def press(turn: Turn) -> Reply:
    """`nhom:chon.<unit>`, `nhom:gan.<unit>`, `nhom:thoi`; in private `nhom:bo.<address>`."""
    verb, _, what = turn.argument.partition(".")
    who = await speaker(turn)
    if who is None:
        return stranger(turn)
    if verb == "bo" and turn.inbound.private:
        return await _unbind(turn, who, what)
    if turn.inbound.private:
        return await _listing(turn, who)
    if verb == "thoi":
        return await _unbind(turn, who, str(turn.address))
    return await (_bind if verb == "gan" else _ask)(turn, who, what)


async def leave(turn: Turn) -> None:
    """We were put out: a group belongs to no unit any more."""
    if isinstance(turn.inbound.content, Left) and not turn.inbound.private:
        turn.do(UnbindGroup(str(turn.address), SYSTEM, turn.now))


async def speaker(turn: Turn) -> Actor | None:
    """Whoever speaks, in a group too."""
    address = turn.address if turn.inbound.private else turn.inbound.sender
    return await known_at(turn, address) if address is not None else None


def stranger(turn: Turn) -> Reply:
    """To somebody whom nobody knows, or who hides."""
    if turn.inbound.private:
        return say(texts.IN_PRIVATE, texts.NOT_YOURS)
    return say(texts.UNKNOWN if turn.inbound.sender is not None else texts.WHOM_NOT_SEEN)


async def _named(turn: Turn, who: Actor) -> Reply:
    on = today(turn.now)
    found = [unit for unit in who.tree.named(turn.argument, on) if may_bind(who.memberships, unit.id, on, who.tree)]
    if not found:
        own = _own(turn, who)
        return views.which(own, texts.NO_SUCH_UNIT) if own else say(texts.NOT_YOURS)
    return await _ask(turn, who, found[0].id) if len(found) == 1 else views.which(found)


async def _ask(turn: Turn, who: Actor, unit: str) -> Reply:
    there = await turn.services.groups.at(str(turn.address))
    if refused := _refused(turn, who, unit, there):
        return refused
    if there is not None and there.unit == unit:
        return views.bound(_name(turn, who, unit), before=True)
    return views.read_back(unit, _name(turn, who, unit), _name(turn, who, there.unit) if there else None)


async def _bind(turn: Turn, who: Actor, unit: str) -> Reply:
    there = await turn.services.groups.at(str(turn.address))
    if refused := _refused(turn, who, unit, there):
        return refused
    if there is not None and there.unit == unit:
        return views.bound(_name(turn, who, unit), before=True)
    group = Group(str(turn.address), unit, who.person.id, turn.now)
    turn.do(BindGroup(group, there.unit if there is not None else None))
    return views.bound(_name(turn, who, unit), before=False)


def _refused(turn: Turn, who: Actor, unit: str, there: Group | None) -> Reply | None:
    """Both the new unit and the one that had the group until now must be within reach."""
    on = today(turn.now)
    known = {one.id for one in who.tree.alive(on)}
    if unit not in known or not may_bind(who.memberships, unit, on, who.tree):
        return say(texts.NOT_THAT_UNIT.format(unit=_name(turn, who, unit)) if unit in known else texts.NO_SUCH_UNIT)
    if there is not None and there.unit in known and not may_bind(who.memberships, there.unit, on, who.tree):
        return say(texts.HELD_BY_OTHER.format(unit=_name(turn, who, there.unit)))
    return None


async def _unbind(turn: Turn, who: Actor, address: str) -> Reply:
    there, on = await turn.services.groups.at(address), today(turn.now)
    if there is None:
        return say(texts.UNBOUND_BEFORE)
    alive = bool(who.tree.above(there.unit, on))
    if (alive and not may_bind(who.memberships, there.unit, on, who.tree)) or not (alive or _own(turn, who)):
        return say(texts.NOT_YOURS)
    turn.do(UnbindGroup(address, who.person.id, turn.now))
    named = texts.UNBOUND_OF.format(unit=_name(turn, who, there.unit))
    return say(named if turn.inbound.private else texts.UNBOUND)


async def _listing(turn: Turn, who: Actor) -> Reply:
    on = today(turn.now)
    units = {unit.id for own in _own(turn, who) for unit in who.tree.below(own.id, on)}
    found = [
        one
        for one in await turn.services.groups.of(sorted(units))
        if may_bind(who.memberships, one.unit, on, who.tree)
    ]
    return views.listing(
        [
            (one.address, _name(turn, who, one.unit), await name_of(turn, one.by), on_day(today(one.at)))
            for one in found
        ]
    )


def _own(turn: Turn, who: Actor) -> tuple[Unit, ...]:
    return own_places(who.memberships, today(turn.now), who.tree)


def _name(turn: Turn, who: Actor, unit: str) -> str:
    return full_name(who.tree.unit(unit), who.tree, today(turn.now))
