"""Who may do what, where and when."""

from __future__ import annotations

from datetime import date

import pytest

from reports.people import Membership, Role
from reports.rights import may_report, may_review, reviewers_of, scope_of
from reports.tree import UnitTree
from tests.fakes.reports import World
from tests.reports.given import (
    COMMUNE,
    HA,
    LAN,
    MINH,
    OTHER_COMMUNE,
    OTHER_TEAM,
    PHUC,
    PROVINCE,
    TEAM,
    TEAM_2,
    THIRD_COMMUNE,
    TODAY,
    member,
)


def held_by(world: World, person: str) -> list[Membership]:
    return [one for one in world.memberships if one.person == person]


def test_a_reporter_reports_for_the_own_team(world: World, tree: UnitTree) -> None:
    assert may_report(held_by(world, MINH), TEAM, TODAY, tree)


@pytest.mark.parametrize("unit", [TEAM_2, OTHER_TEAM, COMMUNE, PROVINCE, "nowhere"])
def test_a_reporter_does_not_report_for_others(world: World, tree: UnitTree, unit: str) -> None:
    assert not may_report(held_by(world, MINH), unit, TODAY, tree)


def test_a_reporter_of_the_commune_may_report_for_its_teams(tree: UnitTree) -> None:
    held = [member("p-x", COMMUNE, Role.REPORTER)]
    assert may_report(held, TEAM, TODAY, tree)
    assert may_report(held, COMMUNE, TODAY, tree)
    assert not may_report(held, OTHER_TEAM, TODAY, tree)


def test_a_stranger_may_nothing(tree: UnitTree) -> None:
    assert not may_report([], TEAM, TODAY, tree)
    assert not may_review([], TEAM, TODAY, tree)
    assert scope_of([], tree, TODAY) == ()


def test_a_reviewer_reviews_everything_below(world: World, tree: UnitTree) -> None:
    held = held_by(world, LAN)
    assert may_review(held, TEAM, TODAY, tree)
    assert may_review(held, COMMUNE, TODAY, tree)
    assert not may_review(held, OTHER_TEAM, TODAY, tree)


def test_a_reviewer_does_not_report(world: World, tree: UnitTree) -> None:
    assert not may_report(held_by(world, LAN), TEAM, TODAY, tree)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.EDITOR, Role.VIEWER])
def test_other_roles_neither_report_nor_review(tree: UnitTree, role: Role) -> None:
    held = [member("p-x", PROVINCE, role)]
    assert not may_report(held, TEAM, TODAY, tree)
    assert not may_review(held, TEAM, TODAY, tree)


def test_a_role_holds_from_its_first_to_its_last_day(tree: UnitTree) -> None:
    held = [member("p-x", TEAM, Role.REPORTER, date(2026, 12, 1), date(2026, 12, 3))]
    allowed = [day for day in range(1, 31) if may_report(held, TEAM, date(2026, 12, day), tree)]
    assert allowed == [1, 2, 3]


def test_a_role_in_a_unit_that_ended_has_no_power(tree: UnitTree) -> None:
    held = [member("p-x", "30037-20040708", Role.REVIEWER)]
    assert not may_review(held, "30037-20040708", TODAY, tree)


def test_the_reviewer_of_a_team_is_the_communes(world: World, tree: UnitTree) -> None:
    assert reviewers_of(TEAM, world.memberships, TODAY, tree) == (LAN,)
    assert reviewers_of(OTHER_TEAM, world.memberships, TODAY, tree) == (PHUC,)


def test_the_nearest_reviewers_are_asked_and_nobody_above_them(world: World, tree: UnitTree) -> None:
    everyone = [*world.memberships, member("p-top", PROVINCE, Role.REVIEWER), member("p-near", TEAM, Role.REVIEWER)]
    assert reviewers_of(TEAM, everyone, TODAY, tree) == ("p-near",)
    assert reviewers_of(TEAM_2, everyone, TODAY, tree) == (LAN,)
    assert reviewers_of(THIRD_COMMUNE, everyone, TODAY, tree) == ("p-binh", "p-top")


def test_all_reviewers_of_the_nearest_unit_are_asked(world: World, tree: UnitTree) -> None:
    everyone = [*world.memberships, member("p-deputy", COMMUNE, Role.REVIEWER)]
    assert reviewers_of(TEAM, everyone, TODAY, tree) == ("p-deputy", LAN)


def test_an_administrator_is_nobodys_reviewer(world: World, tree: UnitTree) -> None:
    assert reviewers_of(THIRD_COMMUNE, world.memberships, TODAY, tree) == ("p-binh",)
    assert HA not in reviewers_of(PROVINCE, world.memberships, TODAY, tree)


def test_a_reviewer_whose_time_is_over_is_not_asked(tree: UnitTree) -> None:
    everyone = [
        member("p-old", COMMUNE, Role.REVIEWER, last=date(2026, 12, 1)),
        member("p-top", PROVINCE, Role.REVIEWER),
    ]
    assert reviewers_of(TEAM, everyone, TODAY, tree) == ("p-top",)


def test_the_authors_own_report_goes_to_somebody_else(tree: UnitTree) -> None:
    everyone = [member(LAN, COMMUNE, Role.REVIEWER), member("p-top", PROVINCE, Role.REVIEWER)]
    assert reviewers_of(COMMUNE, everyone, TODAY, tree, author=LAN) == ("p-top",)
    assert reviewers_of(COMMUNE, everyone, TODAY, tree, author=MINH) == (LAN,)


def test_the_scope_of_a_reporter_is_the_team(world: World, tree: UnitTree) -> None:
    assert [unit.id for unit in scope_of(held_by(world, MINH), tree, TODAY)] == [TEAM]


def test_the_scope_of_a_reviewer_is_the_commune_with_its_teams(world: World, tree: UnitTree) -> None:
    assert len(scope_of(held_by(world, LAN), tree, TODAY)) == 4


def test_two_roles_in_one_place_show_each_unit_once(tree: UnitTree) -> None:
    held = [member("p-x", COMMUNE, Role.REVIEWER), member("p-x", TEAM, Role.REPORTER)]
    units = scope_of(held, tree, TODAY)
    assert len(units) == len({unit.id for unit in units}) == 4


def test_the_scope_of_one_role_leaves_the_others_out(tree: UnitTree) -> None:
    held = [member("p-x", OTHER_COMMUNE, Role.REVIEWER), member("p-x", TEAM, Role.REPORTER)]
    assert [unit.id for unit in scope_of(held, tree, TODAY, Role.REPORTER)] == [TEAM]
