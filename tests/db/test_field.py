"""The tables keep the contract of presses and cards; several may press at once."""

from __future__ import annotations

import asyncio
from itertools import count

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import AuditRow, HelpSecretRow, OutboxRow
from db.repositories.field import SqlCards, SqlTaps
from db.repositories.ledger import SqlLedger
from db.repositories.outbox import SqlOutbox
from db.seal import Seal
from dialog.errors import Conflict
from dialog.inbound import Address
from dialog.interfaces import OutMessage
from dialog.reply import say
from reports.field_effects import AddTap, CloseHelp, KeepHelpSecret
from reports.tally import Tally
from tests.contracts.field import *  # noqa: F403 - every test of the contract, also those to come
from tests.contracts.field import PERIOD, SECRET, VNEID, a_tap, close
from tests.contracts.ledger import add
from tests.contracts.organisation import DAY, LAN, MINH, NOW, TEAM, THU, Apply, a_submission
from tests.db.conftest import applying
from tests.db.rivals import Two, at_once, one_behind_the_other, one_was_told, write

pytestmark = pytest.mark.usefixtures("organisation")
WRITERS, PRESSES = 4, 50


@pytest.fixture
def taps(database: Database) -> SqlTaps:
    return SqlTaps(database)


@pytest.fixture
def cards(database: Database, seal: Seal) -> SqlCards:
    return SqlCards(database, seal)


async def test_of_four_who_press_fifty_times_at_once_nothing_is_lost(
    database: Database, another: Database, taps: SqlTaps
) -> None:
    async def press(writer: int) -> None:
        apply = applying((database, another)[writer % 2])
        for number in range(PRESSES):
            await apply(AddTap(a_tap(f"{writer}/{number}", by=(MINH.id, THU.id, LAN.id, MINH.id)[writer])))

    await asyncio.gather(*map(press, range(WRITERS)))
    assert Tally(TEAM, DAY, tuple(await taps.taps(TEAM, DAY))).sums() == {VNEID: WRITERS * PRESSES}


async def test_presses_while_another_saves_are_saved_or_stay_but_are_never_lost(
    database: Database, another: Database, taps: SqlTaps, ledger: SqlLedger
) -> None:
    names, done = count(1), asyncio.Event()

    async def press() -> None:
        for number in range(PRESSES):
            await applying(database)(AddTap(a_tap(f"t{number}")))
        done.set()

    async def save() -> None:
        saved: list[str] = []
        while not done.is_set() or await taps.unsaved(DAY):
            there = Tally(TEAM, DAY, tuple(await taps.taps(TEAM, DAY)))
            mine = there.unsaved(MINH.id)
            if not mine:
                await asyncio.sleep(0)
                continue
            name = f"s{next(names)}"
            total = sum(one.amount for one in mine)
            try:
                marked = close(*(one.id for one in mine), submission=name)
                await applying(another)(add(a_submission(name, counts=(total,)), *saved), marked)
            except Conflict:
                continue
            saved.append(name)

    async with asyncio.timeout(60):
        await asyncio.gather(press(), save())
    found = await ledger.submissions([TEAM], a_submission().form, DAY, DAY)
    assert sum(line.amount for one in found for line in one.lines) == PRESSES


async def test_of_two_who_take_back_the_last_press_one_is_told(two: Two) -> None:
    await write(two[0], AddTap(a_tap()))
    back, again = AddTap(a_tap("t2", -1)), AddTap(a_tap("t3", -1))
    assert one_was_told(await one_behind_the_other(two, back, again))


async def test_the_same_press_in_two_processes_counts_once(two: Two) -> None:
    assert await at_once(two, lambda one: write(one, AddTap(a_tap()))) == [None] * 6
    assert len(await SqlTaps(two[0]).taps(TEAM, DAY)) == 1


async def test_of_two_who_make_a_secret_one_is_told(two: Two) -> None:
    names = iter("abcdef")
    ends = await at_once(two, lambda one: write(one, KeepHelpSecret(PERIOD, next(names).encode())))
    assert ends.count(None) == 1
    assert sum(isinstance(end, Conflict) for end in ends) == 5


async def actions(database: Database) -> list[tuple[str, str, dict[str, object]]]:
    async with database.read() as session:
        rows = await session.scalars(select(AuditRow).order_by(AuditRow.seq))
        return [(row.action, row.actor, dict(row.facts)) for row in rows]


async def test_closing_a_counter_is_written_in_the_trail(database: Database, apply: Apply) -> None:
    await apply(AddTap(a_tap()), AddTap(a_tap("t2")))
    await apply(add(a_submission(counts=(2,))), close("t1", "t2", by="system:tally"))
    action, actor, facts = (await actions(database))[-1]
    assert (action, actor) == ("tally_closed", "system:tally")
    assert facts == {"person": MINH.id, "day": DAY.isoformat(), "taps": 2}


async def test_closing_help_is_written_without_anything_about_the_citizen(database: Database, apply: Apply) -> None:
    await apply(add(a_submission(counts=(1,))), CloseHelp("s1", TEAM, VNEID, MINH.id, NOW, partly=True))
    assert (await actions(database))[-1] == ("help_closed", MINH.id, {"indicator": VNEID, "partly": 1})


async def test_the_secret_is_sealed_in_the_table(database: Database, cards: SqlCards, apply: Apply) -> None:
    await apply(KeepHelpSecret(PERIOD, cards.sealed(SECRET)))
    async with database.read() as session:
        row = await session.get(HelpSecretRow, PERIOD)
    assert row is not None
    assert SECRET not in row.secret


async def test_the_words_of_a_card_are_forgotten_once_they_have_left(database: Database, cards: SqlCards) -> None:
    outbox, to = SqlOutbox(database), Address("telegram", "1")
    await outbox.put([OutMessage(to, say("Mã ABCD-EFGH"), "thebaba:1", "notice")], NOW)
    assert await cards.forget_messages("thebaba:", say("Mã đã xóa")) == 0
    item = await outbox.claim(to, "me", NOW, NOW)
    assert item is not None
    await outbox.sent(item, NOW)
    await outbox.put([OutMessage(to, say("Số 5"), "in:1")], NOW)
    assert await cards.forget_messages("thebaba:", say("Mã đã xóa")) == 1
    assert await cards.forget_messages("thebaba:", say("Mã đã xóa")) == 0
    async with database.read() as session:
        bodies = [str(row.body) for row in await session.scalars(select(OutboxRow).order_by(OutboxRow.id))]
    assert ["ABCD" in one for one in bodies] == [False, False]
    assert "đã xóa" in bodies[0]
    assert "Số 5" in bodies[1]
