"""What a form is filled in with: the period before, approved daily reports, and what was sent already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reports.catalogue import load_catalogue
from reports.period import read_key
from reports.prefill import FromDaily, Known, Prefill
from reports.submission import Line, State, Submission
from reports.value import Value
from tests.fakes.reports import MemoryDirectory, MemoryLedger, World
from tests.fakes.use_cases import forms
from tests.reports.given import (
    ACCOUNT,
    COMMUNE,
    HANH,
    LEAFLETS,
    MINH,
    OTHER_APP,
    OTHER_TEAM,
    TEAM_2,
    VNEID,
    store,
    submission,
)

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MONTH, LAST = read_key("nd09:2026-11"), read_key("nd09:2026-10")
FORM = forms()["bao_cao_thang"]
INSTALLS = "outreach_app_install_turns"
IN_MONTH = date(2026, 11, 3)


@pytest.fixture
def world() -> World:
    return World.of_sample()


async def known(world: World, form: str = "bao_cao_thang", period: str = MONTH.key) -> Known:
    catalogue = load_catalogue()
    prefill = Prefill(MemoryDirectory(world), MemoryLedger(world), catalogue.indicators, catalogue.identities)
    return await prefill(forms()[form], COMMUNE, read_key(period), NOW)


def monthly(name: str, counts: dict[str, int], period: str, **changes: object) -> Submission:
    last = read_key(period).last
    lines = tuple(Line(f"{name}.{code}", name, code, COMMUNE, last, amount) for code, amount in counts.items())
    one = Submission(name, FORM.id, COMMUNE, last, "p-nga", "web", NOW, State.SENT, lines, period=period)
    return replace(one, **changes)  # type: ignore[arg-type]


async def test_without_anything_there_is_nothing_not_even_zeros(world: World) -> None:
    found = await known(world)
    assert (found.previous, found.sent, found.daily) == ({}, {}, {})
    assert (found.teams, found.of, found.waiting) == (0, 3, 0)


async def test_the_period_before_is_told(world: World) -> None:
    store(world, monthly("last", {"dossier_received": 428}, LAST.key, state=State.APPROVED))
    found = await known(world)
    assert found.previous["dossier_received"] == Value(428)
    assert found.last_period == LAST


async def test_what_was_pending_is_carried_over(world: World) -> None:
    store(world, monthly("last", {"dossier_pending": 12, "dossier_carried_over": 5}, LAST.key))
    assert (await known(world)).previous["dossier_carried_over"] == Value(12)


async def test_a_report_that_was_taken_back_tells_nothing(world: World) -> None:
    store(world, monthly("last", {"dossier_received": 428}, LAST.key, state=State.WITHDRAWN))
    assert (await known(world)).previous == {}


async def test_approved_daily_reports_are_added_up(world: World) -> None:
    store(
        world,
        submission("a", {VNEID: 2000, LEAFLETS: 30}, day=IN_MONTH, state=State.APPROVED),
        submission("b", {VNEID: 54}, unit=TEAM_2, author=HANH, day=IN_MONTH, state=State.LOCKED),
    )
    found = await known(world)
    assert found.daily[VNEID] == FromDaily(Value(2054))
    assert found.daily[LEAFLETS] == FromDaily(Value(30))
    assert (found.teams, found.of, found.waiting) == (2, 3, 0)


async def test_what_is_not_approved_is_not_added_but_told(world: World) -> None:
    store(world, submission("a", {VNEID: 5}, day=IN_MONTH))
    found = await known(world)
    assert VNEID not in found.daily
    assert (found.teams, found.waiting) == (0, 1)


@pytest.mark.parametrize("day", [date(2026, 10, 14), date(2026, 11, 15)])
async def test_another_month_is_not_added(world: World, day: date) -> None:
    store(world, submission("a", {VNEID: 5}, day=day, state=State.APPROVED))
    assert (await known(world)).daily == {}


async def test_another_commune_is_not_added(world: World) -> None:
    store(world, submission("a", {VNEID: 5}, unit=OTHER_TEAM, day=IN_MONTH, state=State.APPROVED))
    assert (await known(world)).daily == {}


async def test_installations_are_vneid_and_other_applications(world: World) -> None:
    store(world, submission("a", {VNEID: 2000, OTHER_APP: 54}, day=IN_MONTH, state=State.APPROVED))
    assert (await known(world)).daily[INSTALLS] == FromDaily(Value(2054))


async def test_a_sum_that_lacks_a_part_says_which(world: World) -> None:
    store(world, submission("a", {VNEID: 2000}, day=IN_MONTH, state=State.APPROVED))
    assert (await known(world)).daily[INSTALLS] == FromDaily(Value(2000), (OTHER_APP,))


async def test_a_corrected_line_counts_once(world: World) -> None:
    store(
        world,
        submission("a", {VNEID: 12}, day=IN_MONTH, state=State.APPROVED),
        replace(
            submission("b", {VNEID: 15}, day=IN_MONTH, state=State.APPROVED, corrects={VNEID: f"a.{VNEID}"}),
            correction=1,
        ),
    )
    assert (await known(world)).daily[VNEID].value == Value(15)


async def test_a_form_that_does_not_take_from_the_log_is_left_alone(world: World) -> None:
    store(world, submission("a", {VNEID: 5}, day=IN_MONTH, state=State.APPROVED))
    found = await known(world, "quy_dvctt", "nd09q:2026-Q4")
    assert (found.daily, found.of) == ({}, 0)


async def test_what_was_sent_already_stands_in_the_form(world: World) -> None:
    sent = monthly("now", {"dossier_received": 430}, MONTH.key)
    noted = replace(sent, lines=tuple(replace(line, note="thêm một ngày") for line in sent.lines))
    store(world, noted)
    found = await known(world)
    assert found.sent == {"dossier_received": Value(430)}
    assert found.reasons == {"dossier_received": "thêm một ngày"}
    assert not found.frozen


async def test_what_was_returned_is_there_to_be_put_right(world: World) -> None:
    store(world, monthly("now", {"dossier_received": 430}, MONTH.key, state=State.RETURNED))
    assert (await known(world)).sent == {"dossier_received": Value(430)}


async def test_it_is_said_that_what_was_sent_is_approved(world: World) -> None:
    store(world, monthly("now", {"dossier_received": 430}, MONTH.key, state=State.APPROVED))
    assert (await known(world)).frozen


async def test_of_the_daily_log_nothing_is_filled_in(world: World) -> None:
    store(world, submission("a", {ACCOUNT: 5}, author=MINH, day=date(2026, 11, 22)))
    found = await known(world, "so_tay_ngay", "day:2026-11-23")
    assert (found.previous, found.sent) == ({}, {})


@pytest.mark.parametrize(("code", "from_log"), [(VNEID, True), (INSTALLS, True), ("pc_total", False)])
def test_only_some_figures_can_come_from_the_log(code: str, from_log: bool) -> None:
    catalogue = load_catalogue()
    world = World.of_sample()
    prefill = Prefill(MemoryDirectory(world), MemoryLedger(world), catalogue.indicators, catalogue.identities)
    assert prefill.is_from_daily(FORM, code, forms()["so_tay_ngay"]) is from_log
