"""The in-memory twin keeps the contract of entries."""

from __future__ import annotations

import pytest

from tests.contracts.organisation import Apply
from tests.contracts.revisions import *  # noqa: F403
from tests.contracts.revisions import ENTRIES
from tests.fakes.knowledge import MemoryEntries


@pytest.fixture
def entries() -> MemoryEntries:
    return MemoryEntries.of(ENTRIES)


@pytest.fixture
def apply(entries: MemoryEntries) -> Apply:
    async def write(*effects: object) -> None:
        for effect in effects:
            entries.apply(effect)

    return write
