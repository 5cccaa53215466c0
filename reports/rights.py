"""Who may do what. A role in a unit reaches everything below it; an administrator neither reports nor reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reports.form import Form
from reports.people import Membership, Role
from reports.tree import UnitTree
from reports.unit import Unit


def may_report(memberships: Iterable[Membership], unit: str, on: date, tree: UnitTree) -> bool:
    """Whether these memberships of one person allow to report for the unit on that day."""
    return _reaches(memberships, Role.REPORTER, unit, on, tree)


def may_review(memberships: Iterable[Membership], unit: str, on: date, tree: UnitTree) -> bool:
    """Whether these memberships of one person allow to approve or return what the unit reported."""
    return _reaches(memberships, Role.REVIEWER, unit, on, tree)


def reviewing(memberships: Iterable[Membership], unit: str, on: date, tree: UnitTree) -> tuple[Membership, ...]:
    """Those of these memberships by which somebody may approve or return what the unit reported."""
    path = {step.id for step in tree.above(unit, on)}
    return tuple(one for one in memberships if one.role is Role.REVIEWER and one.holds(on) and one.unit in path)


def reviewers_of(
    unit: str, memberships: Sequence[Membership], on: date, tree: UnitTree, author: str | None = None
) -> tuple[str, ...]:
    """Ids of the reviewers in the nearest unit, from this one upwards, that has any besides the author and whoever
    acts only in the author's place."""
    for step in tree.above(unit, on):
        held = [one for one in memberships if one.unit == step.id and one.role is Role.REVIEWER and one.holds(on)]
        others = {one.person for one in held if author is None or one.acting_for != author}
        if found := sorted(others - {author}):
            return tuple(found)
    return ()


def scope_of(
    memberships: Iterable[Membership], tree: UnitTree, on: date, role: Role | None = None
) -> tuple[Unit, ...]:
    """Every unit that these memberships reach that day, in any role or in the given one; each unit once."""
    held = [one for one in memberships if one.holds(on) and role in (None, one.role)]
    return tuple({unit.id: unit for one in held for unit in tree.below(one.unit, on)}.values())


def _reaches(memberships: Iterable[Membership], role: Role, unit: str, on: date, tree: UnitTree) -> bool:
    path = {step.id for step in tree.above(unit, on)}
    return any(one.role is role and one.holds(on) and one.unit in path for one in memberships)


def asked_of(form: Form, unit: str, tree: UnitTree, on: date) -> bool:
    """Whether the form is for this unit: those of the release are for all, one of a province for what is below it."""
    return not form.root or tree.contains(form.root, unit, on)
