"""From the outbox to the channel: again, later, or never, by the type of the failure."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from dialog.delivery import CLAIM, LONGEST_WAIT, MAX_ATTEMPTS, wait_before
from dialog.errors import SendFailed
from dialog.inbound import Address
from dialog.interfaces import Kind, OutboxItem
from tests.contracts.chats import HOA, MINH, NOW, SECOND, YES_NO, a_message, asking
from tests.dialog.world import World

NEW = Address("web", "hoa-2")


async def never(_: OutboxItem) -> bool:
    return False


async def failing(*failures: Exception | None, kind: Kind = "reply") -> World:
    """A world where one message met these failures, as often as there are any."""
    world = World()
    await world.conversations.lease(HOA, "one", NOW, NOW)
    await world.queue(a_message("a", kind=kind))
    world.channel.failures.extend(failures)
    await world.deliver()
    return world


async def test_what_waits_is_sent_in_order_and_marked() -> None:
    world = World()
    await world.queue(a_message("a"), a_message("x", MINH), a_message("b"))
    assert await world.deliver() == ["Lời nhắn a", "Lời nhắn b"]
    assert [row.state for row in world.rows()] == ["sent", "sent"]
    assert [row.sent_at for row in world.rows()] == [NOW, NOW]
    assert world.channel.texts(MINH) == []


async def test_what_was_sent_is_not_sent_again() -> None:
    world = World()
    await world.queue(a_message("a"))
    await world.deliver()
    await world.queue(a_message("a"))
    assert await world.deliver() == ["Lời nhắn a"]


async def test_a_sent_reminder_offers_its_choices() -> None:
    world = World()
    await world.conversations.lease(HOA, "one", NOW, NOW)
    await world.queue(asking("r", "reminder"))
    await world.deliver()
    assert world.chat().offered == YES_NO


def test_the_wait_doubles_up_to_ten_minutes() -> None:
    waits = [wait_before(attempt).total_seconds() for attempt in range(1, 12)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]
    assert wait_before(10**6) == LONGEST_WAIT


async def test_a_message_that_did_not_leave_is_tried_again_later_and_later() -> None:
    world = await failing(*[SendFailed("away") for _ in range(4)])
    for wait in (2, 4, 8, 16):
        (row,) = world.rows()
        assert row.next_try == world.ticking() + timedelta(seconds=wait)
        world.ticking.forward(seconds=wait - 1)
        assert await world.deliver() == []
        world.ticking.forward(seconds=1)
        await world.deliver()
    assert world.channel.texts() == ["Lời nhắn a"]


async def test_later_messages_wait_behind_one_that_has_to_wait() -> None:
    world = await failing(SendFailed("away"))
    await world.queue(a_message("b"))
    assert await world.deliver() == []
    world.ticking.forward(seconds=2)
    assert await world.deliver() == ["Lời nhắn a", "Lời nhắn b"]


async def test_the_channel_says_when_to_come_back() -> None:
    world = await failing(SendFailed("too many", retry_after=timedelta(seconds=37)))
    (row,) = world.rows()
    assert (row.state, row.next_try, row.why) == ("waiting", NOW + timedelta(seconds=37), "too many")


async def test_after_twenty_attempts_it_is_given_up() -> None:
    world = await failing(*[SendFailed("away") for _ in range(MAX_ATTEMPTS)])
    for attempt in range(1, MAX_ATTEMPTS):
        assert world.rows()[0].attempts == attempt
        world.ticking.forward(minutes=10)
        await world.deliver()
    assert (world.rows()[0].state, world.chat().closed_at) == ("failed", None)


async def test_whoever_blocked_us_is_closed_and_sent_nothing_more() -> None:
    world = await failing(SendFailed("bot was blocked", permanent=True))
    await world.queue(a_message("b", kind="notice"))
    assert await world.deliver() == []
    assert [row.state for row in world.rows()] == ["failed", "waiting"]
    assert (world.chat().closed_at, world.chat().closed_why) == (NOW, "bot was blocked")


async def test_whoever_blocked_us_and_writes_again_is_answered() -> None:
    world = await failing(SendFailed("bot was blocked", permanent=True))
    await world.hear("chào")
    assert await world.deliver() == ["Nghe: chào"]


async def test_a_message_that_is_refused_gives_way_to_the_next() -> None:
    world = World()
    await world.queue(a_message("a"), a_message("b"))
    world.channel.failures.append(SendFailed("too long", rejected=True))
    assert await world.deliver() == ["Lời nhắn b"]
    assert [row.state for row in world.rows()] == ["failed", "sent"]


async def test_a_chat_that_moved_gets_its_messages_at_the_new_address() -> None:
    world = World()
    await world.queue(a_message("a"), a_message("b"))
    world.channel.failures.append(SendFailed("migrated", moved_to=NEW))
    assert await world.deliver() == []
    assert await world.outbox.addresses(["web"], world.ticking()) == [NEW]
    assert await world.deliver(NEW) == ["Lời nhắn a", "Lời nhắn b"]


async def test_a_reminder_too_follows_a_chat_that_moved() -> None:
    world = await failing(SendFailed("migrated", moved_to=NEW), kind="reminder")
    assert await world.deliver(NEW) == ["Lời nhắn a"]


@pytest.mark.parametrize("kind", ["reply", "notice"])
@pytest.mark.parametrize("failure", [SendFailed("cut off", unknown=True), RuntimeError("surprise")])
async def test_a_reply_of_unknown_fate_is_sent_again(kind: Kind, failure: Exception) -> None:
    world = await failing(failure, kind=kind)
    assert world.rows()[0].state == "waiting"
    world.ticking.forward(seconds=2)
    assert await world.deliver() == ["Lời nhắn a"]


@pytest.mark.parametrize("failure", [SendFailed("cut off", unknown=True), RuntimeError("surprise")])
async def test_a_reminder_of_unknown_fate_is_not_sent_again(failure: Exception) -> None:
    world = await failing(failure, kind="reminder")
    world.ticking.forward(hours=1)
    assert await world.deliver() == []
    assert world.rows()[0].state == "unknown"


async def test_a_reminder_that_surely_did_not_leave_is_tried_again() -> None:
    world = await failing(SendFailed("away"), kind="reminder")
    world.ticking.forward(seconds=2)
    assert await world.deliver() == ["Lời nhắn a"]


async def test_what_is_no_longer_of_use_is_not_sent() -> None:
    world = World()
    await world.queue(a_message("a", useful_until=NOW), a_message("b"))
    world.clock.now = NOW + SECOND
    assert await world.deliver() == ["Lời nhắn b"]
    assert [row.state for row in world.rows()] == ["expired", "sent"]


async def test_what_is_of_use_until_now_is_sent() -> None:
    world = World()
    await world.queue(a_message("a", useful_until=NOW))
    assert await world.deliver() == ["Lời nhắn a"]


async def test_of_use_is_told_by_the_time_of_people() -> None:
    world = World()
    await world.queue(a_message("a", useful_until=NOW))
    world.ticking.forward(days=1)
    assert await world.deliver() == ["Lời nhắn a"]


async def test_a_reminder_that_nobody_needs_any_more_is_not_sent() -> None:
    world = World(wanted=never)
    await world.queue(a_message("r", kind="reminder"))
    assert await world.deliver() == []
    assert world.rows()[0].state == "expired"


@pytest.mark.parametrize("kind", ["reply", "notice"])
async def test_only_of_reminders_it_is_asked_whether_they_are_wanted(kind: Kind) -> None:
    world = World(wanted=never)
    await world.queue(a_message("a", kind=kind))
    assert await world.deliver() == ["Lời nhắn a"]


async def test_a_reminder_of_which_we_cannot_tell_is_asked_about_again() -> None:
    answers: list[bool | Exception] = [OSError("database is locked"), True]

    async def wanted(_: OutboxItem) -> bool:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    world = World(wanted=wanted)
    await world.queue(a_message("r", kind="reminder"))
    with pytest.raises(OSError, match="locked"):
        await world.deliver()
    assert await world.deliver() == []
    world.ticking.forward(seconds=2)
    assert await world.deliver() == ["Lời nhắn r"]


@pytest.mark.parametrize("kind", ["reply", "reminder"])
async def test_a_message_for_a_channel_that_is_not_running_waits(kind: Kind) -> None:
    world, stranger = World(), Address("zalo_oa", "6142")
    await world.queue(a_message("a", stranger, kind))
    assert await world.deliver(stranger) == []
    (row,) = world.rows(stranger)
    assert (row.state, row.next_try) == ("waiting", NOW + LONGEST_WAIT)
    world.channels["zalo_oa"] = world.channel
    world.ticking.forward(minutes=10)
    assert await world.deliver(stranger) == ["Lời nhắn a"]


async def test_parts_that_have_left_are_not_sent_again() -> None:
    world = World()
    world.channel.parts, world.channel.fails_after = 3, 2
    world.channel.failures.append(SendFailed("away"))
    await world.queue(a_message("a"))
    await world.deliver()
    assert world.rows()[0].parts_sent == 2
    world.ticking.forward(seconds=2)
    await world.deliver()
    (item,) = world.channel.sent
    assert (item.parts_sent, world.rows()[0].parts_sent) == (2, 3)


async def test_what_another_process_is_sending_is_left_to_it() -> None:
    world = World()
    await world.queue(a_message("a"))
    await world.outbox.claim(HOA, "two", NOW, NOW + CLAIM)
    assert await world.deliver() == []
    world.ticking.now = NOW + CLAIM + SECOND
    assert await world.deliver() == ["Lời nhắn a"]


async def test_two_processes_send_each_message_once() -> None:
    world = World()
    other = world.another()
    await world.queue(*(a_message(str(n)) for n in range(6)))
    await asyncio.gather(world.deliver(), other.deliver())
    assert sorted(world.channel.texts()) == [f"Lời nhắn {n}" for n in range(6)]


async def test_a_failure_is_logged_with_its_id_and_nothing_of_the_message(caplog: pytest.LogCaptureFixture) -> None:
    await failing(SendFailed("away"))
    (record,) = caplog.records
    assert (record.__dict__["action"], record.__dict__["outbox"]) == ("send_failed", 1)
    assert (record.__dict__["why"], "Lời nhắn" in caplog.text) == ("away", False)
