"""Periods whose ngày khóa has passed: what is approved is locked, what nobody decided stays and is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reports.doors import Request, closed
from reports.effects import LockPeriod
from reports.form import Form
from reports.interfaces import Directory, Ledger, WorkDays
from reports.period import before, local_day, read_key
from reports.states import State

LOCKER = "system:lock"


@dataclass(frozen=True, slots=True)
class Place:
    """`count` submissions of one unit and period stand in this state; `day` is the period's last day."""

    unit: str
    period: str
    day: date
    state: State
    count: int


@dataclass(frozen=True, slots=True)
class Left:
    """What was sent for a form and nobody decided before the lock at `since`."""

    form: str
    since: datetime
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Locks:
    """What a look at the clock found."""

    effects: tuple[LockPeriod, ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class FindLocks:
    """Which periods are to be locked now. Nothing depends on when it was asked last."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    calendar: WorkDays

    async def __call__(self, now: datetime) -> Locks:
        """One effect a form and period; a unit with an open door, its own or one above it, is spared."""
        effects: list[LockPeriod] = []
        left: list[Left] = []
        for form in self.forms.values():
            shut = await self._shut(form, now)
            effects += _effects(form, (place for place, _ in shut if place.state is not State.SENT), now)
            left += _left(form, ((place, since) for place, since in shut if place.state is State.SENT))
        return Locks(tuple(effects), tuple(left))

    async def _shut(self, form: Form, now: datetime) -> list[tuple[Place, datetime]]:
        """Places that are closed, with the moment since when."""
        places = await self.ledger.unlocked(form.id, last_locked(form, now, self.calendar))
        if not places:
            return []
        paths = await self._paths(places, now)
        granted = await self.ledger.requests(sorted({step for path in paths.values() for step in path}), "granted")
        by_unit: dict[str, list[Request]] = defaultdict(list)
        for request in granted:
            by_unit[request.unit].append(request)
        found = []
        for place in places:
            doors = [request for step in paths[place.unit, place.day] for request in by_unit[step]]
            shut = closed(form, read_key(place.period), now, self.calendar, doors)
            if shut is not None:
                found.append((place, shut.since))
        return found

    async def _paths(self, places: Iterable[Place], now: datetime) -> dict[tuple[str, date], tuple[str, ...]]:
        tree, today = await self.directory.tree(), local_day(now)
        keys = {(place.unit, place.day) for place in places}
        return {key: tuple(unit.id for unit in tree.above(key[0], min(key[1], today))) or (key[0],) for key in keys}


def last_locked(form: Form, now: datetime, calendar: WorkDays) -> date:
    """The last day of the newest period that is locked by the form's own rule."""
    period = form.period_on(local_day(now))
    while form.dates(period, calendar).lock > now:
        period = before(period)
    return period.last


def _effects(form: Form, places: Iterable[Place], now: datetime) -> Iterator[LockPeriod]:
    units: dict[date, list[str]] = defaultdict(list)
    for place in places:
        units[place.day].append(place.unit)
    for on, there in sorted(units.items()):
        yield LockPeriod(tuple(sorted(set(there))), form.id, on, on, LOCKER, now)


def _left(form: Form, places: Iterable[tuple[Place, datetime]]) -> Iterator[Left]:
    by_moment: dict[datetime, list[Place]] = defaultdict(list)
    for place, since in places:
        by_moment[since].append(place)
    for since, there in sorted(by_moment.items()):
        yield Left(form.id, since, _in_order(there))


def _in_order(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.day, place.unit)))
