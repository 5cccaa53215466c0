"""One report beside the unit's past: what changed since the last one like it, and what is unusual."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reports.catalogue import Catalogue
from reports.checks.check import by_authority, check
from reports.checks.findings import Finding
from reports.form import Form
from reports.interfaces import Ledger
from reports.submission import Line, Submission
from reports.summarise import standing_lines
from reports.value import Value, joined

Past = Sequence[Submission]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure as it stood and as the slip makes it; `before` is None when nothing was reported of it."""

    indicator: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Examined:
    """`since` is the day of the last comparable report and `before` its figures; `corrected` is what a slip changes.

    `reasons` are the short reasons that the reporter gave, by code.
    """

    submission: Submission
    since: date | None = None
    before: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether it can be approved without a closer look: nothing unusual, and no approved figure changes."""
        return not self.findings and not self.submission.correction


@dataclass(frozen=True, slots=True)
class ExamineReport:
    """Reads the past once for each unit and form."""

    ledger: Ledger
    catalogue: Catalogue
    forms: Mapping[str, Form]

    async def __call__(self, submission: Submission) -> Examined:
        """One report."""
        return (await self.all([submission]))[0]

    async def all(self, submissions: Sequence[Submission]) -> list[Examined]:
        """Several, in the order given."""
        days: dict[tuple[str, str], date] = {}
        for one in submissions:
            key = (one.unit, one.form)
            days[key] = max(days.get(key, one.day), one.day)
        past = {key: await self.ledger.history(*key, before=last) for key, last in days.items()}
        return [await self._one(one, past[one.unit, one.form]) for one in submissions]

    async def _one(self, one: Submission, history: Past) -> Examined:
        form = self.forms.get(one.form)
        past = [each for each in history if each.day < one.day and each.id != one.id]
        like = [each for each in past if form is None or form.per == "unit" or each.author == one.author]
        since = max((each.day for each in like), default=None)
        last = [each for each in like if each.day == since]
        reasons = {line.indicator: line.note for line in one.lines if line.note}
        if one.correction:
            return Examined(one, since, _sums(last), (), await self._corrected(one), reasons)
        return Examined(one, since, _sums(last), self._findings(one, last, past), (), reasons)

    def _findings(self, one: Submission, last: Past, past: Past) -> tuple[Finding, ...]:
        form = self.forms.get(one.form)
        if form is None or one.nil:
            return ()
        now, before = by_authority(_values([one])), by_authority(_values(last))
        history = _history(past, form)
        found = [
            check(form.indicators, values, before.get(level, {}), history, self.catalogue, on=one.day)
            for level, values in now.items()
        ]
        return tuple(each for every in found for each in every)

    async def _corrected(self, slip: Submission) -> tuple[Corrected, ...]:
        there = await self.ledger.submissions([slip.unit], slip.form, slip.day, slip.day)
        known = {line.id: line for each in there for line in each.lines}
        changed: dict[str, list[Line]] = defaultdict(list)
        for line in slip.lines:
            changed[line.indicator].append(line)
        return tuple(
            Corrected(code, _before(lines, known), sum(line.amount for line in lines))
            for code, lines in changed.items()
        )


def _before(lines: Sequence[Line], known: Mapping[str, Line]) -> int | None:
    olds = [known[line.corrects].amount for line in lines if line.corrects and line.corrects in known]
    return sum(olds) if olds else None


def _sums(reports: Past) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in standing_lines(reports):
        sums[line.indicator] = sums.get(line.indicator, 0) + line.amount
    return sums


def _values(reports: Past) -> dict[tuple[str, str], Value]:
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in standing_lines(reports):
        found[line.indicator, line.authority].append(line)
    return {key: _value(lines, key[1]) for key, lines in found.items()}


def _value(lines: Sequence[Line], authority: str) -> Value:
    items = tuple(item for line in lines for item in line.items)
    return Value(sum(line.amount for line in lines), joined(line.precision for line in lines), items, authority)


def _history(past: Past, form: Form) -> dict[str, list[int]]:
    """The unit's own past figures by code: of every member and day where everybody's reports add up, else of every
    period. "Không phát sinh" is zero of everything; what was not reported is nothing at all."""
    places: dict[tuple[date, str], list[Submission]] = defaultdict(list)
    for one in past:
        places[one.day, one.author if form.per == "member" else ""].append(one)
    found: dict[str, list[int]] = defaultdict(list)
    for reports in places.values():
        sums = _sums(reports) or dict.fromkeys(form.indicators if all(one.nil for one in reports) else (), 0)
        for code, amount in sums.items():
            found[code].append(amount)
    return found
