"""The in-memory twins keep the contract of presses and cards."""

from __future__ import annotations

import pytest

from tests.contracts.field import *  # noqa: F403 - every test of the contract, also those to come
from tests.fakes.field import MemoryCards, MemoryTaps
from tests.fakes.reports import MemoryLedger, World
from tests.reports.contract_world import apply, world  # noqa: F401 - fixtures


@pytest.fixture
def taps(world: World) -> MemoryTaps:  # noqa: F811 - the fixture
    return MemoryTaps(world)


@pytest.fixture
def cards(world: World) -> MemoryCards:  # noqa: F811 - the fixture
    return MemoryCards(world)


@pytest.fixture
def ledger(world: World) -> MemoryLedger:  # noqa: F811 - the fixture
    return MemoryLedger(world)
