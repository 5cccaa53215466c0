"""People helped stand beside the totals, and never as a zero that nobody counted."""

from __future__ import annotations

from datetime import date

from reports.cards import PeopleHelped
from reports.field_effects import EndHelpPeriod, ShowCard
from reports.period import day, reporting_month
from reports.sample import load_sample
from tests.fakes.field import MemoryCards
from tests.fakes.reports import MemoryDirectory, World
from tests.handlers.conftest import AFTERNOON
from tests.handlers.talk import Talk
from tests.people import HANH, LAN, MINH, PHUC

UNITS = {one.person: one.unit for one in load_sample().memberships}
DAY = date(2026, 11, 23)
MONTH = reporting_month(DAY)


def show(world: World, who: str, *codes: str) -> None:
    for code in codes:
        world.apply(ShowCard(MONTH.key, UNITS[who], code, DAY))


async def test_without_cards_nothing_is_said_of_people(talk: Talk) -> None:
    assert "người được giúp" not in (await talk.say(LAN, "/tong")).text.lower()


async def test_different_cards_are_people_and_one_card_in_two_teams_is_one(talk: Talk) -> None:
    show(talk.world, MINH.person, "a", "b", "a")
    show(talk.world, HANH.person, "a", "c")
    assert "Người được giúp, tính theo thẻ bà con: 3 người" in (await talk.say(LAN, "/tong")).text
    assert "2 người" in (await talk.say(MINH, "/tong")).text
    assert "thẻ bà con" not in (await talk.say(PHUC, "/tong")).text


async def test_a_period_that_has_ended_keeps_its_number(world: World) -> None:
    show(world, MINH.person, "a", "b")
    helped = PeopleHelped(MemoryDirectory(world), MemoryCards(world))
    commune, team = UNITS[LAN.person], UNITS[MINH.person]
    people = await helped.of_all(MONTH.key)
    assert people[commune] == people[team] == 2
    assert UNITS[HANH.person] not in people
    world.apply(EndHelpPeriod(MONTH.key, people, AFTERNOON))
    assert await helped(commune, MONTH) == 2
    assert await helped(UNITS[HANH.person], MONTH) is None


async def test_only_a_reporting_month_has_such_a_figure(world: World) -> None:
    show(world, MINH.person, "a")
    assert await PeopleHelped(MemoryDirectory(world), MemoryCards(world))(UNITS[MINH.person], day(DAY)) is None
