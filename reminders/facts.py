"""What a reminder can say, taken from the state at the moment it is worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reminders.obligation import Obligation, Reminder
from reminders.period import Period
from reminders.state import State


@dataclass(frozen=True, slots=True)
class Facts:
    """The period's first and last day, the last acceptable day, and what a reviewer has still to see to.

    `missing` are the ids of a commune's teams that have sent nothing in the period, `waiting` counts its entries
    without a decision; both are empty when the reminder is about a team.
    """

    obligation: Obligation
    unit: str
    first: date
    last: date
    due: date
    missing: tuple[str, ...] = ()
    waiting: int = 0


def facts(state: State, reminder: Reminder) -> Facts:
    """The facts behind a reminder that is still owed. Raises LookupError when its obligation is unknown."""
    due = reminder.due
    obligation = state.obligation(due.obligation)
    if obligation is None:
        raise LookupError(due.obligation)
    missing, waiting = _open_in_commune(state, due.unit, Period(due.period, due.first, due.last))
    return Facts(obligation, due.unit, due.first, due.last, due.on, missing, waiting)


def _open_in_commune(state: State, unit: str, period: Period) -> tuple[tuple[str, ...], int]:
    if unit not in state.communes:
        return (), 0
    teams = sorted(state.communes[unit].teams)
    return tuple(team for team in teams if state.silent(team, period)), state.waiting(unit, period)
