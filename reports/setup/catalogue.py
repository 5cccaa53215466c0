"""The sheets "Chỉ tiêu thống kê" and "Biểu mẫu": what a province counts beside the catalogue of the release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reports.setup.likely import nearest
from reports.setup.mistake import Findings, Spot
from reports.setup.sheets import CYCLES, KINDS, OVER_TIME, OVER_UNITS
from reports.setup.standing import Own, OwnKind
from reports.setup.table import Row
from reports.setup.values import text
from reports.words import fold

GOOD_CODE = re.compile(r"[a-z][a-z0-9_]{1,59}")
MUST: Mapping[str, tuple[str, str]] = {"distinct": ("distinct", ""), "rank": ("none", ""), "list": ("union", "union")}
"""How some kinds have to be joined over units and over time; empty: any way that is not a sum."""


@dataclass(slots=True)
class Catalogue:
    """Codes and names that a workbook may speak of; grows by its own indicators."""

    indicators: dict[str, str] = field(default_factory=dict)
    forms: frozenset[str] = frozenset()
    root: str = ""
    findings: Findings = field(default_factory=Findings)
    known: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    taken: dict[tuple[OwnKind, str], Spot] = field(default_factory=dict)

    def code_of(self, said: str, spot: Spot) -> str:
        """The indicator or ratio that is called so; empty when there is none or several."""
        if said in self.indicators:
            return said
        wanted = fold(said)
        found = [code for code, name in self.indicators.items() if fold(name) == wanted]
        if len(found) == 1:
            return found[0]
        hints = tuple(found) or nearest(said, [*self.indicators.values(), *self.indicators])
        self.findings.wrong(spot, "which_indicator" if found else "no_indicator", said, hints)
        return ""

    def own(self, row: Row, kind: OwnKind, code: str, body: dict[str, Any]) -> list[Own]:
        """The row as it is kept; nothing when another row or another place has its code."""
        if not self.root:
            self.findings.wrong(row.at("name"), "needs_root")
            return []
        other = self.taken.get((kind, code))
        if other is not None:
            self.findings.wrong(row.at("code"), "own_twice", code, (other.cell,))
            return []
        if self.known.get((kind, code), {}).get("root", self.root) != self.root:
            self.findings.wrong(row.at("code"), "own_elsewhere", code)
            return []
        self.taken[kind, code] = row.at("code")
        return [Own(kind, code, {**body, "own": True, "root": self.root})]


def slug(name: str) -> str:
    """A code from a name: "Số điểm hỗ trợ" → "so_diem_ho_tro"."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:50]


def own_indicators(rows: Iterable[Row], catalogue: Catalogue) -> list[Own]:
    """Each row an indicator. Whatever must not be added is not let be."""
    return [one for row in rows for one in _indicator(row, catalogue)]


def own_forms(rows: Iterable[Row], catalogue: Catalogue) -> list[Own]:
    """Each row a form; its indicators by name or code, apart by ";" or line breaks."""
    return [one for row in rows for one in _form(row, catalogue)]


def _indicator(row: Row, catalogue: Catalogue) -> list[Own]:
    before = len(catalogue.findings.mistakes)
    name, unit = row.text("name", required=True), row.text("unit", required=True, longest=30)
    code = _code(row, f"rieng_{slug(name)}", catalogue.indicators)
    kind = row.choice("kind", KINDS)
    over_units, over_time = row.choice("over_units", OVER_UNITS), row.choice("over_time", OVER_TIME)
    _can_be_joined(row, kind, over_units, over_time)
    if len(catalogue.findings.mistakes) > before:
        return []
    body = {
        "code": code,
        "name": name,
        "short": name[:40],
        "unit": unit,
        "kind": kind,
        "group": "own",
        "levels": ["to", "xa", "tinh"],
        "frequency": ["daily", "monthly"],
        "agg_units": over_units,
        "agg_time": over_time,
        "note": row.text("note"),
    }
    made = catalogue.own(row, "indicator", code, body)
    catalogue.indicators.setdefault(code, name)
    return made


def _can_be_joined(row: Row, kind: str, over_units: str, over_time: str) -> None:
    """What counts different things, ranks or lists is never summed; a state is not summed over time."""
    units, time = MUST.get(kind, ("", ""))
    if units and over_units and over_units != units:
        row.findings.wrong(row.at("over_units"), "cannot_add", row.text("kind"), (row.text("over_units"),))
    bad_time = over_time == "sum" and kind not in ("flow", "money")
    if bad_time or (time and over_time and over_time != time):
        row.findings.wrong(row.at("over_time"), "cannot_add", row.text("kind"), (row.text("over_time"),))


def _form(row: Row, catalogue: Catalogue) -> list[Own]:
    before = len(catalogue.findings.mistakes)
    name = row.text("name", required=True)
    code = _code(row, "", catalogue.forms)
    period = row.choice("period", CYCLES)
    row.text("indicators", required=True, longest=5_000)
    names = [text(one) for one in re.split(r"[;\n]", str(row.value("indicators") or ""))]
    codes = [catalogue.code_of(one, row.at("indicators")) for one in names if one]
    if len(catalogue.findings.mistakes) > before:
        return []
    body = {"id": code, "name": name, "period": period, "indicators": list(dict.fromkeys(codes))}
    return catalogue.own(row, "form", code, body)


def _code(row: Row, otherwise: str, taken: Iterable[str]) -> str:
    """The code that is given, or one made from the name."""
    code = row.text("code", required=not otherwise) or otherwise
    if code and not GOOD_CODE.fullmatch(code):
        row.findings.wrong(row.at("code"), "bad_code", code, ("so_diem_ho_tro",))
    elif code in taken:
        row.findings.wrong(row.at("code"), "indicator_taken", code)
    return code
