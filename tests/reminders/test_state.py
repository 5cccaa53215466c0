"""From plain rows to a state."""

from __future__ import annotations

from datetime import date

from reminders.period import nd09_month
from reminders.state import Commune, Records, window
from tests.reminders.world import (
    BINH,
    CALENDAR,
    COMMUNE,
    LAN,
    MINH,
    OBLIGATIONS,
    SON,
    TEAM_1,
    TEAM_2,
    THU,
    entry,
    when,
    world,
)

DECEMBER = nd09_month(date(2026, 12, 14))


def test_rows_become_teams_and_communes() -> None:
    state = world()
    assert state.teams == {TEAM_1: {MINH, THU}, TEAM_2: {BINH}}
    assert state.communes == {COMMUNE: Commune(frozenset({TEAM_1, TEAM_2}), frozenset({LAN, SON}))}


def test_rows_may_come_from_a_cursor_that_is_read_once() -> None:
    rows = Records(iter([(TEAM_1, COMMUNE)]), iter([(MINH, TEAM_1)]), iter([]), iter([entry(MINH, "2026-12-02")]))
    state = rows.state(OBLIGATIONS, CALENDAR)
    assert state.communes[COMMUNE].teams == {TEAM_1}
    assert state.teams == {TEAM_1: {MINH}}
    assert (MINH, TEAM_1, date(2026, 12, 2)) in state.reported


def test_a_team_without_members_is_still_a_team() -> None:
    state = Records([(TEAM_2, COMMUNE)], [], [], []).state(OBLIGATIONS, CALENDAR)
    assert state.teams == {TEAM_2: frozenset()}


def test_a_role_outside_the_tree_is_left_out() -> None:
    rows = Records([(TEAM_1, COMMUNE)], [("hoa", "dong-thap")], [("giang", "dong-thap")], [])
    state = rows.state(OBLIGATIONS, CALENDAR)
    assert state.teams == {TEAM_1: frozenset()}
    assert state.communes[COMMUNE].reviewers == frozenset()


def test_a_team_is_silent_until_anybody_sends_anything() -> None:
    assert world().silent(TEAM_1, DECEMBER)
    assert not world(entry(THU, "2026-11-15")).silent(TEAM_1, DECEMBER)
    assert world(entry(THU, "2026-11-15")).silent(TEAM_2, DECEMBER)


def test_an_entry_of_another_period_does_not_break_the_silence() -> None:
    assert world(entry(MINH, "2026-11-14"), entry(MINH, "2026-12-15")).silent(TEAM_1, DECEMBER)


def test_waiting_counts_undecided_entries_of_the_commune_and_its_teams() -> None:
    state = world(
        entry(MINH, "2026-12-01", decided=False),
        entry(THU, "2026-12-01", decided=False),
        entry(BINH, "2026-12-02", unit=TEAM_2),
        entry(SON, "2026-12-02", unit=COMMUNE, decided=False),
        entry(MINH, "2026-11-14", decided=False),
        entry("nam", "2026-12-02", unit="to-xa-khac", decided=False),
    )
    assert state.waiting(COMMUNE, DECEMBER) == 3


def test_an_obligation_is_found_by_its_id() -> None:
    found = world().obligation("P_day")
    assert found is not None
    assert found.title.startswith("Nhật ký ngày")
    assert world().obligation("P_nothing") is None


def test_entries_are_wanted_from_the_first_day_of_the_running_period() -> None:
    assert window(when("2026-12-14 23:59")) == DECEMBER
    assert window(when("2026-12-15 00:00")).first == date(2026, 12, 15)
