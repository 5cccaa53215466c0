"""The chat group of a unit: who may bind it, and who may report in it for which unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reports.people import Membership, Role
from reports.rights import may_report
from reports.tree import UnitTree
from reports.unit import Unit

KEEPERS = (Role.REVIEWER, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Group:
    """`address` is an `Address` written as text; `by` is the id of the person who bound it."""

    address: str
    unit: str
    by: str
    at: datetime


class Groups(Protocol):
    """Which group belongs to which unit."""

    async def at(self, address: str) -> Group | None:
        """What this group is bound to."""

    async def of(self, units: Sequence[str]) -> list[Group]:
        """Those of exactly these units, the oldest first."""


def may_bind(memberships: Iterable[Membership], unit: str, on: date, tree: UnitTree) -> bool:
    """Reviewers and administrators for their unit and all below it; whoever reports for a team for that team."""
    path = tree.above(unit, on)
    above = {step.id for step in path}
    held = [one for one in memberships if one.holds(on)]
    keeps = any(one.role in KEEPERS and one.unit in above for one in held)
    own_team = bool(path) and path[0].level == "to"
    return keeps or (own_team and any(one.role is Role.REPORTER and one.unit == unit for one in held))


def own_places(memberships: Iterable[Membership], on: date, tree: UnitTree) -> tuple[Unit, ...]:
    """The units in which somebody holds the role by which they may bind a group, each once."""
    held = [one for one in memberships if may_bind([one], one.unit, on, tree)]
    return tuple({one.unit: tree.unit(one.unit) for one in held}.values())


def reported_for(memberships: Sequence[Membership], group: Group, on: date, tree: UnitTree) -> str | None:
    """The group's unit, if this person may report for it today; else none is meant but their own."""
    return group.unit if may_report(memberships, group.unit, on, tree) else None
