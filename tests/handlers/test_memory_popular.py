"""The twin in memory of what is asked here most."""

from __future__ import annotations

import pytest

from faq.effects import RecordQuestion
from tests.contracts.popular import *  # noqa: F403
from tests.contracts.popular import Ask
from tests.fakes.popular import MemoryPopular


@pytest.fixture
def popular() -> MemoryPopular:
    return MemoryPopular()


@pytest.fixture
def ask(popular: MemoryPopular) -> Ask:
    async def record(*questions: RecordQuestion) -> None:
        popular.asked.extend(questions)

    return record
