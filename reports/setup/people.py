"""The sheet "Người": each row a person's role in a unit, matched with who is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from reports.names import NameKey
from reports.people import Membership, Person, Role
from reports.setup.mistake import Findings, Spot
from reports.setup.sheets import ROLES
from reports.setup.table import Row
from reports.setup.unit_plan import UnitPlan
from reports.setup.values import text
from reports.unit import Unit
from reports.words import spelling

Key = tuple[str, str]
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row asks for."""

    row: Row
    name: str
    unit: Unit
    role: Role
    first: date | None
    last: date | None
    code: str

    @property
    def key(self) -> Key:
        return (name_key(self.name), self.unit.id)


@dataclass(slots=True)
class PeoplePlan:
    """People and roles as they shall be. `wanted` pairs what is held now with what shall be, row by row; `codes`
    are new "mã người"."""

    people: dict[str, Person] = field(default_factory=dict)
    wanted: list[tuple[Membership | None, Membership]] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)


def name_key(name: str) -> str:
    """ "Nguyễn Văn Hoà" and "nguyễn văn hòa" are one name."""
    return " ".join(spelling(word) for word in name.split())


def plan_people(rows: Iterable[Row], plan: UnitPlan, new_id: Callable[[], str], findings: Findings) -> PeoplePlan:
    """Every mistake goes to `findings`; a row with one is left out."""
    units: dict[tuple[str, str], list[Unit]] = {}
    wishes = [wish for row in rows if (wish := _wish(row, plan, units, findings)) is not None]
    return _Matching(plan, new_id, findings).all(wishes)


def _wish(row: Row, plan: UnitPlan, units: dict[tuple[str, str], list[Unit]], findings: Findings) -> Wish | None:
    before = len(findings.mistakes)
    name = row.text("name", required=True, longest=LONGEST_NAME)
    role = row.choice("role", ROLES)
    first, last = row.day("from"), row.day("to")
    code = row.text("code", longest=40)
    if first and last and last < first:
        findings.wrong(row.at("to"), "days_reversed", text(row.value("to")))
    unit = _unit(row, plan, units, plan.on(first, last), findings)
    if unit is None or len(findings.mistakes) > before:
        return None
    if first and first < unit.valid_from:
        findings.wrong(row.at("from"), "before_unit", unit.name, (f"{unit.valid_from:%d/%m/%Y}",))
        return None
    return Wish(row, name, unit, Role(role), first, last, code)


def _unit(
    row: Row, plan: UnitPlan, units: dict[tuple[str, str], list[Unit]], on: date, findings: Findings
) -> Unit | None:
    said, under = row.text("unit", required=True), row.text("under")
    if not said:
        return None
    if on != plan.today or (said, under) not in units:
        found = _units(plan, said, under, on)
        if on == plan.today:
            units[said, under] = found
    else:
        found = units[said, under]
    if len(found) == 1:
        return found[0]
    finder, spot = plan.finder, row.at("unit")
    if found:
        findings.wrong(spot, "which_unit", said, tuple(finder.full_name(one) for one in found[:6]))
    elif NameKey.of(said).name not in plan.left_out:
        findings.wrong(spot, "no_unit", said, finder.likely(said, on))
    return None


def _units(plan: UnitPlan, said: str, under: str, on: date) -> list[Unit]:
    finder = plan.finder
    if not under:
        return finder.find(said, on)
    tops = {one.id for one in finder.find(under, on)}
    return finder.find(said, on, (), tops) if tops else []


class _Matching:
    """Wishes against who is known: by "mã người", else by name and unit."""

    def __init__(self, plan: UnitPlan, new_id: Callable[[], str], findings: Findings) -> None:
        self.plan, self.new_id, self.findings = plan, new_id, findings
        self.standing = plan.standing
        self.made = PeoplePlan()
        self._held: dict[str, list[Membership]] = defaultdict(list)
        self._known: dict[Key, list[str]] = defaultdict(list)
        for one in self.standing.memberships:
            self._held[one.person].append(one)
            person = self.standing.people.get(one.person)
            if person is not None and one.person not in self._known[name_key(person.name), one.unit]:
                self._known[name_key(person.name), one.unit].append(one.person)
        self._coded: dict[str, tuple[str, Spot, str]] = {}
        self._new: dict[Key, str] = {}
        self._holders = set(self.standing.codes.values())
        self._rows: dict[tuple[str, str, Role, date | None], Spot] = {}

    def all(self, wishes: Iterable[Wish]) -> PeoplePlan:
        for wish in sorted(
            wishes, key=lambda wish: not wish.code
        ):  # a code binds a name before the name is looked for
            person = self._person(wish)
            if person is not None and self._once(wish, person):
                self._role(wish, person)
        return self.made

    def _person(self, wish: Wish) -> str | None:
        if wish.code:
            return self._by_code(wish)
        known = self._known.get(wish.key, [])
        if len(known) > 1:
            roles = {one.person for one in self.standing.memberships if one.role is wish.role}
            known = [one for one in known if one in roles] or known
        if len(known) > 1:
            self.findings.wrong(wish.row.at("name"), "which_person", wish.name)
            return None
        person = known[0] if known else self._new.get(wish.key) or self.new_id()
        self._new.setdefault(wish.key, person)
        self._call(person, wish.name)
        return person

    def _by_code(self, wish: Wish) -> str | None:
        spot = wish.row.at("code")
        if wish.code in self._coded:
            person, other, name = self._coded[wish.code]
            if name_key(name) != name_key(wish.name):
                self.findings.wrong(spot, "code_of_two", wish.code, (name, other.cell))
                return None
            return person
        if self._elsewhere(wish):
            self.findings.wrong(spot, "code_elsewhere", wish.code)
            return None
        free = [one for one in self._known.get(wish.key, []) if one not in self._holders]
        person = self.standing.codes.get(wish.code) or (free[0] if len(free) == 1 else self.new_id())
        if wish.code not in self.standing.codes:
            self.made.codes[wish.code] = person
            self._holders.add(person)
        self._coded[wish.code] = (person, spot, wish.name)
        self._new.setdefault(wish.key, person)
        self._call(person, wish.name)
        return person

    def _elsewhere(self, wish: Wish) -> bool:
        """Whether the code is of somebody who never had a role there or below the root: two communes may both count
        from 1."""
        person, root, path = self.standing.codes.get(wish.code), self.plan.root, self.plan.finder.path
        units = {one.unit for one in self._held[person]} if person else set()
        beside = wish.unit.id not in units and not any(root and root.id in path(one) for one in units)
        return bool(units) and root is not None and beside

    def _call(self, person: str, name: str) -> None:
        known = self.standing.people.get(person)
        self.made.people[person] = replace(known, name=name) if known else Person(person, name)

    def _once(self, wish: Wish, person: str) -> bool:
        key = (person, wish.unit.id, wish.role, wish.first)
        other = self._rows.get(key)
        if other is not None:
            self.findings.wrong(wish.row.at("name"), "person_twice", wish.name, (other.cell,))
            return False
        self._rows[key] = wish.row.at("name")
        return True

    def _role(self, wish: Wish, person: str) -> None:
        known = [one for one in self._held[person] if one.unit == wish.unit.id and one.role is wish.role]
        exact = next((one for one in known if one.valid_from == wish.first), None)
        held = exact or max(known, key=lambda one: one.valid_from, default=None)
        if held is not None and not exact and held.valid_to is not None and held.valid_to < self.plan.today:
            if wish.first is None:
                where = f"{held.valid_to:%d/%m/%Y}"
                self.findings.note(wish.row.at("to"), "ended_before", wish.name, (where,))
                self.made.wanted.append((held, held))
                return
            held = held if wish.first <= held.valid_to else None
        first = wish.first or (held.valid_from if held else self._since(wish))
        last = wish.last or (held.valid_to if held else None)
        if last is not None and last < first:
            self.findings.wrong(wish.row.at("to"), "days_reversed", f"{last:%d/%m/%Y}")
            return
        self.made.wanted.append((held, Membership(person, wish.unit.id, wish.role, first, last)))

    def _since(self, wish: Wish) -> date:
        """Without a day of its own a role begins with that of "Chung", else today; never before its unit."""
        first = self.plan.since or min(self.plan.today, wish.last or self.plan.today)
        return max(first, wish.unit.valid_from)
