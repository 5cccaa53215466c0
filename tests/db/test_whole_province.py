"""A province of 102 communes, 2.000 Tổ and 10.000 members is set up from one generated file, and again in seconds."""

from __future__ import annotations

import time

import pytest

from benchmarks.province_book import MEMBERS, TEAMS, write
from db.engine import Database
from db.repositories.directory import SqlDirectory
from db.repositories.organisation import SqlOrganisation
from reports.people import Role
from reports.units_now import NEW_TIME, real_id
from tests.contracts.setting_up import using
from tests.reports.setup.books import NOW, TODAY

TOP = real_id("82", NEW_TIME)


@pytest.fixture
def organisation(database: Database) -> SqlOrganisation:
    return SqlOrganisation(database)


async def test_a_whole_province_is_set_up_in_well_under_a_minute(
    organisation: SqlOrganisation, directory: SqlDirectory
) -> None:
    use, content = using(organisation), write()
    started = time.perf_counter()
    proposal = await use(content, NOW)
    assert proposal.mistakes == ()
    effect, codes = use.write(proposal, NOW)
    await organisation.apply(effect)
    assert time.perf_counter() - started < 40
    assert len(codes) == MEMBERS

    tree = await directory.tree()
    assert len(tree.below(TOP, TODAY, "xa")) == 102
    assert len(tree.below(TOP, TODAY, "to")) == TEAMS
    (commune,) = tree.named("xã Tháp Mười", TODAY)
    assert len(await directory.members([commune.id], TODAY, Role.REVIEWER)) > 0

    started = time.perf_counter()
    again = await use(content, NOW)
    assert time.perf_counter() - started < 20
    assert not again.changes
    assert again.changes.memberships.same == MEMBERS

    more = await use(write(extra=3), NOW)
    assert (len(more.changes.memberships.added), more.changes.memberships.same) == (3, MEMBERS)
    assert len(more.newcomers) == 3
