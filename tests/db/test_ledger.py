"""The tables keep the contract of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.repositories.ledger import SqlLedger
from tests.contracts.ledger import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.ledger import FORM, add
from tests.contracts.organisation import DAY, NEXT_DAY, TEAM, Apply, a_submission

pytestmark = pytest.mark.usefixtures("organisation")


async def test_a_submission_of_a_stranger_is_our_mistake_and_no_conflict(ledger: SqlLedger, apply: Apply) -> None:
    with pytest.raises(IntegrityError):
        await apply(add(a_submission(author="nobody")))
    assert await ledger.submission("s1") is None


async def test_a_line_that_exists_is_not_swallowed(ledger: SqlLedger, apply: Apply) -> None:
    await apply(add(a_submission()))
    other = a_submission("s2", day=NEXT_DAY)
    with pytest.raises(IntegrityError):
        await apply(add(replace(other, lines=(replace(other.lines[0], id="s1.1"),))))
    assert await ledger.submission("s2") is None


async def test_reading_takes_no_more_parameters_for_more_reports(
    ledger: SqlLedger, apply: Apply, database: Database
) -> None:
    """Both databases stop at about 32,000 parameters a statement; a province's month has more reports."""
    counted: list[int] = []

    def count(_connection: object, _cursor: object, _said: str, parameters: Sequence[object], *_: object) -> None:
        counted.append(len(parameters))

    await apply(*(add(a_submission(f"s{at}", day=DAY + timedelta(days=at))) for at in range(20)))
    event.listen(database.engine.sync_engine, "before_cursor_execute", count)
    assert len(await ledger.submissions([TEAM], FORM, DAY, DAY + timedelta(days=30))) == 20
    assert max(counted) < 10
