"""A workbook and what is known → what would change, or everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reports.people import Membership, Person
from reports.setup.catalogue import Catalogue, own_forms, own_indicators
from reports.setup.changes import Changes, Delta, absent, difference
from reports.setup.common import read_common
from reports.setup.duties import own_obligations, own_targets
from reports.setup.likely import nearest
from reports.setup.mistake import Findings, Mistake, Spot
from reports.setup.people import PeoplePlan, plan_people
from reports.setup.sheets import (
    COMMON,
    FORMS,
    GUIDE,
    INDICATORS,
    LAYOUTS,
    OBLIGATIONS,
    PEOPLE,
    TARGETS,
    UNITS,
    Layout,
)
from reports.setup.standing import Own, Standing
from reports.setup.table import Row, layout_of, rows_of
from reports.setup.unit_plan import UnitPlan
from reports.setup.units import plan_units
from reports.unit import Unit
from reports.words import fold
from reports.workbook import Book, Sheet


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who has no address and no code yet, and the role that the code shall bind to."""

    person: Person
    membership: Membership
    unit: Unit
    under: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """With a mistake nothing can be applied. `touched` leads from every unit that the workbook speaks of or changes
    to itself and all above it, and from everybody whose name it changes to where they have a role."""

    root: Unit | None
    changes: Changes
    mistakes: tuple[Mistake, ...] = ()
    remarks: tuple[Mistake, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def within(self, units: Collection[str]) -> bool:
        """Whether one of these units stands above everything that the workbook speaks of."""
        return all(not path.isdisjoint(units) for path in self.touched.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What the release brings: names of indicators and ratios by code, and ids of forms."""

    indicators: Mapping[str, str] = field(default_factory=dict)
    forms: frozenset[str] = frozenset()


def propose(
    book: Book,
    standing: Standing,
    known: Known,
    today: date,
    new_id: Callable[[], str],
    *,
    end_absent: bool = False,
) -> Proposal:
    """Takes about a second for ten thousand people: call it in a thread."""
    findings = Findings()
    sheets = _sheets(book, findings)
    common = read_common(sheets.get(COMMON.key), findings)
    units = plan_units(_rows(sheets, UNITS, findings), common, standing, today, findings)
    people = plan_people(_rows(sheets, PEOPLE, findings), units, new_id, findings)
    own = _own(sheets, known, units, findings)
    changes = difference(units, people, own, standing)
    if end_absent:
        held = changes.memberships
        gone = tuple(absent(units, people, standing, today))
        changes = replace(changes, memberships=Delta(held.added, (*held.changed, *gone), held.same))
    order = {name: at for at, name in enumerate(book.names)}
    mistakes = tuple(sorted(findings.mistakes, key=lambda one: (order.get(one.spot.sheet, 0), one.spot.place)))
    touched = _touched(units, people, changes, own)
    who = () if mistakes else _newcomers(units, people, standing, today)
    return Proposal(common.root, changes, mistakes, tuple(findings.remarks), who, touched)


def is_setup(book_names: Collection[str]) -> bool:
    """Whether a workbook with these sheets is meant for setting up: at least two of ours."""
    return len({layout.key for name in book_names if (layout := layout_of(name))}) >= 2


def _sheets(book: Book, findings: Findings) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    titles = [layout.title for layout in LAYOUTS]
    for sheet in book.sheets:
        layout = layout_of(sheet.name)
        if layout is not None and layout.key in found:
            findings.wrong(Spot(sheet.name, "A1"), "sheet_twice", found[layout.key].name)
        elif layout is not None:
            found[layout.key] = sheet
    for name in book.names:
        if layout_of(name) is None and fold(name) != fold(GUIDE) and (hints := nearest(name, titles, 1)):
            findings.wrong(Spot(name, "A1"), "sheet_unknown", name, hints)
    if not found and not findings.mistakes:
        findings.wrong(Spot(book.names[0] if book.names else "", "A1"), "no_sheets", "", tuple(titles))
    return found


def _rows(sheets: Mapping[str, Sheet], layout: Layout, findings: Findings) -> list[Row]:
    sheet = sheets.get(layout.key)
    return rows_of(sheet, layout, findings) if sheet is not None and sheet.rows else []


def _own(sheets: Mapping[str, Sheet], known: Known, units: UnitPlan, findings: Findings) -> list[Own]:
    root = units.root.id if units.root else ""
    catalogue = Catalogue(dict(known.indicators), known.forms, root, findings, units.standing.own)
    found = own_indicators(_rows(sheets, INDICATORS, findings), catalogue)
    for (kind, code), body in units.standing.own.items():
        if kind == "indicator":
            catalogue.indicators.setdefault(code, str(body.get("name", code)))
    found += own_forms(_rows(sheets, FORMS, findings), catalogue)
    found += own_targets(_rows(sheets, TARGETS, findings), catalogue, units)
    return found + own_obligations(_rows(sheets, OBLIGATIONS, findings), catalogue)


def _touched(
    units: UnitPlan, people: PeoplePlan, changes: Changes, own: Collection[Own]
) -> dict[str, frozenset[str]]:
    spoken = set(units.listed) | {one.unit for _, one in people.wanted}
    spoken |= {new.unit for _, new in changes.memberships.changed}
    edges = [*changes.edges.added, *(new for _, new in changes.edges.changed)]
    spoken |= {one.parent for one in edges if one.child not in units.fixed}
    teams = (units.finder.units[one.old] for one in changes.successions.added if one.new not in units.fixed)
    spoken |= {one.id for one in teams if one.level == "to"}
    facts = any(one.id in units.fixed for one in changes.units.added)
    if units.root is not None and (own or facts):
        spoken.add(units.root.id)
    found = {one: frozenset(units.finder.path(one)) for one in spoken}
    return found | _renamed(units, changes)


def _renamed(units: UnitPlan, changes: Changes) -> dict[str, frozenset[str]]:
    """People whose name changes, with all units that they have a role in and all above those."""
    found: dict[str, frozenset[str]] = {old.id: frozenset() for old, _ in changes.people.changed}
    for one in units.standing.memberships:
        if one.person in found:
            found[one.person] |= frozenset(units.finder.path(one.unit))
    return found


def _newcomers(units: UnitPlan, people: PeoplePlan, standing: Standing, today: date) -> tuple[Newcomer, ...]:
    """Whoever has a role today or later and cannot be reached yet; once each, by the first row."""
    found: dict[str, Newcomer] = {}
    for _, one in people.wanted:
        reached = one.person in standing.bound or one.person in standing.invited or one.person in found
        if reached or (one.valid_to is not None and one.valid_to < today):
            continue
        unit = units.finder.units[one.unit]
        parent = units.finder.units.get(units.finder.parents.get(unit.id, ""))
        found[one.person] = Newcomer(people.people[one.person], one, unit, parent.name if parent else "")
    return tuple(found.values())
