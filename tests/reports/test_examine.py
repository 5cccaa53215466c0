"""A report beside the past of its unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.examine import Corrected, ExamineReport
from reports.states import State
from reports.submission import Line, Submission
from tests.fakes.reports import MemoryLedger, World
from tests.fakes.use_cases import examining
from tests.reports.given import HANH, LEAFLETS, SUBMIT, TODAY, VNEID, store, submission


@pytest.fixture
def examine(ledger: MemoryLedger) -> ExamineReport:
    return examining(ledger)


def past(world: World, amount: int = 10, days: int = 8, author: str = "p-minh") -> None:
    for back in range(1, days + 1):
        on = TODAY - timedelta(days=back)
        name = f"{author}{back}"
        store(world, submission(name, {VNEID: amount + back % 3}, day=on, author=author, state=State.APPROVED))


async def test_the_first_report_has_nothing_beside_it(examine: ExamineReport) -> None:
    found = await examine(submission("a", {VNEID: 5}))
    assert (found.since, found.before, found.findings, found.clean) == (None, {}, (), True)


async def test_the_last_report_of_the_same_person_stands_beside_it(world: World, examine: ExamineReport) -> None:
    past(world, 10, 2)
    store(world, submission("h", {VNEID: 99}, day=TODAY - timedelta(days=1), author=HANH, state=State.APPROVED))
    found = await examine(submission("a", {VNEID: 5}))
    assert (found.since, found.before) == (TODAY - timedelta(days=1), {VNEID: 11})


async def test_a_figure_far_from_the_usual_is_found(world: World, examine: ExamineReport) -> None:
    past(world)
    found = await examine(submission("a", {VNEID: 110}))
    (finding,) = found.findings
    assert (finding.rule, finding.codes, finding.facts["times"]) == ("usual_above", (VNEID,), 10)
    assert not found.clean


async def test_usual_figures_are_clean(world: World, examine: ExamineReport) -> None:
    past(world)
    assert (await examine(submission("a", {VNEID: 12}))).clean


async def test_nothing_to_report_is_clean_and_counts_as_zero_later(world: World, examine: ExamineReport) -> None:
    for back in range(1, 9):
        on = TODAY - timedelta(days=back)
        store(world, submission(f"n{back}", nil=True, day=on, state=State.APPROVED))
    assert (await examine(submission("a", nil=True))).clean
    (finding,) = (await examine(submission("b", {LEAFLETS: 80}))).findings
    assert finding.rule == "usual_above"


async def test_reasons_travel_with_the_figures(examine: ExamineReport) -> None:
    one = submission("a", {VNEID: 5, SUBMIT: 2})
    noted = replace(one, lines=(replace(one.lines[0], note="hội chợ chuyển đổi số"), one.lines[1]))
    assert (await examine(noted)).reasons == {VNEID: "hội chợ chuyển đổi số"}


async def test_a_slip_shows_old_and_new_and_is_never_clean(world: World, examine: ExamineReport) -> None:
    store(world, submission("a", {VNEID: 5}, state=State.APPROVED))
    lines = (
        Line("s.1", "s", VNEID, "30037-t1-20250701", TODAY, 8, corrects=f"a.{VNEID}"),
        Line("s.2", "s", LEAFLETS, "30037-t1-20250701", TODAY, 20),
    )
    found = await examine(replace(submission("s", {}), lines=lines, correction=1))
    assert found.corrected == (Corrected(VNEID, 5, 8), Corrected(LEAFLETS, None, 20))
    assert not found.clean


async def test_many_are_looked_at_with_one_reading_of_each_units_past(world: World, ledger: MemoryLedger) -> None:
    past(world)
    asked: list[str] = []

    class Counting(MemoryLedger):
        async def history(self, unit: str, form: str, before: date, limit: int = 24) -> list[Submission]:
            asked.append(unit)
            return await super().history(unit, form, before, limit)

    many = [submission(f"a{at}", {VNEID: 11}, day=TODAY - timedelta(days=at)) for at in range(3)]
    found = await examining(Counting(world)).all(many)
    assert [one.submission.id for one in found] == ["a0", "a1", "a2"]
    assert [one.since for one in found] == [TODAY - timedelta(days=back) for back in (1, 2, 3)]
    assert len(asked) == 1
