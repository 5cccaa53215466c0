"""A small commune for the tests: two teams, three members, two reviewers, the real deadlines and calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from reminders.calendar import Holiday, WorkCalendar, local
from reminders.load import load_calendar, load_obligations
from reminders.state import Entry, Records, State

COMMUNE, TEAM_1, TEAM_2 = "xa-thap-muoi", "to-1", "to-2"
MINH, THU, BINH = "minh", "thu", "binh"  # Minh and Thu report for Tổ 1, Bình for Tổ 2
LAN, SON = "lan", "son"  # both decide in the commune

OBLIGATIONS = load_obligations()
CALENDAR = load_calendar()


def records(*entries: Entry) -> Records:
    return Records(
        standing=[(TEAM_1, COMMUNE), (TEAM_2, COMMUNE)],
        reporters=[(MINH, TEAM_1), (THU, TEAM_1), (BINH, TEAM_2)],
        reviewers=[(LAN, COMMUNE), (SON, COMMUNE)],
        entries=entries,
    )


def world(*entries: Entry, calendar: WorkCalendar = CALENDAR) -> State:
    return records(*entries).state(OBLIGATIONS, calendar)


def only(obligation: str, *entries: Entry, calendar: WorkCalendar = CALENDAR) -> State:
    """The same commune with a single obligation."""
    known = tuple(found for found in OBLIGATIONS if found.id == obligation)
    return records(*entries).state(known, calendar)


def entry(person: str, day: str, unit: str = TEAM_1, decided: bool = True) -> Entry:
    return Entry(person, unit, date.fromisoformat(day), decided)


def when(text: str) -> datetime:
    """`2026-12-02 16:30` by a clock in Vietnam."""
    day, at = text.split()
    return local(date.fromisoformat(day), time.fromisoformat(at))


def days_off_only(*off: str, extra: Iterable[str] = ()) -> WorkCalendar:
    """Saturday, Sunday and these days off, and nothing else."""
    return WorkCalendar(
        frozenset({5, 6}),
        tuple(Holiday(date.fromisoformat(day), "nghỉ", "verified") for day in off),
        frozenset(date.fromisoformat(day) for day in extra),
    )
