"""Closed, extended, opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from reports.doors import FindClosed, Request, closed
from reports.form import DAILY
from reports.period import day
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import calendar, forms
from tests.reports.given import COMMUNE, LAN, MINH, NOW, OTHER_COMMUNE, TEAM

FORM = forms()[DAILY]
DAY = day(date(2026, 12, 2))
LOCK = FORM.dates(DAY, calendar()).lock
REQUEST = Request(
    "r1", "reopening", TEAM, DAILY, DAY.key, MINH, NOW, date(2026, 12, 20), "nhập sót", "granted", LAN, NOW
)


def test_a_period_is_open_to_the_last_second_before_its_lock() -> None:
    assert closed(FORM, DAY, LOCK - timedelta(seconds=1), calendar()) is None


def test_it_is_closed_from_the_lock_on() -> None:
    found = closed(FORM, DAY, LOCK, calendar())
    assert found is not None
    assert (found.since, found.period, found.opened_until) == (LOCK, DAY, None)


def test_a_door_that_was_opened_holds_to_the_end_of_its_last_day() -> None:
    last = datetime(2026, 12, 20, 16, 59, 59, tzinfo=UTC)
    assert closed(FORM, DAY, last, calendar(), [REQUEST]) is None
    after = closed(FORM, DAY, last + timedelta(seconds=1), calendar(), [REQUEST])
    assert after is not None
    assert after.opened_until == date(2026, 12, 20)


def test_what_was_only_asked_for_or_refused_opens_nothing() -> None:
    asked, refused = replace(REQUEST, state="asked"), replace(REQUEST, state="refused")
    assert closed(FORM, DAY, LOCK, calendar(), [asked, refused]) is not None


def test_a_door_of_another_day_opens_nothing() -> None:
    assert closed(FORM, DAY, LOCK, calendar(), [replace(REQUEST, period="day:2026-12-03")]) is not None


async def test_a_door_opened_for_the_commune_is_open_for_its_teams(world: World) -> None:
    find = FindClosed(MemoryDirectory(world), MemoryLedger(world), calendar())
    assert await find(FORM, TEAM, DAY, LOCK) is not None
    world.requests["r1"] = replace(REQUEST, unit=OTHER_COMMUNE)
    assert await find(FORM, TEAM, DAY, LOCK) is not None
    world.requests["r2"] = replace(REQUEST, id="r2", unit=COMMUNE)
    assert await find(FORM, TEAM, DAY, LOCK) is None


async def test_the_dates_of_a_unit_count_its_extension_in(world: World) -> None:
    find = FindClosed(MemoryDirectory(world), MemoryLedger(world), calendar())
    world.requests["r1"] = replace(REQUEST, kind="extension", unit=COMMUNE)
    assert (await find.dates(FORM, TEAM, DAY)).due > FORM.dates(DAY, calendar()).due
