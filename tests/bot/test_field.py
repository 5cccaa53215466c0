"""The tick of the field: a counter that nobody saved is never lost, and cards go with their period."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest_asyncio

from bot.app import Program
from bot.clock import Fixed
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import say
from reports.cards import digest
from reports.effects import EndMembership
from reports.field_effects import AddTap, KeepHelpSecret, ShowCard
from reports.form import DAILY
from reports.sample import load_sample
from reports.states import State
from reports.submission import Submission
from reports.submit import Draft
from reports.tally import Tap
from tests.bot.world import AT, bind, rows, running, services, write

MINH = "p-minh"
TEAM = next(one.unit for one in load_sample().memberships if one.person == MINH)
COMMUNE = next(one.unit for one in load_sample().memberships if one.person == "p-lan")
TODAY = date(2026, 11, 23)
DUE = AT.replace(hour=20, minute=5)
NIGHT = AT.replace(hour=0, minute=1) + timedelta(days=1)
MORNING = NIGHT.replace(hour=7, minute=30)
VNEID, LEAFLETS = "outreach_vneid_turns", "leaflets_distributed"


@pytest_asyncio.fixture
async def clock() -> Fixed:
    return Fixed(AT)


@pytest_asyncio.fixture
async def program(home: Path, clock: Fixed) -> AsyncIterator[Program]:
    async with running(home, clock) as made:
        await bind(made, MINH, "web:minh")
        yield made


def a_tap(name: str = "t1", amount: int = 5, **changes: object) -> AddTap:
    given: dict[str, object] = {
        "unit": TEAM, "day": TODAY, "indicator": VNEID, "by": MINH, "at": AT, **changes,
    }  # fmt: skip
    return AddTap(Tap(name, amount=amount, **given))  # type: ignore[arg-type]


async def told(program: Program) -> list[str]:
    found = await rows(program, "SELECT body FROM outbox WHERE address = 'web:minh' ORDER BY id")
    return [json.dumps(json.loads(row[0]), ensure_ascii=False) for row in found]


async def reports(program: Program, day: date = TODAY) -> list[Submission]:
    return await program.stores.ledger.submissions([TEAM], DAILY, day, day)


async def test_before_the_day_is_due_nothing_is_said(program: Program) -> None:
    await write(program, a_tap())
    assert await program.field.tick() == []
    assert await told(program) == []


async def test_when_the_day_is_due_the_member_is_told_once_with_a_button(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(), a_tap("t2", 20, indicator=LEAFLETS))
    clock.at = DUE
    assert [str(one) for one in await program.field.tick()] == ["web:minh"]
    await program.field.tick()
    [message] = await told(program)
    assert "VNeID 5" in message
    assert f"demso:{TEAM}/261123" in message
    assert await reports(program) == []


async def test_nobody_is_disturbed_at_night(program: Program, clock: Fixed) -> None:
    await write(program, a_tap())
    clock.at = AT.replace(hour=21)
    assert await program.field.tick() == []
    clock.at = NIGHT
    assert await program.field.tick() == []


async def test_what_came_to_nothing_is_not_told(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(amount=1), a_tap("t2", -1))
    clock.at = DUE
    assert await program.field.tick() == []
    clock.at = NIGHT
    await program.field.tick()
    assert await reports(program) == []


async def test_at_the_end_of_the_day_it_is_saved_by_itself(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(), a_tap("t2", 1), a_tap("t3", 20, indicator=LEAFLETS))
    clock.at = NIGHT
    await program.field.tick()
    [report] = await reports(program)
    assert {line.indicator: line.amount for line in report.lines} == {VNEID: 6, LEAFLETS: 20}
    assert (report.state, report.author, report.sentence) == (State.SENT, MINH, "tự lưu cuối ngày từ bảng đếm")
    assert [one.id for one in await program.stores.taps.taps_of(report.id)] == ["t1", "t2", "t3"]
    [closed] = await rows(program, "SELECT actor FROM audit WHERE action = 'tally_closed'")
    assert closed[0] == "system:tally"


async def test_it_is_saved_once_however_often_the_tick_comes(program: Program, clock: Fixed) -> None:
    await write(program, a_tap())
    clock.at = NIGHT
    for _ in range(3):
        await program.field.tick()
    assert len(await reports(program)) == 1


async def test_in_the_morning_the_member_is_told_once(program: Program, clock: Fixed) -> None:
    await write(program, a_tap())
    clock.at = NIGHT
    await program.field.tick()
    assert await told(program) == []
    clock.at = MORNING
    await program.field.tick()
    program.field.told_on = None
    await program.field.tick()
    [message] = await told(program)
    assert "tự lưu" in message
    assert "VNeID 5" in message


async def test_the_counter_of_today_is_left_alone(program: Program, clock: Fixed) -> None:
    clock.at = NIGHT
    await write(program, a_tap(day=NIGHT.date()))
    await program.field.tick()
    assert await reports(program, NIGHT.date()) == []


async def test_after_days_off_everything_is_caught_up(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(), a_tap("t2", 7, day=TODAY - timedelta(days=2)))
    clock.at = MORNING + timedelta(days=3)
    await program.field.tick()
    assert [one.lines[0].amount for one in await reports(program)] == [5]
    assert [one.lines[0].amount for one in await reports(program, TODAY - timedelta(days=2))] == [7]
    assert len(await told(program)) == 2


async def test_what_was_reported_that_day_stays_beside_it(program: Program, clock: Fixed) -> None:
    at_hand = services(program)
    typed = await at_hand.submit(Draft(TEAM, TODAY, MINH, "web", {VNEID: 12}), AT, "typed")
    await write(program, typed, a_tap())
    clock.at = NIGHT
    await program.field.tick()
    assert sorted(one.lines[0].amount for one in await reports(program) if one.counts) == [5, 12]


async def test_a_member_who_was_removed_loses_nothing(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(), EndMembership(MINH, TEAM, TODAY))
    clock.at = NIGHT
    await program.field.tick()
    assert [one.lines[0].amount for one in await reports(program)] == [5]


async def test_what_is_locked_is_kept_and_told_of_once(program: Program, clock: Fixed) -> None:
    await write(program, a_tap(day=date(2026, 9, 10)))
    clock.at = MORNING
    await program.field.tick()
    await program.field.tick()
    [message] = await told(program)
    assert "vẫn giữ nguyên" in message
    assert "xinmokhoa:so_tay_ngay/day:2026-09-10" in message
    assert len(await program.stores.taps.unsaved(TODAY)) == 1


PERIOD = "nd09:2026-12"
"""15/11 to 14/12/2026, the month of the tests."""


async def with_cards(program: Program) -> None:
    secret = b"s" * 32
    cards = [ShowCard(PERIOD, TEAM, digest(code, secret), TODAY) for code in ("AAAA", "BBBB", "AAAA")]
    await write(program, KeepHelpSecret(PERIOD, program.stores.cards.sealed(secret)), *cards)


async def test_cards_stay_until_their_period_is_locked(program: Program, clock: Fixed) -> None:
    await with_cards(program)
    clock.at = datetime.fromisoformat("2026-12-16T12:00:00+07:00")
    await program.field.tick()
    assert await program.stores.cards.secret(PERIOD) is not None


async def test_with_the_period_secret_and_cards_go_and_the_number_stays(program: Program, clock: Fixed) -> None:
    await with_cards(program)
    clock.at = datetime.fromisoformat("2026-12-17T12:00:00+07:00")
    await program.field.tick()
    cards = program.stores.cards
    assert await cards.secret(PERIOD) is None
    assert await rows(program, "SELECT * FROM help_cards") == []
    assert (await cards.kept(TEAM, PERIOD), await cards.kept(COMMUNE, PERIOD)) == (2, 2)


async def test_the_code_of_a_card_is_forgotten_once_it_was_sent(program: Program) -> None:
    await program.stores.outbox.put(
        [OutMessage(Address.parse("web:minh"), say("Mã ABCD-EFGH"), "thebaba:1", "notice")], AT
    )
    await program.field.tick()
    assert "ABCD-EFGH" in (await told(program))[0]
    await rows_changed(program, "UPDATE outbox SET state = 'sent'")
    await program.field.tick()
    assert "ABCD-EFGH" not in (await told(program))[0]


async def rows_changed(program: Program, sql: str) -> None:
    async with program.stores.database.engine.begin() as connection:
        await connection.exec_driver_sql(sql)
