"""The catalogue stands in the reference table as the release brings it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.reference import load_reference, take_in
from db.models import ReferenceRow
from tests.bot.world import AT, running

KINDS = {"indicator": 81, "ratio": 28, "identity": 17, "target": 28}


async def body(place: Path, kind: str, code: str) -> dict[str, Any]:
    async with running(place) as program, program.stores.database.read() as session:
        row = await session.get(ReferenceRow, (kind, code))
    assert row is not None
    return row.body


async def test_the_whole_catalogue_is_there(home: Path) -> None:
    async with running(home) as program:
        counts = await program.stores.reference.counts()
    assert {kind: counts[kind] for kind in KINDS} == KINDS


async def test_a_ratio_says_what_is_divided_by_what(home: Path) -> None:
    catalogue = load_reference().catalogue
    code, ratio = next(iter(catalogue.ratios.items()))
    found = await body(home, "ratio", code)
    assert (found["numerator"], found["denominator"]) == (list(ratio.numerator), list(ratio.denominator))


async def test_a_limit_keeps_every_digit(home: Path) -> None:
    catalogue = load_reference().catalogue
    target = next(one for one in catalogue.targets.values() if one.limit is not None)
    assert (await body(home, "target", target.id))["limit"] == str(target.limit)


async def test_an_identity_keeps_its_rules(home: Path) -> None:
    catalogue = load_reference().catalogue
    one = next(each for each in catalogue.identities.values() if each.rules)
    found = await body(home, "identity", one.id)
    assert [rule["sentence"] for rule in found["rules"]] == [rule.sentence for rule in one.rules]


@pytest.mark.usefixtures("few")
async def test_the_same_release_again_changes_nothing(home: Path) -> None:
    async with running(home) as program:
        before = await program.stores.reference.counts()
        await take_in(program.stores, program.settings, program.reference, AT)
        assert await program.stores.reference.counts() == before
