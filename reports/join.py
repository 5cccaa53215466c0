"""Binding a chat to a membership by a code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reports.effects import UseInvitation
from reports.errors import CodeExpired, CodeUnknown
from reports.interfaces import Directory
from reports.invitations import check, hash_code
from reports.people import Invitation, Membership, Person, Role
from reports.period import local_day
from reports.unit import Unit

NEW_MEMBER = "Thành viên"


@dataclass(frozen=True, slots=True)
class Joined:
    """Who somebody is from now on, and the effect that makes it so."""

    person: Person
    unit: Unit
    role: Role
    effect: UseInvitation


@dataclass(frozen=True, slots=True)
class JoinUnit:
    """`secret` is the key of the codes' hashes; `sample_on` says whether the sample organisation has power here."""

    directory: Directory
    secret: bytes
    sample_on: bool

    async def __call__(
        self, code: str, address: str, now: datetime, new_id: str, session_until: datetime | None = None
    ) -> Joined:
        """`new_id` becomes the id of the person if nobody is known yet.

        Raises CodeUnknown, CodeUsed, CodeExpired (also when the unit has ended) or SampleOff.
        """
        digest = hash_code(code, self.secret)
        invitation = check(await self.directory.invitation(digest), now, self.sample_on)
        on = local_day(now)
        unit = await self._unit(invitation, on)
        person = await self._person(invitation, address, now, new_id)
        membership = await self._membership(person, invitation, on)
        effect = UseInvitation(digest, person, membership, address, now, session_until)
        return Joined(person, unit, invitation.role, effect)

    async def _unit(self, invitation: Invitation, on: date) -> Unit:
        path = (await self.directory.tree()).above(invitation.unit, on)
        if not path:
            raise CodeExpired(f"the unit {invitation.unit} does not exist on {on}")
        return path[0]

    async def _person(self, invitation: Invitation, address: str, now: datetime, new_id: str) -> Person:
        """Whom the code names; else whoever this chat is already, unless that is only played; else somebody new."""
        if invitation.person is not None:
            named = await self.directory.person(invitation.person)
            if named is None:
                raise CodeUnknown(f"the code is for {invitation.person}, whom nobody knows")
            return named
        known = await self.directory.person_at(address, now)
        if known is not None and known.sample == invitation.sample:
            return known
        return Person(new_id, NEW_MEMBER, invitation.sample)

    async def _membership(self, person: Person, invitation: Invitation, on: date) -> Membership | None:
        """None when the role is held already."""
        held = await self.directory.memberships(person.id, on)
        if any(one.unit == invitation.unit and one.role is invitation.role for one in held):
            return None
        return Membership(person.id, invitation.unit, invitation.role, on)
