"""python -m bot invite: a one-time code for somebody of a unit."""

from __future__ import annotations

from uuid import uuid4

from bot import logs
from bot.app import Program
from bot.clock import machine
from bot.commands import words
from bot.commands.opening import opened
from bot.errors import Stop
from bot.sample import invite as make
from bot.settings import Settings
from reminders.calendar import today
from reports.people import Person, Role
from reports.tree import UnitTree
from reports.unit import Unit


async def invite(settings: Settings, *, unit: str, role: str, name: str | None) -> None:
    """Print a code. With a name it is for that person, whose reports stay together however often they join.

    Raises Stop when the unit is unknown or its name is not unique.
    """
    logs.set_up("WARNING")
    program = await opened(settings)
    try:
        found = _unit(await program.stores.directory.tree(), unit, settings)
        person = await _person(program, found, name) if name else None
        code = await make(program.stores, found.id, Role(role), machine(), person=person, sample=found.sample)
        print(words.INVITED.format(code=code))
    finally:
        await program.stop()


async def _person(program: Program, unit: Unit, name: str) -> str:
    """The member of this unit who has this name, or somebody new."""
    directory = program.stores.directory
    for one in await directory.members([unit.id], today(machine())):
        known = await directory.person(one.person)
        if known is not None and known.name == name:
            return known.id
    new = Person(uuid4().hex[:20], name, unit.sample)
    await directory.load([], [], [], [new], [])
    return new.id


def _unit(tree: UnitTree, name: str, settings: Settings) -> Unit:
    named = [one for one in tree.named(name, today(machine())) if not (one.sample and settings.public)]
    found = [one for one in named if not one.sample] or named  # beside real units the sample's are never meant
    if not found:
        raise Stop(words.NO_UNIT.format(name=name))
    if len(found) > 1:
        raise Stop(words.MANY_UNITS.format(name=name, units="; ".join(one.name for one in found)))
    return found[0]
