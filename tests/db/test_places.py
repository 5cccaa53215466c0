"""Without a PostgreSQL half of these tests would say nothing, so that is said aloud."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from db.engine import Database
from tests.db import places
from tests.db.places import Place

NOBODY = "postgresql+asyncpg://postgres@127.0.0.1:1/test"


def test_under_ci_a_missing_postgresql_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", NOBODY)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no PostgreSQL answers"):
        places.postgres_url()


def test_elsewhere_it_is_a_skip_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_POSTGRES_URL", NOBODY)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="TEST_POSTGRES_URL"):
        places.postgres_url()


@pytest.mark.parametrize("kind", ["postgres"])
async def test_each_test_file_works_in_a_schema_of_its_own(database: Database, place: Place) -> None:
    async with database.read() as session:
        assert await session.scalar(text("SELECT current_schema()")) == place.schema


async def test_two_engines_of_one_place_see_the_same(database: Database, another: Database) -> None:
    assert database.engine is not another.engine
    assert database.url == another.url
