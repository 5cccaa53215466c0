"""When a period is closed for a unit, and what opens it: an extension before the lock, a reopening after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from reports.form import Dates, Form
from reports.interfaces import Directory, Ledger, WorkDays
from reports.period import Period, local_day

RequestKind = Literal["extension", "reopening"]
RequestState = Literal["asked", "granted", "refused"]


@dataclass(frozen=True, slots=True)
class Request:
    """ "Xin gia hạn" or "xin mở khóa" for one form, unit and period; once granted it is the open door.

    `until` is the last day that is asked for, then the last day that was granted. `period` is a period's key.
    """

    id: str
    kind: RequestKind
    unit: str
    form: str
    period: str
    by: str
    at: datetime
    until: date
    reason: str
    state: RequestState = "asked"
    decided_by: str | None = None
    decided_at: datetime | None = None
    answer: str = ""

    def opens(self, on: date) -> bool:
        """Whether it holds the door open on that day."""
        return self.state == "granted" and on <= self.until


@dataclass(frozen=True, slots=True)
class Closed:
    """A period is closed: since when, and until when a door that was open held, if one was."""

    form: Form
    period: Period
    since: datetime
    opened_until: date | None = None


def extended_to(requests: Iterable[Request], form: str, period: str) -> date | None:
    """The last day of a granted extension, the latest if there are several."""
    held = (one for one in requests if one.state == "granted" and (one.form, one.period) == (form, period))
    return max((one.until for one in held if one.kind == "extension"), default=None)


def closed(
    form: Form, period: Period, now: datetime, calendar: WorkDays, requests: Iterable[Request] = ()
) -> Closed | None:
    """Whether nothing may be reported for this period any more; None while it is open.

    `requests` are those of the unit and of the units above it: a door opened for a commune is open for its teams.
    """
    held = [one for one in requests if one.state == "granted" and (one.form, one.period) == (form.id, period.key)]
    extended = extended_to(held, form.id, period.key)
    lock = form.dates(period, calendar, extended).lock
    if now < lock or any(one.opens(local_day(now)) for one in held):
        return None
    return Closed(form, period, lock, max((one.until for one in held), default=None))


@dataclass(frozen=True, slots=True)
class FindClosed:
    """Whether a period is closed for a unit, with the doors that were opened for it or for a unit above it."""

    directory: Directory
    ledger: Ledger
    calendar: WorkDays

    async def __call__(self, form: Form, unit: str, period: Period, now: datetime) -> Closed | None:
        """None while it is open. The requests are read only once the lock by the form's own rule has passed."""
        found = closed(form, period, now, self.calendar)
        if found is None:
            return None
        path = (await self.directory.tree()).above(unit, min(period.last, local_day(now)))
        granted = await self.ledger.requests([step.id for step in path] or [unit], "granted")
        return closed(form, period, now, self.calendar, granted)

    async def dates(self, form: Form, unit: str, period: Period) -> Dates:
        """The three dates of a form for this unit, extensions counted in."""
        path = (await self.directory.tree()).above(unit, period.last)
        granted = await self.ledger.requests([step.id for step in path] or [unit], "granted")
        return form.dates(period, self.calendar, extended_to(granted, form.id, period.key))

    async def opened(self, form: Form, unit: str, period: Period, now: datetime) -> date | None:
        """The last day on which a period that was locked is open again; None where it never was, or is not now."""
        path = (await self.directory.tree()).above(unit, min(period.last, local_day(now)))
        granted = await self.ledger.requests([step.id for step in path] or [unit], "granted")
        held = [one for one in granted if (one.form, one.period) == (form.id, period.key)]
        if now < form.dates(period, self.calendar, extended_to(held, form.id, period.key)).lock:
            return None
        return max((one.until for one in held if one.opens(local_day(now))), default=None)
