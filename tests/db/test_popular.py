"""What is asked here most, on both databases."""

from __future__ import annotations

import pytest

from db.engine import Database
from db.repositories.popular import SqlPopular
from tests.contracts.organisation import Apply
from tests.contracts.popular import *  # noqa: F403
from tests.contracts.popular import Ask


@pytest.fixture
def popular(database: Database) -> SqlPopular:
    return SqlPopular(database)


@pytest.fixture
def ask(apply: Apply) -> Ask:
    return apply
