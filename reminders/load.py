"""From the data files to values, or to an error that names the file, the line, the item and the problem."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

from reminders.calendar import Confidence, Holiday, Kind, WorkCalendar
from reminders.errors import BrokenData
from reminders.obligation import Evidence, Obligation, Semantics
from reminders.recurrence import check_rule
from reminders.rows import LINE, each, fields, one_of, read

DATA = Path(__file__).parent / "data"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PERIODS = ("", "day", "week", "month", "quarter", "nd09", "nd09q", "nd09h", "nd09n", "nd09y", "year_to_date")
OBLIGATION: dict[str, type] = dict.fromkeys((field.name for field in dataclasses.fields(Obligation)), str) | {
    "once": date,
    "offset_working_days": int,
    "gap_working_days": int,
}
HOLIDAY: dict[str, type] = {"day": date, "name": str, "confidence": str, "kind": str, "note": str}
OPTIONAL = {"recipient": "", "rrule": ""}


def load_obligations(
    path: Path = DATA / "deadlines.yaml", broken: list[BrokenData] | None = None
) -> tuple[Obligation, ...]:
    """Every deadline of the file. Raises BrokenData at the first bad one.

    With a list given as `broken`, bad ones go there instead and the good ones are returned.
    """
    return each(_listed(path), _Reader().obligation, path, broken)


def load_calendar(path: Path = DATA / "calendar.yaml", broken: list[BrokenData] | None = None) -> WorkCalendar:
    """The working calendar; what is unconfirmed is kept apart and not applied. `broken` as for obligations."""
    content = _content(path)
    reader = _Reader()
    extra = frozenset(each(content.get("working_days_extra") or [], reader.make_up, path, broken))
    return WorkCalendar(
        weekend=_weekend(path, content.get("weekend")),
        holidays=each(content.get("holidays") or [], reader.holiday, path, broken),
        working_days_extra=extra,
        unconfirmed=each(content.get("unconfirmed") or [], _unconfirmed, path, broken),
    )


class _Reader:
    """Makes values of rows and sees to it that none comes twice."""

    def __init__(self) -> None:
        self._seen: set[object] = set()

    def obligation(self, row: Mapping[str, Any]) -> Obligation:
        given = OPTIONAL | fields(row, OBLIGATION, ("id", "title", "obligor", "due_text", "semantics", "evidence"))
        one_of("semantics", given["semantics"], get_args(Semantics))
        one_of("evidence", given["evidence"], get_args(Evidence))
        one_of("period", given.get("period", ""), PERIODS)
        if given["rrule"] and "once" in given:
            raise ValueError("has both rrule and once")
        if given["rrule"]:
            check_rule(given["rrule"])
        self._first_time(given["id"])
        return Obligation(**given)

    def holiday(self, row: Mapping[str, Any]) -> Holiday:
        holiday = _holiday(row, ("day", "name", "confidence", "kind"))
        self._first_time(holiday.day)
        return holiday

    def make_up(self, row: Mapping[str, Any]) -> date:
        day: date = fields(row, {"day": date, "note": str}, ["day"])["day"]
        self._first_time(day)
        return day

    def _first_time(self, key: object) -> None:
        if key in self._seen:
            raise ValueError("stands here twice")
        self._seen.add(key)


def _holiday(row: Mapping[str, Any], needed: tuple[str, ...]) -> Holiday:
    given = fields(row, HOLIDAY, needed)
    one_of("confidence", given["confidence"], get_args(Confidence))
    one_of("kind", given["kind"], get_args(Kind))
    return Holiday(**given)


def _unconfirmed(row: Mapping[str, Any]) -> Holiday:
    return _holiday({**row, "confidence": "unconfirmed"}, ("day", "name", "kind", "note"))


def _content(path: Path) -> Mapping[str, Any]:
    content = read(path)
    if not isinstance(content, Mapping):
        raise BrokenData(path.name, 1, "file", "expected weekend, working_days_extra, holidays, unconfirmed")
    return content


def _listed(path: Path) -> list[Any]:
    groups = read(path)
    if not isinstance(groups, list):
        raise BrokenData(path.name, 1, "file", "expected a list of documents with their obligations")
    return [row for group in groups for row in _group(path, group)]


def _group(path: Path, group: Any) -> list[Any]:
    if not isinstance(group, Mapping) or not isinstance(group.get("obligations"), list):
        line = int(group.get(LINE, 0)) if isinstance(group, Mapping) else 0
        raise BrokenData(path.name, line, "document", "expected document and obligations")
    document = {"document": group.get("document", "")}
    return [document | row if isinstance(row, dict) else row for row in group["obligations"]]


def _weekend(path: Path, names: Any) -> frozenset[int]:
    if not isinstance(names, list) or not names or not set(map(str, names)) < set(WEEKDAYS):
        raise BrokenData(
            path.name, 0, "weekend", f"expected some, not all, of {', '.join(WEEKDAYS)}; found {names!r}"
        )
    return frozenset(WEEKDAYS.index(str(name)) for name in names)
