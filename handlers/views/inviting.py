"""Codes, and the roles of people → reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialog.reply import Choice, Note, Paragraph, Reply, Steps, say
from handlers.texts import inviting as texts
from handlers.texts.membership import ROLES
from handlers.views.written import listed, moment
from handlers.wishes import Asked
from reports.invite import PREFIX, Wish
from reports.people import Invitation, Role
from reports.unit import Unit

MOST = 10
USES, DAYS = (1, 5, 20), (1, 7, 30)


@dataclass(frozen=True, slots=True)
class Known:
    """A code with the names of its unit and of the person it is for, if any."""

    invitation: Invitation
    unit: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's roles in one unit: ids and names."""

    person: str
    unit: str
    name: str
    at: str
    roles: tuple[Role, ...]


def ask_unit(asked: Asked, units: Sequence[Unit], lead: str) -> Reply:
    """A button for each."""
    choices = [_go(unit.name, replace(asked, unit=unit.id)) for unit in units[:MOST]]
    return say(lead, choices=choices)


def ask_role(asked: Asked, unit: str, roles: Sequence[Role], *, again: bool) -> Reply:
    """Only those that this person may give."""
    choices = [_go(ROLES[role.value].capitalize(), replace(asked, role=role)) for role in roles]
    return say(texts.ROLE_UNREAD if again else texts.WHICH_ROLE.format(unit=unit), choices=choices)


def ask_uses(asked: Asked, *, again: bool) -> Reply:
    """How many people."""
    choices = [_go(texts.PEOPLE.format(count=count), replace(asked, uses=count)) for count in USES]
    return say(texts.USES_UNREAD if again else texts.HOW_MANY, choices=choices, numbered=False)


def ask_days(asked: Asked, *, again: bool) -> Reply:
    """How long."""
    choices = [_go(texts.DAYS.format(count=count), replace(asked, days=count)) for count in DAYS]
    return say(texts.DAYS_UNREAD if again else texts.HOW_LONG, choices=choices, numbered=False)


def read_back(name: str, wish: Wish, unit: str, until: str) -> Reply:
    """What is about to be made; `name` makes the button good for once."""
    said = texts.READ_BACK.format(role=ROLES[wish.role.value], unit=unit, uses=wish.uses, until=until)
    choices = (Choice(texts.MAKE, f"moi:tao.{name}"), Choice(texts.ANOTHER, "moi"))
    notes = (Note(texts.WIDE),) if wish.uses > 1 or wish.role in (Role.ADMIN, Role.REVIEWER) else ()
    return Reply((Paragraph(said), *notes), choices)


def made(one: Invitation, unit: str) -> Reply:
    """It is made; the code itself comes in a message of its own."""
    facts = _facts(Known(one, unit))
    return say(texts.MADE.format(**facts), texts.AFTER)


def to_forward(one: Invitation, unit: str, code: str) -> Reply:
    """The message to be passed on."""
    return say(texts.TO_FORWARD.format(code=code, **_facts(Known(one, unit))))


def listing(known: Sequence[Known], left: int) -> Reply:
    """The codes that can still be used, without the codes, and how many are left out."""
    if not known:
        return say(texts.NO_CODES)
    lines = tuple((texts.CODE_FOR if one.person else texts.CODE).format(**_facts(one)) for one in known)
    more = [Note(texts.MORE_CODES.format(count=left))] if left else []
    choices = tuple(
        Choice(texts.REVOKE.format(name=_name(one.invitation)), f"thumoi:{one.invitation.code_hash[:PREFIX]}")
        for one in known
    )
    return Reply((Paragraph(texts.CODES), Steps(lines, ordered=False), *more), choices, numbered=False)


def revoked(one: Known) -> Reply:
    """Nobody can use it any more; whoever did stays."""
    used = one.invitation.used
    told = [texts.REVOKED_USED.format(count=used)] if used else []
    return say(texts.REVOKED.format(**_facts(one)), *told)


def members(found: Sequence[Member], lead: str) -> Reply:
    """Whose roles may be ended."""
    choices = [
        Choice(texts.MEMBER.format(person=one.name, unit=one.at), f"thoigiao:{one.person}/{one.unit}")
        for one in found[:MOST]
    ]
    return say(lead, choices=choices)


def end_read_back(one: Member, name: str) -> Reply:
    """What is about to end; `name` makes the button good for once."""
    said = texts.END_READ_BACK.format(**about(one))
    return Reply((Paragraph(said), Note(texts.END_KEEPS)), (Choice(texts.AGREE, f"thoigiao:dongy.{name}"),))


def ended(one: Member, *, told: bool) -> Reply:
    """It has ended."""
    return say(texts.ENDED.format(**about(one)), texts.ENDED_TOLD if told else texts.ENDED_NOT_TOLD)


def about(one: Member) -> dict[str, str]:
    """Person, roles and unit in words."""
    return {"person": one.name, "roles": listed([ROLES[role.value] for role in one.roles]), "unit": one.at}


def _facts(one: Known) -> dict[str, str]:
    made = one.invitation
    return {
        "name": _name(made),
        "role": ROLES[made.role.value],
        "unit": one.unit,
        "person": one.person,
        "used": str(made.used),
        "uses": str(made.max_uses),
        "until": moment(made.expires_at),
    }


def _name(one: Invitation) -> str:
    """What people call it."""
    return one.code_hash[-4:].upper()


def _go(label: str, asked: Asked) -> Choice:
    return Choice(label, f"moi:{asked.key}")
