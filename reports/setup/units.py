"""The sheet "Đơn vị": each row a unit that shall be, matched with what is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import cast

from reports.names import NameKey
from reports.setup.common import Common
from reports.setup.finder import Finder, alive
from reports.setup.heirs import inherit
from reports.setup.mistake import Findings
from reports.setup.sheets import LEVELS
from reports.setup.standing import Standing
from reports.setup.table import Row
from reports.setup.unit_plan import UnitPlan
from reports.setup.values import text
from reports.unit import Edge, Level, Unit
from reports.units_now import real_id

GOOD_CODE = re.compile(r"[0-9A-Za-zÀ-ỹĐđ][0-9A-Za-zÀ-ỹĐđ._/\-]{0,19}")
ORDER: tuple[Level, ...] = ("tinh", "huyen", "xa", "to")
ABOVE: Mapping[Level, tuple[Level, ...]] = {"tinh": (), "huyen": ("tinh",), "xa": ("huyen", "tinh"), "to": ("xa",)}
OF_KIND: Mapping[str, Level] = {
    "tinh": "tinh",
    "thanh pho": "tinh",
    "huyen": "huyen",
    "thi xa": "huyen",
    "xa": "xa",
    "phuong": "xa",
    "thi tran": "xa",
    "dac khu": "xa",
    "to": "to",
}


def plan_units(rows: Iterable[Row], common: Common, standing: Standing, today: date, findings: Findings) -> UnitPlan:
    """Every mistake goes to `findings`; a row with one is left out."""
    known = {one.id: one for one in standing.units}
    listed = {one.id: replace(one, valid_to=_end_of(known.get(one.id), one)) for one in common.known.units}
    plan = UnitPlan(
        Finder(
            {**known, **listed}.values(),
            [*standing.edges, *common.known.edges],
            [*standing.successions, *common.known.successions],
        ),
        common.root,
        today,
        common.since,
        standing,
        findings,
        frozenset(listed),
        dict(listed),
        {(one.child, one.parent, one.valid_from): one for one in common.known.edges},
        {(one.old, one.new): one for one in common.known.successions},
    )
    for edge in standing.edges:
        plan.held.setdefault(edge.child, []).append(edge)
    leveled = [(level, row) for row in rows if (level := _level(row)) is not None]
    steps = [(level, row) for step in ORDER for level, row in leveled if level == step]
    placed = [(unit, row) for level, row in steps for unit in _place(plan, row, level)]
    for unit, row in placed:
        inherit(plan, unit, row)
    return plan


def _end_of(known: Unit | None, one: Unit) -> date | None:
    return known.valid_to if known is not None and one.valid_to is None else one.valid_to


def _level(row: Row) -> Level | None:
    said = row.choice("level", LEVELS, required=False)
    if said:
        return cast(Level, said)
    if text(row.value("level")):
        return None
    kind = OF_KIND.get(NameKey.of(text(row.value("name"))).kind)
    if kind is None:
        row.findings.wrong(row.at("level"), "empty")
    return kind


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says of a unit, read and with its parent found."""

    row: Row
    name: str
    code: str
    level: Level
    parent: Unit | None
    first: date | None
    last: date | None


def _place(plan: UnitPlan, row: Row, level: Level) -> list[Unit]:
    """The unit of this row, put into the plan; nothing when the row is wrong."""
    draft = _draft(plan, row, level)
    if draft is None:
        plan.left_out.add(NameKey.of(text(row.value("name"))).name)
        return []
    known = _known(plan, draft, plan.on(draft.first, draft.last))
    unit = _changed(plan, draft, known) if known else _new(plan, draft)
    if unit is None or not _alone(plan, row, unit):
        return []
    plan.units[unit.id] = unit
    plan.finder.put(unit, draft.parent.id if draft.parent else None)
    if draft.parent is not None:
        _stand_under(plan, row, unit, draft.parent)
    return [unit]


def _draft(plan: UnitPlan, row: Row, level: Level) -> Draft | None:
    before = len(plan.findings.mistakes)
    name, code = row.text("name", required=True), row.text("code", longest=20)
    first, last = row.day("from"), row.day("to")
    if code and not GOOD_CODE.fullmatch(code):
        row.findings.wrong(row.at("code"), "bad_code", code)
    if first and last and last < first:
        row.findings.wrong(row.at("to"), "days_reversed", text(row.value("to")))
    parent = _parent(plan, row, level, plan.on(first, last))
    if len(plan.findings.mistakes) > before:
        return None
    return Draft(row, name, code, level, parent, first, last)


def _parent(plan: UnitPlan, row: Row, level: Level, on: date) -> Unit | None:
    said, above = row.text("parent"), ABOVE[level]
    if not above:
        return None
    if not said:
        if plan.root is not None and plan.root.level in above:
            return plan.root
        if level == "to" or plan.root is None:
            row.findings.wrong(row.at("parent"), "empty")
        return None
    found = plan.finder.find(said, on, above)
    if len(found) == 1:
        return found[0]
    if not found and (other := plan.finder.find(said, on)):
        row.findings.wrong(row.at("parent"), "parent_level", other[0].name)
    elif found:
        row.findings.wrong(row.at("parent"), "which_unit", said, tuple(map(plan.finder.full_name, found)))
    else:
        row.findings.wrong(row.at("parent"), "no_parent", said, plan.finder.likely(said, on, above))
    return None


def _known(plan: UnitPlan, draft: Draft, on: date) -> Unit | None:
    """The unit that the row means, if there is one: by code and first day, by code, by name under the same parent."""
    first, parent = draft.first, draft.parent
    if draft.code:
        same = plan.finder.coded(draft.code)
        exact = [one for one in same if one.valid_from == first]
        return next(iter(exact or [one for one in same if alive(one, on) and first is None]), None)
    wanted = NameKey.of(draft.name).name
    for one in plan.finder.named(draft.name):
        under = parent is None or plan.finder.parents.get(one.id) == parent.id
        there = alive(one, on) or one.valid_from == first
        if one.level == draft.level and under and there and NameKey.of(one.name).name == wanted:
            return one
    return None


def _changed(plan: UnitPlan, draft: Draft, known: Unit) -> Unit | None:
    """With the row's name and last day. What the country's list names keeps its name."""
    row, last = draft.row, draft.last
    fixed = known.id in plan.fixed or known.level != "to"
    if fixed and NameKey.of(draft.name).name != NameKey.of(known.name).name:
        row.findings.wrong(row.at("name"), "code_named_otherwise", draft.name, (known.code, known.name))
        return None
    if last is not None and last < known.valid_from:
        row.findings.wrong(row.at("to"), "days_reversed", text(row.value("to")))
        return None
    if draft.first is not None and draft.first != known.valid_from:
        row.findings.note(row.at("from"), "since_kept", known.name, (f"{known.valid_from:%d/%m/%Y}",))
    return replace(known, name=known.name if fixed else draft.name, valid_to=last or known.valid_to)


def _new(plan: UnitPlan, draft: Draft) -> Unit | None:
    row, parent = draft.row, draft.parent
    first = draft.first or plan.since or (parent.valid_from if parent else plan.today)
    if parent is not None and first < parent.valid_from:
        if draft.first:
            row.findings.wrong(row.at("from"), "parent_not_yet", parent.name, (f"{parent.valid_from:%d/%m/%Y}",))
            return None
        first = parent.valid_from
    same = plan.finder.coded(draft.code) if draft.code else []
    taken = [one for one in same if one.valid_to is None or one.valid_to >= first]
    if taken:
        where = (taken[0].name, f"{taken[0].valid_from:%d/%m/%Y}")
        row.findings.wrong(row.at("code"), "code_taken", draft.code, where)
        return None
    code = draft.code or _free_code(plan, parent, draft.level)
    return Unit(real_id(code, first), code, draft.name, draft.level, first, draft.last)


def _free_code(plan: UnitPlan, parent: Unit | None, level: Level) -> str:
    """ "30037-t4": the next number under the parent that no unit ever had."""
    stem = f"{parent.code}-{level[0]}" if parent else level[0]
    return next(code for number in count(1) if not plan.finder.coded(code := f"{stem}{number}"))


def _alone(plan: UnitPlan, row: Row, unit: Unit) -> bool:
    other = plan.listed.get(unit.id)
    if other is not None:
        row.findings.wrong(row.at("name"), "unit_twice", unit.name, (other.cell,))
        return False
    plan.listed[unit.id] = row.at("name")
    return True


def _stand_under(plan: UnitPlan, row: Row, unit: Unit, parent: Unit) -> None:
    """The edge to the parent. A unit that moves stands under the old parent until yesterday."""
    held = plan.held.get(unit.id, [])
    current = next((one for one in held if one.valid_to is None or one.valid_to >= plan.today), None)
    if current is not None and current.parent == parent.id:
        return
    first = unit.valid_from
    if current is not None:
        if current.valid_from >= plan.today:
            row.findings.wrong(row.at("parent"), "moved_today", unit.name)
            return
        first = plan.today
        closed = replace(current, valid_to=plan.today - timedelta(days=1))
        plan.edges[closed.child, closed.parent, closed.valid_from] = closed
    elif held:
        first = plan.today
    edge = Edge(unit.id, parent.id, first)
    plan.edges[edge.child, edge.parent, edge.valid_from] = edge
