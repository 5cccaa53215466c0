"""Which form, period, unit and day are meant."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from handlers.places_meant import choices_of, fold_dates, meant, of_key, unit_of, until_said
from handlers.services import Actor, Services
from reports.form import DAILY, MONTHLY
from reports.people import Role
from tests.fakes.reports import World
from tests.fakes.use_cases import forms
from tests.handlers.conftest import AFTERNOON
from tests.reports.given import COMMUNE, PROVINCE, TEAM, TEAM_2, member


def turn(services: Services, text: str = "", value: str | None = None, argument: str = "") -> Any:
    return SimpleNamespace(services=services, text=text, value=value, argument=argument, now=AFTERNOON)


async def who(services: Services, world: World, *held: tuple[str, Role], unit: str | None = None) -> Actor:
    person = world.people["p-lan"].__class__("p-x", "Ai đó", sample=True, unit=unit)
    return Actor(person, tuple(member("p-x", at, role) for at, role in held), await services.directory.tree())


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("mở khóa sổ ngày 12/11 cho tổ Hòa Thuận đến 20/11", ["day:2026-11-12"]),
        ("mở khóa sổ 12-11 đến 20-11", ["day:2026-11-12"]),
        ("xin gia hạn báo cáo tháng 12 đến 20/12", ["nd09:2026-12"]),
        ("xin gia hạn", []),
    ],
)
def test_the_period_of_a_sentence(services: Services, said: str, keys: list[str]) -> None:
    assert [period.key for _, period in meant(turn(services, said))] == keys


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("mở khóa sổ ngày 12/11 cho tổ Hòa Thuận đến 27/11", date(2026, 11, 27)),
        ("mở khóa sổ 12/11 tới 05/01", date(2027, 1, 5)),
        ("mở khóa sổ ngày 12/11", None),
    ],
)
def test_until_when(services: Services, said: str, until: date | None) -> None:
    assert until_said(turn(services, said)) == until


@pytest.mark.parametrize("key", ["", "x", "so_tay_ngay/x", "so_tay_ngay/nd09:2026-12", "x/day:2026-12-02", "/"])
def test_a_key_that_names_nothing(services: Services, key: str) -> None:
    assert of_key(turn(services), key) is None
    assert meant(turn(services, value=f"khoaso:{key}", argument=key)) == []


async def test_the_unit_for_which_somebody_reports_goes_first(services: Services, world: World) -> None:
    daily = forms()[DAILY]
    reports = (TEAM, Role.REPORTER), (TEAM_2, Role.REPORTER)
    assert unit_of(turn(services), await who(services, world, *reports), daily) == TEAM
    assert unit_of(turn(services), await who(services, world, *reports, unit=TEAM_2), daily) == TEAM_2
    assert unit_of(turn(services), await who(services, world, (COMMUNE, Role.REVIEWER)), daily) == COMMUNE
    assert unit_of(turn(services), await who(services, world, (PROVINCE, Role.ADMIN)), daily) is None


async def test_a_team_has_no_say_in_its_communes_form(services: Services, world: World) -> None:
    member_of_team = await who(services, world, (TEAM, Role.REPORTER))
    assert unit_of(turn(services), member_of_team, forms()[MONTHLY]) is None
    assert {form.id for form, _ in choices_of(turn(services), member_of_team)} == {DAILY}


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("mở sổ cho tổ Hòa Thuận đến 20/11", TEAM),
        ("mo so cho to ap binh loi", TEAM_2),
        ("mở sổ cho cả xã Tháp Mười", COMMUNE),
        ("mở sổ cho tổ Không Có", None),
        ("mở sổ cho tổ", None),
    ],
)
async def test_a_unit_that_is_named(services: Services, world: World, said: str, unit: str | None) -> None:
    lan = await who(services, world, (COMMUNE, Role.REVIEWER))
    assert unit_of(turn(services, said), lan, forms()[DAILY], said) == unit


def test_dates_keep_their_strokes() -> None:
    assert fold_dates("Đến 20-11, tới 21.11.2026!") == "den 20/11 toi 21/11/2026"
