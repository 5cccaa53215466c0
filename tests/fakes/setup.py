"""The organisation that a workbook sets up, read from the world in memory; and where new codes go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from dialog.errors import Conflict
from dialog.reply import Attachment
from reports.people import Membership
from reports.setup.changes import Changes
from reports.setup.set_up import Code, SetUpOrganisation, over
from reports.setup.standing import Own, Standing
from tests.fakes.reports import World


@dataclass
class MemoryOrganisation:
    """Everything of the world that is not of the sample; what the world has no place for is kept here."""

    world: World
    own: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    async def standing(self, now: datetime) -> Standing:
        world = self.world
        real = {one.id: one for one in world.units if not one.sample}
        good = (one for one in world.invitations.values() if one.used < one.max_uses and not one.revoked)
        return Standing(
            units=tuple(real.values()),
            edges=tuple(one for one in world.edges if one.child in real),
            successions=tuple(one for one in world.successions if one.new in real),
            people={one.id: one for one in world.people.values() if not one.sample},
            memberships=tuple(one for one in world.memberships if one.unit in real),
            bound=frozenset(one.person for one in world.bindings.values() if one.holds(now)),
            invited=frozenset(one.person for one in good if one.person and one.expires_at > now),
            codes=dict(self.codes),
            own=dict(self.own),
        )

    async def apply(self, effect: SetUpOrganisation) -> None:
        """All of it or nothing. Raises Conflict."""
        self.write(effect)

    def write(self, effect: SetUpOrganisation) -> None:
        changes, world = effect.changes, self.world
        self._check(changes)
        world.units = _merged(world.units, changes.units.added, changes.units.changed)
        world.edges = _merged(world.edges, changes.edges.added, changes.edges.changed)
        world.successions = _merged(world.successions, changes.successions.added, changes.successions.changed)
        world.people |= {one.id: one for one in changes.people.added}
        world.people |= {new.id: new for _, new in changes.people.changed}
        world.memberships = _merged(world.memberships, changes.memberships.added, changes.memberships.changed)
        for _, one in changes.memberships.changed:
            self._shorten_codes(one)
        self.own |= {(one.kind, one.code): one.body for one in _new(changes)}
        self.codes |= changes.codes
        world.invitations |= {one.code_hash: one for one in effect.invitations}

    def _shorten_codes(self, one: Membership) -> None:
        if one.valid_to is None:
            return
        for code, invitation in self.world.invitations.items():
            same = (invitation.person, invitation.unit, invitation.role) == (one.person, one.unit, one.role)
            if same and invitation.expires_at > over(one.valid_to):
                self.world.invitations[code] = replace(invitation, expires_at=over(one.valid_to))

    def _check(self, changes: Changes) -> None:
        known = {one.id for one in self.world.units}
        twice = any(one.id in known for one in changes.units.added)
        roles = {_key(one) for one in self.world.memberships}
        twice = twice or any(_key(one) in roles for one in changes.memberships.added)
        gone = any(old not in self.world.units for old, _ in changes.units.changed)
        ended = any(old not in self.world.memberships for old, _ in changes.memberships.changed)
        if twice or gone or ended:
            raise Conflict("what the workbook was compared with has changed")


@dataclass
class HandedCodes:
    """Remembers codes instead of writing them into a file."""

    handed: list[Code] = field(default_factory=list)

    async def __call__(self, codes: Sequence[Code], now: datetime) -> Attachment:
        self.handed.extend(codes)
        return Attachment("ma-moi.xlsx", "application/test", f"/codes-of-{now:%Y}.xlsx")


def _merged(known: list[Any], added: Sequence[Any], changed: Sequence[tuple[Any, Any]]) -> list[Any]:
    later = dict(changed)
    return [*(later.get(one, one) for one in known), *(replace(one) for one in added)]


def _new(changes: Changes) -> list[Own]:
    return [*changes.own.added, *(new for _, new in changes.own.changed)]


def _key(one: Membership) -> tuple[object, ...]:
    return (one.person, one.unit, one.role, one.valid_from)
