"""Who is speaking, and what they are called."""

from __future__ import annotations

from datetime import date

from dialog.inbound import Address
from handlers.services import Actor, Turn
from handlers.texts import common
from handlers.views.written import capital
from reminders.calendar import today
from reports.people import Role
from reports.tree import UnitTree
from reports.unit import Unit


async def recognise(turn: Turn) -> Actor | None:
    """Look up once a turn who this chat belongs to. Nobody, for a citizen."""
    turn.actor = await known_at(turn, turn.address)
    return actor(turn)


async def known_at(turn: Turn, address: Address) -> Actor | None:
    """Whoever that chat belongs to, if they hold a role today."""
    directory = turn.services.directory
    person = await directory.person_at(str(address), turn.now)
    held = await directory.memberships(person.id, today(turn.now)) if person is not None else []
    return Actor(person, tuple(held), await directory.tree()) if person is not None and held else None


def actor(turn: Turn) -> Actor | None:
    """The actor found by `recognise`."""
    found = turn.actor
    return found if isinstance(found, Actor) else None


def unit_for(actor: Actor, *roles: Role) -> Unit | None:
    """The first unit in which one of these roles is held; roles in the order of the call."""
    for role in roles:
        for one in actor.memberships:
            if one.role is role:
                return actor.tree.unit(one.unit)
    return None


def full_name(unit: Unit, tree: UnitTree | None = None, on: date | None = None) -> str:
    """ "Tổ … – xã Tháp Mười (diễn tập)": a team with its commune, and a mark on everything of the sample."""
    name = unit.name
    if tree is not None and on is not None and unit.level == "to":
        name = " – ".join(step.name for step in tree.above(unit.id, on)[:2]) or name
    return f"{name} ({common.SAMPLE})" if unit.sample else name


def spoken(turn: Turn, text: str) -> str:
    """A sentence with {you} and {You}: "anh chị" to those who work with us, "bà con" to everybody else."""
    you = common.OFFICER if actor(turn) else common.CITIZEN
    return text.replace("{you}", you).replace("{You}", capital(you))


async def address_of(turn: Turn, person: str) -> Address | None:
    """Where this person is reached: the address used last."""
    found = await turn.services.directory.addresses(person, turn.now)
    return Address.parse(found[0]) if found else None


async def name_of(turn: Turn, person: str) -> str:
    """The person's name, or a word for somebody."""
    found = await turn.services.directory.person(person)
    return found.name if found is not None else common.SOMEBODY
