"""Taking what was approved below a unit into a total, and finding what was corrected since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from reports.aggregate import over_time, over_units
from reports.consolidation import Consolidation
from reports.doors import FindClosed
from reports.effects import Consolidate
from reports.errors import NotAdditive, NotAllowed, NothingToUse
from reports.form import DAILY, Form
from reports.indicator import Indicator
from reports.interfaces import Directory, Ledger
from reports.lateness import is_late
from reports.people import Role
from reports.period import Period, local_day, read_key
from reports.states import FROZEN
from reports.submission import Line, State, Submission
from reports.summarise import standing_lines
from reports.tree import UnitTree
from reports.unit import Unit
from reports.value import Value


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a form has come below a unit: `used` by the last total, `ready` to be used, `waiting` for approval.

    `units` are those that owe the form, by code; `missing` have sent nothing that counts, `overdue` says that their
    due moment has passed; `late` were sent for the first time after it. `earlier` are this unit's totals of the
    period, oldest first.
    """

    form: Form
    period: Period
    unit: Unit
    units: tuple[Unit, ...]
    ready: tuple[Submission, ...]
    waiting: tuple[Submission, ...]
    missing: tuple[Unit, ...]
    overdue: frozenset[str]
    late: frozenset[str]
    earlier: tuple[Consolidation, ...]

    @property
    def approved(self) -> frozenset[str]:
        """Units of which something approved can be used."""
        return frozenset(one.unit for one in self.ready)

    @property
    def fresh(self) -> tuple[Submission, ...]:
        """What the last total does not hold yet."""
        used = set(self.earlier[-1].members) if self.earlier else set()
        return tuple(one for one in self.ready if one.id not in used)


@dataclass(frozen=True, slots=True)
class ConsolidatePeriod:
    """Totals of one form and period, kept as they were at that moment."""

    directory: Directory
    ledger: Ledger
    forms: Mapping[str, Form]
    indicators: Mapping[str, Indicator]
    find_closed: FindClosed

    async def progress(self, form: str, period: Period, by: str, now: datetime) -> Progress:
        """Of the widest unit in which this person reviews. Raises NotAllowed when none stands above the form."""
        tree, today = await self.directory.tree(), local_day(now)
        top = await self._top(by, form, tree, now)
        asked, on = self.forms[form], min(period.last, today)
        units = tuple(unit for unit in tree.below(top.id, on, asked.level) if unit.sample == top.sample)
        ids = [unit.id for unit in units]
        found = await self.ledger.submissions(ids, form, period.last, period.last)
        sent = {one.unit for one in found if one.counts}
        missing = tuple(unit for unit in units if unit.id not in sent)
        due = {unit.id: (await self.find_closed.dates(asked, unit.id, period)).due for unit in units}
        counting = [one for one in found if one.counts]
        return Progress(
            asked,
            period,
            top,
            units,
            tuple(one for one in found if one.state in FROZEN),
            tuple(one for one in found if one.state is State.SENT),
            missing,
            frozenset(unit.id for unit in missing if due[unit.id] < now),
            frozenset(one.unit for one in counting if is_late(one, _of(one.unit, found), due[one.unit])),
            tuple(await self.ledger.consolidations([top.id], form, period.key)),
        )

    async def __call__(self, form: str, period: Period, by: str, now: datetime, new_id: str) -> Consolidate:
        """Everything that is approved, also what an earlier total held: the newest total is the whole.

        Raises NotAllowed; NothingToUse when the last total holds all of it already.
        """
        found = await self.progress(form, period, by, now)
        if not found.fresh:
            raise NothingToUse
        members = tuple(sorted(one.id for one in found.ready))
        figures = figures_of(found.ready, self.indicators)
        return Consolidate(Consolidation(new_id, found.unit.id, form, period.key, by, now, members, figures))

    async def may(self, form: str, by: str, now: datetime) -> bool:
        """Whether this person reviews above units that owe the form."""
        try:
            await self._top(by, form, await self.directory.tree(), now)
        except NotAllowed:
            return False
        return True

    async def of_daily(
        self, report: Submission, by: str, now: datetime, new_id: str, also: Iterable[Submission] = ()
    ) -> Consolidate | None:
        """The unit's approved daily reports of a period whose own form is filled in from them; None without any.

        `also` are approved in the same turn.
        """
        form = self.forms.get(report.form)
        if form is None or not form.from_daily or report.correction:
            return None
        period, tree = read_key(report.period), await self.directory.tree()
        ids = {unit.id for unit in tree.during(report.unit, period.first, period.last)}
        found = await self.ledger.submissions(sorted(ids), DAILY, period.first, period.last)
        now_approved = {one.id: one for one in also if one.form == DAILY and one.unit in ids}
        ready = [now_approved.get(one.id, one) for one in found]
        used = [one for one in ready if one.state in FROZEN and tree.contains(report.unit, one.unit, one.day)]
        if not used:
            return None
        members, figures = tuple(sorted(one.id for one in used)), figures_of(used, self.indicators)
        return Consolidate(Consolidation(new_id, report.unit, DAILY, period.key, by, now, members, figures))

    async def used_by(self, slip: Submission) -> tuple[Consolidation, ...]:
        """Totals that hold a line which this correction slip takes the place of."""
        corrected = {line.corrects for line in slip.lines if line.corrects}
        there = await self.ledger.submissions([slip.unit], slip.form, slip.day, slip.day)
        hit = {one.used_in for one in there if one.used_in and any(line.id in corrected for line in one.lines)}
        found = [await self.ledger.consolidation(one) for one in sorted(hit)]
        return tuple(one for one in found if one is not None)

    async def slips(self, totals: Iterable[Consolidation]) -> tuple[Submission, ...]:
        """The correction slips that were approved after their figures went into these totals, each once."""
        ids = dict.fromkeys(slip for one in totals for slip in one.corrected_by)
        found = [await self.ledger.submission(one) for one in ids]
        return tuple(one for one in found if one is not None)

    async def _top(self, by: str, form: str, tree: UnitTree, now: datetime) -> Unit:
        today, asked = local_day(now), self.forms[form]
        held = await self.directory.memberships(by, today)
        units = [tree.unit(one.unit) for one in held if one.role is Role.REVIEWER and one.holds(today)]
        above = [unit for unit in units if unit.level != asked.level and tree.below(unit.id, today, asked.level)]
        if not above:
            raise NotAllowed
        return max(above, key=lambda unit: len(tree.below(unit.id, today)))


def _of(unit: str, found: Iterable[Submission]) -> list[Submission]:
    return [one for one in found if one.unit == unit]


def figures_of(used: Sequence[Submission], indicators: Mapping[str, Indicator]) -> dict[str, Any]:
    """Totals by code, or "code/authority" where dossiers are split by it.

    Each unit's own figure over time first, then over units; what cannot be added is left out.
    """
    by_place: dict[str, dict[str, dict[date, list[Line]]]] = {}
    for line in standing_lines(used):
        name = f"{line.indicator}/{line.authority}" if line.authority else line.indicator
        by_place.setdefault(name, {}).setdefault(line.unit, {}).setdefault(line.day, []).append(line)
    totals = {name: _total(places, indicators.get(name.partition("/")[0])) for name, places in by_place.items()}
    return {name: value for name, value in sorted(totals.items()) if value is not None}


def _total(
    places: Mapping[str, Mapping[date, Sequence[Line]]], indicator: Indicator | None
) -> int | list[str] | None:
    if indicator is None:
        return None
    try:
        of_units = [over_time(indicator, _days(days)).value for days in places.values()]
        whole = over_units(indicator, of_units).value
    except NotAdditive:
        return None
    return whole.amount if whole.amount is not None else list(whole.items)


def _days(days: Mapping[date, Sequence[Line]]) -> list[Value]:
    """Of each day, oldest first: what several people wrote on one day adds up."""
    return [_joined(days[on]) for on in sorted(days)]


def _joined(lines: Sequence[Line]) -> Value:
    if len(lines) == 1:
        return Value(lines[0].amount, lines[0].precision, lines[0].items, lines[0].authority)
    return Value(sum(line.amount for line in lines), "exact", tuple(item for line in lines for item in line.items))
