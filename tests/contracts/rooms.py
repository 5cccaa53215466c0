"""What every book of groups and of wrong codes must do, and the effects that write into them.

A test file brings `groups`, `tries` and `apply` over one world that holds `organisation`, and imports all of this.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialog.errors import Conflict
from reports.group import Group, Groups
from reports.group_effects import BindGroup, CountWrongCode, UnbindGroup
from reports.tries import LIMIT, WINDOW, Tries, TryBook
from tests.contracts.organisation import COMMUNE, LAN, LATER, MINH, NOW, OTHER_TEAM, TEAM, Apply

PLACE = "telegram:-1001"
BOUND = Group(PLACE, TEAM, MINH.id, NOW)


async def test_a_group_belongs_to_nobody_at_first(groups: Groups) -> None:
    assert await groups.at(PLACE) is None
    assert await groups.of([TEAM, COMMUNE]) == []


async def test_a_bound_group_is_found_by_its_place_and_its_unit(groups: Groups, apply: Apply) -> None:
    await apply(BindGroup(BOUND, None))
    assert await groups.at(PLACE) == BOUND
    assert await groups.of([TEAM]) == [BOUND]
    assert await groups.of([COMMUNE, OTHER_TEAM]) == []
    assert await groups.of([]) == []


async def test_a_unit_may_have_several_groups(groups: Groups, apply: Apply) -> None:
    second = replace(BOUND, address="telegram:-1002", at=LATER)
    await apply(BindGroup(second, None), BindGroup(BOUND, None))
    assert await groups.of([TEAM]) == [BOUND, second]


async def test_a_group_goes_to_another_unit_if_it_is_as_expected(groups: Groups, apply: Apply) -> None:
    await apply(BindGroup(BOUND, None))
    moved = Group(PLACE, COMMUNE, LAN.id, LATER)
    await apply(BindGroup(moved, TEAM))
    assert await groups.at(PLACE) == moved
    assert await groups.of([TEAM]) == []


@pytest.mark.parametrize("expects", [None, OTHER_TEAM], ids=["nobody", "another unit"])
async def test_a_group_that_was_bound_meanwhile_is_a_conflict(
    groups: Groups, apply: Apply, expects: str | None
) -> None:
    await apply(BindGroup(BOUND, None))
    with pytest.raises(Conflict):
        await apply(BindGroup(replace(BOUND, unit=COMMUNE), expects))
    assert await groups.at(PLACE) == BOUND


async def test_a_group_that_was_let_go_meanwhile_is_a_conflict(groups: Groups, apply: Apply) -> None:
    with pytest.raises(Conflict):
        await apply(BindGroup(BOUND, COMMUNE))
    assert await groups.at(PLACE) is None


async def test_a_group_is_let_go_and_can_be_bound_again(groups: Groups, apply: Apply) -> None:
    await apply(BindGroup(BOUND, None), UnbindGroup(PLACE, MINH.id, LATER))
    assert await groups.at(PLACE) is None
    await apply(UnbindGroup(PLACE, "system:left", LATER))
    await apply(BindGroup(BOUND, None))
    assert await groups.at(PLACE) == BOUND


async def test_no_wrong_code_no_tries(tries: TryBook) -> None:
    assert await tries.on("web") is None


async def test_wrong_codes_are_counted_for_each_channel(tries: TryBook, apply: Apply) -> None:
    await apply(CountWrongCode("web", NOW), CountWrongCode("web", LATER), CountWrongCode("telegram", LATER))
    assert await tries.on("web") == Tries("web", NOW, 2)
    assert await tries.on("telegram") == Tries("telegram", LATER, 1)


async def test_after_ten_minutes_counting_begins_anew(tries: TryBook, apply: Apply) -> None:
    await apply(CountWrongCode("web", NOW), CountWrongCode("web", NOW + WINDOW))
    assert await tries.on("web") == Tries("web", NOW + WINDOW, 1)


async def test_the_pause_begins_when_the_limit_is_passed(tries: TryBook, apply: Apply) -> None:
    await apply(*(CountWrongCode("web", NOW) for _ in range(LIMIT)))
    known = await tries.on("web")
    assert known is not None
    assert known.waits_until(NOW) is None
    await apply(CountWrongCode("web", LATER))
    known = await tries.on("web")
    assert known == Tries("web", LATER, LIMIT + 1)
    assert known.waits_until(LATER) == LATER + WINDOW
    assert known.waits_until(LATER + WINDOW) is None


async def test_wrong_codes_that_were_under_way_do_not_prolong_the_pause(tries: TryBook, apply: Apply) -> None:
    await apply(*(CountWrongCode("web", NOW) for _ in range(LIMIT + 1)))
    await apply(CountWrongCode("web", NOW + timedelta(minutes=1)))
    known = await tries.on("web")
    assert known is not None
    assert known.waits_until(NOW) == NOW + WINDOW
