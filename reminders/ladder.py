"""The steps of each obligation: on which day, at what time, to whom. A further step is one more row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from reminders.calendar import WorkCalendar
from reminders.period import Period, nd09_month, one_day
from reminders.state import State

NOBODY: frozenset[str] = frozenset()
PERIOD_OF: Mapping[str, Callable[[date], Period]] = {"day": one_day, "nd09": nd09_month}
"""By the obligation's kind of period: which span a last acceptable day closes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung. Local times; it is of use from `at` (included) to `until` (not included) of the same day.

    `day` turns the last acceptable day into the day of this step, None if there is none. `units` names the units that
    may owe, `owing` the person ids that do owe for one of them.
    """

    name: str
    at: time
    until: time
    day: Callable[[WorkCalendar, date], date | None]
    units: Callable[[State], Iterable[str]]
    owing: Callable[[State, str, Period], Collection[str]]


def itself(calendar: WorkCalendar, on: date) -> date | None:
    """That very day, if it is worked."""
    return on if calendar.works(on) else None


def last_working(calendar: WorkCalendar, on: date) -> date | None:
    """T: the last working day on or before it, so that nobody hears of a deadline after the weekend it fell on."""
    return calendar.previous_working(on)


def members_without_entry(state: State, team: str, period: Period) -> Collection[str]:
    """Reporters of the team without an entry of their own for the period's day. Somebody else's does not count."""
    return frozenset(
        person for person in state.teams.get(team, NOBODY) if (person, team, period.first) not in state.reported
    )


def members_of_silent_team(state: State, team: str, period: Period) -> Collection[str]:
    """Every reporter of a team that has sent nothing at all in the period."""
    return state.teams.get(team, NOBODY) if state.silent(team, period) else NOBODY


def reviewers_with_work(state: State, commune: str, period: Period) -> Collection[str]:
    """Every reviewer of a commune that has a silent team or entries waiting for a decision."""
    if commune not in state.communes:
        return NOBODY
    known = state.communes[commune]
    work = state.waiting(commune, period) or any(state.silent(team, period) for team in known.teams)
    return known.reviewers if work else NOBODY


def teams(state: State) -> Iterable[str]:
    return state.teams


def communes(state: State) -> Iterable[str]:
    return state.communes


# The log is wanted by 20:00. The cut-off itself lasts until 24:00 (Bộ luật Dân sự 2015, Điều 148.6), but what it asks
# for is office work: after 17:00 the office is closed and a reminder can only annoy.
LADDER: Mapping[str, tuple[Step, ...]] = {
    "P_day": (Step("ngay-16:30", time(16, 30), time(20), itself, teams, members_without_entry),),
    "P_cut": (
        Step("T-08:00", time(8), time(17), last_working, teams, members_of_silent_team),
        Step("T-08:00", time(8), time(17), last_working, communes, reviewers_with_work),
    ),
}
