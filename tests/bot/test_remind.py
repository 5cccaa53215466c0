"""The reminder tick: who owes and can be reached hears it once; whoever has reported hears nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.app import Program
from bot.clock import Fixed, machine
from dialog.inbound import Address
from dialog.interfaces import OutboxItem
from reports.people import Membership, Person, Role
from reports.submit import Draft
from tests.bot.world import AT, EVENING, PUBLIC, bind, rows, running, services, write

MONTH_END = EVENING.replace(month=12, day=14, hour=8)


@pytest.fixture
def clock() -> Fixed:
    return Fixed(EVENING)


@pytest_asyncio.fixture
async def program(home: Path, clock: Fixed) -> AsyncIterator[Program]:
    async with running(home, clock) as program:
        yield program


async def report(program: Program, person: str) -> None:
    """Somebody has saved that nothing happened today."""
    (held,) = await program.stores.directory.memberships(person, EVENING.date())
    draft = Draft(held.unit, EVENING.date(), person, "web", nil=True)
    await write(program, await services(program).submit(draft, EVENING, f"of {person}"))


async def claimed(program: Program, address: Address) -> OutboxItem:
    now = machine()
    item = await program.stores.outbox.claim(address, "me", now, now + timedelta(minutes=1))
    assert item is not None
    return item


async def test_nobody_who_cannot_be_reached_is_reminded(program: Program) -> None:
    assert await program.reminding.tick() == []
    assert await program.stores.outbox.count("waiting") == 0


async def test_whoever_owes_is_reminded_once(program: Program) -> None:
    there = await bind(program, "p-minh", "web:minh")
    (sent,) = await program.reminding.tick()
    assert (sent.address, sent.reminder.person) == (there, "p-minh")
    assert await program.reminding.tick() == []
    item = await claimed(program, there)
    assert (item.message.kind, item.message.key) == ("reminder", sent.reminder.key)
    assert item.message.useful_until == sent.reminder.useful_until
    assert "Nhắc sổ tay ngày 23/11/2026" in item.message.reply.text
    assert "diễn tập" in item.message.reply.text


async def test_somebody_who_joins_late_is_still_reminded(program: Program) -> None:
    assert await program.reminding.tick() == []
    await bind(program, "p-minh", "web:minh")
    assert [one.reminder.person for one in await program.reminding.tick()] == ["p-minh"]


async def test_several_ticks_at_once_hand_over_once(program: Program) -> None:
    for person in ("p-minh", "p-hanh", "p-tuan"):
        await bind(program, person, f"web:{person}")
    ticks = await asyncio.gather(*(program.reminding.tick() for _ in range(5)))
    assert sorted(one.reminder.person for sent in ticks for one in sent) == ["p-hanh", "p-minh", "p-tuan"]


async def test_whoever_has_reported_hears_nothing(program: Program) -> None:
    for person in ("p-minh", "p-hanh"):
        await bind(program, person, f"web:{person}")
    await report(program, "p-minh")
    assert [one.reminder.person for one in await program.reminding.tick()] == ["p-hanh"]


async def test_only_the_address_that_was_used_last_hears_it(program: Program) -> None:
    await bind(program, "p-minh", "web:minh")
    later = await bind(program, "p-minh", "telegram:7")
    await write_to(program, later)
    assert [one.address for one in await program.reminding.tick()] == [later]


async def write_to(program: Program, address: Address) -> None:
    from dialog.conversation import Conversation
    from dialog.interfaces import Outcome, RawUpdate

    now = machine()
    await program.stores.inbox.put([RawUpdate(address.channel, "1", address, b"{}")], now)
    item = await program.stores.inbox.next(address)
    assert item is not None
    await program.stores.conversations.lease(address, "me", now, now + timedelta(minutes=1))
    await program.stores.conversations.commit(Outcome(item, Conversation(address)), now)


async def test_a_chat_that_has_blocked_us_is_not_tried(program: Program) -> None:
    there = await bind(program, "p-minh", "telegram:7")
    await program.stores.outbox.close(there, "blocked", machine())
    assert await program.reminding.tick() == []


@pytest.mark.parametrize("quiet", [AT, EVENING.replace(day=22), EVENING.replace(hour=20, minute=1)])
async def test_out_of_hours_nothing_is_handed_over(quiet: object, program: Program, clock: Fixed) -> None:
    await bind(program, "p-minh", "web:minh")
    clock.at = quiet  # type: ignore[assignment]
    assert await program.reminding.tick() == []


async def test_the_monthly_cut_off_is_told_to_those_without_a_figure_and_to_the_supervisor(
    program: Program, clock: Fixed
) -> None:
    for person in ("p-minh", "p-lan"):
        await bind(program, person, f"web:{person}")
    clock.at = MONTH_END
    sent = await program.reminding.tick()
    assert sorted(one.reminder.person for one in sent) == ["p-lan", "p-minh"]
    item = await claimed(program, Address("web", "p-lan"))
    assert "Nhắc chốt số liệu tháng" in item.message.reply.text


# --- at the moment of sending


async def test_it_is_wanted_until_it_is_reported(program: Program) -> None:
    there = await bind(program, "p-minh", "web:minh")
    await program.reminding.tick()
    item = await claimed(program, there)
    assert await program.reminding.wanted(item)
    await report(program, "p-minh")
    assert not await program.reminding.wanted(item)


async def test_it_is_not_wanted_when_its_time_is_over(program: Program, clock: Fixed) -> None:
    there = await bind(program, "p-minh", "web:minh")
    await program.reminding.tick()
    item = await claimed(program, there)
    clock.at = EVENING + timedelta(days=1)
    assert not await program.reminding.wanted(item)


async def test_it_is_not_wanted_when_the_role_has_ended(program: Program) -> None:
    from reports.effects import EndMembership

    there = await bind(program, "p-minh", "web:minh")
    (sent,) = await program.reminding.tick()
    item = await claimed(program, there)
    yesterday = EVENING.date() - timedelta(days=1)
    await write(program, EndMembership("p-minh", sent.reminder.due.unit, yesterday))
    assert not await program.reminding.wanted(item)


async def test_a_message_that_no_reminder_made_is_not_wanted(program: Program) -> None:
    there = await bind(program, "p-minh", "web:minh")
    await program.reminding.tick()
    item = await claimed(program, there)
    from dataclasses import replace

    stranger = replace(item, message=replace(item.message, key="of nobody"))
    assert not await program.reminding.wanted(stranger)


# --- the sample and the real


async def test_with_a_public_address_the_sample_is_not_reminded(home: Path) -> None:
    async with running(home, Fixed(EVENING)) as rehearsal:
        await bind(rehearsal, "p-minh", "web:minh")
    async with running(home, Fixed(EVENING), public_url=PUBLIC) as program:
        assert await program.reminding.tick() == []
        assert await rows(program, "SELECT count(*) FROM reminders") == [(0,)]


async def test_with_a_public_address_what_the_sample_was_sent_is_not_wanted(home: Path) -> None:
    async with running(home, Fixed(EVENING)) as rehearsal:
        there = await bind(rehearsal, "p-minh", "web:minh")
        await rehearsal.reminding.tick()
    async with running(home, Fixed(EVENING), public_url=PUBLIC) as program:
        assert not await program.reminding.wanted(await claimed(program, there))


async def test_a_real_member_is_reminded_with_a_public_address(home: Path) -> None:
    async with running(home, Fixed(EVENING), public_url=PUBLIC) as program:
        await settle_real_team(program)
        (sent,) = await program.reminding.tick()
        assert (sent.reminder.person, str(sent.address)) == ("real", "web:real")
        item = await claimed(program, sent.address)
        assert "diễn tập" not in item.message.reply.text


async def settle_real_team(program: Program) -> None:
    """A real commune with one team, whose member has joined."""
    from reports.effects import UseInvitation
    from reports.people import Invitation
    from reports.unit import Edge, Unit

    since = EVENING.date() - timedelta(days=100)
    commune = Unit("real-xa", "1", "xã Thật", "xa", since, None)
    team = Unit("real-to", "2", "Tổ Thật", "to", since, None)
    person = Person("real", "Lê Thị Thật")
    held = Membership("real", "real-to", Role.REPORTER, since)
    edges = [Edge("real-to", "real-xa", since, None)]
    await program.stores.directory.load([commune, team], edges, [], [person], [held])
    await program.stores.directory.add(Invitation("h", "real-to", Role.REPORTER, EVENING + timedelta(days=1)))
    await write(program, UseInvitation("h", person, None, "web:real", EVENING, None))
