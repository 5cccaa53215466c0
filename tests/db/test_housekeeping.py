"""Leases between processes, the dead, and what must not be kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models import InboxRow, QuestionRow
from db.repositories.conversations import SqlConversations
from db.repositories.housekeeping import Housekeeping
from db.repositories.inbox import SqlInbox
from db.repositories.outbox import SqlOutbox
from dialog.conversation import Conversation
from dialog.inbound import Address
from dialog.interfaces import Kind, Outcome, OutMessage, RawUpdate
from dialog.reply import say

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=30)
TICK = timedelta(microseconds=1)
HOA = Address("telegram", "11")
ONE, OTHER = "pc:100:a", "pc:200:b"


def update(number: int, address: Address = HOA) -> RawUpdate:
    return RawUpdate(address.channel, str(number), address, b"{}")


def message(key: str, kind: Kind = "reply") -> OutMessage:
    return OutMessage(HOA, say("Dạ"), key, kind)


async def test_a_second_owner_is_refused_until_the_lease_runs_out(housekeeping: Housekeeping) -> None:
    assert await housekeeping.take("poll", ONE, NOW, SOON)
    assert not await housekeeping.take("poll", OTHER, NOW + timedelta(seconds=1), SOON)
    assert not await housekeeping.take("poll", OTHER, SOON, SOON + timedelta(seconds=30))
    assert await housekeeping.take("poll", OTHER, SOON + TICK, SOON + timedelta(seconds=30))
    assert not await housekeeping.take("poll", ONE, SOON + TICK, SOON + timedelta(seconds=30))


async def test_taking_a_lease_again_prolongs_it(housekeeping: Housekeeping) -> None:
    await housekeeping.take("poll", ONE, NOW, SOON)
    assert await housekeeping.take("poll", ONE, SOON - TICK, SOON + timedelta(seconds=30))
    assert not await housekeeping.take("poll", OTHER, SOON + timedelta(seconds=1), SOON + timedelta(seconds=60))


async def test_leases_of_other_names_are_free(housekeeping: Housekeeping) -> None:
    assert await housekeeping.take("poll:1", ONE, NOW, SOON)
    assert await housekeeping.take("poll:2", OTHER, NOW, SOON)


async def test_of_many_who_want_a_lease_one_gets_it(database: Database, another: Database) -> None:
    houses = [Housekeeping(database), Housekeeping(another)] * 3
    wants = (house.take("poll", f"pc:{at}", NOW, SOON) for at, house in enumerate(houses))
    assert (await asyncio.gather(*wants)).count(True) == 1


async def test_nobody_holds_anything_at_first(housekeeping: Housekeeping) -> None:
    assert await housekeeping.owners() == set()


async def test_owners_are_those_who_hold_something(
    housekeeping: Housekeeping, conversations: SqlConversations, outbox: SqlOutbox
) -> None:
    await conversations.lease(HOA, "talks", NOW, SOON)
    await outbox.put([message("one")], NOW)
    await outbox.claim(HOA, "sends", NOW, SOON)
    await housekeeping.take("poll", "polls", NOW, SOON)
    assert await housekeeping.owners() == {"talks", "sends", "polls"}


async def test_who_gave_everything_back_owns_nothing(
    housekeeping: Housekeeping, conversations: SqlConversations, outbox: SqlOutbox
) -> None:
    await conversations.lease(HOA, ONE, NOW, SOON)
    await conversations.release(HOA, ONE)
    await outbox.put([message("one")], NOW)
    item = await outbox.claim(HOA, ONE, NOW, SOON)
    assert item is not None
    await outbox.sent(item, NOW)
    assert await housekeeping.owners() == set()


async def test_what_the_dead_held_is_free_at_once(
    housekeeping: Housekeeping, conversations: SqlConversations, outbox: SqlOutbox
) -> None:
    await conversations.lease(HOA, ONE, NOW, SOON)
    await outbox.put([message("one")], NOW)
    await outbox.claim(HOA, ONE, NOW, SOON)
    await housekeeping.take("poll", ONE, NOW, SOON)
    await housekeeping.bury(ONE, NOW)
    assert await conversations.lease(HOA, OTHER, NOW, SOON) is not None
    taken_over = await outbox.claim(HOA, OTHER, NOW, SOON)
    assert taken_over is not None
    assert taken_over.attempts == 2
    assert await housekeeping.take("poll", OTHER, NOW, SOON)


async def test_a_reminder_of_the_dead_is_not_sent_again(housekeeping: Housekeeping, outbox: SqlOutbox) -> None:
    await outbox.put([message("one", "reminder")], NOW)
    await outbox.claim(HOA, ONE, NOW, SOON)
    await housekeeping.bury(ONE, NOW)
    assert await outbox.claim(HOA, OTHER, NOW, SOON) is None
    assert await outbox.count("unknown") == 1


async def test_the_living_keep_what_they_hold(
    housekeeping: Housekeeping, conversations: SqlConversations, outbox: SqlOutbox
) -> None:
    await conversations.lease(HOA, ONE, NOW, SOON)
    await outbox.put([message("one")], NOW)
    await outbox.claim(HOA, ONE, NOW, SOON)
    await housekeeping.take("poll", ONE, NOW, SOON)
    await housekeeping.bury(OTHER, NOW)
    assert await housekeeping.owners() == {ONE}
    assert await conversations.lease(HOA, OTHER, NOW, SOON) is None
    assert await outbox.claim(HOA, OTHER, NOW, SOON) is None


def question(name: str, asked_at: datetime) -> QuestionRow:
    return QuestionRow(
        id=name, masked="làm căn cước", outcome="unsure", candidates=[], channel="web", asked_at=asked_at
    )


@pytest.mark.parametrize(("age", "kept"), [(timedelta(days=365), True), (timedelta(days=365) + TICK, False)])
async def test_a_question_is_forgotten_after_twelve_months(
    housekeeping: Housekeeping, database: Database, age: timedelta, kept: bool
) -> None:
    async with database.write() as session:
        session.add_all([question("new", NOW), question("old", NOW - age)])
    await housekeeping.forget(NOW)
    async with database.read() as session:
        left = set(await session.scalars(select(QuestionRow.id)))
    assert left == ({"new", "old"} if kept else {"new"})


async def test_sent_messages_are_forgotten_after_a_month(housekeeping: Housekeeping, outbox: SqlOutbox) -> None:
    await outbox.put([message("one")], NOW)
    item = await outbox.claim(HOA, ONE, NOW, SOON)
    assert item is not None
    await outbox.sent(item, NOW)
    await housekeeping.forget(NOW + timedelta(days=30))
    assert await outbox.count("sent") == 1
    await housekeeping.forget(NOW + timedelta(days=30) + TICK)
    assert await outbox.count("sent") == 0


async def test_a_message_that_waited_for_a_week_is_given_up(housekeeping: Housekeeping, outbox: SqlOutbox) -> None:
    await outbox.put([message("one")], NOW)
    await housekeeping.forget(NOW + timedelta(days=7))
    assert await outbox.count("waiting") == 1
    await housekeeping.forget(NOW + timedelta(days=7) + TICK)
    assert (await outbox.count("waiting"), await outbox.count("expired")) == (0, 1)


async def test_ids_of_handled_updates_are_forgotten_after_a_month(
    housekeeping: Housekeeping, inbox: SqlInbox, conversations: SqlConversations
) -> None:
    await handle(inbox, conversations, 1)
    await inbox.put([update(2)], NOW)
    await housekeeping.forget(NOW + timedelta(days=30))
    assert await inbox.put([update(1)], NOW) == []
    await housekeeping.forget(NOW + timedelta(days=30) + TICK)
    assert (await inbox.count("done"), await inbox.count("waiting")) == (0, 1)


async def test_what_was_set_aside_is_erased_after_a_day_and_forgotten_after_a_month(
    housekeeping: Housekeeping, inbox: SqlInbox, database: Database
) -> None:
    await inbox.put([update(1)], NOW)
    item = await inbox.next(HOA)
    assert item is not None
    await inbox.set_aside(item, "unreadable")
    await inbox.erase_raw(NOW + timedelta(days=1) + TICK)
    async with database.read() as session:
        assert (await session.scalars(select(InboxRow.payload))).all() == [None]
    await housekeeping.forget(NOW + timedelta(days=30))
    assert await inbox.count("set aside") == 1
    await housekeeping.forget(NOW + timedelta(days=30) + TICK)
    assert await inbox.count("set aside") == 0


async def test_ids_are_never_given_out_again(
    housekeeping: Housekeeping, inbox: SqlInbox, conversations: SqlConversations, outbox: SqlOutbox
) -> None:
    """Keys of replies are made of inbox ids, and transcripts are read from an outbox id on."""
    first = await handle(inbox, conversations, 1)
    sent = await outbox.claim(HOA, ONE, NOW, SOON)
    assert sent is not None
    await outbox.sent(sent, NOW)
    await housekeeping.forget(NOW + timedelta(days=40))
    assert await handle(inbox, conversations, 2) > first
    again = await outbox.claim(HOA, ONE, NOW, SOON)
    assert again is not None
    assert again.id > sent.id


async def handle(inbox: SqlInbox, conversations: SqlConversations, number: int) -> int:
    await inbox.put([update(number)], NOW)
    item = await inbox.next(HOA)
    conversation = await conversations.lease(HOA, ONE, NOW, SOON)
    assert item is not None
    assert isinstance(conversation, Conversation)
    await conversations.commit(Outcome(item, conversation, messages=(message(f"in:{item.id}"),)), NOW)
    return item.id
