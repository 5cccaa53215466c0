"""What planning looks at: who stands where and who has sent what. A value; memory builds it from plain rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from reminders.calendar import WorkCalendar, today
from reminders.obligation import Obligation
from reminders.period import Period, nd09_month


@dataclass(frozen=True, slots=True)
class Commune:
    """The unit ids of its teams and the person ids of those who decide on their entries."""

    teams: frozenset[str]
    reviewers: frozenset[str]


@dataclass(frozen=True)
class State:
    """The world as reminding sees it on one day.

    `teams`: unit id → person ids of its reporters. `communes`: by unit id.
    `reported`: (person, unit, day) of every entry that counts, a nil entry as well.
    `undecided`: unit id → the days of its entries that wait for a decision, one for each entry.
    """

    obligations: tuple[Obligation, ...]
    calendar: WorkCalendar
    teams: Mapping[str, frozenset[str]]
    communes: Mapping[str, Commune]
    reported: frozenset[tuple[str, str, date]]
    undecided: Mapping[str, tuple[date, ...]]

    @cached_property
    def _days(self) -> Mapping[str, set[date]]:
        days = defaultdict(set)
        for _, unit, day in self.reported:
            days[unit].add(day)
        return days

    def obligation(self, obligation: str) -> Obligation | None:
        return next((known for known in self.obligations if known.id == obligation), None)

    def silent(self, unit: str, period: Period) -> bool:
        """Nobody has sent anything for this unit and any day of the period."""
        return not any(period.holds(day) for day in self._days.get(unit, ()))

    def waiting(self, commune: str, period: Period) -> int:
        """How many entries of the commune and its teams, for days of the period, still wait for a decision."""
        units: Collection[str] = (commune, *self.communes[commune].teams)
        return sum(period.holds(day) for unit in units for day in self.undecided.get(unit, ()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A submission that counts (waiting or approved; nil as well), without its figures."""

    person: str
    unit: str
    day: date
    decided: bool


@dataclass(frozen=True, slots=True)
class Records:
    """The rows that make a State: the tree below the communes, two lists of memberships, the submissions.

    `standing` is (team, commune), `reporters` and `reviewers` are (person, unit), all as they hold on the day.
    `entries` must reach back to the first day of `window(now)`. A membership counts in its own unit only: a reporter
    of a commune is no team member, and whoever reviews a whole province is not told about each commune.
    """

    standing: Iterable[tuple[str, str]]
    reporters: Iterable[tuple[str, str]]
    reviewers: Iterable[tuple[str, str]]
    entries: Iterable[Entry]

    def state(self, obligations: tuple[Obligation, ...], calendar: WorkCalendar) -> State:
        """All of it as one value."""
        standing, entries = tuple(self.standing), tuple(self.entries)
        reporters, reviewers = _grouped(self.reporters), _grouped(self.reviewers)
        below = _grouped(standing)
        return State(
            obligations=obligations,
            calendar=calendar,
            teams={team: reporters.get(team, frozenset()) for team, _ in standing},
            communes={unit: Commune(teams, reviewers.get(unit, frozenset())) for unit, teams in below.items()},
            reported=frozenset((entry.person, entry.unit, entry.day) for entry in entries),
            undecided=_undecided(entries),
        )


def window(now: datetime) -> Period:
    """The days whose entries a State must know at `now`: the month of Nghị định 09/2019/NĐ-CP that runs."""
    return nd09_month(today(now))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups = defaultdict(set)
    for member, group in pairs:
        groups[group].add(member)
    return {group: frozenset(members) for group, members in groups.items()}


def _undecided(entries: Iterable[Entry]) -> dict[str, tuple[date, ...]]:
    days = defaultdict(list)
    for entry in entries:
        if not entry.decided:
            days[entry.unit].append(entry.day)
    return {unit: tuple(found) for unit, found in days.items()}
