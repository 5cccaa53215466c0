"""A month of xã Tháp Mười, lived through the conversation: reported, approved, closed, corrected, opened again.

An independent bookkeeper writes down beside every message what it meant; the program has to agree with it every day.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

import bot.stores
from bot.commands import audit
from bot.reference import ENTRIES
from db.engine import Database
from handlers.texts.common import APOLOGY
from tests.db import places
from tests.e2e.month import closing, days
from tests.e2e.month.commune import Commune
from tests.e2e.month.office import Office, speaks_vietnamese

BEGINS = datetime.fromisoformat("2026-11-16T08:00:00+07:00")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database. Every engine that is opened while the month lives is on it; entries are few."""
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "vneid.yaml").write_text((ENTRIES / "vneid.yaml").read_text("utf-8"), "utf-8")
    monkeypatch.setattr("bot.reference.ENTRIES", tmp_path / "entries")
    if request.param == "sqlite":
        yield ""
        return
    known = places.postgres_url()
    schema = places.new_schema(known)
    opened = partial(_opened, schema)
    monkeypatch.setattr(bot.stores, "Database", opened)
    monkeypatch.setattr(audit, "Database", opened)
    yield known
    places.drop_schema(known, schema)


def test_a_month_of_a_commune_agrees_with_the_bookkeeper_every_day(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commune = asyncio.run(lived(tmp_path, url))
    assert commune.said > 45
    assert len(commune.unread) <= commune.said * 0.05, commune.unread
    for said in commune.office.every_reply():
        speaks_vietnamese(said)
        assert APOLOGY not in said
    capsys.readouterr()
    asyncio.run(audit.verify(commune.office.program.settings, None, None))  # raises when a chain is broken
    said = capsys.readouterr().out
    speaks_vietnamese(said)
    assert "Nhật ký nguyên vẹn: 5 đơn vị" in said


async def lived(place: Path, url: str) -> Commune:
    """From 16/11 to 28/12/2026."""
    office = await Office.open(place, BEGINS, **({"database_url": url} if url else {}))
    try:
        commune = Commune(office)
        await days.everybody_joins(commune)
        for day in sorted({*days.WORKING_DAYS, *days.EVENTS}):
            await days.one_day(commune, day)
        await commune.check_teams()
        await closing.the_month_is_closed(commune)
    finally:
        await office.close()
    return commune


def _opened(schema: str, url: str) -> Database:
    database = Database(url)
    places.use_schema(database, schema)
    return database
