"""Groups of units and wrong codes, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dialog.errors import Conflict
from reports.group import Group
from reports.group_effects import BindGroup, CountWrongCode, UnbindGroup
from reports.tries import Tries


@dataclass(slots=True)
class Rooms:
    """The state that these effects change."""

    groups: dict[str, Group] = field(default_factory=dict)
    tries: dict[str, Tries] = field(default_factory=dict)

    def apply(self, effect: object) -> bool:
        """Whether it was one of these effects; raises Conflict, having changed nothing."""
        match effect:
            case BindGroup(group, expects):
                there = self.groups.get(group.address)
                if (there.unit if there else None) != expects:
                    raise Conflict("the group was bound to another unit meanwhile")
                self.groups[group.address] = group
            case UnbindGroup(address):
                self.groups.pop(address, None)
            case CountWrongCode(channel, at):
                self.tries[channel] = self.tries.get(channel, Tries(channel, at, 0)).more(at)
            case _:
                return False
        return True


class Holder(Protocol):
    """Whatever has this state as `rooms`: the world of the tests."""

    rooms: Rooms


@dataclass(frozen=True, slots=True)
class MemoryGroups:
    """The twin of SqlGroups."""

    world: Holder

    async def at(self, address: str) -> Group | None:
        return self.world.rooms.groups.get(address)

    async def of(self, units: Sequence[str]) -> list[Group]:
        found = (one for one in self.world.rooms.groups.values() if one.unit in units)
        return sorted(found, key=lambda one: (one.at, one.address))


@dataclass(frozen=True, slots=True)
class MemoryTries:
    """The twin of SqlTries."""

    world: Holder

    async def on(self, channel: str) -> Tries | None:
        return self.world.rooms.tries.get(channel)
