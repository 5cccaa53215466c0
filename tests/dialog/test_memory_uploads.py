"""The in-memory twin keeps the contract."""

from __future__ import annotations

import pytest

from tests.contracts.uploads import *  # noqa: F403 - every test of the contract, also those to come
from tests.fakes.uploads import MemoryUploads


@pytest.fixture
def uploads() -> MemoryUploads:
    return MemoryUploads()


@pytest.fixture
def cramped() -> MemoryUploads:
    return MemoryUploads(room=59)
