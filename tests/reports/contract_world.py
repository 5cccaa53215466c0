"""The in-memory world as the contracts of reporting want it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import fields

import pytest

from tests.contracts.organisation import EDGES, MEMBERSHIPS, PEOPLE, SUCCESSIONS, UNITS, Apply
from tests.fakes.reports import World


@pytest.fixture
def world() -> World:
    people = {person.id: person for person in PEOPLE}
    return World(list(UNITS), list(EDGES), list(SUCCESSIONS), people, list(MEMBERSHIPS))


@pytest.fixture
def apply(world: World) -> Apply:
    """All effects on a copy first, so that a conflict leaves the world as it was."""

    async def write(*effects: object) -> None:
        changed = deepcopy(world)
        for effect in effects:
            changed.apply(effect)
        for part in fields(World):
            setattr(world, part.name, getattr(changed, part.name))

    return write
