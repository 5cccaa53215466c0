"""Looked at again at the moment of sending: is it still owed, is it still of use, and what can be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reminders.facts import facts
from reminders.obligation import Reminder
from reminders.plan import plan, still_owed, useful
from tests.reminders.world import (
    BINH,
    CALENDAR,
    COMMUNE,
    LAN,
    MINH,
    OBLIGATIONS,
    TEAM_1,
    TEAM_2,
    entry,
    only,
    records,
    when,
    world,
)

DAY = "2026-12-14"


def planned(obligation: str, person: str) -> Reminder:
    found = plan(world(), when(f"{DAY} 16:40"))
    return next(one for one in found if (one.due.obligation, one.person) == (obligation, person))


@pytest.mark.parametrize(("obligation", "person"), [("P_day", MINH), ("P_cut", MINH), ("P_cut", LAN)])
def test_nothing_has_changed_and_it_is_still_owed(obligation: str, person: str) -> None:
    assert still_owed(world(), planned(obligation, person))


def test_an_entry_in_between_settles_the_log_and_the_cut_off() -> None:
    now = world(entry(MINH, DAY))
    assert not still_owed(now, planned("P_day", MINH))
    assert not still_owed(now, planned("P_cut", MINH))
    assert still_owed(now, planned("P_day", BINH))


def test_the_reviewer_is_free_only_when_no_team_is_silent_and_nothing_waits() -> None:
    first, second = entry(MINH, DAY), entry(BINH, DAY, unit=TEAM_2)
    reminder = planned("P_cut", LAN)
    assert still_owed(world(first), reminder)
    assert still_owed(world(first, replace(second, decided=False)), reminder)
    assert not still_owed(world(first, second), reminder)


def test_whoever_has_left_the_team_owes_nothing() -> None:
    rows = records()
    left = replace(rows, reporters=[(BINH, TEAM_2)]).state(OBLIGATIONS, CALENDAR)
    assert not still_owed(left, planned("P_day", MINH))
    assert not still_owed(left, planned("P_cut", MINH))


def test_a_team_or_commune_that_is_gone_owes_nothing() -> None:
    gone = replace(records(), standing=[(TEAM_2, "xa-moi")]).state(OBLIGATIONS, CALENDAR)
    assert not still_owed(gone, planned("P_day", MINH))
    assert not still_owed(gone, planned("P_cut", LAN))


def test_an_obligation_or_step_that_is_gone_is_owed_by_nobody() -> None:
    reminder = planned("P_day", MINH)
    assert not still_owed(only("P_cut"), reminder)
    assert not still_owed(world(), replace(reminder, step="T-3"))


def test_useful_until_is_too_late_itself() -> None:
    reminder = planned("P_day", MINH)
    assert useful(reminder, reminder.useful_until - timedelta(seconds=1))
    assert not useful(reminder, reminder.useful_until)


def test_facts_tell_the_reviewer_what_is_missing_and_what_waits() -> None:
    state = world(entry(MINH, "2026-12-01", decided=False), entry(MINH, "2026-12-02", decided=False))
    told = facts(state, planned("P_cut", LAN))
    assert (told.unit, told.missing, told.waiting) == (COMMUNE, (TEAM_2,), 2)
    assert (told.first, told.last, told.due) == (date(2026, 11, 15), date(2026, 12, 14), date(2026, 12, 14))
    assert told.obligation.clause == "Điều 12.1"


def test_missing_teams_stand_in_a_fixed_order() -> None:
    assert facts(world(), planned("P_cut", LAN)).missing == (TEAM_1, TEAM_2)


def test_facts_for_a_member_are_about_the_day() -> None:
    told = facts(world(), planned("P_day", MINH))
    assert (told.unit, told.missing, told.waiting) == (TEAM_1, (), 0)
    assert told.first == told.last == told.due == date(2026, 12, 14)
    assert told.obligation.id == "P_day"


def test_facts_of_an_unknown_obligation_are_refused() -> None:
    with pytest.raises(LookupError, match="P_day"):
        facts(only("P_cut"), planned("P_day", MINH))
