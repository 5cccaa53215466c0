"""A quarter out of its approved months, each figure by its own rule; what no month says stays missing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reports.aggregate import Whole
from reports.from_months import FromMonths, months
from reports.load import load_indicators
from reports.period import read_key
from reports.submission import Line, State, Submission
from reports.value import Value
from tests.fakes.reports import MemoryLedger, World
from tests.fakes.use_cases import forms
from tests.reports.given import COMMUNE, store

NOW = datetime(2026, 12, 14, tzinfo=UTC)
QUARTER = read_key("nd09q:2026-Q4")


def month(number: int, counts: dict[str, int], state: State = State.APPROVED) -> Submission:
    key, name = f"nd09:2026-{number:02}", f"m{number}"
    last = read_key(key).last
    lines = tuple(Line(f"{name}.{code}", name, code, COMMUNE, last, amount) for code, amount in counts.items())
    return Submission(name, "bao_cao_thang", COMMUNE, last, "p-nga", "web", NOW, state, lines, period=key)


async def whole(code: str, *reports: Submission, form: str = "quy_dvctt", period: str = QUARTER.key) -> Whole | None:
    world = World.of_sample()
    store(world, *reports)
    read = FromMonths(MemoryLedger(world), forms(), load_indicators())
    return await read(forms()[form], COMMUNE, read_key(period), code)


def test_a_quarter_has_three_months_and_a_year_twelve() -> None:
    assert [one.key for one in months(QUARTER)] == ["nd09:2026-10", "nd09:2026-11", "nd09:2026-12"]
    assert len(list(months(read_key("nd09y:2026")))) == 12


async def test_months_add_up_and_say_how_many_they_are() -> None:
    found = await whole("dossier_received", month(10, {"dossier_received": 400}), month(11, {"dossier_received": 28}))
    assert found == Whole(Value(428), 2, 3)


async def test_of_a_state_the_last_month_counts() -> None:
    reports = [month(10, {"cnscd_teams": 38}), month(11, {"cnscd_teams": 40})]
    found = await whole("cnscd_teams", *reports, form="nam_tuyen_truyen", period="nd09y:2026")
    assert found is not None
    assert (found.value, found.reported, found.of) == (Value(40), 2, 12)


@pytest.mark.parametrize("state", [State.SENT, State.RETURNED, State.WITHDRAWN])
async def test_only_approved_months_count(state: State) -> None:
    assert await whole("dossier_received", month(11, {"dossier_received": 28}, state)) is None


async def test_a_month_outside_does_not_count() -> None:
    assert await whole("dossier_received", month(9, {"dossier_received": 28})) is None


async def test_what_no_monthly_form_asks_for_is_not_known() -> None:
    assert await whole("online_payment_amount", month(11, {"dossier_received": 28})) is None


async def test_a_month_is_not_made_of_months() -> None:
    report = month(11, {"dossier_received": 28})
    assert await whole("dossier_received", report, form="bao_cao_thang", period="nd09:2026-11") is None
