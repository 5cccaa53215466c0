"""The lock tick of the running program: late or early, it locks once and tells once.

Complaint 22: "locked" without a reason (dhis2/dhis2-core#9724): supervisors hear what was left and how to open it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Program
from bot.clock import Fixed, machine
from db.effects import apply
from dialog.inbound import Address
from dialog.interfaces import OutboxItem
from reports.doors import Request
from reports.effects import AskRequest
from reports.states import State
from reports.submit import Draft
from tests.bot.world import AT, bind, running, services, write

DAY = AT.date()
LOCKED = AT.replace(month=12, day=17, hour=8)
"""The daily log of 15/11 to 14/12 locks when 16/12 ends."""


@pytest.fixture
def clock() -> Fixed:
    return Fixed(AT)


@pytest_asyncio.fixture
async def program(home: Path, clock: Fixed) -> AsyncIterator[Program]:
    async with running(home, clock) as program:
        yield program


async def report(program: Program, name: str, person: str = "p-minh", *, approve: bool = True) -> None:
    at_hand = services(program)
    (held,) = await program.stores.directory.memberships(person, DAY)
    draft = Draft(held.unit, DAY, person, "web", {"outreach_vneid_turns": 4})
    await write(program, await at_hand.submit(draft, AT, name))
    if approve:
        await write(program, (await at_hand.review(name, "p-lan", State.APPROVED, AT)).effect)


async def state(program: Program, name: str) -> State:
    found = await program.stores.ledger.submission(name)
    assert found is not None
    return found.state


async def told(program: Program, address: Address) -> OutboxItem | None:
    now = machine()
    return await program.stores.outbox.claim(address, "me", now, now + timedelta(minutes=1))


async def test_nothing_is_locked_before_its_day(program: Program, clock: Fixed) -> None:
    await report(program, "a")
    clock.at = LOCKED.replace(day=16, hour=23)
    assert await program.locking.tick() == []
    assert await state(program, "a") is State.APPROVED


async def test_what_is_approved_is_locked_once(program: Program, clock: Fixed) -> None:
    await report(program, "a")
    clock.at = LOCKED
    assert await program.locking.tick() == []
    found = await program.stores.ledger.submission("a")
    assert found is not None
    assert found.state is State.LOCKED
    await program.locking.tick()
    assert await program.stores.ledger.submission("a") == found


async def test_every_day_is_locked_in_a_commit_of_its_own(
    program: Program, clock: Fixed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A province's month in one commit kept everybody who reports waiting for ten seconds."""
    at_hand = services(program)
    (held,) = await program.stores.directory.memberships("p-minh", DAY)
    for back in range(3):
        draft = Draft(held.unit, DAY - timedelta(days=back), "p-minh", "web", {"outreach_vneid_turns": 4})
        await write(program, await at_hand.submit(draft, AT, f"s{back}"))
        await write(program, (await at_hand.review(f"s{back}", "p-lan", State.APPROVED, AT)).effect)
    written: list[AsyncSession] = []

    async def noting(effect: object, session: AsyncSession) -> None:
        written.append(session)
        await apply(effect, session)

    monkeypatch.setattr("bot.lock.apply", noting)
    clock.at = LOCKED
    await program.locking.tick()
    assert [await state(program, f"s{back}") for back in range(3)] == [State.LOCKED] * 3
    assert len({id(session) for session in written}) == len(written) == 3


async def test_a_machine_that_was_off_for_weeks_catches_up(program: Program, clock: Fixed) -> None:
    await report(program, "a")
    clock.at = LOCKED + timedelta(days=40)
    await program.locking.tick()
    assert await state(program, "a") is State.LOCKED


async def test_complaint_22_the_supervisor_is_told_once_what_was_left(program: Program, clock: Fixed) -> None:
    await report(program, "a", approve=False)
    lan = await bind(program, "p-lan", "web:lan")
    clock.at = LOCKED
    assert await program.locking.tick() == [lan]
    assert await program.locking.tick() == []
    item = await told(program, lan)
    assert item is not None
    text = item.message.reply.text
    assert text.startswith("Sổ tay ngày: hết ngày khóa mà còn 1 báo cáo đã gửi chưa duyệt.")
    assert "ngày 23/11/2026" in text
    assert [one.value for one in item.message.reply.choices] == ["khoaso:so_tay_ngay/day:2026-11-23"]
    assert await state(program, "a") is State.SENT


async def test_nobody_is_disturbed_at_night_or_long_afterwards(program: Program, clock: Fixed) -> None:
    await report(program, "a", approve=False)
    await bind(program, "p-lan", "web:lan")
    clock.at = LOCKED.replace(hour=0, minute=30)
    assert await program.locking.tick() == []
    clock.at = LOCKED + timedelta(days=21)
    assert await program.locking.tick() == []


async def test_a_supervisor_who_cannot_be_reached_stops_nothing(program: Program, clock: Fixed) -> None:
    await report(program, "a", approve=False)
    await report(program, "b", "p-hanh")
    clock.at = LOCKED
    assert await program.locking.tick() == []
    assert await state(program, "b") is State.LOCKED


async def test_an_open_door_is_spared(program: Program, clock: Fixed) -> None:
    await report(program, "a")
    await report(program, "b", "p-hanh")
    (held,) = await program.stores.directory.memberships("p-minh", DAY)
    door = Request(
        "r1", "extension", held.unit, "so_tay_ngay", "day:2026-11-23", "p-minh", AT, LOCKED.date(), "mất mạng"
    )
    await write(program, AskRequest(replace(door, state="granted", decided_by="p-lan", decided_at=AT)))
    clock.at = LOCKED
    await program.locking.tick()
    assert (await state(program, "a"), await state(program, "b")) == (State.APPROVED, State.LOCKED)
    clock.at = LOCKED + timedelta(days=2)
    await program.locking.tick()
    assert await state(program, "a") is State.LOCKED
