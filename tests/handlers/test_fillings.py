"""Forms that wait in the conversation: kept as JSON, found again by their place, one open at a time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dialog.conversation import Conversation
from dialog.inbound import Inbound, Text
from dialog.turn import Turn
from handlers import fillings
from handlers.fillings import Filling
from handlers.services import Services
from handlers.waiting import CONFIRM
from reports.form import DAILY
from reports.value import MISSING, Value
from tests.handlers.conftest import AFTERNOON
from tests.people import MINH
from tests.reports.given import COMMUNE, TEAM, VNEID

MONTH = Filling("a" * 20, "bao_cao_thang", COMMUNE, date(2026, 11, 14), 3)
DAY = Filling("b" * 20, DAILY, TEAM, date(2026, 11, 23))


@pytest.fixture
def turn(services: Services) -> Turn[Services]:
    return Turn(Inbound("1", MINH.address, Text("x")), Conversation(MINH.address), services, AFTERNOON)


def drafts(turn: Turn[Services]) -> dict[str, Any]:
    """As the database gives it back."""
    found: dict[str, Any] = json.loads(json.dumps(turn.conversation.draft))
    return found


def test_an_answer_takes_the_place_of_the_one_before() -> None:
    filling = MONTH.with_value("pc_total", Value(12, "about")).with_value("pc_total", Value(15))
    assert filling.value("pc_total") == Value(15)
    assert filling.precision == {}


def test_a_missing_answer_takes_everything_away() -> None:
    filling = MONTH.with_value("comm_channels", Value(None, "exact", ("Nhóm Zalo",)))
    assert filling.counts == {"comm_channels": 1}
    empty = filling.with_value("comm_channels", MISSING)
    assert (empty.counts, empty.items) == ({}, {})


def test_zero_is_an_answer() -> None:
    assert MONTH.with_value("dossier_late", Value(0)).counts == {"dossier_late": 0}
    assert MONTH.value("dossier_late").missing


def test_a_form_is_the_same_after_a_night_in_the_database(turn: Turn[Services]) -> None:
    values = {"pc_total": Value(12, "at_least"), "comm_channels": Value(None, "exact", ("Nhóm Zalo",))}
    filling = replace(MONTH.with_all(values), reasons={"pc_total": "kể cả máy cũ"}, sources=("test:minh/7",))
    fillings.keep(turn, filling)
    turn.goto(fillings.STEP, drafts(turn))
    assert fillings.current(turn) == filling


def test_two_wait_and_the_last_one_is_open(turn: Turn[Services]) -> None:
    fillings.keep(turn, MONTH)
    fillings.keep(turn, DAY)
    assert fillings.current(turn) == DAY
    form = turn.services.forms["bao_cao_thang"]
    assert fillings.waiting(turn, form, COMMUNE, form.period_on(MONTH.day)) == MONTH
    assert fillings.waiting(turn, form, TEAM, form.period_on(MONTH.day)) is None


def test_dropping_one_leaves_the_other_and_the_unsaved_report(turn: Turn[Services]) -> None:
    turn.goto(None, {"report": {"id": "x"}})
    fillings.keep(turn, MONTH)
    fillings.keep(turn, DAY)
    fillings.drop(turn, DAY)
    assert list(fillings.fillings(turn).values()) == [MONTH]
    assert fillings.current(turn) is None
    assert turn.conversation.step == CONFIRM
    fillings.drop(turn, MONTH)
    assert drafts(turn) == {"report": {"id": "x"}}


def test_a_form_that_is_no_longer_used_waits_for_nobody(turn: Turn[Services]) -> None:
    fillings.keep(turn, replace(MONTH, form="bieu_cu"))
    assert fillings.current(turn) is None
    assert fillings.fillings(turn) == {}


def test_what_was_held_is_given_out_once_and_only_by_its_name(turn: Turn[Services]) -> None:
    fillings.hold(turn, MONTH)
    assert fillings.take_held(turn, "other") is None
    assert fillings.take_held(turn, MONTH.id) == MONTH
    assert fillings.take_held(turn, MONTH.id) is None


def test_a_report_has_the_order_of_its_form_and_comes_back_as_it_was(turn: Turn[Services]) -> None:
    form = turn.services.forms["bao_cao_thang"]
    filling = MONTH.with_all({"pc_total": Value(12), "dossier_received": Value(428), VNEID: Value(5, "about")})
    report = filling.as_report("c" * 20, form)
    assert list(report.counts) == ["dossier_received", "pc_total", VNEID]
    assert (report.form, report.unit, report.day, report.nil) == (form.id, COMMUNE, MONTH.day, False)
    back = fillings.of_report(report, form)
    assert {code: back.value(code) for code in back.counts} == {code: filling.value(code) for code in filling.counts}
    assert back.place == filling.place


def test_only_the_daily_log_is_daily() -> None:
    assert fillings.is_daily(DAY)
    assert not fillings.is_daily(MONTH)
