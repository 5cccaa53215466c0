"""A reviewer lets somebody act in their place for some days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reports.deputy import Deputy
from reports.effects import EndDeputy, SetDeputy
from reports.errors import AlreadyAsked, BadSpan, NoAccount, NotAllowed, UnfitDeputy
from reports.interfaces import Directory
from reports.people import Membership, Person, Role
from reports.period import local_day

LONGEST = timedelta(days=60)
FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Deputise:
    """Only the role of a reviewer is lent, by whoever holds it, never further."""

    directory: Directory

    async def __call__(
        self, absent: str, deputy: str, days: tuple[date, date], now: datetime, new_id: Callable[[], str]
    ) -> tuple[SetDeputy, ...]:
        """One effect for each unit in which `absent` reviews; `days` are the first and the last.

        Raises NotAllowed (no reviewer), BadSpan, UnfitDeputy (no role in the same unit or above), NoAccount,
        AlreadyAsked (they act on such a day already).
        """
        (first, last), today = days, local_day(now)
        units = await self.units(absent, now)
        if not units:
            raise NotAllowed
        if not today <= first <= last <= first + LONGEST - timedelta(days=1) or first > today + FARTHEST:
            raise BadSpan
        if deputy not in {one.id for one in await self._with_role(absent, units, today)}:
            raise UnfitDeputy
        if not await self.directory.addresses(deputy, now):
            raise NoAccount
        if any(one.deputy == deputy and first <= one.last for one in await self.of(absent, now) if one.first <= last):
            raise AlreadyAsked
        role = Role.REVIEWER
        made = (Deputy(new_id(), absent, deputy, at, role, first, last, absent, now) for at in units)
        return tuple(SetDeputy(one) for one in made)

    async def units(self, absent: str, now: datetime) -> tuple[str, ...]:
        """Where this person reviews in their own right."""
        held = await self.directory.memberships(absent, local_day(now))
        return tuple(dict.fromkeys(one.unit for one in held if one.role is Role.REVIEWER and not one.acting_for))

    async def able(self, absent: str, now: datetime) -> list[Person]:
        """Who could act for this person: a role in the same unit or above, and an account; by name."""
        units = await self.units(absent, now)
        known = await self._with_role(absent, units, local_day(now))
        able = [one for one in known if await self.directory.addresses(one.id, now)]
        return sorted(able, key=lambda one: (one.name, one.id))

    async def named(self, absent: str, now: datetime) -> list[Person]:
        """Like `able`, also those without an account, so that it can be said who has to join first."""
        return await self._with_role(absent, await self.units(absent, now), local_day(now))

    async def of(self, absent: str, now: datetime) -> tuple[Deputy, ...]:
        """Who acts, or is going to act, in this person's place."""
        today = local_day(now)
        found = await self.directory.deputies(list(await self.units(absent, now)), today)
        return tuple(one for one in found if one.absent == absent and not _over(one, today))

    async def acting(self, deputy: str, now: datetime) -> tuple[Deputy, ...]:
        """In whose place this person acts, or is going to act."""
        today, tree = local_day(now), await self.directory.tree()
        found = await self.directory.deputies([unit.id for unit in tree.alive(today)], today)
        return tuple(one for one in found if one.deputy == deputy and not _over(one, today))

    async def holding(self, deputy: str, absent: str, unit: str, now: datetime) -> Deputy | None:
        """By which deputising somebody acts today for `absent`, whose role in the unit they hold."""
        found = await self.directory.deputies([unit], local_day(now))
        wanted = (one for one in found if (one.deputy, one.absent) == (deputy, absent) and one.holds(local_day(now)))
        return next(wanted, None)

    async def end(self, deputy: Deputy, by: str, now: datetime) -> EndDeputy:
        """From now on; yesterday was the last day. Either of the two may end it. Raises NotAllowed."""
        if by not in (deputy.absent, deputy.deputy):
            raise NotAllowed
        return EndDeputy(deputy.id, local_day(now) - timedelta(days=1), by, now)

    async def _with_role(self, absent: str, units: Sequence[str], today: date) -> list[Person]:
        tree = await self.directory.tree()
        steps = {step.id for unit in units for step in tree.above(unit, today)}
        held: list[Membership] = await self.directory.members(sorted(steps), today)
        ids = dict.fromkeys(one.person for one in held if one.acting_for is None and one.person != absent)
        found = [await self.directory.person(one) for one in ids]
        return [one for one in found if one is not None]


def _over(one: Deputy, today: date) -> bool:
    return one.ended is not None and one.ended < max(today, one.first)
