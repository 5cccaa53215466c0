"""People who speak in a group, and groups of units."""

from __future__ import annotations

from datetime import date

from dialog.inbound import Address
from dialog.reply import Reply
from reports.group import Group
from reports.people import Membership, Role
from tests.handlers.talk import Talk
from tests.people import LAN, Someone
from tests.reports.given import TEAM

GROUP, OTHER = Address("test", "-100"), Address("test", "-200")
HOA_THUAN = "Tổ công nghệ số cộng đồng ấp Hòa Thuận"
FIGURES = ("12", "cài VNeID", "Nộp hồ sơ")


async def said(talk: Talk, who: Someone | None, text: str, group: Address = GROUP, **about: str) -> Reply:
    """Somebody speaks in the group; nobody, where an administrator hides."""
    sender = {"sender": str(who.address)} if who is not None else {}
    return await talk.send(group, text=text, about={**sender, **about})


async def pressed(talk: Talk, who: Someone, press: str, group: Address = GROUP) -> Reply:
    return await talk.send(group, tap=press, about={"sender": str(who.address)})


async def silence(talk: Talk, who: Someone, **content: object) -> None:
    assert await talk._turn(GROUP, about={"sender": str(who.address)}, **content) is None


def bind(talk: Talk, unit: str = TEAM, group: Address = GROUP) -> None:
    talk.world.rooms.groups[str(group)] = Group(str(group), unit, LAN.person, talk.now)


def bound(talk: Talk, group: Address = GROUP) -> str | None:
    there = talk.world.rooms.groups.get(str(group))
    return there.unit if there else None


def member(talk: Talk, who: Someone, unit: str, role: Role) -> None:
    talk.world.memberships.append(Membership(who.person, unit, role, date(2026, 1, 1)))
