"""Two processes on one database: nothing is done twice, nothing is lost, and one of two rivals is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db.effects import apply
from db.engine import Database
from db.models import OutboxRow
from db.repositories.conversations import SqlConversations
from db.repositories.inbox import SqlInbox
from db.repositories.outbox import SqlOutbox
from db.repositories.reminders import SqlReminderBook
from db.seal import Seal
from dialog.delivery import Delivery
from dialog.dispatcher import Brain, Dispatcher
from dialog.errors import Conflict
from dialog.inbound import Address, Inbound, Text
from dialog.interfaces import InboxItem, OutboxItem, Outcome, OutMessage, PartSent, RawUpdate
from dialog.reply import Reply, say
from dialog.turn import Turn
from reminders.obligation import Due, Reminder
from reports.effects import AddInvitation
from tests.contracts.organisation import (
    DAY,
    PEOPLE,
    TEAM,
    an_invitation,
)
from tests.db.rivals import Two, at_once

NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=30)
CHATS = [Address("telegram", str(number)) for number in range(4)]
HOA = CHATS[0]
SEAL = Seal("a secret of the tests")
ROUNDS = 5


async def test_the_same_update_from_two_webhooks_is_stored_once(two: Two) -> None:
    update = RawUpdate("telegram", "7", HOA, b"{}")
    woken = await at_once(two, lambda one: SqlInbox(one, SEAL).put([update], NOW))
    assert sorted(map(str, woken)) == sorted(map(str, [[HOA], [], [], [], [], []]))


async def test_a_conversation_is_leased_to_one(two: Two) -> None:
    owners = iter("abcdef")
    held = await at_once(two, lambda one: SqlConversations(one).lease(HOA, next(owners), NOW, SOON))
    assert sum(one is not None for one in held) == 1


async def test_a_message_is_claimed_once(two: Two) -> None:
    await SqlOutbox(two[0]).put([OutMessage(HOA, say("Dạ"), "one")], NOW)
    owners = iter("abcdef")
    claims = await at_once(two, lambda one: SqlOutbox(one).claim(HOA, next(owners), NOW, SOON))
    assert sum(isinstance(one, OutboxItem) for one in claims) == 1
    assert claims.count(None) == 5


async def test_a_claim_that_ran_out_is_taken_over_by_one(two: Two) -> None:
    outbox = SqlOutbox(two[0])
    await outbox.put([OutMessage(HOA, say("Dạ"), "one")], NOW)
    await outbox.claim(HOA, "dead", NOW, SOON)
    after, owners = SOON + timedelta(seconds=1), iter("abcdef")
    claims = await at_once(two, lambda one: SqlOutbox(one).claim(HOA, next(owners), after, after + timedelta(1)))
    assert [one.attempts for one in claims if isinstance(one, OutboxItem)] == [2]


@dataclass
class Channel:
    """Notes what was sent; gives way to others before it says so."""

    sent: list[tuple[Address, str]] = field(default_factory=list)

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        self.sent.append((item.message.address, item.message.key))
        await asyncio.sleep(0)
        await sent(1)


async def wanted(_item: OutboxItem) -> bool:
    return True


async def test_two_that_deliver_send_everything_once_and_in_order(two: Two) -> None:
    channel = Channel()
    keys = [f"k{number}" for number in range(5)]
    await SqlOutbox(two[0]).put([OutMessage(chat, say("Dạ"), f"{chat}{key}") for key in keys for chat in CHATS], NOW)
    senders = {"telegram": channel}
    both = [
        Delivery(str(at), SqlOutbox(one), senders, wanted, lambda: NOW, lambda: NOW) for at, one in enumerate(two)
    ]
    while await SqlOutbox(two[0]).addresses(["telegram"], NOW):
        await asyncio.gather(*(one.work(chat) for one in both for chat in CHATS))
    for chat in CHATS:
        assert [key for to, key in channel.sent if to == chat] == [f"{chat}{key}" for key in keys]


class Reader:
    async def read(self, item: InboxItem) -> Inbound:
        return Inbound(item.update_id, item.address, Text(item.payload.decode()))


async def count_up(turn: Turn[None]) -> Reply:
    """Reads and writes what is remembered, with a pause between."""
    seen = int(turn.conversation.notes.get("count", 0))
    await asyncio.sleep(0)
    turn.remember(notes={"count": seen + 1})
    return say(f"{seen + 1}: {turn.text}")


async def tell_nobody(_item: InboxItem, _why: str) -> None: ...


def dispatcher(database: Database, owner: str) -> Dispatcher[None]:
    brain = Brain(count_up, None, lambda: say("Xin lỗi"), tell_nobody)
    stores = (SqlInbox(database, SEAL), SqlConversations(database))
    return Dispatcher(owner, *stores, {"telegram": Reader()}, brain, lambda _: None, lambda: NOW, lambda: NOW)


async def test_two_that_handle_answer_everything_once_and_in_order(two: Two) -> None:
    inbox = SqlInbox(two[0], SEAL)
    numbers = [str(number) for number in range(1, 6)]
    await inbox.put([RawUpdate("telegram", f"{c}/{n}", c, n.encode()) for n in numbers for c in CHATS], NOW)
    both = [dispatcher(one, str(at)) for at, one in enumerate(two)]
    while await inbox.addresses(["telegram"]):
        await asyncio.gather(*(one.work(chat) for one in both for chat in CHATS))
    async with two[0].read() as session:
        rows = (await session.scalars(select(OutboxRow).order_by(OutboxRow.id))).all()
    for chat in CHATS:
        said = [row.body["blocks"][0]["text"] for row in rows if row.address == str(chat)]
        assert said == [f"{number}: {number}" for number in numbers]


async def test_two_turns_on_one_conversation_do_not_both_commit(two: Two) -> None:
    inbox = SqlInbox(two[0], SEAL)
    for number in range(ROUNDS):
        await inbox.put([RawUpdate("telegram", str(number), HOA, b"")], NOW)
        item, held = await inbox.next(HOA), await SqlConversations(two[0]).lease(HOA, "one", NOW, SOON)
        assert item is not None
        assert held is not None
        outcome = Outcome(item, held)
        ends = await at_once(two, lambda one, outcome=outcome: SqlConversations(one).commit(outcome, NOW))  # type: ignore[misc]
        assert ends.count(None) == 1
        assert sum(isinstance(end, Conflict) for end in ends) == 5


async def test_two_updates_on_one_version_do_not_both_commit(two: Two) -> None:
    inbox = SqlInbox(two[0], SEAL)
    await inbox.put([RawUpdate("telegram", number, HOA, b"") for number in "12"], NOW)
    item, held = await inbox.next(HOA), await SqlConversations(two[0]).lease(HOA, "one", NOW, SOON)
    assert item is not None
    assert held is not None
    outcomes = [Outcome(item, held), Outcome(replace(item, id=item.id + 1), held)]
    commits = (SqlConversations(one).commit(outcome, NOW) for one, outcome in zip(two, outcomes, strict=True))
    ends = await asyncio.gather(*commits, return_exceptions=True)
    assert ends.count(None) == 1
    assert [type(end) for end in ends if end is not None] == [Conflict]


def reminder(person: str) -> Reminder:
    due = Due("P_day", TEAM, f"day:{DAY}", DAY, DAY, DAY)
    return Reminder(due, "ngay-16:30", person, NOW, SOON)


async def test_two_that_tick_plan_and_hand_over_each_reminder_once(two: Two) -> None:
    both = [reminder(person.id) for person in PEOPLE]

    async def tick(database: Database) -> int:
        book, handed = SqlReminderBook(database), 0
        await book.plan(both, NOW)
        for one in await book.waiting(NOW):
            message = OutMessage(HOA, say("Nhắc"), one.key, "reminder")
            handed += len(await book.hand_over(one, message, NOW, NOW))
        return handed

    handed = await at_once(two, tick)
    assert sum(one for one in handed if isinstance(one, int)) == len(PEOPLE)
    assert all(isinstance(one, int) for one in handed)
    assert await SqlOutbox(two[0]).count("waiting") == len(PEOPLE)


@pytest.mark.parametrize("kind", ["postgres"])
async def test_writers_of_different_chats_do_not_wait_for_each_other(two: Two) -> None:
    async with asyncio.timeout(10), two[0].write() as session:
        await apply(AddInvitation(an_invitation()), session)
        assert await SqlConversations(two[1]).lease(HOA, "two", NOW, SOON) is not None
