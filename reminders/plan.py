"""Who is to be reminded of what, now. Pure: the same state and the same moment give the same reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from reminders.calendar import local, quiet, today
from reminders.ladder import LADDER, PERIOD_OF, Step
from reminders.obligation import Due, Obligation, Reminder
from reminders.period import Period
from reminders.recurrence import occurrences
from reminders.state import State

AHEAD = timedelta(days=31)
"""How far before a last acceptable day a step may lie; longer than any run of days off."""


def plan(state: State, now: datetime) -> tuple[Reminder, ...]:
    """Every reminder of this local day whose time has come and that is still of use, in a fixed order.

    Empty in quiet hours, at weekends and on holidays. A late tick plans the same reminders, with the same keys and
    nominal times, as one on time. `now` is aware; raises BadRule for an obligation that was not loaded from checked
    data.
    """
    if not may_send(state, now):
        return ()
    found = (
        reminder
        for obligation in state.obligations
        for step in LADDER.get(obligation.id, ())
        for reminder in _reminders(state, obligation, step, now)
    )
    return tuple(sorted(found, key=lambda reminder: (reminder.at, reminder.key)))


def may_send(state: State, now: datetime) -> bool:
    """Whether anybody may be reminded at this moment: a working day, out of quiet hours."""
    return state.calendar.works(today(now)) and not quiet(now)


def useful(reminder: Reminder, now: datetime) -> bool:
    """Not too late: `useful_until` itself is too late."""
    return now < reminder.useful_until


def still_owed(state: State, reminder: Reminder) -> bool:
    """Whether this person still owes this, by a state read at the moment of sending.

    False as well when the person, the unit, the obligation or the step is no longer there.
    """
    due = reminder.due
    if state.obligation(due.obligation) is None:
        return False
    period = Period(due.period, due.first, due.last)
    steps = (step for step in LADDER.get(due.obligation, ()) if step.name == reminder.step)
    return any(reminder.person in step.owing(state, due.unit, period) for step in steps)


def _reminders(state: State, obligation: Obligation, step: Step, now: datetime) -> Iterator[Reminder]:
    day = today(now)
    at, until = local(day, step.at), local(day, step.until)
    if not at <= now < until:
        return
    for due in _dues(state, obligation, step, day):
        period = Period(due.period, due.first, due.last)
        for person in step.owing(state, due.unit, period):
            yield Reminder(due, step.name, person, at, until)


def _dues(state: State, obligation: Obligation, step: Step, day: date) -> Iterator[Due]:
    for on in occurrences(obligation, day, day + AHEAD):
        if step.day(state.calendar, on) == day:
            period = PERIOD_OF[obligation.period](on)
            for unit in step.units(state):
                yield Due(obligation.id, unit, period.code, on, period.first, period.last)
