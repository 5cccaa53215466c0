"""The sample organisation in memory, and a reader for the daily form."""

from __future__ import annotations

import pytest

from reports.form import DAILY
from reports.load import load_forms, load_indicators
from reports.sentence import SentenceReader
from reports.tree import UnitTree
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World


@pytest.fixture
def world() -> World:
    return World.of_sample()


@pytest.fixture
def directory(world: World) -> MemoryDirectory:
    return MemoryDirectory(world)


@pytest.fixture
def ledger(world: World) -> MemoryLedger:
    return MemoryLedger(world)


@pytest.fixture
def tree(world: World) -> UnitTree:
    return UnitTree(world.units, world.edges, world.successions)


@pytest.fixture(scope="session")
def reader() -> SentenceReader:
    return SentenceReader(load_indicators(), load_forms()[DAILY])
