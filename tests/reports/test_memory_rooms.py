"""The in-memory twins keep the contract of groups and of wrong codes."""

from __future__ import annotations

import pytest

from tests.contracts.rooms import *  # noqa: F403 - every test of the contract, also those to come
from tests.fakes.groups import MemoryGroups, MemoryTries
from tests.fakes.reports import World
from tests.reports.contract_world import apply, world  # noqa: F401 - fixtures


@pytest.fixture
def groups(world: World) -> MemoryGroups:  # noqa: F811 - the fixture
    return MemoryGroups(world)


@pytest.fixture
def tries(world: World) -> MemoryTries:  # noqa: F811 - the fixture
    return MemoryTries(world)
