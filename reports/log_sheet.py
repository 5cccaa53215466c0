"""A sheet of the daily log with many rows: one row a day and team, an indicator in each column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from reports.indicator import Indicator
from reports.sheet import amount, shown
from reports.submission import LARGEST
from reports.unit import Unit
from reports.value import Value
from reports.words import fold
from reports.workbook import Line, Sheet, cell_name
from reports.workbook import Value as Cell

MOST = 2_000
"""Rows of a log that are taken at once: a commune of forty teams for a month and a half."""
HEAD_ROWS = 15
DAY_HEADS = frozenset({"ngay", "ngay bao cao", "ngay thang", "thoi gian"})
TEAM_HEADS = frozenset({"to", "don vi", "ten to", "to cnscd", "to cong nghe so", "to cong nghe so cong dong", "ap"})
SUMS = frozenset({"tong", "tong cong", "cong"})
"""A row that begins so is a sum of the rows above."""
IGNORED = frozenset({"stt", "tt", "ghi chu", "nguoi bao", "ho ten", "so thu tu", ""})
WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

Trouble = Literal[
    "none", "negative", "fractional", "range", "huge", "several", "date", "formula", "error", "merged", "truth",
    "no_day", "bad_day", "future", "no_unit", "strange_unit", "twice", "unknown_column", "too_many",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell; `what` is what stands there."""

    cell: str
    why: Trouble
    what: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what a team did on a day. A row without any figure is none."""

    row: int
    day: date
    unit: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Log:
    """Rows in the order of the sheet. `texts` are days that were typed as text and understood."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()
    texts: tuple[str, ...] = ()
    calculated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heads:
    """The row of titles: columns from 0. `team` is None where one team alone is meant."""

    row: int
    day: int
    team: int | None
    codes: Mapping[int, str] = field(default_factory=dict)
    strange: Mapping[int, str] = field(default_factory=dict)


def find_heads(sheet: Sheet, asked: Mapping[str, Indicator]) -> Heads | None:
    """The row with a day and at least one indicator in it; None where the sheet is no log."""
    known = {fold(name): code for code, one in asked.items() for name in (one.short, one.name, code)}
    for number, line in sheet.rows[:HEAD_ROWS]:
        plain = [_head(cell) for cell in line]
        days = [at for at, text in enumerate(plain) if text in DAY_HEADS]
        codes = {at: known[text] for at, text in enumerate(plain) if text in known}
        if days and codes:
            teams = [at for at, text in enumerate(plain) if text in TEAM_HEADS]
            named = {days[0], *teams[:1], *codes}
            strange = {
                at: shown(line[at]) for at, text in enumerate(plain) if at not in named and text not in IGNORED
            }
            return Heads(number, days[0], teams[0] if teams else None, codes, strange)
    return None


@dataclass(slots=True)
class ReadLog:
    """`units_named` gives the units that a name may mean on a day, among those that the person reports for; `only` is
    the one that is meant where the sheet names none. `today` is the day in Vietnam."""

    heads: Heads
    units_named: Callable[[str, date], Sequence[Unit]]
    only: str | None
    today: date
    _entries: list[Entry] = field(default_factory=list)
    _faults: list[Fault] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)

    def __call__(self, sheet: Sheet) -> Log:
        """Every row, every mistake."""
        self._faults += [Fault(one.cell, one.why, one.what) for one in sheet.flaws]
        merged = [one for one in sheet.merged if one.last > self.heads.row]
        self._faults += [Fault(one.range, "merged") for one in merged]
        for at, title in self.heads.strange.items():
            self._faults.append(Fault(cell_name(at + 1, self.heads.row), "unknown_column", title))
        rows = [(number, line) for number, line in sheet.rows if number > self.heads.row]
        if len(rows) > MOST:
            return Log(faults=(Fault("", "too_many", str(len(rows))),))
        for number, line in rows:
            self._row(number, line)
        self._find_twice()
        used = tuple(cell for cell in sorted(sheet.calculated))
        return Log(tuple(self._entries), tuple(self._faults), tuple(self._texts), used)

    def _row(self, number: int, line: Line) -> None:
        if any(isinstance(cell, str) and _head(cell) in SUMS for cell in line[:3]):
            return
        values = {code: self._figure(number, line, at) for at, code in self.heads.codes.items()}
        given = {code: value for code, value in values.items() if value is not None and not value.missing}
        if not given and all(value is not None for value in values.values()):
            return
        on = self._day(number, _at(line, self.heads.day))
        unit = self._unit(number, line, on) if on is not None else None
        if on is not None and unit is not None and None not in values.values():
            self._entries.append(Entry(number, on, unit, given))

    def _figure(self, number: int, line: Line, at: int) -> Value | None:
        cell = cell_name(at + 1, number)
        if any(one.cell == cell for one in self._faults):
            return None
        found = amount(_at(line, at), LARGEST)
        if isinstance(found, str):
            self._faults.append(Fault(cell, found if found != "twice" else "several", shown(_at(line, at))))
            return None
        return found

    def _day(self, number: int, cell: Cell) -> date | None:
        name = cell_name(self.heads.day + 1, number)
        on = read_day(cell, self.today)
        if on is None:
            self._faults.append(Fault(name, "bad_day" if cell is not None else "no_day", shown(cell)))
        elif on > self.today:
            self._faults.append(Fault(name, "future", shown(cell)))
            return None
        elif isinstance(cell, str):
            self._texts.append(name)
        return on

    def _unit(self, number: int, line: Line, on: date) -> str | None:
        text = "" if self.heads.team is None else shown(_at(line, self.heads.team))
        cell = cell_name((self.heads.team or 0) + 1, number)
        if not text and self.only is not None:
            return self.only
        found = self.units_named(text, on) if text else ()
        if len(found) == 1:
            return found[0].id
        self._faults.append(Fault(cell, "strange_unit" if text else "no_unit", text))
        return None

    def _find_twice(self) -> None:
        """The same team twice on a day: one of the rows is a slip, or both have to become one."""
        places = Counter((one.day, one.unit) for one in self._entries)
        seen: set[tuple[date, str]] = set()
        for one in self._entries:
            place = (one.day, one.unit)
            if places[place] > 1 and place in seen:
                cell = cell_name(self.heads.day + 1, one.row)
                self._faults.append(Fault(cell, "twice", f"{one.day:%d/%m/%Y}"))
            seen.add(place)


def read_day(cell: Cell, today: date) -> date | None:
    """A day of Excel, or one typed as text: 20/11/2026, 20/11 (the last one that has come), 2026-11-20."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    try:
        if found := ISO.fullmatch(text):
            return date(*(int(part) for part in found.groups()))
        if found := WRITTEN.fullmatch(text):
            number, month, year = found.groups()
            on = date(int(year or today.year), int(month), int(number))
            return on if year or on <= today else on.replace(year=on.year - 1)
    except ValueError:
        return None
    return None


def _head(cell: Cell) -> str:
    """A title without marks, signs and what stands in brackets: "Cài, kích hoạt VNeID (lượt)"."""
    return " ".join(fold(str(cell or "").partition("(")[0]).split())


def _at(line: Line, column: int) -> Cell:
    return line[column] if len(line) > column else None
