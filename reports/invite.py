"""Codes made in the conversation: who may invite whom, what is open, taking a code back, ending a role."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from reports.effects import AddInvitation, EndMembership, RevokeInvitation
from reports.errors import BadInvitation, CodeUnknown, NotAllowed
from reports.interfaces import Directory
from reports.invitations import hash_code, new_code
from reports.people import Invitation, Membership, Role
from reports.period import local_day
from reports.rights import scope_of
from reports.tree import UnitTree
from reports.unit import Unit

INVITERS = (Role.ADMIN, Role.REVIEWER)
MOST_USES = 100
MOST_DAYS = 30
PREFIX = 16
"""So many letters of a code's hash name the code in buttons; its last four name it to people."""
GIVEN_BY = {
    Role.ADMIN: tuple(Role),
    Role.REVIEWER: (Role.REPORTER, Role.REVIEWER, Role.EDITOR, Role.VIEWER),
}
"""Which roles each inviter may give: never one above their own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new code shall be: for whom, how many people, how many days."""

    unit: str
    role: Role
    uses: int
    days: int


@dataclass(frozen=True, slots=True)
class InvitePeople:
    """`secret` is the key of the codes' hashes; `choose` picks one letter at random (`secrets.choice`)."""

    directory: Directory
    secret: bytes
    choose: Callable[[str], str] = field(repr=False)

    async def __call__(self, by: str, wish: Wish, now: datetime) -> tuple[str, AddInvitation]:
        """The code, which nobody keeps, and the effect that lets it be used. Raises NotAllowed, BadInvitation."""
        await self.check(by, wish, now)
        code, tree = new_code(self.choose), await self.directory.tree()
        until = now + timedelta(days=wish.days)
        sample = tree.unit(wish.unit).sample
        digest = hash_code(code, self.secret)
        one = Invitation(digest, wish.unit, wish.role, until, max_uses=wish.uses, sample=sample)
        return code, AddInvitation(one, by, now)

    async def check(self, by: str, wish: Wish, now: datetime) -> None:
        """Whether such a code may be made. Raises NotAllowed, BadInvitation."""
        held, on = await self._held(by, now), local_day(now)
        if wish.role not in roles_to_give(held, wish.unit, on, await self.directory.tree()):
            raise NotAllowed
        if not (1 <= wish.uses <= MOST_USES and 1 <= wish.days <= MOST_DAYS):
            raise BadInvitation

    async def usable(self, by: str, now: datetime) -> list[Invitation]:
        """Codes that can still be used, of every unit within this person's reach, the first to expire first."""
        held = await self._held(by, now)
        tree = await self.directory.tree()
        units = [unit.id for unit in reach(held, local_day(now), tree)]
        return await self.directory.invitations(units, now) if units else []

    async def revoke(self, by: str, prefix: str, now: datetime) -> tuple[Invitation, RevokeInvitation]:
        """By the beginning of a code's hash. Raises CodeUnknown unless exactly one usable code within reach has it,
        NotAllowed for a code that gives a role above one's own."""
        open_ones = await self.usable(by, now)
        found = [one for one in open_ones if len(prefix) >= PREFIX and one.code_hash.startswith(prefix)]
        if len(found) != 1:
            raise CodeUnknown
        held, tree = await self._held(by, now), await self.directory.tree()
        if found[0].role not in roles_to_give(held, found[0].unit, local_day(now), tree):
            raise NotAllowed
        return found[0], RevokeInvitation(found[0].code_hash, by, now)

    async def members(self, by: str, now: datetime, within: Collection[str] = ()) -> list[Membership]:
        """Roles within this person's reach that they may end; only those in these units, if any are given."""
        held, on, tree = await self._held(by, now), local_day(now), await self.directory.tree()
        units = [unit.id for unit in reach(held, on, tree) if not within or unit.id in within]
        found = await self.directory.members(units, on) if units else []
        able = [one for one in found if one.acting_for is None and may_end(held, by, one, on, tree)]
        return [one for one in able if not any(_stands_above(other, one, able) for other in found)]

    async def end(
        self, by: str, person: str, unit: str, now: datetime
    ) -> tuple[tuple[Membership, ...], EndMembership]:
        """Every role of the person in that unit ends, yesterday being its last day. Raises NotAllowed.

        All of them or none, so whoever may not end each of them ends nothing.
        """
        ends = tuple(one for one in await self.members(by, now, [unit]) if (one.person, one.unit) == (person, unit))
        if not ends:
            raise NotAllowed
        return ends, EndMembership(person, unit, local_day(now) - timedelta(days=1), by, now)

    async def _held(self, by: str, now: datetime) -> list[Membership]:
        """In one's own right: whoever stands in for somebody else invites nobody."""
        held = await self.directory.memberships(by, local_day(now))
        return [one for one in held if one.acting_for is None]


def reach(held: Iterable[Membership], on: date, tree: UnitTree) -> tuple[Unit, ...]:
    """The units for which these memberships of one person may invite."""
    return scope_of([one for one in held if one.role in INVITERS], tree, on)


def roles_to_give(held: Sequence[Membership], unit: str, on: date, tree: UnitTree) -> tuple[Role, ...]:
    """Which roles these memberships of one person may give in that unit, in the order of the roles."""
    path = {step.id for step in tree.above(unit, on)}
    able = {role for one in held if one.holds(on) and one.unit in path for role in GIVEN_BY.get(one.role, ())}
    return tuple(role for role in Role if role in able)


def may_end(held: Sequence[Membership], by: str, one: Membership, on: date, tree: UnitTree) -> bool:
    """Nobody ends their own role. A reviewer ends no other reviewer of the same unit: that is the administrator's."""
    if one.person == by or one.role not in roles_to_give(held, one.unit, on, tree):
        return False
    above = {step.id for step in tree.above(one.unit, on)}
    mine = [each for each in held if each.holds(on) and each.unit in above]
    return any(each.role is Role.ADMIN or one.role is not Role.REVIEWER or each.unit != one.unit for each in mine)


def _stands_above(other: Membership, one: Membership, able: Sequence[Membership]) -> bool:
    """Whether the same person holds there another role that may not be ended."""
    return (other.person, other.unit) == (one.person, one.unit) and other not in able and other.acting_for is None
