"""A reminder says what is owed, by when and why, and offers the one tap that settles it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handlers.texts import reminders as texts
from handlers.views.reminders import reminder
from reminders.facts import Facts
from reminders.load import load_obligations
from reminders.obligation import Obligation
from reports.tree import UnitTree
from tests.fakes.reports import World
from tests.handlers.talk import labels
from tests.reports.given import COMMUNE, TEAM, TEAM_2, TEAM_3

ON = date(2026, 12, 14)
DAILY, MONTHLY = (
    next(one for one in load_obligations() if one.period == "day"),
    next(one for one in load_obligations() if one.period != "day"),
)


@pytest.fixture(scope="module")
def tree() -> UnitTree:
    world = World.of_sample()
    return UnitTree(world.units, world.edges, world.successions)


def facts(obligation: Obligation, unit: str) -> Facts:
    return Facts(obligation, unit, date(2026, 11, 15), ON, ON)


def test_the_daily_reminder_says_how_to_report_and_offers_nil_for_its_day(tree: UnitTree) -> None:
    reply = reminder(facts(DAILY, TEAM), tree, ON)
    assert reply.text.startswith("Nhắc sổ tay ngày 14/12/2026")
    assert "ấp Hòa Thuận – xã Tháp Mười (diễn tập): anh chị chưa báo số liệu hôm nay" in reply.text
    assert [(one.label, one.value) for one in reply.choices] == [(texts.NIL, "khongphatsinh:2026-12-14")]


def test_the_cut_off_names_the_period_and_the_last_day(tree: UnitTree) -> None:
    reply = reminder(facts(MONTHLY, TEAM), tree, ON)
    assert "kỳ 15/11/2026–14/12/2026. Hạn chốt là thứ Hai, 14/12/2026." in reply.text
    assert labels(reply) == [texts.NIL]


def test_a_supervisor_is_told_who_is_silent_and_what_waits(tree: UnitTree) -> None:
    it = replace(facts(MONTHLY, COMMUNE), missing=(TEAM_2, TEAM_3), waiting=2)
    reply = reminder(it, tree, ON)
    assert "Chưa có số liệu: Tổ ấp Bình Lợi và Tổ ấp Gò Sen." in reply.text
    assert texts.CUT_WAITING.format(count=2) in reply.text
    assert labels(reply) == [texts.LOOK]


def test_a_supervisor_to_whom_nothing_waits_has_nothing_to_press(tree: UnitTree) -> None:
    assert reminder(replace(facts(MONTHLY, COMMUNE), missing=(TEAM,)), tree, ON).choices == ()


def test_a_rule_from_a_document_names_it(tree: UnitTree) -> None:
    ruled = replace(MONTHLY, document="Nghị định 09/2019/NĐ-CP", clause="Điều 12")
    assert reminder(facts(ruled, TEAM), tree, ON).text.endswith("Theo Điều 12, Nghị định 09/2019/NĐ-CP.")
    unruled = replace(MONTHLY, document="", clause="")
    assert "Theo " not in reminder(facts(unruled, TEAM), tree, ON).text
