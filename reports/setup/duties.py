"""The sheets "Mục tiêu" and "Nghĩa vụ": what shall be reached, and what is owed by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from reports.period import Cycle
from reports.setup.catalogue import Catalogue, slug
from reports.setup.mistake import Findings
from reports.setup.sheets import CYCLES
from reports.setup.standing import Own
from reports.setup.table import Row
from reports.setup.unit_plan import UnitPlan
from reports.words import fold

YEARS = range(2020, 2051)
LONGEST_CODE = 80
DAY = re.compile(
    r"(truoc|cham nhat)?\s*(?:ngay)?\s*(\d{1,2})(?:\s*(?:/|thang)\s*(\d{1,2}))?(?:\s+(?:hang|cua|thang).*)?"
)
WEEKDAY = re.compile(r"(truoc|cham nhat)?\s*(thu hai|thu ba|thu tu|thu nam|thu sau|thu bay|chu nhat|thu [2-7])")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SPOKEN = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
MONTHS: Mapping[Cycle, str] = {
    "quarter": "3,6,9,12",
    "nd09_quarter": "3,6,9,12",
    "nd09_half": "6,12",
    "nd09_nine_months": "9",
    "year": "12",
    "nd09_year": "12",
}
PERIODS: Mapping[Cycle, str] = {
    "year": "year_to_date",
    "nd09_month": "nd09",
    "nd09_quarter": "nd09q",
    "nd09_half": "nd09h",
    "nd09_nine_months": "nd09n",
    "nd09_year": "nd09y",
}
"""Names of periods in obligations, where they differ from those of forms."""


def own_targets(rows: Iterable[Row], catalogue: Catalogue, plan: UnitPlan) -> list[Own]:
    """Each row a target of an indicator or ratio in a year, for one unit or for all."""
    return [one for row in rows for one in _target(row, catalogue, plan)]


def own_obligations(rows: Iterable[Row], catalogue: Catalogue) -> list[Own]:
    """Each row a report that comes round: who, how often, by when, from which document."""
    return [one for row in rows for one in _obligation(row, catalogue)]


def _target(row: Row, catalogue: Catalogue, plan: UnitPlan) -> list[Own]:
    findings, before = row.findings, len(row.findings.mistakes)
    said = row.text("indicator", required=True)
    indicator = catalogue.code_of(said, row.at("indicator")) if said else ""
    unit = _unit(row, plan, findings)
    year, value = row.decimal("year"), row.decimal("value")
    if year is not None and year not in YEARS:
        findings.wrong(row.at("year"), "bad_year", row.text("year"))
    if year is None or value is None or len(findings.mistakes) > before:
        return []
    code = f"{year}:{unit}:{indicator}"
    if len(code) > LONGEST_CODE:
        code = f"{year}:{sha256(code.encode()).hexdigest()}"
    body = {
        "indicator": indicator,
        "unit": unit,
        "year": int(year),
        "value": str(value),
        "measure": row.text("measure"),
        "document": row.text("law"),
    }
    return catalogue.own(row, "target", code, body)


def _unit(row: Row, plan: UnitPlan, findings: Findings) -> str:
    said = row.text("unit")
    found = plan.finder.find(said, plan.today) if said else []
    if said and len(found) != 1:
        hints = tuple(plan.finder.full_name(one) for one in found[:6]) or plan.finder.likely(said, plan.today)
        findings.wrong(row.at("unit"), "which_unit" if found else "no_unit", said, hints)
    return found[0].id if len(found) == 1 else ""


def _obligation(row: Row, catalogue: Catalogue) -> list[Own]:
    before = len(row.findings.mistakes)
    name, who = row.text("name", required=True), row.text("who", required=True)
    due = row.text("due", required=True)
    period = row.choice("period", CYCLES)
    rule = _rule(period, due) if period and due else None
    if period and due and rule is None:
        row.findings.wrong(row.at("due"), "bad_due", due)
    if rule is None or len(row.findings.mistakes) > before:
        return []
    code = row.text("code", longest=60) or f"rieng_{slug(name)}"
    body = {
        "id": code,
        "title": name,
        "obligor": who,
        "recipient": "",
        "due_text": due,
        "rrule": rule[0],
        "semantics": rule[1],
        "evidence": "explicit",
        "document": row.text("law"),
        "period": PERIODS.get(_cycle(period), period),
    }
    return catalogue.own(row, "obligation", code, body)


def _rule(period: str, due: str) -> tuple[str, str] | None:
    """An RRULE that carries the last acceptable day, and how the day is meant: "trước ngày 15" is the 14th."""
    said, cycle = fold(due), _cycle(period)
    if cycle == "day":
        return ("FREQ=DAILY", "on_or_before")
    if cycle == "week":
        found = WEEKDAY.fullmatch(said)
        return _weekly(found[2], before=found[1] == "truoc") if found else None
    found = DAY.fullmatch(said)
    if found is None:
        return None
    before = found[1] == "truoc"
    last, month = int(found[2]) - before, int(found[3] or 0)
    if not 1 <= last <= 31 or month > 12:
        return None
    months = str(month) if month else MONTHS.get(cycle, "")
    rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={last}" if months else f"FREQ=MONTHLY;BYMONTHDAY={last}"
    return (rule, "before" if before else "on_or_before")


def _weekly(said: str, *, before: bool) -> tuple[str, str]:
    at = SPOKEN.index(said) if said in SPOKEN else int(said[-1]) - 2
    return (f"FREQ=WEEKLY;BYDAY={WEEKDAYS[at - before]}", "before" if before else "on_or_before")


def _cycle(period: str) -> Cycle:
    return next(cycle for cycle in CYCLES.values() if cycle == period)
