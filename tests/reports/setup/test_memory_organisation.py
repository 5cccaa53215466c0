"""The in-memory twin keeps the contract of setting up."""

from __future__ import annotations

import pytest

from tests.contracts.setting_up import *  # noqa: F403 - every test of the contract, also those to come
from tests.fakes.reports import World
from tests.fakes.setup import MemoryOrganisation


@pytest.fixture
def organisation() -> MemoryOrganisation:
    return MemoryOrganisation(World())
